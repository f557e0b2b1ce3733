//! Storage that is denied, full, damaged, or shared with others.

use cuecard_e2e::{in_every_browser, kept};
use serde_json::json;

/// Counts how often a page asks for keys by their number, and for all of them.
const COUNTED: &str = "window.asked = { byNumber: 0, all: 0 };
    const byNumber = Storage.prototype.key, all = Object.keys;
    Storage.prototype.key = function (n) { asked.byNumber += 1; return byNumber.call(this, n) };
    Object.keys = of => { if (of instanceof Storage) asked.all += 1; return all(of) };";

in_every_browser! {
    fn keys_of_others_are_passed_over_all_at_once(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.js("for (let n = 0; n < 2000; n++) localStorage.setItem('theirs/' + n, '')", json!([]));
        page.server.script(COUNTED);
        page.open();
        page.answer("Good");
        assert_eq!(page.ratings(), 113);
        let asked = page.js("return asked", json!([]));
        assert_eq!(asked["byNumber"], 0, "some browsers count from the first for each");
        assert!(asked["all"].as_u64().is_some_and(|times| times < 30), "{asked}");
    }

    fn where_storage_is_denied_the_session_goes_on(page) {
        page.open_denied_early();
        page.taken_over();
        assert_eq!(page.js("try { localStorage; return 'there' } catch { return 'denied' }", json!([])), "denied");
        page.find("alert", "");
        page.read_that("does not let the page save");
        page.answer("Again");
        let back = page.reveal();
        page.rate("Good");
        page.undo();
        page.see_that("the card before", |seen| *seen == back);
        page.rate("Hard");
        page.press_button("Dismiss");
        assert!(!page.has("alert", ""));
        assert_eq!(page.ratings(), 2);
    }

    fn where_storage_is_full_the_session_goes_on(page) {
        page.open_beside();
        page.fill_storage();
        let before = page.kept();
        page.open();
        page.answer("Good");
        page.find("alert", "");
        page.read_that("no room left");
        // Until then it may change.
        page.saved();
        page.press_button("Dismiss");
        page.answer("Hard");
        assert_eq!(page.ratings(), 2);
        assert!(page.kept() == before, "what others keep is as it was");
    }

    fn storage_that_fills_up_later_keeps_what_it_has(page) {
        page.open();
        page.answer("Good");
        // What the app writes once it has begun has been written.
        page.until_journal("the journal to be told", |texts| texts.contains_key("cuecard/canary/interview"));
        page.fill_storage();
        let before = page.kept();
        page.answer("Good");
        page.read_that("no room left");
        assert!(page.kept() == before);
        page.forget("other/");
        page.forget("y");
        page.answer("Good");
        page.reload();
        assert_eq!(page.ratings(), 3, "once there is room again nothing is missing");
    }

    fn a_log_that_cannot_be_read_is_kept_aside(page) {
        page.open_beside();
        let (bad, good) = ("cuecard/log/interview/00000000000000aa", "cuecard/log/interview/00000000000000bb");
        page.keep(bad, &(kept::log(1, &["ci-cd-pipelines"]) + "rubbish\u{0}\n"));
        page.keep(good, &kept::log(2, &["python-experience"]));
        page.keep("cuecard/log/interview/not-a-writer", "what is this");
        let before = page.kept();
        page.open();
        page.find("alert", "");
        page.read_that("could not be read");
        assert_eq!(page.ratings(), 2, "what could be read counts");
        page.go_to("Practice");
        page.answer("Good");
        let after = page.kept();
        for (key, text) in &before {
            assert_eq!(after.get(key), Some(text), "{key} is as it was");
        }
        for key in [bad, "cuecard/log/interview/not-a-writer"] {
            let aside = key.replace("cuecard/", "cuecard/aside/");
            assert_eq!(after.get(&aside), before.get(key), "{aside}");
        }
        page.reload();
        assert!(!page.has("alert", ""), "it is told once");
        assert_eq!(page.ratings(), 3);
    }

    fn settings_that_cannot_be_read_are_kept_aside(page) {
        page.open_beside();
        page.keep("cuecard/settings", "{\"theme\":\"dark\"");
        page.open();
        page.read_that("could not be read");
        assert_eq!(page.kept().get("cuecard/aside/settings").map(String::as_str), Some("{\"theme\":\"dark\""));
        page.go_to("Settings");
        page.choose("Text size", "Large");
        page.reload();
        page.go_to("Settings");
        assert_eq!(page.chosen("Text size"), "Large");
        assert_eq!(page.kept().get("cuecard/aside/settings").map(String::as_str), Some("{\"theme\":\"dark\""));
    }

    fn keys_of_others_are_left_alone(page) {
        page.open_beside();
        for key in ["other", "cuecardx/log/1", "Cuecard/settings", "zz"] {
            page.keep(key, "theirs");
        }
        let before = page.kept();
        page.open();
        page.answer("Good");
        page.go_to("Settings");
        page.press_button("Reset progress");
        page.press_button("Yes, forget them");
        page.reload();
        let mut after = page.kept();
        after.retain(|key, _| !key.starts_with("cuecard/"));
        assert_eq!(after, before);
    }

    fn a_rating_is_saved_before_the_screen_moves(page) {
        page.open();
        page.reveal();
        let script = "const question = () => text(document.querySelector('.cc-question')), asked = question();
            const look = () => {
                if (window.keptThen || question() == asked) return;
                window.keptThen = Object.keys(localStorage).filter(key => key.startsWith('cuecard/log/'));
            };
            new MutationObserver(look).observe(document.querySelector('.cc'), { subtree: true, childList: true, characterData: true });";
        page.js(script, json!([]));
        page.rate("Good");
        assert_eq!(page.js("return window.keptThen.length", json!([])), 1);
    }
}
