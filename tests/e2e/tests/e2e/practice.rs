//! A session: the cards that come back, undo, skip, suggestions, the end.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Seen, deck, in_every_browser};
use serde_json::json;

const FIVE: &str = "Behaviour and situations";

/// Practises only the section of five cards, in the deck's order.
fn choose_five(page: &Page) {
    page.press_button("Filter");
    page.choose("Section", FIVE);
    page.choose("Order", "In order");
    page.press_button("Filter");
    page.see_that("five cards", |seen| seen.position == "1 of 5");
}

in_every_browser! {
    fn a_card_rated_again_comes_back_after_five_others(page) {
        page.open();
        let failed = page.see();
        let mut next = page.answer("Again");
        for _ in 0..5 {
            assert_ne!(next.question, failed.question);
            next = page.answer("Good");
        }
        let mut later = 5;
        while next.question != failed.question {
            next = page.answer("Good");
            later += 1;
            assert!(later < 10, "it should be back by now");
        }
        assert_eq!(next.position, format!("{} of 34", later + 1));
        for _ in 0..8 {
            next = page.answer("Good");
            assert_ne!(next.question, failed.question, "once rated otherwise it leaves");
        }
    }

    fn an_answer_is_made_ready_while_the_question_is_read_and_nothing_shows_of_it(page) {
        page.open();
        for card in 1..=3 {
            // Heights of the answer and of a rating, as they are laid out; whether either is to be seen; and what it
            // must not move.
            let look = || {
                page.js(
                    "const [answer, rating, bar, stage] = ['.cc-answer', '[data-r]', '.cc-bar', '.cc-card']
                         .map(part => document.querySelector(part));
                     return [answer.offsetHeight > 0 && rating.offsetHeight > 0, shown(answer) || shown(rating),
                         boxOf(bar), boxOf(stage), document.documentElement.scrollHeight]",
                    json!([]),
                )
            };
            until_true(&format!("the answer of card {card} to be laid out"), || look()[0] == true);
            let ready = look();
            assert_eq!(ready[1], false, "nobody sees it");
            page.js("document.querySelectorAll('.cc-back').forEach(back => (back.style.display = 'none'))", json!([]));
            let without = look();
            assert_eq!((&without[2], &without[3], &without[4]), (&ready[2], &ready[3], &ready[4]), "it moves nothing");
            page.js("document.querySelectorAll('.cc-back').forEach(back => back.removeAttribute('style'))", json!([]));
            page.answer("Good");
        }
    }

    fn a_card_rated_again_comes_back_at_the_end_of_a_short_session(page) {
        page.open();
        choose_five(page);
        let failed = page.see();
        page.answer("Again");
        for _ in 0..4 {
            assert_ne!(page.see().question, failed.question);
            page.answer("Good");
        }
        assert_eq!(page.see().question, failed.question);
        page.answer("Again");
        assert_eq!(page.see().question, failed.question, "the last one left");
        page.answer("Hard");
        page.find("heading", "Session complete");
    }

    fn undo_brings_back_each_step_exactly(page) {
        page.open();
        let mut before: Vec<Seen> = Vec::new();
        for (ticks, rating) in [(vec![0, 2], "Good"), (vec![], "Again"), (vec![1], "Hard"), (vec![], "Easy")] {
            page.reveal_with_hints();
            ticks.iter().for_each(|point| drop(page.tick(*point)));
            before.push(page.see());
            page.rate(rating);
        }
        before.push(page.see());
        page.skip();
        for state in before.iter().rev() {
            page.undo();
            page.see_that("the step before", |seen| seen == state);
        }
        assert!(!page.see().can_undo);
        assert_eq!(page.ratings(), 0);
    }

    fn undo_works_from_the_end_screen(page) {
        page.open();
        choose_five(page);
        (0..4).for_each(|_| drop(page.answer("Good")));
        let last = page.reveal();
        page.rate("Good");
        page.find("heading", "Session complete");
        page.undo();
        page.see_that("the last card", |seen| *seen == last);
    }

    fn skip_puts_a_card_behind_the_others(page) {
        page.open();
        choose_five(page);
        let skipped = page.see();
        assert_eq!(page.skip().position, "1 of 5");
        (0..4).for_each(|_| drop(page.answer("Good")));
        let last = page.see();
        assert_eq!((last.question, last.position.as_str()), (skipped.question, "5 of 5"));
    }

    fn ticks_suggest_a_rating_and_leave_the_choice(page) {
        page.open();
        assert_eq!(page.reveal().suggested, None);
        for (point, suggested) in [(1, "Again"), (2, "Again"), (0, "Hard"), (3, "Good"), (4, "Good")] {
            page.tick(point);
            page.see_that(suggested, |seen| seen.suggested.as_deref() == Some(suggested));
        }
        page.tick(0);
        page.see_that("the essential point missing", |seen| seen.suggested.as_deref() == Some("Again"));
        let next = page.rate("Easy");
        assert_eq!((next.position.as_str(), next.suggested), ("2 of 34", None));
        assert_eq!(page.reveal().ticks.iter().filter(|tick| **tick).count(), 0);
    }

    fn a_button_says_when_the_card_comes_back_and_it_is_so(page) {
        page.open();
        let back = page.reveal_with_hints();
        assert_eq!(back.hints.len(), 4);
        assert_eq!(back.hints[0], "again today");
        let told = back.hints[2].clone();
        assert!(told.starts_with("in "), "{told}");
        page.rate("Good");
        page.go_to("Deck");
        let row = "return text([...document.querySelectorAll('li')].find(row => text(row).includes(arguments[0])))";
        let row = page.js(row, json!([back.asked()]));
        assert!(row.as_str().is_some_and(|row| row.ends_with(&told)), "{row} should end with {told}");
    }

    fn the_end_tells_what_was_rated_and_what_comes_back_when(page) {
        page.open();
        choose_five(page);
        ["Good", "Good", "Good", "Hard", "Easy"].iter().for_each(|rating| drop(page.answer(rating)));
        page.find("heading", "Session complete");
        page.focus_comes_to(".cc-question");
        let tally = page.js("return [...document.querySelectorAll('dl > div')].map(text).sort()", json!([]));
        let there = tally.to_string();
        assert!(there.contains("Good 3") || there.contains("3 Good"), "{there}");
        page.read_that("1 card comes back tomorrow");
        assert!(!page.has("button", "Show answer") && !page.has("group", "Rate your answer"));
        page.press_button("That’s it for today");
        assert_eq!(page.ratings(), 5);
    }

    fn carry_on_begins_another_session(page) {
        page.open();
        page.go_to("Settings");
        page.choose("Cards in a session", "10");
        page.go_to("Practice");
        assert_eq!(page.see().position, "1 of 10");
        let asked: Vec<_> = (0..10).map(|_| {
            let question = page.see().question;
            page.answer("Good");
            question
        }).collect();
        page.press_button("Carry on");
        let next = page.see_that("another ten", |seen| seen.position == "1 of 10");
        assert!(!asked.contains(&next.question), "these are known by now");
    }

    fn everything_can_be_gone_through_once_more(page) {
        page.open();
        choose_five(page);
        (0..5).for_each(|_| drop(page.answer("Good")));
        page.press_button("Go through all once more");
        let first = page.see_that("five cards", |seen| seen.position == "1 of 5");
        assert_eq!(first.asked(), deck::questions(Some(FIVE))[0]);
    }
}
