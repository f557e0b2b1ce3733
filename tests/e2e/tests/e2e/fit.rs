//! The memory model fitted to a person's ratings, from the first rating that makes it possible to the way back.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Launch, Page, in_every_browser, kept};

const LOG: &str = "cuecard/log/interview/00000000000000aa";

/// Opens the app of somebody who forgets much sooner than most, with over 400 ratings.
fn open_forgetful(page: &Page) {
    page.open_beside();
    page.keep(LOG, &kept::forgetful());
    page.open();
}

fn settings(page: &Page) -> String {
    page.kept().get("cuecard/settings").cloned().unwrap_or_default()
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn too_few_ratings_are_said_and_change_nothing(page) {
        page.open();
        page.answer("Good");
        page.go_to("Settings");
        page.press_button("Fit to my ratings");
        page.read_that("It is too early: this needs 200 ratings, and you have 1.");
        page.is_accessible("fit, too early");
        assert!(!page.has("button", "Use the published parameters") && !settings(page).contains("fitted"));
    }

    fn a_fit_is_told_kept_and_taken_back(page) {
        open_forgetful(page);
        page.go_to("Settings");
        page.press_button("Fit to my ratings");
        page.read_that("Your own parameters are in use: on ratings they had not seen, they predicted");
        page.read_that("Fitted to your 408 ratings: predicts");
        page.is_accessible("fitted");
        page.has_room("fitted");
        page.reload();
        page.go_to("Settings");
        page.read_that("Fitted to your 408 ratings: predicts");
        page.press_button("Use the published parameters");
        page.read_that("Fitted to many people’s ratings.");
        assert!(!settings(page).contains("parameters"), "{}", settings(page));
    }

    fn the_end_of_a_session_brings_a_fit_that_is_due(page) {
        open_forgetful(page);
        page.press_button("Filter");
        page.choose("Section", "Behaviour and situations");
        page.press_button("Filter");
        let few = |position: &str| ["1 of 1", "1 of 2", "1 of 3", "1 of 4", "1 of 5"].contains(&position);
        page.see_that("the section's cards", |seen| few(&seen.position));
        assert!(!settings(page).contains("fitted"), "not while cards are asked");
        while page.see().question.is_some() {
            page.answer("Good");
        }
        page.find("heading", "Session complete");
        until_true("the fit to be kept", || settings(page).contains("parameters\":[") && settings(page).contains("\"fitted\":{\"reviews\":4"));
        page.go_to("Settings");
        page.read_that(" ratings: predicts");
    }
}
