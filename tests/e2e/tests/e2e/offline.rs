//! Without a network: the tests' own server is stopped.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Build, Page, in_every_browser, kept};
use serde_json::json;

/// The browser's own word that nobody answered, where it puts that on the console.
const NOBODY: &str = "ERR_CONNECTION_REFUSED";

/// Opens the app, has it kept, leaves it, and takes the network away.
fn go_offline(page: &Page) {
    page.open_kept(&Build::release());
    page.remote.goto("about:blank");
    page.server.stop();
    page.server.expect_trouble(NOBODY);
}

/// Demands that there is neither a worker nor anything kept by one.
#[track_caller]
fn nothing_is_registered(page: &Page) {
    assert_eq!((page.workers(), page.caches()), (0, Vec::new()));
    assert!(!page.server.requests().iter().any(|path| path.ends_with("/sw.js")));
}

in_every_browser! {
    fn without_a_network_cards_are_shown_and_ratings_kept(page) {
        go_offline(page);
        page.open();
        assert!(!page.has("alert", ""), "{}", page.reads());
        assert_eq!(page.see().position, "1 of 34");
        page.answer("Good");
        page.answer("Again");
        let left = page.reveal();
        page.leave_and_open();
        assert_eq!(page.ratings(), 2, "after a second start");
        page.go_to("Practice");
        page.see_that("the session as it was", |seen| *seen == left);
        page.rate("Easy");
        assert_eq!(page.ratings(), 3);
    }

    fn without_a_network_every_view_works(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        go_offline(page);
        page.open();
        page.go_to("Deck");
        page.press_button("What have you built with Python?");
        page.go_to("Progress");
        page.find("region", "Time for an answer");
        assert_eq!(page.ratings(), 112);
        page.go_to("Settings");
        page.choose("Text size", "Large");
        let (name, file) = page.file_from("Download backup");
        assert!(name.starts_with("cuecard-") && file.lines().count() > 90, "{name}");
        page.leave_and_open();
        page.go_to("Settings");
        assert_eq!(page.chosen("Text size"), "Large");
    }

    fn what_follows_in_the_address_does_not_matter(page) {
        go_offline(page);
        for address in ["/quiz/?from=mail&x=/y.html", "/quiz/index.html", "/quiz/index.html?a#b", "/quiz/#c"] {
            page.remote.goto("about:blank");
            page.remote.goto(&page.server.at(address));
            page.taken_over();
            assert!(page.see().question.is_some(), "{address}");
        }
    }

    fn a_folder_without_its_slash_is_found(page) {
        go_offline(page);
        page.remote.goto(&page.server.at("/quiz/open?from=mail"));
        page.door_is_open();
        assert_eq!(page.js("return location.pathname + location.search", json!([])), "/quiz/open/?from=mail");
    }

    fn without_a_network_the_recovery_screen_comes_all_the_same(page) {
        go_offline(page);
        page.open();
        page.answer("Good");
        page.server.expect_trouble("Cuecard stopped");
        page.server.expect_trouble("RuntimeError");
        let script = "document.createElement = () => { delete document.createElement; throw new Error('out of elements'); }";
        page.js(script, json!([]));
        page.press_button("Deck");
        page.find("heading", "Cuecard has stopped");
        page.press_button("Reload");
        page.taken_over();
        page.counts(1);
        assert_eq!(page.ratings(), 1);
    }

    fn what_is_not_ours_goes_to_the_network_and_is_not_kept(page) {
        page.server.page("/quiz/theirs.html", "<!doctype html><title>Theirs</title>");
        page.server.page("/quiz/theirs.json", "[1]");
        page.open_kept(&Build::release());
        let name = page.kept_versions().remove(0);
        let before = page.cached(&name);
        assert!(before.iter().any(|path| path == "/quiz/index.html") && before.iter().any(|path| path.ends_with("worker_bg.wasm")));
        let fetched = "const [done] = arguments;
            Promise.all(['theirs.json', 'theirs.json?1', '/frame', 'theirs.html'].map(path => fetch(path)))
                .then(all => done(all.map(one => one.status)))";
        page.server.page("/frame", "<!doctype html><title>Theirs too</title>");
        assert_eq!(page.remote.js_later(fetched, json!([])), json!([200, 200, 200, 200]));
        page.remote.goto(&page.server.at("/quiz/theirs.html"));
        assert_eq!(page.title(), "Theirs");
        assert_eq!(page.cached(&name), before);
        let others: Vec<_> = page.caches().into_iter().filter(|name| !name.starts_with("cuecard /quiz/ ")).collect();
        assert_eq!(others, Vec::<String>::new());
    }

    fn copies_at_two_paths_of_an_origin_leave_each_other_alone(page) {
        let (one, other) = (Build::release(), Build::release().next("The other"));
        page.server.serve_at("/quiz/other/", &other);
        page.open_kept(&one);
        let address = page.server.at("/quiz/other/");
        let open_other = || {
            page.remote.goto(&address);
            page.taken_over();
            assert_eq!(page.title(), "The other");
        };
        open_other();
        until_true("two workers", || page.workers() == 2);
        page.is_kept();
        page.leave_and_open();
        let both = page.caches();
        assert_eq!(both.iter().filter(|name| !name.ends_with(" pages")).count(), 2, "{both:?}");
        page.server.serve(&one.next("Next"));
        assert_eq!(page.look_for_update(), "installed");
        page.take_update("Next");
        page.server.stop();
        page.server.expect_trouble(NOBODY);
        open_other();
        page.leave_and_open();
        assert_eq!(page.title(), "Next");
    }

    fn in_a_frame_nothing_is_registered(page) {
        page.server.serve(&Build::release());
        for sandbox in [None, Some("allow-scripts allow-same-origin")] {
            page.open_framed(390, 700, sandbox);
            page.registrar_has_run();
            nothing_is_registered(page);
        }
    }

    fn without_an_origin_nothing_is_registered(page) {
        let loads = page.loads_without_origin();
        page.server.serve(&Build::release());
        if !loads {
            // Then there is no app to wait for.
            page.open_framed_early(390, 700, Some("allow-scripts"));
        } else {
            page.open_framed(390, 700, Some("allow-scripts"));
            let asked = || page.server.requests().iter().any(|path| path.ends_with("/offline/register.js"));
            until_true("the registrar to be fetched", asked);
            page.answer("Good");
        }
        page.remote.goto(&page.server.at("/frame"));
        nothing_is_registered(page);
    }

    fn without_a_worker_at_the_host_the_app_says_nothing_of_it(page) {
        let build = Build::release();
        build.lose("sw.js");
        page.server.expect_trouble("sw.js");
        // Chromium puts that on the console, without the name of the file.
        page.server.expect_trouble("404");
        page.server.serve(&build);
        page.open();
        page.registrar_has_run();
        page.answer("Good");
        assert!(!page.has("alert", "") && page.ratings() == 1);
        assert_eq!((page.workers(), page.caches()), (0, Vec::new()));
    }
}

#[test]
fn chromium_has_it_after_it_was_killed() {
    let launch = cuecard_e2e::Launch::default();
    if !cuecard_e2e::kit::wanted(Browser::Chromium) {
        return;
    }
    let page = Page::launch(Browser::Chromium, launch);
    page.open_kept(&Build::release());
    page.answer("Good");
    page.server.stop();
    let page = page.kill_and_launch(launch);
    page.open();
    page.answer("Good");
}
