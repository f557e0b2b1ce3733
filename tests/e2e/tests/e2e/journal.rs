//! Two places for every rating: each mends the other, and what cannot be kept is said.

use cuecard_e2e::{Page, in_every_browser, kept};
use serde_json::json;

const LOGS: &str = "cuecard/log/";

fn answer(page: &Page, count: usize) {
    for _ in 0..count {
        page.answer("Good");
    }
    page.saved();
}

/// Makes calls of localStorage fail with an error of that name.
fn failing(page: &Page, calls: &[&str], error: &str) {
    let script =
        |call: &&str| format!("Storage.prototype.{call} = () => {{ throw new DOMException('as told', {error:?}) }};");
    page.server.script(&calls.iter().map(script).collect::<String>());
}

in_every_browser! {
    fn ratings_the_browser_dropped_come_back_from_the_journal(page) {
        page.open();
        answer(page, 3);
        page.open_beside();
        page.forget(LOGS);
        page.open();
        page.find("alert", "");
        page.read_that("lost 3 ratings; they were restored");
        assert_eq!(page.ratings(), 3);
        page.press_button("Dismiss");
        page.reload();
        page.saved();
        assert_eq!(page.ratings(), 3);
        assert!(!page.has("alert", ""), "it is told once");
        assert_eq!(page.kept().keys().filter(|key| key.starts_with(LOGS)).count(), 1, "it is in the usual place again");
    }

    fn a_journal_that_was_lost_is_written_again(page) {
        page.open();
        answer(page, 3);
        page.open_beside();
        page.forget_journal();
        page.open();
        page.until_journal("the ratings in the journal again", |texts| texts.keys().any(|key| key.starts_with(LOGS)));
        page.open_beside();
        page.forget("");
        page.open();
        page.read_that("lost 3 ratings");
        assert_eq!(page.ratings(), 3);
    }

    fn a_loss_in_both_places_is_told_once(page) {
        page.open();
        answer(page, 3);
        page.open_beside();
        page.forget(LOGS);
        page.forget_journal();
        page.open();
        page.read_that("3 saved entries are missing from this browser");
        page.reload();
        page.until_journal("the journal", |texts| !texts.is_empty());
        assert!(!page.has("alert", ""));
        assert_eq!(page.ratings(), 0);
    }

    fn settings_come_back_from_the_journal(page) {
        page.open();
        page.go_to("Settings");
        page.choose("Text size", "Large");
        page.until_journal("the settings", |texts| texts.get("cuecard/settings").is_some_and(|text| text.contains("large")));
        page.open_beside();
        page.forget("");
        page.open();
        page.go_to("Settings");
        cuecard_e2e::wait::until_true("the setting", || page.chosen("Text size") == "Large");
    }

    fn where_storage_is_full_ratings_are_saved_in_the_journal(page) {
        page.open();
        page.fill_storage();
        page.answer("Good");
        page.read_that("no room left");
        page.read_that("still saved, in the browser’s database");
        answer(page, 2);
        page.reload();
        page.read_that("no room left");
        assert_eq!(page.ratings(), 3);
    }

    fn every_name_of_the_full_error_is_known(page) {
        for name in ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"] {
            page.server.script("");
            page.open();
            // What is still being fetched when the page is loaded again is told as an error.
            page.saved();
            failing(page, &["setItem"], name);
            page.reload();
            page.answer("Good");
            page.read_that("no room left");
            page.saved();
        }
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
    }

    fn storage_that_cannot_be_read_is_no_obstacle(page) {
        page.open();
        answer(page, 2);
        failing(page, &["getItem", "key"], "SecurityError");
        page.reload();
        page.read_that("does not let the page save anything in local storage");
        page.answer("Good");
        page.saved();
        assert_eq!(page.ratings(), 3, "the journal has what the store does not give");
        page.server.script("");
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
    }

    fn storage_that_can_only_be_read_is_told(page) {
        page.open();
        answer(page, 2);
        failing(page, &["setItem", "removeItem"], "NoModificationAllowedError");
        page.reload();
        page.answer("Good");
        page.read_that("still saved, in the browser’s database");
        page.saved();
        page.server.script("");
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
    }

    fn without_any_place_saved_is_never_said(page) {
        failing(page, &["setItem", "getItem", "key"], "SecurityError");
        page.server.script("Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } });
            Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });");
        page.open();
        page.read_that("will be lost when you close the page");
        page.answer("Good");
        page.answer("Good");
        let saved = page.js("return document.querySelector('.cc').dataset.saved", json!([]));
        assert_eq!((saved, page.ratings()), (json!("no"), 2));
    }

    fn fifty_damaged_values_cost_nothing(page) {
        let cards = ["ci-cd-pipelines", "python-experience", "docker-in-practice"];
        let text = kept::log(7, &cards);
        let key = "cuecard/log/interview/0000000000000007";
        page.open_beside();
        page.keep(key, &text);
        page.open();
        page.until_journal("the log", |texts| texts.keys().any(|key| key.starts_with(LOGS)));
        page.open_beside();
        let before = page.journal();
        for n in 0..50 {
            let at = 1 + n * (text.len() - 1) / 50;
            let other = ["", "~", "\u{0}", "é", "{}"][n % 5];
            let damaged = if n % 3 == 0 { text[..at].to_string() } else { format!("{}{other}{}", &text[..at], &text[at + 1..]) };
            page.keep(key, &damaged);
            page.open();
            page.read_that("Practice");
            page.counts(3);
            page.open_beside();
            page.forget("");
        }
        assert!(before.iter().all(|(key, text)| page.journal().get(key) == Some(text) || key.contains("canary")));
    }

    fn a_start_reads_every_log_once_and_a_page_out_of_the_cache_again(page) {
        let (key, log) = ("cuecard/log/interview/00000000000000aa", kept::log(0xaa, &["ci-cd", "docker"]));
        // What a look at the page leads to has a reason of its own.
        page.server.script(
            "const get = Storage.prototype.getItem;
            window.reads = 0;
            Storage.prototype.getItem = function (key) {
                const looked = ['focus', 'visibilitychange'].includes(window.event?.type);
                if (key.startsWith('cuecard/log/') && !looked) window.reads += 1;
                return get.call(this, key);
            };",
        );
        page.open_beside();
        page.keep(key, &log);
        page.keep_in_journal(key, &log);
        page.open();
        page.until_journal("the journal to be looked through", |texts| texts.contains_key("cuecard/canary/interview"));
        let loaded = "return document.readyState == 'complete'";
        cuecard_e2e::wait::until_true("the load to be over", || page.js(loaded, json!([])) == true);
        let show = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: arguments[0] })); return reads";
        assert_eq!(page.js(show, json!([false])), 1);
        assert_eq!(page.js(show, json!([true])), 2);
    }

    fn a_tab_that_slept_hears_of_what_was_rated_meanwhile(page) {
        page.open();
        let (one, two) = page.remote.new_tab();
        page.open();
        answer(page, 2);
        page.remote.turn_to(&one);
        // As after a sleep in which no message arrived.
        page.js("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", json!([]));
        page.counts(2);
        page.remote.turn_to(&two);
    }

    fn the_card_on_screen_stays_while_another_tab_rates_it(page) {
        page.open();
        let asked = page.see();
        let (one, two) = page.remote.new_tab();
        page.open();
        assert_eq!(page.see(), asked);
        page.remote.turn_to(&one);
        let back = page.reveal();
        page.remote.turn_to(&two);
        page.answer("Easy");
        page.answer("Good");
        page.saved();
        page.remote.turn_to(&one);
        page.counts(2);
        let now = page.see();
        // When the card would come back is another matter: the other tab has just rated it.
        assert_eq!((&now.question, now.is_back, &now.position), (&back.question, true, &back.position), "nothing moved");
        page.rate("Hard");
        page.counts(3);
    }
}
