//! Every view and state, as axe-core sees it.

use cuecard_e2e::{Launch, Page, in_every_browser};
use serde_json::json;

fn practice(page: &Page, scheme: &str) {
    let check = |state: &str| page.is_accessible(&format!("{state}, {scheme}"));
    check("front");
    page.press_button("Filter");
    page.choose("Section", "Behaviour and situations");
    page.see_that("five cards", |seen| seen.position == "1 of 5");
    check("filter");
    page.press_button("Filter");
    page.reveal();
    check("back");
    page.tick(0);
    page.tick(1);
    check("ticked");
    page.rate("Good");
    (0..4).for_each(|_| drop(page.answer("Good")));
    check("end");
}

fn views(page: &Page, scheme: &str) {
    let check = |state: &str| page.is_accessible(&format!("{state}, {scheme}"));
    page.go_to("Deck");
    check("deck");
    page.press_button("What have you built with Python?");
    check("deck, row open");
    page.remote.type_into(&page.find("search", "Search questions and answers"), "xyzzy");
    page.read_that("No card contains these words.");
    check("deck, no match");
    page.go_to("Progress");
    check("progress");
    page.go_to("Settings");
    check("settings");
    page.press_button("Reset progress");
    check("settings, reset asked");
    page.press_button("Yes, forget them");
    check("settings, reset done");
}

/// Opens the app with a notice, in the colours of the name.
fn open_in(page: &Page, colours: &str) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", "rubbish");
    page.open();
    page.find("alert", "");
    page.go_to("Settings");
    page.choose("Colours", colours);
    page.go_to("Practice");
    let scheme = "return getComputedStyle(document.querySelector('.cc')).colorScheme";
    assert_eq!(page.js(scheme, json!([])), colours.to_lowercase());
    page.is_accessible(&format!("notice, {colours}"));
    page.press_button("Dismiss");
}

in_every_browser! {
    // Nothing may be half way through a turn when its contrast is measured.
    Launch { calm: true, ..Launch::default() };

    fn every_state_is_accessible_in_light(page) {
        open_in(page, "Light");
        practice(page, "light");
        views(page, "light");
    }

    fn every_state_is_accessible_in_dark(page) {
        open_in(page, "Dark");
        practice(page, "dark");
        views(page, "dark");
    }
}
