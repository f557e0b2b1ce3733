//! The package for npm: built into a page by Vite, and as it is, from a place that serves packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use cuecard_e2e::host::without_licence;
use cuecard_e2e::kit::{self, Npm};
use cuecard_e2e::{Build, Page, Site, Widget, in_every_browser};
use serde_json::json;

/// Somebody's project, with the package installed and built in.
struct Project {
    folder: PathBuf,
}

impl Project {
    /// Made once for all browsers; nothing where there is no Node.
    fn get() -> Option<&'static Project> {
        static MADE: OnceLock<Option<Project>> = OnceLock::new();
        MADE.get_or_init(|| kit::npm().map(|npm| Project::make(&npm))).as_ref()
    }

    fn make(npm: &Npm) -> Project {
        let project = Project { folder: npm.bench.join("app") };
        let _ = fs::remove_dir_all(&project.folder);
        copy(&npm.project.join("app"), &project.folder);
        fs::copy(&npm.package, project.folder.join("cuecard-deck.tgz")).expect("the package");
        // Offline, for it needs nothing else.
        let install = ["install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
        project.run(Command::new(&npm.npm).args(install));
        project.run(Command::new(&npm.vite).args(["build", "--base=./"]));
        project
    }

    fn run(&self, command: &mut Command) {
        let output = command.current_dir(&self.folder).output().expect("it can be run");
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(output.status.success(), "{command:?}: {said}");
    }

    /// The package as it was installed.
    fn package(&self) -> PathBuf {
        self.folder.join("node_modules/cuecard-deck")
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("a file");
        }
    }
}

/// A quiz of the bundled deck that offers Progress and Settings, and one of a deck in Markdown.
pub(crate) fn both_work(page: &Page, bundled: Widget, own: Widget) {
    bundled.is_there();
    is_dressed(bundled);
    bundled.answer("Good");
    assert_eq!(bundled.position(), "2 of 34");
    bundled.press("Progress");
    bundled.read_that("What you would know now");
    bundled.press("Settings");
    bundled.press("Download backup");
    bundled.read_that("Exported: cuecard-");
    own.js("widget.scrollIntoView()");
    own.is_there().answer("Hard");
    own.read_that("Session complete");
    assert_eq!(page.js("return window.heard.at(-1)", json!([])), "builds");
    assert_eq!(page.server.trouble(), Vec::<String>::new());
}

/// The quiz has its looks, and so keeps its answer to itself.
pub(crate) fn is_dressed(widget: Widget) {
    let look = "const card = root.querySelector('.cc-card');
        return [root.adoptedStyleSheets.length, getComputedStyle(card).backgroundColor != 'rgba(0, 0, 0, 0)']";
    assert_eq!(widget.js(look), json!([4, true]));
    assert!(!widget.reads().contains("Rate your answer") && !widget.reads().contains("Key points"));
}

/// Without the full app, nothing leads to it; a link that was made there can be brought in.
pub(crate) fn leads_nowhere(bundled: Widget) {
    bundled.press("Settings");
    bundled.part(".cc-transfer input");
    assert!(!bundled.reads().contains("Make a link"), "there is nowhere for a link to lead");
}

in_every_browser! {
    fn a_page_built_by_vite_has_the_quiz(page) {
        let Some(project) = Project::get() else { return println!("this is tried where there is Node") };
        page.server.serve_at("/app/", &Build::of(&project.folder.join("dist")));
        page.remote.goto(&page.server.at("/app/"));
        let site = Site::beside(page);
        both_work(page, site.widget(page, 0), site.widget(page, 1));
        let asked = page.server.requests();
        assert!(asked.iter().all(|path| path.starts_with("/app/") || path == "/favicon.ico"), "{asked:?}");
    }

    fn a_place_that_serves_packages_serves_the_quiz(page) {
        let Some(project) = Project::get() else { return println!("this is tried where there is Node") };
        page.server.serve_at("/npm/cuecard-deck@0.1.0/", &Build::of(&project.package()));
        let site = Site::beside(page);
        site.file("/own.md", &fs::read_to_string(project.folder.join("public/own.md")).expect("the deck"));
        let script = page.server.at("/npm/cuecard-deck@0.1.0/embed.js");
        site.open_html(page, &format!("<!doctype html><title>Somebody</title><script type=module src='{script}'></script>
            <script>window.heard = []; addEventListener('cuecard:rate', ({{ detail }}) => heard.push(detail.card))</script>
            <cuecard-deck views='progress settings'></cuecard-deck><cuecard-deck deck=own.md></cuecard-deck>"));
        both_work(page, site.widget(page, 0), site.widget(page, 1));
        leads_nowhere(site.widget(page, 0));
    }
}

#[test]
fn a_server_may_import_the_package() {
    let Some(project) = Project::get() else { return println!("this is tried where there is Node") };
    for name in ["cuecard-deck", "cuecard-deck/react", "cuecard-deck/embed/widget.js"] {
        project.run(Command::new("node").args(["--input-type=module", "--eval", &format!("await import({name:?})")]));
    }
}

#[test]
fn the_package_has_what_it_says_and_nothing_of_the_app() {
    let Some(project) = Project::get() else { return println!("this is tried where there is Node") };
    let read = |file: &str| fs::read_to_string(project.package().join(file)).expect(file);
    let told: serde_json::Value = serde_json::from_str(&read("package.json")).expect("JSON");
    for file in [&told["main"], &told["types"], &told["customElements"], &told["exports"]["."]["default"]] {
        assert!(!read(file.as_str().expect("a file")).is_empty());
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "README.md"] {
        assert!(!read(file).is_empty());
    }
    let others = read("LICENSES-CRATES.txt");
    assert!(others.contains("pulldown-cmark v0") && without_licence(&others).is_empty());
    for file in ["index.html", "sw.js", "boot.js", "embed.html", "embed/index.html", "manifest.webmanifest"] {
        assert!(!project.package().join(file).exists(), "{file}");
    }
}
