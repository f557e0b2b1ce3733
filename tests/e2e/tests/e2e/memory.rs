//! The memory model as a person meets it: hints, minutes, a card's details.

use cuecard::log::Rating;
use cuecard_e2e::{deck, in_every_browser, kept};
use serde_json::json;

const DAY_MS: i64 = 86_400_000;
/// The time the tests begin at: noon of a Tuesday.
const NOON_MS: i64 = 1_773_144_000_000;
/// Some days before it.
const PAST_MS: i64 = NOON_MS - 40 * DAY_MS;

in_every_browser! {
    fn a_cards_details_tell_what_the_model_knows(page) {
        page.open();
        let question = page.reveal().asked().to_string();
        page.rate("Good");
        page.go_to("Deck");
        assert!(!page.reads().contains("Stability"), "no figures before they are asked for");
        page.press_button(&question);
        page.read_that("Stability 2.31 days, difficulty 2.12 of 10, recall now 100.00 %. Rated once, lapsed 0 times.");
    }

    fn the_ratings_say_plainly_when_a_card_comes_back(page) {
        page.open();
        let seen = page.reveal_with_hints();
        assert_eq!(seen.hints, ["again today", "tomorrow", "in 2 days", "in 7 days"]);
        let told = "return [...document.querySelectorAll('.cc-rate button')].map(one => one.getAttribute('aria-description'))";
        assert_eq!(page.js(told, json!([])), json!(seen.hints), "the same for those who do not see");
        for figure in ["Stability", "difficulty", "recall", "%"] {
            assert!(!page.js("return tidy(document.querySelector('.cc-bar').innerText)", json!([])).as_str().unwrap().contains(figure));
        }
    }

    fn with_a_date_the_ratings_say_what_comes_before_it(page) {
        let hints_with = |minutes: u32, days: i64| {
            page.open_beside();
            page.forget("cuecard/");
            page.js("sessionStorage.clear()", json!([]));
            page.keep("cuecard/settings", &format!("minutes {minutes}\ndeadline {} 0\n", NOON_MS + days * DAY_MS));
            page.open();
            page.reveal_with_hints().hints
        };
        // Friday is in three days.
        let ample = hints_with(60, 3);
        assert_eq!(ample[0], "again today");
        assert!(ample[1..].iter().any(|hint| hint == "once more before Friday"), "{ample:?}");
        let scarce = hints_with(5, 3);
        assert_eq!(scarce[3], "done until Friday", "others need the time more: {scarce:?}");
        let far = hints_with(5, 60);
        assert!(far.iter().all(|hint| !hint.contains("day,") && !hint.contains("Saturday")), "no weekday of another week: {far:?}");
    }

    fn a_card_that_keeps_slipping_is_marked_and_practised_all_the_same(page) {
        let card = &deck::cards()[0];
        let rated = |n: i64| (PAST_MS + n * 4 * DAY_MS, if n % 2 == 0 { Rating::Good } else { Rating::Again });
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::log_at(7, &card.id, (0..8).map(rated)));
        page.open();
        page.see_that("all cards", |seen| seen.position == "1 of 34");
        page.go_to("Deck");
        page.read_that("keeps slipping, learning");
        page.press_button(&card.question);
        page.read_that("Rewording it in your deck may help");
        page.read_that("Rated 8 times, lapsed 4 times.");
    }

    fn the_minutes_of_a_day_bound_a_session(page) {
        page.open();
        page.see_that("all cards", |seen| seen.position == "1 of 34");
        page.go_to("Settings");
        page.choose("Minutes a day", "10");
        page.go_to("Practice");
        let total = |position: &str| position.strip_prefix("1 of ").and_then(|total| total.parse::<u32>().ok());
        page.see_that("a few cards", |seen| total(&seen.position).is_some_and(|total| (5..=8).contains(&total)));
        page.reload();
        page.see_that("as few", |seen| total(&seen.position).is_some_and(|total| (5..=8).contains(&total)));
    }

    fn a_higher_chance_of_recall_brings_cards_back_sooner(page) {
        page.open();
        assert_eq!(page.reveal_with_hints().hints, ["again today", "tomorrow", "in 2 days", "in 7 days"]);
        page.go_to("Settings");
        page.choose("Desired retention", "97 %");
        page.go_to("Practice");
        page.see_that("sooner", |seen| seen.hints == ["again today", "tomorrow", "tomorrow", "in 2 days"]);
    }
}
