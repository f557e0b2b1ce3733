//! The part of the app that comes after the first card: fetched by itself, and done without where it does not come.

use cuecard_e2e::{Page, Spoilt, in_every_browser};

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
        page.read_that("1 ratings");
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
        for part in ["/cuecard-", "/late-", "/boot.js", "/style-"] {
            let fetched: Vec<&String> = paths.iter().filter(|path| path.contains(part)).collect();
            let once: std::collections::BTreeSet<&String> = fetched.iter().copied().collect();
            assert!(!fetched.is_empty() && once.len() == fetched.len(), "{part}: {fetched:?}");
        }
    }
}
