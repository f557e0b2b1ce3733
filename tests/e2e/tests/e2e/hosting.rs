//! The package on real web servers, under a path of its own, set up by the recipes in `hosting/`.

use std::path::Path;

use cuecard_e2e::host::{Host, unpacked_at, without_licence};
use cuecard_e2e::kit::{self, Hosting};
use cuecard_e2e::{Browser, Launch, Page};

/// A rule of `_headers`: a path, and the headers that go with it.
type Rule = (String, Vec<(String, String)>);

fn rules(host: &Host) -> Vec<Rule> {
    let text = String::from_utf8(host.unpacked("_headers")).expect("text");
    let mut rules: Vec<Rule> = Vec::new();
    for line in text.lines() {
        match line.trim().split_once(": ") {
            Some((name, value)) => rules.last_mut().expect("a path").1.push((name.into(), value.into())),
            None => rules.push((line.into(), Vec::new())),
        }
    }
    assert!(rules.len() > 15 && rules[0].0 == "/*", "{rules:?}");
    rules
}

/// What a recipe states of a header. The policy of the app's page names scripts and styles by digests, which change with
/// every build: that part is left to the page itself.
fn in_recipes(path: &str, name: &str, value: &str) -> String {
    if !(name == "Content-Security-Policy" && ["/", "/index.html"].contains(&path)) {
        return value.into();
    }
    assert_eq!(value.matches("'sha256-").count(), 2, "{value}");
    let of_the_page = ["default-src ", "script-src ", "style-src "];
    let rest = value.split("; ").filter(|part| !of_the_page.iter().any(|directive| part.starts_with(directive)));
    rest.collect::<Vec<_>>().join("; ")
}

/// Every file comes with the headers that `_headers` states.
fn sends_the_headers(host: &Host) {
    let rules = rules(host);
    let (always, own) = rules.split_first().expect("rules");
    for (path, headers) in own {
        let answer = host.ask(&format!("/quiz{path}"), &[]);
        assert_eq!(answer.status, 200, "{path}");
        for (name, value) in always.1.iter().chain(headers) {
            assert_eq!(answer.header(name), Some(in_recipes(path, name, value)), "{name} of {path}");
        }
        let is_bound = headers.iter().any(|(name, _)| name == "Content-Security-Policy");
        assert_eq!(answer.header("Content-Security-Policy").is_some(), is_bound, "{path}");
        assert!(is_bound || !path.ends_with(".html"), "{path}");
    }
    assert!(own.iter().any(|(_, headers)| headers.iter().any(|(_, value)| value.contains("immutable"))));
    assert_eq!(host.ask("/quiz/nothing", &[]).status, 404);
}

fn says_what_files_are(host: &Host) {
    for (end, kind) in [
        (".wasm", "application/wasm"),
        (".js", "text/javascript; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
        (".html", "text/html; charset=utf-8"),
        (".json", "application/json"),
        (".webmanifest", "application/manifest+json"),
        (".svg", "image/svg+xml"),
        (".png", "image/png"),
    ] {
        for (path, _) in rules(host).iter().filter(|(path, _)| path.ends_with(end)) {
            let told = host.ask(&format!("/quiz{path}"), &[]).header("Content-Type").unwrap_or_default();
            assert!(told.starts_with(kind), "{path}: {told}");
        }
    }
}

/// What shrinks is sent packed to whoever can unpack it.
fn packs(host: &Host) {
    for (path, _) in rules(host).iter().filter(|(path, _)| path.ends_with(".wasm") || path == "/index.html") {
        let plain = host.unpacked(&path[1..]);
        for (encoding, end) in [("br", ".br"), ("gzip", ".gz")] {
            let answer = host.ask(&format!("/quiz{path}"), &[&format!("Accept-Encoding: {encoding}")]);
            assert_eq!(answer.header("Content-Encoding").as_deref(), Some(encoding), "{path}");
            assert_eq!(answer.header("Vary").as_deref(), Some("Accept-Encoding"), "{path}");
            assert!(answer.body == host.unpacked(&format!("{}{end}", &path[1..])) && answer.body.len() < plain.len());
        }
        assert!(host.ask(&format!("/quiz{path}"), &[]).body == plain, "{path}");
    }
}

/// What may change under its name is asked for again, and not sent again.
fn remembers(host: &Host) {
    let tag = host.ask("/quiz/embed.js", &[]).header("ETag").expect("an ETag");
    assert_eq!(host.ask("/quiz/embed.js", &[&format!("If-None-Match: {tag}")]).status, 304);
}

/// A folder without the stroke at its end is sent on to the one with it, on whatever scheme and host it was asked for; a
/// view that is asked for goes along.
fn leads_into_folders(host: &Host) {
    let moved = |path: &str| host.ask(path, &[]).header("Location").unwrap_or_default();
    for folder in ["/quiz", "/quiz/open", "/quiz/embed"] {
        assert!([301, 308].contains(&host.ask(folder, &[]).status), "{folder}");
        assert_eq!(moved(folder), format!("{folder}/"));
    }
    assert_eq!(moved("/quiz?view=deck"), "/quiz/?view=deck");
}

/// The app runs there, its worker too, and the page for frames; nothing is refused, and it goes on without the host.
fn runs(host: Host) {
    let page = Page::launch(Browser::Chromium, Launch::default());
    let address = host.at("/quiz/");
    page.remote.goto(&address);
    page.taken_over();
    page.is_kept();
    page.answer("Good");
    page.go_to("Progress");
    page.find("region", "What you would know now");
    page.go_to("Settings");
    page.file_from("Download backup");
    page.remote.goto(&host.at("/quiz/embed.html?views=settings"));
    let widget = page.widget(0).is_there();
    widget.answer("Good");
    widget.press("Settings");
    widget.press("Download backup");
    widget.read_that("Exported: cuecard-");
    assert_eq!(page.remote.console_errors(), Vec::<String>::new());
    drop(host);
    page.remote.goto(&address);
    page.taken_over();
    page.answer("Good");
}

fn try_out(start: impl Fn(&Hosting) -> Host) {
    let Some(hosting) = kit::hosting().filter(|_| kit::wanted(Browser::Chromium)) else {
        return println!("this is tried on Linux, with Chromium");
    };
    let host = start(&hosting);
    sends_the_headers(&host);
    says_what_files_are(&host);
    packs(&host);
    remembers(&host);
    leads_into_folders(&host);
    runs(host);
}

#[test]
fn a_recipe_takes_a_folder_of_any_name() {
    let recipe = "# Unpack into /var/www/cuecard, then:\nalias /var/www/cuecard/;\nroot * /var/www/cuecard\n";
    let there = unpacked_at(Path::new(r#"/wörk space=1/it's "one""#), recipe);
    assert!(there.contains(r#"alias "/wörk space=1/it's \"one\"/";"#), "{there}");
    assert!(there.ends_with("root * \"/wörk space=1/it's \\\"one\\\"\"\n"), "{there}");
}

#[test]
fn the_recipe_for_nginx_serves_the_package() {
    try_out(Host::nginx);
}

#[test]
fn the_recipe_for_caddy_serves_the_package() {
    try_out(Host::caddy);
}

#[test]
fn the_package_is_whole() {
    let Some(hosting) = kit::hosting() else { return println!("this is tried on Linux, with Chromium") };
    let host = Host::caddy(&hosting);
    for (path, _) in rules(&host).iter().filter(|(path, _)| !path.ends_with(['/', '*'])) {
        let built = std::fs::read(kit::dist().join(&path[1..])).expect("a file of the build");
        assert!(host.unpacked(&path[1..]) == built, "{path}");
    }
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(!host.unpacked(licence).is_empty());
    }
    let others = String::from_utf8(host.unpacked("LICENSES-CRATES.txt")).expect("text");
    for part in ["leptos v0.8", "wasm-bindgen v0.2", "Permission is hereby granted, free of charge"] {
        assert!(others.contains(part), "{part}");
    }
    assert_eq!(without_licence(&others), Vec::<&str>::new(), "each crate has the text of its licence");
    assert!(!others.contains("fsrs v"), "only what is in the build");
}
