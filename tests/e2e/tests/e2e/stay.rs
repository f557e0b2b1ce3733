//! What stays: over a reload, over a day, between tabs.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, deck, in_every_browser};
use serde_json::json;

fn in_order(page: &Page) {
    page.press_button("Filter");
    page.choose("Order", "In order");
    page.press_button("Filter");
}

/// What the Deck view says of the state of a card.
fn state_of(page: &Page, question: &str) -> String {
    page.go_to("Deck");
    let script = "return text([...document.querySelectorAll('li')].find(row => text(row).includes(arguments[0])))";
    let row = page.js(script, json!([question]));
    row.as_str().unwrap_or_default().replace(question, "").trim().into()
}

in_every_browser! {
    fn a_reload_resumes_at_the_same_card_with_face_and_ticks(page) {
        page.open();
        page.answer("Again");
        page.answer("Good");
        let front = page.see();
        page.reload();
        assert_eq!(page.see(), front);
        page.reveal();
        page.tick(0);
        let back = page.tick(2);
        page.reload();
        assert_eq!(page.see(), back);
        page.undo();
        page.see_that("the rating taken back after a reload", |seen| seen.position == "1 of 34" && seen.is_back);
        assert_eq!(page.ratings(), 1);
    }

    fn a_complete_session_has_no_bar_after_a_reload_either(page) {
        page.open();
        page.press_button("Filter");
        page.choose("Section", "Python jobs");
        page.choose("Topic", "Design patterns");
        page.press_button("Filter");
        page.see_that("one card", |seen| seen.position == "1 of 1");
        page.reveal();
        page.press_button("Good");
        page.find("heading", "Session complete");
        page.saved();
        page.reload();
        page.find("heading", "Session complete");
        until_true("no bar", || !page.has("button", "Show answer"));
    }

    fn a_reload_keeps_the_choice_of_cards(page) {
        page.open();
        page.press_button("Filter");
        page.choose("Section", "Python jobs");
        page.choose("Topic", "Multithreading");
        page.see_that("one card", |seen| seen.position == "1 of 1");
        page.reload();
        assert_eq!(page.see().position, "1 of 1");
        page.press_button("Filter");
        assert_eq!((page.chosen("Section"), page.chosen("Topic")), ("Python jobs".into(), "Multithreading".into()));
    }

    fn cards_come_back_on_the_day_they_are_due(page) {
        let questions = deck::questions(None);
        page.open();
        in_order(page);
        page.answer("Hard");
        page.answer("Easy");
        assert_eq!(state_of(page, &questions[0]), "tomorrow");
        page.go_to("Practice");
        page.server.days_pass(1);
        page.reload();
        page.see_that("the cards of that day", |seen| seen.position == "1 of 33");
        assert_eq!(state_of(page, &questions[0]), "due");
        page.go_to("Practice");
        in_order(page);
        page.see_that("the card that is due", |seen| seen.asked() == questions[0]);
        assert_eq!(page.answer("Good").asked(), questions[2], "the second card is not due yet");
        page.server.days_pass(30);
        page.reload();
        page.see_that("everything", |seen| seen.position == "1 of 34");
        assert_eq!(page.ratings(), 3);
    }

    fn the_order_is_that_of_the_day(page) {
        let order = |page: &Page| -> Vec<_> {
            (0..6).map(|_| {
                let question = page.see().question;
                page.skip();
                question
            }).collect()
        };
        page.open();
        page.answer("Hard");
        page.server.days_pass(1);
        page.reload();
        let today = order(page);
        (0..6).for_each(|_| page.undo());
        page.server.days_pass(1);
        page.reload();
        assert_ne!(order(page), today);
    }

    fn a_page_left_open_begins_the_new_day_when_it_is_looked_at(page) {
        page.open();
        page.answer("Good");
        let later = "const Then = Date;
            window.Date = class Date extends Then {
                constructor(...parts) { parts.length ? super(...parts) : super(Then.now() + 86400000); }
                static now() { return Then.now() + 86400000; }
            };
            dispatchEvent(new Event('focus'))";
        page.js(later, json!([]));
        page.see_that("today's session", |seen| seen.position.starts_with("1 of") && seen.can_undo);
        assert_eq!(page.ratings(), 1);
        page.go_to("Practice");
        page.undo();
        page.see_that("the card of the day before", |seen| seen.is_back);
        assert_eq!(page.ratings(), 0);
    }

    fn two_tabs_hear_of_each_other_and_lose_nothing(page) {
        page.open();
        let (one, two) = page.remote.new_tab();
        page.open();
        page.answer("Good");
        page.remote.turn_to(&one);
        page.answer("Hard");
        page.answer("Good");
        page.counts(3);
        assert_eq!(page.ratings(), 3, "the first tab has heard of the second one's rating");
        page.remote.turn_to(&two);
        page.counts(3);
        assert_eq!(page.ratings(), 3, "the second tab has heard of the first one's ratings");
        page.go_to("Practice");
        page.answer("Easy");
        page.reload();
        page.counts(4);
        assert_eq!(page.ratings(), 4);
        page.remote.turn_to(&one);
        page.reload();
        page.counts(4);
        assert_eq!(page.ratings(), 4);
        page.go_to("Practice");
        page.undo();
        page.remote.turn_to(&two);
        page.read_that("3 ratings");
    }
}
