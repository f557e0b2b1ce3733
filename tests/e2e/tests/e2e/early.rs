//! Before the app has arrived: the card that the page brings itself.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, deck, in_every_browser};
use serde_json::{Value, json};

/// Opens the page with the app held back, and waits for the page's own card.
fn open_held(page: &Page) {
    page.server.hold_wasm();
    page.open_early();
    until_true("the page's own card", || page.js("return !!document.querySelector('.cc')", json!([])) == true);
    assert!(!is_taken_over(page));
}

fn is_taken_over(page: &Page) -> bool {
    page.js("return !!document.querySelector('.cc[data-app]')", json!([])) == true
}

fn release(page: &Page) {
    assert!(!is_taken_over(page), "the app was to be held back");
    page.server.release_wasm();
    page.taken_over();
}

/// Where the parts of the screen are, and what they say.
fn places(page: &Page) -> Value {
    let script = "return ['.cc', '.cc-top', '.cc-tabs', '.cc-tabs button', '.cc-status', '.cc-status > *', '.cc-card',
        '.cc-topic', '.cc-question', '.cc-cue', '.cc-answer', '.cc-points label', '.cc-prose', '.cc-bar', '.cc-bar button']
        .map(part => [part, ...[...document.querySelectorAll(part)].filter(shown).map(e => [text(e), ...boxOf(e)])])";
    page.js(script, json!([]))
}

in_every_browser! {
    fn nothing_moves_when_the_app_takes_over(page) {
        open_held(page);
        let (before, picture) = (places(page), page.remote.picture());
        assert_eq!(page.see().asked(), deck::questions(None)[0]);
        release(page);
        assert_eq!(places(page), before);
        assert!(page.remote.picture() == picture, "the picture of the page has changed");
    }

    fn nothing_moves_when_the_app_takes_over_a_card_that_was_turned(page) {
        open_held(page);
        page.reveal();
        page.js("scrollTo(0, 0)", json!([]));
        let before = places(page);
        release(page);
        page.focus_comes_to(".cc-answer");
        assert_eq!(places(page), before);
    }

    fn an_early_tap_turns_the_card_at_once_and_is_not_lost(page) {
        open_held(page);
        let early = page.reveal();
        assert_eq!(early.asked(), deck::questions(None)[0]);
        release(page);
        let late = page.see();
        assert!(late.is_back);
        assert_eq!(late.question, early.question);
        assert_eq!(page.rate("Good").position, "2 of 34");
        assert_eq!(page.ratings(), 1);
    }

    fn early_ticks_are_not_lost(page) {
        open_held(page);
        page.reveal();
        page.tick(0);
        page.tick(1);
        page.tick(2);
        let early = page.tick(1);
        release(page);
        let late = page.see();
        assert_eq!((early.ticks, late.ticks.clone()), (late.ticks, vec![true, false, true, false, false]));
    }

    fn an_early_rating_is_not_lost(page) {
        open_held(page);
        page.reveal();
        page.press_button("Good");
        release(page);
        page.see_that("the second card", |seen| seen.position == "2 of 34" && seen.can_undo);
        assert_eq!(page.ratings(), 1);
    }

    fn a_returning_person_never_sees_a_wrong_question(page) {
        page.open();
        page.answer("Good");
        let left = page.reveal();
        page.server.hold_wasm();
        page.remote.reload();
        until_true("the page's own card", || page.js("return !!document.querySelector('.cc')", json!([])) == true);
        let shown = page.js("return [...document.querySelectorAll('.cc h2, .cc-card p')].filter(shown).map(text)", json!([]));
        assert_eq!(shown, json!([]), "before the app has taken over");
        release(page);
        assert_eq!(page.see(), left);
    }
}
