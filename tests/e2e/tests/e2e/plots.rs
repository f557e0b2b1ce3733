//! The plots of the Progress view.

use cuecard_e2e::{Launch, Page, in_every_browser, kept};
use serde_json::json;

/// Opens the Progress view of somebody who has practised, with the plots drawn.
fn open_practised(page: &Page) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
    page.open();
    page.go_to("Progress");
    page.find("region", "Time for an answer");
}

/// The names of the drawings that have one.
fn drawings(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.cc-plots svg[role=img]')].filter(svg => {
            const { width, height } = svg.getBoundingClientRect();
            return width > 100 && height > 20 && svg.querySelector('path');
        }).map(svg => svg.getAttribute('aria-label'))";
    let names = page.js(script, json!([]));
    names.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(String::from)).collect()
}

/// Opens every table of figures.
fn open_figures(page: &Page) {
    page.js("document.querySelectorAll('.cc-plots details').forEach(figures => figures.open = true)", json!([]));
}

/// Sets the interview's date as a person would, so many days after the noon the tests begin at.
fn interview_in(page: &Page, days: i64) {
    page.go_to("Settings");
    let script = "const field = document.querySelector('input[type=datetime-local]');
        const date = new Date(Date.now() + arguments[0] * 86400000);
        field.value = new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(script, json!([days]));
    page.read_that("planned for it");
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn a_date_set_in_settings_makes_a_plan_and_stays(page) {
        page.open();
        interview_in(page, 4);
        page.go_to("Progress");
        page.read_that("Ready for");
        page.go_to("Practice");
        page.answer("Good");
        page.reload();
        page.go_to("Settings");
        let stays = "return document.querySelector('input[type=datetime-local]').value.length";
        assert_eq!(page.js(stays, json!([])), 16);
        page.is_accessible("settings with a date");
    }

    fn without_ratings_progress_says_what_will_come(page) {
        page.open();
        page.go_to("Progress");
        page.read_that("Rate an answer to see your progress here.");
        page.is_accessible("no plots yet");
    }

    fn a_first_rating_is_told_in_sentences(page) {
        page.open();
        page.answer("Good");
        page.go_to("Progress");
        page.read_that("If asked now, you would know about 1 of 34 answers.");
        page.read_that("On one of the last 30 days, with 1 rating.");
        page.read_that("No card has come back on another day yet.");
        page.read_that("No answer has been timed yet.");
        page.is_accessible("plots of one rating");
        page.has_room("plots of one rating");
    }

    fn weeks_of_practice_are_drawn_and_told_in_figures(page) {
        open_practised(page);
        let names = drawings(page);
        for part in ["All: ", "Your résumé: ", "Python jobs: ", "Ratings per day from ", "What you knew against "] {
            assert!(names.iter().any(|name| name.starts_with(part)), "{part} in {names:?}");
        }
        page.read_that("On 10 of the last 30 days, with 8 ratings on a typical day.");
        page.read_that("Of all 96, you knew 82;");
        assert!(!page.reads().contains("All time"), "figures come when they are asked for");
        page.is_accessible("plots");
        page.remote.click(&page.remote.element("return [...document.querySelectorAll('summary')]
            .find(one => one.textContent == 'Answers, in figures')", json!([])).expect("the figures"));
        page.read_that("All time 96 82");
        open_figures(page);
        page.is_accessible("plots with their figures");
    }

    fn plots_are_accessible_in_the_dark(page) {
        page.open_beside();
        page.keep("cuecard/settings", "theme dark\n");
        open_practised(page);
        open_figures(page);
        page.is_accessible("plots with their figures, dark");
    }

    fn plots_have_room_where_there_is_little(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.keep("cuecard/settings", "text larger\n");
        page.open_framed(320, 800, None);
        page.go_to("Progress");
        page.find("region", "Time for an answer");
        open_figures(page);
        page.has_room("plots with their figures, 320 px, larger text");
    }

    fn a_plan_is_drawn_up_to_the_interview(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        // Three days after the noon the tests begin at.
        page.keep("cuecard/settings", "minutes 20\ndeadline 1773403200000 60\n");
        page.open();
        page.go_to("Progress");
        page.find("region", "With the plan and without");
        page.read_that("at the interview if you keep the plan, ");
        page.read_that("% without more practice.");
        let names = drawings(page);
        assert!(names.iter().any(|name| name.starts_with("Answers known at the interview: ")), "{names:?}");
        open_figures(page);
        page.is_accessible("plots with a plan");
        page.has_room("plots with a plan");
    }

    fn a_rating_is_in_the_plots_when_progress_is_opened_again(page) {
        page.open();
        page.answer("Good");
        page.go_to("Progress");
        page.read_that("about 1 of 34 answers");
        page.go_to("Practice");
        page.answer("Good");
        page.go_to("Progress");
        page.read_that("about 2 of 34 answers");
    }
}
