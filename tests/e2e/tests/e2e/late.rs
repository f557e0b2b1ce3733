//! The part of the app that comes after the first card: fetched by itself, and done without where it does not come.

use cuecard_e2e::server::APP;
use cuecard_e2e::{Page, Spoilt, in_every_browser, kit};
use serde_json::json;

/// Noon in three days.
const INTERVIEW: &str = "deadline 1773403200000 0\n";

/// Opens the app at a host that lacks the late part, which each browser puts on its console in words of its own.
fn open_without_the_late_part(page: &Page) {
    for words in ["late-", "Wasm", "WebAssembly", "TypeError", "OK status"] {
        page.server.expect_trouble(words);
    }
    page.server.spoil("late-", ".wasm", Spoilt::Missing);
    page.open();
}

/// Where the late part is.
fn late() -> String {
    let files = std::fs::read_dir(kit::dist()).expect("the build").flatten();
    let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    format!("{APP}{}", names.find(|name| name.starts_with("late-") && name.ends_with(".wasm")).expect("the late part"))
}

in_every_browser! {
    fn where_the_late_part_does_not_come_cards_are_rated_all_the_same(page) {
        open_without_the_late_part(page);
        let first = page.answer("Good");
        assert_eq!(first.position, "2 of 34");
        page.saved();
        for view in ["Deck", "Progress", "Settings"] {
            page.go_to(view);
            page.read_that("This part of Cuecard did not load.");
            page.is_accessible("the late part is missing");
        }
        page.server.mend();
        page.press_button("Try again");
        page.read_that("When is the interview?");
        page.go_to("Progress");
        page.read_that("1 rating ");
    }

    fn what_was_rated_before_the_late_part_came_is_in_the_journal_then(page) {
        open_without_the_late_part(page);
        page.answer("Good");
        page.answer("Again");
        page.saved();
        page.go_to("Deck");
        page.read_that("This part of Cuecard did not load.");
        page.server.mend();
        page.press_button("Try again");
        page.until_journal("a log", |journal| journal.keys().any(|key| key.starts_with("cuecard/log/")));
        page.forget("cuecard/log/");
        page.reload();
        page.counts(2);
    }

    fn somebody_who_was_here_before_is_not_shown_a_card_without_what_reads_their_ratings(page) {
        page.open();
        page.answer("Good");
        page.saved();
        for words in ["late-", "Wasm", "WebAssembly", "TypeError", "OK status"] {
            page.server.expect_trouble(words);
        }
        page.server.spoil("late-", ".wasm", Spoilt::Missing);
        page.open_early();
        page.find("heading", "Cuecard could not be loaded");
        page.read_that("1 rating is safe in this browser.");
        assert!(!page.has("button", "Show answer"));
        page.server.mend();
        page.press_button("Reload");
        page.taken_over();
        assert_eq!(page.see().position, "2 of 34");
        assert_eq!(page.ratings(), 1);
    }

    fn what_the_late_part_has_to_do_waits_for_it(page) {
        page.server.hold(&late());
        page.open();
        page.reveal();
        page.rate("Good");
        let hints = page.see().hints;
        assert!(hints.iter().all(String::is_empty), "nothing is reckoned yet: {hints:?}");
        page.press("s");
        page.server.release();
        page.reveal();
        page.see_that("what was reckoned", |seen| seen.hints.iter().all(|hint| !hint.is_empty()));
        page.find("button", "Star");
        let star = "return find('button', 'Star').getAttribute('aria-pressed')";
        page.see_that("the star", |_| page.js(star, json!([])) == "true");
        page.counts(1);
    }

    fn a_date_is_planned_for_from_the_first_card_on(page) {
        page.open_beside();
        page.keep("cuecard/settings", INTERVIEW);
        page.open();
        page.reveal();
        page.see_that("the plan's words", |seen| seen.hints.iter().any(|hint| hint.contains("Friday")));
    }

    fn no_part_of_the_app_is_fetched_twice(page) {
        page.open();
        page.answer("Good");
        page.go_to("Deck");
        let paths = page.server.requests();
        for part in ["/cuecard-", "/late-"] {
            let fetched: Vec<&String> = paths.iter().filter(|path| path.contains(part)).collect();
            let once: std::collections::BTreeSet<&String> = fetched.iter().copied().collect();
            assert!(!fetched.is_empty() && once.len() == fetched.len(), "{part}: {fetched:?}");
        }
    }
}
