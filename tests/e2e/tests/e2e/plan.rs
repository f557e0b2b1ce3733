//! The plan up to the interview: how ready one is, today's session, the days, what waits.

use cuecard::log::Rating;
use cuecard_e2e::offline::BROUGHT_BY_THE_WORKER;
use cuecard_e2e::wait::{until, until_true};
use cuecard_e2e::{Launch, Page, deck, in_every_browser, kept};
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;
const HOUR_MS: i64 = 3_600_000;
/// The time the tests begin at: noon of a Tuesday.
const NOON_MS: i64 = 1_773_144_000_000;

/// Opens the app of somebody with an interview so long after the noon, and so many minutes a day.
fn open_dated(page: &Page, after_ms: i64, minutes: u32) {
    page.open_beside();
    page.keep("cuecard/settings", &format!("minutes {minutes}\ndeadline {} 0\n", NOON_MS + after_ms));
    page.open();
}

/// What is said of each day of the calendar that has something to it.
fn days(page: &Page) -> Vec<String> {
    page.find("region", "Plan");
    let script = "return [...document.querySelectorAll('.cc-calendar td')].map(cell =>
        tidy(cell.querySelector('.cc-sr-only').textContent)).filter(told => told.includes(':'))";
    page.js(script, json!([])).as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

/// The number between two pieces of what is to be read.
fn number(page: &Page, before: &str, after: &str) -> usize {
    until(&format!("{before} … {after}"), || {
        let text = page.reads();
        text.split(before).skip(1).find_map(|rest| rest.split_once(after)?.0.parse().ok())
    })
}

/// Enters a date as a browser's own calendar does.
fn enter(page: &Page, date: &str) {
    let script = "const field = document.querySelector('.cc-date input');
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(script, json!([date]));
}

/// Types into the first field there is for a date, from its beginning, key by key.
fn type_date(page: &Page, keys: &str) {
    page.js("document.querySelector('[type=datetime-local]').focus()", json!([]));
    for key in keys.chars() {
        page.press(&key.to_string());
    }
}

/// Rates Good whatever is left of the session.
fn finish(page: &Page) {
    while page.see().question.is_some() {
        page.answer("Good");
    }
    page.find("heading", "Session complete");
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn one_tap_starts_todays_session(page) {
        open_dated(page, 3 * DAY_MS, 20);
        page.go_to("Progress");
        page.find("heading", "Ready for Friday:");
        page.read_that("% if you keep the plan, 0 % without it");
        let cards = number(page, "Today: ", " cards in about ");
        assert!((5..34).contains(&cards), "{cards} cards in twenty minutes");
        page.is_accessible("a plan");
        page.has_room("a plan");
        page.press_button("Start today’s session");
        page.see_that("its first card", |seen| seen.position == format!("1 of {cards}"));
        page.focus_comes_to(".cc-question");
        page.answer("Good");
        page.go_to("Progress");
        page.read_that(&format!("Today: {} cards in about ", cards - 1));
        page.press_button("Continue today’s session");
        page.see_that("the second card", |seen| seen.position == format!("2 of {cards}"));
    }

    fn a_choice_of_cards_is_left_for_todays_session(page) {
        open_dated(page, 3 * DAY_MS, 20);
        page.press_button("Filter");
        page.choose("Section", "Behaviour and situations");
        page.see_that("five cards", |seen| seen.position == "1 of 5");
        page.go_to("Progress");
        let cards = number(page, "Today: ", " cards in about ");
        page.press_button("Start today’s session");
        page.see_that("the plan's cards", |seen| seen.position == format!("1 of {cards}"));
    }

    fn the_days_tell_what_was_done_and_what_is_planned(page) {
        open_dated(page, 3 * DAY_MS, 5);
        finish(page);
        page.read_that("Ready for Friday: ");
        page.read_that("% without it. Today");
        assert!(!page.reads().contains("% now"), "what is known now says nothing of the plan");
        let before = page.reads();
        assert!(!before.contains("come back"), "the plan alone says what comes when: {before}");
        page.server.days_pass(2);
        page.open();
        page.go_to("Progress");
        page.read_that("Welcome back. The plan now starts from today; there is nothing to catch up on.");
        let days = days(page);
        let begin = ["Tuesday 10 Mar: ", "Wednesday 11 Mar: a day off", "Thursday 12 Mar: today, ", "Friday 13 Mar: the interview at 12:00"];
        assert_eq!(days.len(), begin.len(), "{days:?}");
        assert!(days.iter().zip(begin).all(|(day, begin)| day.starts_with(begin)), "{days:?}");
        assert!(days[0].ends_with(" in 1 minute done"), "{days:?}");
        page.read_that("Ready for tomorrow: ");
        page.is_accessible("a plan after a day off");
    }

    fn what_does_not_fit_is_named_and_more_minutes_help(page) {
        open_dated(page, 2 * DAY_MS, 5);
        page.go_to("Progress");
        let (needed, waiting) = (number(page, "34 answers need about ", " minutes a day; with 5, these "), number(page, "with 5, these ", " would wait."));
        assert!(needed > 5 && (10..34).contains(&waiting), "{needed} minutes, {waiting} wait");
        let show = page.remote.element("return document.querySelector('.cc-plan summary')", json!([])).expect("the list");
        page.bring(&show);
        page.remote.click(&show);
        let script = "return [...document.querySelectorAll('.cc-plan details li')].filter(shown).map(text)";
        let named = page.js(script, json!([]));
        let named: Vec<&str> = named.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let questions = deck::questions(None);
        assert_eq!(named.len(), waiting);
        assert!(named.iter().all(|question| questions.iter().any(|other| other == question)), "{named:?}");
        page.is_accessible("a plan with answers that wait");
        page.go_to("Settings");
        page.read_that(&format!("34 answers need about {needed} minutes a day; with 5, these {waiting} would wait."));
        page.choose("Minutes a day", "90");
        page.see_that("no word of it", |_| !page.reads().contains("would wait"));
        page.press_button("See the plan");
        page.find("heading", "Ready for Thursday:");
        assert!(!page.reads().contains("would wait"));
    }

    fn the_last_hour_is_told_and_then_there_is_no_plan(page) {
        open_dated(page, HOUR_MS / 2, 60);
        page.go_to("Progress");
        page.find("heading", "Ready for today at 12:30:");
        page.read_that("The interview is within the hour");
        assert_eq!(days(page).len(), 1);
        page.press_button("Start today’s session");
        page.answer("Good");
        page.server.days_pass(1);
        page.open();
        page.go_to("Progress");
        page.read_that("1 rating ");
        assert!(!page.has("region", "Plan"));
        page.go_to("Settings");
        page.read_that("This time is past, so practice continues without a plan.");
        page.go_to("Practice");
        page.see_that("a card", |seen| seen.question.is_some());
    }

    fn no_card_is_shown_before_the_first_one_of_the_plan(page) {
        page.note_questions_drawn(BROUGHT_BY_THE_WORKER);
        // With so little time the plan begins with another card than the deck does.
        open_dated(page, 2 * DAY_MS, 5);
        page.see_that("a card", |seen| seen.question.is_some());
        page.go_to("Deck");
        page.find("search", "Search questions and answers");
        page.go_to("Practice");
        let seen = page.see_that("a card", |seen| seen.question.is_some());
        // WebKit draws a window that others lie over less often.
        until_true("a frame with it", || !page.questions_drawn().is_empty());
        assert_eq!(page.questions_drawn(), [seen.asked()]);
    }

    fn the_calendar_has_room_where_there_is_little(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.keep("cuecard/settings", &format!("text larger\nminutes 20\ndeadline {} 0\n", NOON_MS + 20 * DAY_MS));
        page.open_framed(320, 800, None);
        page.go_to("Progress");
        page.find("region", "Plan");
        page.has_room("a plan, 320 px, larger text");
        page.read_that("Monday 30 Mar: the interview at 12:00");
    }

    fn a_long_way_ahead_is_told_by_its_date(page) {
        open_dated(page, 100 * DAY_MS, 20);
        page.go_to("Progress");
        page.find("heading", "Ready for 18 Jun:");
        let weeks = "return document.querySelectorAll('.cc-calendar tbody tr').length";
        assert_eq!(page.js(weeks, json!([])), 6);
    }

    fn a_date_can_be_typed_straight_through(page) {
        let (keys, date) = ("011520271030p", "2027-01-15T22:30");
        let value = || page.js("return document.querySelector('[type=datetime-local]').value", json!([]));
        // Not every browser has the month first, and an hour of twelve.
        let field = "<input type=datetime-local aria-label=Date max=9999-12-31T23:59>";
        page.server.page("/field", &format!("<!doctype html><html lang=en><title>A field</title>{field}"));
        page.remote.goto(&page.server.at("/field"));
        type_date(page, keys);
        if value() != date {
            return;
        }
        page.open();
        page.go_to("Settings");
        type_date(page, keys);
        page.read_that("Ready for 15 Jan 2027: ");
        page.find("button", "See the plan");
        assert_eq!(value(), date);
    }

    fn a_date_that_is_not_taken_is_told_why(page) {
        open_dated(page, 3 * DAY_MS, 20);
        page.go_to("Settings");
        enter(page, "2026-03-09T10:00");
        page.read_that("Not set: this time is in the past. The previous date stays.");
        page.read_that("Ready for Friday: ");
        enter(page, "2206-03-12T10:00");
        page.read_that("Not set: the last possible year is 2036. The previous date stays.");
        page.is_accessible("a date that is not taken");
        enter(page, "2026-03-12T10:00");
        page.read_that("Ready for Thursday: ");
        assert!(!page.reads().contains("Not set"));
        enter(page, "");
        page.read_that("With a date, each day’s cards are chosen");
        type_date(page, "01");
        page.leave_focus();
        page.read_that("Not set: the date or time is incomplete, or the date does not exist.");
    }

    fn an_interview_set_in_another_time_zone_is_told_with_the_time_of_here(page) {
        page.open_beside();
        page.keep("cuecard/settings", &format!("minutes 20\ndeadline {} -300\n", NOON_MS + 3 * DAY_MS));
        page.open();
        page.go_to("Progress");
        page.find("heading", "Ready for Friday at 7:00 (UTC−5), 12:00 here:");
        let days = days(page);
        assert!(days.last().is_some_and(|day| day.contains("the interview at 7:00 (UTC−5), 12:00 here")), "{days:?}");
        page.go_to("Settings");
        page.read_that("Ready for Friday at 7:00 (UTC−5), 12:00 here: ");
    }

    fn a_plan_is_accessible_in_the_dark(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.keep("cuecard/settings", &format!("theme dark\nminutes 10\ndeadline {} 0\n", NOON_MS + 9 * DAY_MS));
        page.open();
        page.go_to("Progress");
        page.find("region", "Plan");
        page.is_accessible("a plan, dark");
        page.go_to("Settings");
        page.read_that("if you keep the plan, ");
        page.is_accessible("settings with a plan, dark");
    }

    fn after_weeks_off_a_session_is_no_longer_than_on_any_other_day(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.keep("cuecard/settings", "minutes 10\n");
        page.server.days_pass(60);
        page.open();
        let total = |position: &str| position.strip_prefix("1 of ").and_then(|total| total.parse::<u32>().ok());
        page.see_that("a few cards", |seen| total(&seen.position).is_some_and(|total| (3..=14).contains(&total)));
        for word in ["overdue", "missed", "behind", "backlog"] {
            assert!(!page.reads().to_lowercase().contains(word), "{word}");
        }
    }

    fn what_keeps_slipping_is_offered_for_rewriting(page) {
        let card = deck::cards().into_iter().find(|card| card.section == "Behaviour and situations").expect("a card");
        let rated = |n: i64| (NOON_MS - (40 - 4 * n) * DAY_MS, if n % 2 == 0 { Rating::Good } else { Rating::Again });
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::log_at(7, &card.id, (0..7).map(rated)));
        page.open();
        page.press_button("Filter");
        page.choose("Section", "Behaviour and situations");
        page.press_button("Filter");
        page.see_that("five cards", |seen| seen.position == "1 of 5");
        let mut slipped = false;
        while let Some(question) = page.see().question {
            let slips = !slipped && question == card.question;
            page.answer(if slips { "Again" } else { "Good" });
            slipped |= slips;
        }
        page.read_that("This keeps slipping. Rewording it may help more than practice:");
        page.is_accessible("the end, with an answer that keeps slipping");
        page.has_room("the end, with an answer that keeps slipping");
        page.press_button(&card.question);
        page.read_that("This answer keeps slipping.");
        page.read_that("1 card ");
        page.read_that("Rewording it in your deck may help");
    }
}
