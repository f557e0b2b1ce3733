//! Focus, keys, swipes, and fingers that slip.

use cuecard_e2e::findings::numbers;
use cuecard_e2e::{Browser, Launch, Page, in_every_browser};
use serde_json::json;

/// Swipes over the card, from its middle.
fn swipe(page: &Page, x: i64, y: i64) {
    let middle = page.js(
        "scrollTo(0, 0); const [x, y, width, height] = boxOf(document.querySelector('.cc-question'));
         return [Math.round(x + width / 2), Math.round(y + height / 2)]",
        json!([]),
    );
    let from = (middle[0].as_i64().expect("a place"), middle[1].as_i64().expect("a place"));
    if page.browser() != Browser::Webkit {
        return page.draw(
            "touch",
            (from.0 - x / 2, from.1 - y / 2),
            &[((from.0, from.1), 30), ((from.0 + x / 2, from.1 + y / 2), 30)],
        );
    }
    // WebKitGTK has no touch under automation, so the page is told of a finger by a script.
    let script = "const [x, y, dx, dy] = arguments, on = document.querySelector('.cc-question');
        const finger = (type, clientX, clientY) => on.dispatchEvent(Object.assign(
            new Event(type, { bubbles: true, cancelable: true }),
            { changedTouches: [{ clientX, clientY }], touches: type == 'touchend' ? [] : [{ clientX, clientY }] }));
        finger('touchstart', x - dx / 2, y - dy / 2);
        finger('touchend', x + dx / 2, y + dy / 2);";
    page.js(script, json!([from.0, from.1, x, y]));
}

mod plain {
    use super::*;

    in_every_browser! {
        fn focus_moves_to_the_answer_and_then_to_the_next_question(page) {
            page.open();
            page.reveal();
            page.focus_comes_to(".cc-answer");
            page.rate("Good");
            page.focus_comes_to("h2.cc-question");
            page.press_button("Undo");
            page.focus_comes_to(".cc-answer");
        }

        fn the_next_question_is_in_sight_in_the_frame_that_shows_it(page) {
            page.open();
            page.reveal();
            page.focus_comes_to(".cc-answer");
            // There is more on the page, so that it stays scrolled when the answer has gone.
            page.js("document.body.append(document.createElement('footer'))", json!([]));
            page.js("document.querySelector('footer').style.height = '300vh'", json!([]));
            let places = page.js_later(
                "const [done] = arguments, question = document.querySelector('.cc-question');
                const before = question.textContent, { port1, port2 } = new MessageChannel();
                // A message sent in a frame is delivered once that is painted.
                const painted = () => requestAnimationFrame(() => port2.postMessage(null));
                port1.onmessage = () => {
                    if (question.textContent == before) return painted();
                    const { top, bottom } = question.getBoundingClientRect();
                    done([was, top, bottom, innerHeight]);
                };
                scrollTo(0, document.querySelector('[data-r=good]').getBoundingClientRect().top);
                const was = question.getBoundingClientRect().bottom;
                requestAnimationFrame(() => setTimeout(() => {
                    document.querySelector('[data-r=good]').click();
                    painted();
                }))",
                json!([]),
            );
            let [was, top, bottom, height] = numbers(&places)[..] else { panic!("four numbers, not {places}") };
            assert!(was < 0.0, "out of sight before, at {was}");
            assert!(top >= 0.0 && bottom <= height, "from {top} to {bottom} of {height}");
        }

        fn keys_act_only_inside_the_widget(page) {
            page.open();
            page.focus_comes_to(".cc-question");
            page.js("const field = document.body.appendChild(document.createElement('input'));
                     field.className = 'outside'; field.setAttribute('aria-label', 'Outside'); field.focus()", json!([]));
            let before = page.see();
            ["Space", "1", "u"].iter().for_each(|key| page.press(key));
            assert_eq!(page.js("return document.querySelector('.outside').value", json!([])), " 1u");
            page.leave_focus();
            ["Space", "Enter", "3"].iter().for_each(|key| page.press(key));
            assert_eq!(page.see(), before);
            page.tab_to("Filter");
            page.js("document.querySelector('.cc-question').focus()", json!([]));
            page.press("Space");
            page.see_that("the answer", |seen| seen.is_back);
        }

        fn keys_with_a_modifier_are_the_browsers(page) {
            page.open();
            page.reveal();
            page.focus_comes_to(".cc-answer");
            page.press("Control+3");
            assert!(page.see().is_back);
            page.press("3");
            page.see_that("the next card", |seen| seen.position == "2 of 34");
        }

        fn a_rating_key_does_nothing_before_the_answer_is_shown(page) {
            page.open();
            page.js("document.querySelector('.cc-question').focus()", json!([]));
            let before = page.see();
            ["1", "2", "3", "4", "u"].iter().for_each(|key| page.press(key));
            assert_eq!(page.see(), before);
        }

        fn shortcuts_can_be_turned_off(page) {
            page.open();
            page.go_to("Settings");
            page.remote.click(&page.find("checkbox", "Single keys and swipes"));
            page.go_to("Practice");
            page.js("document.querySelector('.cc-question').focus()", json!([]));
            ["Space", "Enter"].iter().for_each(|key| page.press(key));
            assert!(!page.see().is_back);
            page.tab_to("Show answer");
            page.press("Enter");
            page.focus_comes_to(".cc-answer");
            ["1", "3", "u"].iter().for_each(|key| page.press(key));
            let seen = page.see();
            assert!(seen.is_back && seen.position == "1 of 34");
            page.reload();
            assert!(page.see().is_back);
            page.js("document.querySelector('.cc-answer').focus()", json!([]));
            page.press("3");
            assert!(page.see().is_back, "still off after a reload");
        }

        fn a_second_click_at_the_same_place_is_a_slip(page) {
            page.open();
            page.click_twice(page.middle_of("Show answer"), 20);
            page.see_that("the answer", |seen| seen.is_back);
            assert_eq!(page.see().position, "1 of 34", "the second click was on no rating");
            page.rate("Good");
            let second = page.see();
            page.click_twice(page.middle_of("Skip"), 20);
            let third = page.see_that("one card further", |seen| seen.question != second.question);
            page.undo();
            page.see_that("the card before", |seen| seen.question == second.question);
            page.breathe();
            page.click_twice(page.middle_of("Skip"), 600);
            page.see_that("two cards further", |seen| ![&second.question, &third.question].contains(&&seen.question));
        }
    }
}

mod finger {
    use super::*;

    in_every_browser! {
        Launch { touch: true, ..Launch::default() };

        fn a_swipe_rates_once_the_answer_is_shown(page) {
            page.open();
            let first = page.see();
            swipe(page, 160, 0);
            swipe(page, -160, 0);
            assert_eq!(page.see(), first, "before the answer is shown a swipe means nothing");
            page.reveal();
            swipe(page, 50, 0);
            swipe(page, 20, 100);
            assert!(page.see().is_back, "too short, and too steep");
            swipe(page, 160, 10);
            page.see_that("the second card", |seen| seen.position == "2 of 34" && !seen.is_back);
            page.breathe();
            page.reveal();
            swipe(page, -160, 10);
            page.see_that("the card put back", |seen| seen.position == "2 of 34" && !seen.is_back);
            assert_eq!(page.ratings(), 2);
        }
    }
}
