//! The whole deck: every card that is answered comes up once, and no other.

use std::collections::BTreeSet;

use cuecard_e2e::{Launch, Page, Seen, deck, in_every_browser};

const RATINGS: [&str; 3] = ["Good", "Easy", "Hard"];

/// Goes through a session; `answer` shows the answer to a card and rates it.
fn go_through(page: &Page, answer: impl Fn(usize, &Seen)) {
    let mut asked = Vec::new();
    for n in 0..34 {
        let seen = page.see_that(&format!("card {}", n + 1), |seen| {
            seen.position == format!("{} of 34", n + 1) && seen.question.is_some() && !seen.is_back
        });
        asked.push(seen.asked().to_string());
        answer(n, &seen);
    }
    page.find("heading", "Session complete");
    let all: BTreeSet<String> = deck::questions(None).into_iter().collect();
    assert_eq!(asked.iter().cloned().collect::<BTreeSet<_>>(), all, "every card to answer, and no card to ask");
    assert_eq!(asked.len(), all.len(), "each once");
    assert_eq!(page.ratings(), 34);
}

mod mouse {
    use super::*;

    in_every_browser! {
        fn all_cards_can_be_rated_with_the_mouse(page) {
            page.open();
            go_through(page, |n, _| {
                page.reveal();
                if n % 8 == 0 {
                    page.tick(0);
                }
                page.press_button(RATINGS[n % 3]);
            });
        }
    }
}

mod keyboard {
    use super::*;

    /// Ticks the first point with the keyboard, from the answer.
    fn tick(page: &Page) {
        page.press("Tab");
        page.focus_comes_to("input[type=checkbox]");
        page.press("Space");
        page.see_that("a tick", |seen| seen.ticks.first() == Some(&true));
    }

    /// Rates, takes it back, and is where it was.
    fn think_again(page: &Page, question: &str) {
        page.press("1");
        page.focus_comes_to(".cc-question");
        page.press("u");
        page.see_that("the same card", |seen| seen.question.as_deref() == Some(question) && seen.is_back);
        page.focus_comes_to(".cc-answer");
    }

    in_every_browser! {
        fn all_cards_can_be_rated_with_the_keyboard_alone(page) {
            page.open();
            page.tab_to("Show answer");
            go_through(page, |n, seen| {
                page.press(if n % 2 == 0 { "Enter" } else { "Space" });
                page.focus_comes_to(".cc-answer");
                if n % 8 == 0 {
                    tick(page);
                }
                if n % 16 == 1 {
                    think_again(page, seen.asked());
                }
                page.press(["2", "3", "4"][n % 3]);
                page.focus_comes_to(".cc-question");
            });
        }
    }
}

mod touch {
    use super::*;

    in_every_browser! {
        Launch { touch: true, ..Launch::default() };

        // WebKitGTK has no touch under automation: its driver makes these taps the mouse's.
        fn all_cards_can_be_rated_by_touch(page) {
            page.open();
            go_through(page, |n, _| {
                page.tap("Show answer");
                page.see_that("the answer", |seen| seen.is_back);
                page.tap(RATINGS[n % 3]);
            });
        }
    }
}
