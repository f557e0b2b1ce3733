//! Before the app has arrived: the card that the page brings itself.

use std::collections::BTreeSet;

use cuecard_e2e::offline::BROUGHT_BY_THE_WORKER;
use cuecard_e2e::server::APP;
use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Launch, Page, Seen, deck, in_every_browser};
use serde_json::{Value, json};

/// A script of the page's, as if the browser had no workers.
const NO_WORKER: &str = "delete Navigator.prototype.serviceWorker;";

/// Opens the page with the app held back, and waits for the page's own card.
fn open_held(page: &Page) {
    page.server.hold_wasm();
    page.open_early();
    page.card_is_there();
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

/// What the page has asked for so far, by the beginnings of the names; without what browsers ask for by themselves.
fn asked(page: &Page) -> Vec<String> {
    let paths = page.server.requests().into_iter().filter(|path| path.starts_with("/quiz/"));
    let paths = paths.filter(|path| !path.contains("icon") && !path.ends_with(".webmanifest"));
    paths.map(|path| path.split('-').next().unwrap_or_default().to_string()).collect()
}

/// Where the parts of the screen are, and what they say.
fn places(page: &Page) -> Vec<Value> {
    let script = "return ['.cc-top', '.cc-tabs', '.cc-tabs button', '.cc-stage', '.cc-status', '.cc-status > *',
        '.cc-card', '.cc-topic', '.cc-topic span', '.cc-question', '.cc-cue', '.cc-cue span', '.cc-answer', '.cc-points',
        '.cc-points label', '.cc-points label > *', '.cc-prose', '.cc-prose *', '.cc-bar', '.cc-bar button', '.cc-bar small']
        .flatMap(part => [...document.querySelectorAll(part)].filter(shown).map(e => [part, text(e), ...boxOf(e)]))";
    page.js(script, json!([])).as_array().cloned().unwrap_or_default()
}

/// Practises one card and leaves the page. Gives what was to be seen, and holds the app back for whoever comes again.
fn leave(page: &Page) -> Seen {
    page.open();
    let left = page.answer("Good");
    page.remote.goto("about:blank");
    page.server.hold_wasm();
    left
}

/// What is to be read on the card.
fn read(page: &Page) -> Value {
    page.js("return [...document.querySelectorAll('.cc h2, .cc-card p')].filter(shown).map(text)", json!([]))
}

/// Demands that some frames were drawn, and a question in none of them.
#[track_caller]
fn no_question_was_drawn(page: &Page) {
    until_true("some frames", || page.frames_drawn() > 3);
    assert_eq!(page.questions_drawn(), [""; 0]);
}

#[track_caller]
fn nothing_moved(before: &[Value], after: &[Value]) {
    let only_in = |one: &[Value], other: &[Value]| -> Vec<Value> {
        one.iter().filter(|place| !other.contains(place)).cloned().collect()
    };
    assert_eq!(only_in(after, before), only_in(before, after), "left: after, right: before");
    assert!(before.len() > 10 && before.len() == after.len());
}

in_every_browser! {
    Launch { held: true, ..Launch::default() };

    fn nothing_moves_when_the_app_takes_over(page) {
        open_held(page);
        let (before, picture) = (places(page), page.remote.picture());
        assert_eq!(page.see().asked(), deck::questions(None)[0]);
        release(page);
        nothing_moved(&before, &places(page));
        // WebKit paints the rims of round corners a shade differently each time.
        let is_same = page.browser() == Browser::Webkit || page.remote.picture() == picture;
        assert!(is_same, "the picture of the page has changed");
    }

    fn nothing_moves_when_the_app_takes_over_a_card_that_was_turned(page) {
        open_held(page);
        page.reveal();
        page.settled();
        page.js("scrollTo(0, 0)", json!([]));
        let before = places(page);
        release(page);
        page.focus_comes_to(".cc-answer");
        nothing_moved(&before, &places(page));
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

    fn an_early_star_is_not_lost_however_often_it_is_tapped(page) {
        open_held(page);
        page.press_button("Star");
        page.press_button("Star");
        release(page);
        let star = "return find('button', 'Star').getAttribute('aria-pressed')";
        page.see_that("the star", |seen| !seen.is_back && page.js(star, json!([])) == "true");
    }

    fn an_early_rating_is_not_lost(page) {
        open_held(page);
        page.reveal();
        page.press_button("Good");
        release(page);
        page.see_that("the second card", |seen| seen.position == "2 of 34" && seen.can_undo);
        assert_eq!(page.ratings(), 1);
    }

    fn three_files_come_before_the_first_rating_and_nothing_else(page) {
        // What else the page needs would come now, too, if the app took long.
        page.server.script("const wait = setTimeout; window.setTimeout = (act, ms, ...rest) => ms == 3000 ? 0 : wait(act, ms, ...rest)");
        open_held(page);
        page.reveal();
        page.press_button("Good");
        release(page);
        page.see_that("the second card", |seen| seen.position == "2 of 34");
        until_true("the rest", || asked(page).contains(&"/quiz/recovery/supervisor.js".to_string()));
        let asked = asked(page);
        // The rest is asked for once the app is there, in an order of the browser's own.
        let rest = ["/quiz/recovery/supervisor.js", "/quiz/install/hint.js"];
        let first: BTreeSet<&str> = asked.iter().map(String::as_str).take_while(|path| !rest.contains(path)).collect();
        assert_eq!(first, BTreeSet::from(["/quiz/", "/quiz/cuecard"]), "{asked:?}");
        assert_eq!(asked.iter().filter(|path| *path == "/quiz/cuecard").count(), 2, "the glue and the Wasm");
    }

    fn the_card_needs_nothing_but_the_page_to_be_read_and_turned(page) {
        open_held(page);
        let unit = "return getComputedStyle(document.querySelector('.cc')).getPropertyValue('--unit')";
        assert_ne!(page.js(unit, json!([])), "", "it is dressed");
        assert_eq!(page.reveal().asked(), deck::questions(None)[0]);
        until_true("the app to be asked for", || asked(page).contains(&"/quiz/cuecard".to_string()));
        assert_eq!(asked(page).into_iter().collect::<BTreeSet<_>>(), BTreeSet::from(["/quiz/", "/quiz/cuecard"].map(String::from)));
    }

    fn settings_of_either_form_are_read_without_the_app(page) {
        page.server.hold_wasm();
        for (settings, theme) in [("length 20\ntheme dark\ntext large\n", "dark"), (r#"{"minutes":20,"theme":"light","text":"large","more":{"theme":"dark"}}"#, "light")] {
            page.open_beside();
            page.keep("cuecard/settings", settings);
            page.open_early();
            page.card_is_there();
            let chosen = "const { dataset } = document.querySelector('.cc'); return [dataset.theme, dataset.text]";
            until_true("what was chosen", || page.js(chosen, json!([])) == json!([theme, "large"]));
            page.open_door();
            let chosen = "const { dataset } = document.querySelector('#picker'); return [dataset.theme, dataset.text]";
            assert_eq!(page.js(chosen, json!([])), json!([theme, "large"]), "{settings}");
        }
    }

    fn a_returning_person_never_sees_a_wrong_question(page) {
        let left = leave(page);
        page.note_questions_drawn(BROUGHT_BY_THE_WORKER);
        page.open_early();
        no_question_was_drawn(page);
        release(page);
        page.see_that("the card that was left", |seen| *seen == left);
    }

    fn nor_on_a_page_loaded_anew_without_a_worker(page) {
        page.open();
        page.answer("Good");
        let left = page.reveal_with_hints();
        page.server.hold_wasm();
        page.note_questions_drawn(NO_WORKER);
        page.remote.reload();
        no_question_was_drawn(page);
        release(page);
        page.see_that("the card that was left", |seen| *seen == left);
    }

    fn nor_in_a_frame(page) {
        // WebKit may let a frame wait for good for a worker that is being installed.
        page.server.script(NO_WORKER);
        let left = leave(page);
        page.server.release_wasm();
        page.note_questions_drawn("");
        page.server.page("/frame", &format!("<!doctype html><html lang=en><iframe src={APP} width=390 height=700></iframe>"));
        page.remote.goto(&page.server.at("/frame"));
        let drawn = || page.js("return document.querySelector('iframe').contentWindow.questionsDrawn || []", json!([]));
        until_true("a frame with a question", || drawn() != json!([]));
        assert_eq!(drawn(), json!([left.asked()]));
    }

    fn where_no_worker_tells_of_a_returning_person_the_wrong_question_goes_at_once(page) {
        let left = leave(page);
        // A tap in the moment in which it is there is not meant for the card that comes.
        page.server.script(&format!("{NO_WORKER}
            addEventListener('DOMContentLoaded', () => document.querySelector('.cc-show').click())"));
        page.open_early();
        page.card_is_there();
        until_true("the question to go", || read(page) == json!([]));
        release(page);
        page.see_that("the card that was left", |seen| *seen == left);
    }
}
