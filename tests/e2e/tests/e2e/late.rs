//! An app that comes late, or not at all: what is done on the page's own card meanwhile, and what is kept.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Launch, Page, Spoilt, in_every_browser};
use serde_json::json;

/// Noon in three days.
const INTERVIEW: &str = "deadline 1773403200000 0\n";

/// Has the host lack the app, which each browser puts on its console in words of its own.
fn lack_the_app(page: &Page) {
    for words in ["_bg.wasm", "Wasm", "WebAssembly", "TypeError", "OK status"] {
        page.server.expect_trouble(words);
    }
    page.server.spoil("cuecard-", "_bg.wasm", Spoilt::Missing);
}

/// Opens the page with the app held back, and rates the page's own card.
fn rate_early(page: &Page) {
    page.server.hold_wasm();
    page.open_early();
    page.card_is_there();
    page.reveal();
    page.press_button("Good");
}

/// Rates the page's own card, goes to a view, and lets the app come.
fn rate_and_go(page: &Page, view: &str) {
    rate_early(page);
    page.is_accessible("the app is late");
    page.press_button(view);
    page.server.release_wasm();
    page.taken_over();
}

/// Demands that the early rating is saved, and outlives a reload.
#[track_caller]
fn is_kept(page: &Page) {
    page.saved();
    page.counts(1);
    page.reload();
    page.counts(1);
}

in_every_browser! {
    Launch { held: true, ..Launch::default() };

    fn where_the_app_comes_late_a_card_is_rated_all_the_same(page) {
        rate_and_go(page, "Settings");
        page.read_that("When is the interview?");
        page.go_to("Practice");
        assert_eq!(page.see().position, "2 of 34");
        is_kept(page);
    }

    fn a_rating_outlives_a_page_that_is_left_before_the_app_comes(page) {
        rate_early(page);
        page.remote.reload();
        page.server.release_wasm();
        page.taken_over();
        page.see_that("the second card", |seen| seen.position == "2 of 34" && seen.can_undo);
        is_kept(page);
        assert!(!page.kept().contains_key("cuecard/early"), "it is done again once");
        assert_eq!(page.see().position, "2 of 34");
    }

    fn a_rating_outlives_a_tab_that_is_closed_before_the_app_comes(page) {
        rate_early(page);
        let (old, new) = page.remote.new_tab();
        page.remote.turn_to(&old);
        page.remote.close_tab();
        page.remote.turn_to(&new);
        page.server.release_wasm();
        page.open();
        page.see_that("the second card", |seen| seen.position == "2 of 34");
        is_kept(page);
    }

    fn an_early_rating_counts_once_however_often_it_is_tapped(page) {
        rate_early(page);
        let script = "const good = document.querySelector('[data-r=good]'); for (let n = 0; n < 3; n++) good.click()";
        page.js(script, json!([]));
        page.server.release_wasm();
        page.taken_over();
        page.see_that("the second card", |seen| seen.position == "2 of 34");
        is_kept(page);
    }

    fn an_early_rating_counts_once_where_another_tab_opens_meanwhile(page) {
        rate_early(page);
        let (old, new) = page.remote.new_tab();
        page.server.release_wasm();
        page.open();
        page.counts(1);
        page.remote.turn_to(&old);
        page.taken_over();
        page.counts(1);
        page.remote.turn_to(&new);
        is_kept(page);
    }

    fn notes_of_early_acts_that_nobody_made_do_no_harm(page) {
        page.server.release_wasm();
        let long = "good@1 ".repeat(10_000);
        for (note, ratings) in [("gone good@1 ", 0), ("", 0), ("good@1", 0), ("<b> show tick99999999999999999999 again@x good@-1 ", 0), (&*long, 0)] {
            page.open();
            page.keep("cuecard/early", note);
            page.reload();
            page.counts(ratings);
            assert!(!page.kept().contains_key("cuecard/early"), "{note:.20}");
        }
        let first = page.js("return fetch('.').then(answer => answer.text()).then(page => page.match(/data-card=\"?([a-z0-9-]+)/)[1])", json!([]));
        page.keep("cuecard/early", &format!("{} show tick0 good@99999999999999999 again@5 ", first.as_str().unwrap_or_default()));
        page.reload();
        page.counts(1);
        assert_eq!(page.see().position, "2 of 34");
    }

    fn the_deck_asked_for_early_comes_with_the_app(page) {
        rate_and_go(page, "Deck");
        page.find("search", "Search questions and answers");
        is_kept(page);
    }

    fn progress_asked_for_early_knows_the_early_rating(page) {
        rate_and_go(page, "Progress");
        page.read_that("1 rating ");
        is_kept(page);
    }

    fn what_was_rated_before_the_app_came_is_in_the_journal_then(page) {
        rate_early(page);
        page.server.release_wasm();
        page.taken_over();
        page.see_that("the second card", |seen| seen.position == "2 of 34");
        page.answer("Again");
        page.saved();
        page.until_journal("a log", |journal| journal.keys().any(|key| key.starts_with("cuecard/log/")));
        page.forget("cuecard/log/");
        page.reload();
        page.counts(2);
    }

    fn somebody_who_was_here_before_is_not_shown_a_card_without_what_reads_their_ratings(page) {
        page.open();
        page.answer("Good");
        page.saved();
        lack_the_app(page);
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

    fn what_the_app_has_to_do_waits_for_it(page) {
        rate_early(page);
        page.server.release_wasm();
        page.taken_over();
        page.see_that("the second card", |seen| seen.position == "2 of 34");
        page.press("s");
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

    fn the_pages_own_card_has_the_colours_and_the_text_size_chosen(page) {
        let json = r#"{"new":{"theme":"x","text":"y"},"theme":"dark","text":"larger"}"#;
        for (settings, look) in [(json, json!(["dark", "larger"])), ("theme dark\ntext larger\n", json!(["dark", "larger"])), ("{", json!([null, "normal"]))] {
            page.server.release_wasm();
            page.open_beside();
            page.keep("cuecard/settings", settings);
            page.server.hold_wasm();
            page.open_early();
            let script = "const drawn = document.querySelector('.cc:not([data-app])').dataset; return [drawn.theme ?? null, drawn.text ?? null]";
            // Before the first paint the page does not wait for the storage.
            until_true(settings, || page.js(script, json!([])) == look);
        }
        page.server.release_wasm();
    }

    fn no_part_of_the_app_is_fetched_twice(page) {
        page.open();
        page.answer("Good");
        page.go_to("Deck");
        let paths = page.server.requests();
        let fetched: Vec<&String> = paths.iter().filter(|path| path.contains("/cuecard-")).collect();
        let once: std::collections::BTreeSet<&String> = fetched.iter().copied().collect();
        assert!(!fetched.is_empty() && once.len() == fetched.len(), "{fetched:?}");
    }
}
