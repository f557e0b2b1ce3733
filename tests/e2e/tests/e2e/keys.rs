//! Focus, keys, swipes, and fingers that slip.

use cuecard_e2e::findings::numbers;
use cuecard_e2e::{Browser, Launch, Page, in_every_browser};
use serde_json::json;

/// Swipes over the card, across the middle of its question.
fn swipe(page: &Page, x: i64, y: i64) {
    page.js("scrollTo(0, 0)", json!([]));
    swipe_on(page, ".cc-question", x, y);
}

/// Swipes across the middle of an element.
fn swipe_on(page: &Page, selector: &str, x: i64, y: i64) {
    let script = "const [x, y, width, height] = boxOf(document.querySelector(arguments[0])), { clientWidth } = document.documentElement;
        return [Math.round(Math.min(x + width / 2, clientWidth / 2)), Math.round(y + height / 2)]";
    let middle = page.js(script, json!([selector]));
    let (at_x, at_y) = (middle[0].as_i64().expect("a place"), middle[1].as_i64().expect("a place"));
    slide(page, selector, (at_x - x / 2, at_y - y / 2), (at_x + x / 2, at_y + y / 2));
}

/// Swipes to the right from the edge of the window.
fn swipe_from_edge(page: &Page) {
    let y = page.js("const [x, y, width, height] = boxOf(document.querySelector('.cc-question')); return Math.round(y + height / 2)", json!([]));
    let y = y.as_i64().expect("a place");
    slide(page, ".cc-card", (20, y), (200, y));
}

fn slide(page: &Page, selector: &str, from: (i64, i64), to: (i64, i64)) {
    if page.browser() != Browser::Webkit {
        let middle = ((from.0 + to.0) / 2, (from.1 + to.1) / 2);
        return page.draw("touch", from, &[(middle, 30), (to, 30)]);
    }
    // WebKitGTK has no touch under automation, so the page is told of a finger by a script.
    let script = "const [selector, from, to] = arguments, on = document.querySelector(selector);
        const finger = (type, [clientX, clientY]) => on.dispatchEvent(Object.assign(
            new Event(type, { bubbles: true, cancelable: true }),
            { changedTouches: [{ clientX, clientY }], touches: type == 'touchend' ? [] : [{ clientX, clientY }] }));
        finger('touchstart', from);
        finger('touchend', to);";
    page.js(script, json!([selector, from, to]));
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
                "const [done] = arguments, question = () => document.querySelector('.cc-question');
                const before = question().textContent, { port1, port2 } = new MessageChannel();
                // A message sent in a frame is delivered once that is painted.
                const painted = () => requestAnimationFrame(() => port2.postMessage(null));
                port1.onmessage = () => {
                    if (question().textContent == before) return painted();
                    const { top, bottom } = question().getBoundingClientRect();
                    done([was, top, bottom, innerHeight]);
                };
                scrollTo(0, document.querySelector('[data-r=good]').getBoundingClientRect().top);
                const was = question().getBoundingClientRect().bottom;
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

        fn keys_act_wherever_the_focus_is_but_in_fields_and_on_other_controls(page) {
            page.open();
            page.focus_comes_to(".cc-question");
            page.js("const field = document.body.appendChild(document.createElement('input'));
                     field.className = 'outside'; field.setAttribute('aria-label', 'Outside'); field.focus()", json!([]));
            let before = page.see();
            ["Space", "1", "u"].iter().for_each(|key| page.press(key));
            assert_eq!(page.js("return document.querySelector('.outside').value", json!([])), " 1u");
            page.js("const other = document.querySelector('.outside'); const button = document.createElement('button');
                     button.className = 'outside'; button.textContent = 'Other'; other.replaceWith(button); button.focus()", json!([]));
            ["Space", "1", "u"].iter().for_each(|key| page.press(key));
            assert_eq!(page.see(), before);
            page.leave_focus();
            page.press("Space");
            page.see_that("the answer", |seen| seen.is_back);
            page.leave_focus();
            page.press("3");
            page.see_that("the next card", |seen| seen.position == "2 of 34");
            page.leave_focus();
            page.press("u");
            page.see_that("the first card", |seen| seen.position == "1 of 34" && seen.is_back);
            page.go_to("Deck");
            page.leave_focus();
            page.press("3");
            page.go_to("Practice");
            assert_eq!(page.see().position, "1 of 34", "only in Practice");
        }

        fn a_click_on_blank_card_or_desk_leaves_the_keys_alive(page) {
            page.open();
            page.reveal();
            page.focus_comes_to(".cc-answer");
            let (_, y) = middle_of(page, ".cc-question");
            page.draw("mouse", (3, y), &[]);
            page.focus_comes_to("body");
            page.press("3");
            page.see_that("the next card", |seen| seen.position == "2 of 34");
        }

        fn layouts_without_plain_digits_or_latin_letters_have_the_same_keys(page) {
            page.open();
            let press = |key: &str, code: &str, shift: bool| {
                page.js("const [key, code, shiftKey] = arguments;
                    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }))",
                    json!([key, code, shift]));
            };
            page.reveal();
            press("!", "Digit1", true);
            assert_eq!(page.see().position, "1 of 34", "a sign of its own");
            press("\"", "Digit3", false);
            page.see_that("the second card", |seen| seen.position == "2 of 34");
            press("г", "KeyU", false);
            page.see_that("the first card", |seen| seen.position == "1 of 34");
            press("3", "Digit3", true);
            page.see_that("the second card", |seen| seen.position == "2 of 34");
            press("g", "KeyU", false);
            press("ы", "KeyS", false);
            assert_eq!(page.see().position, "2 of 34", "a Latin letter is meant as it is");
            page.find("button", "Star");
            assert_eq!(page.js("return find('button', 'Star').getAttribute('aria-pressed')", json!([])), "true");
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

mod tap {
    use super::*;

    /// The middle of the question.
    fn question(page: &Page) -> (i64, i64) {
        middle_of(page, ".cc-question")
    }

    in_every_browser! {
        fn a_tap_on_the_question_shows_the_answer(page) {
            page.open();
            page.draw("mouse", question(page), &[]);
            page.see_that("the answer", |seen| seen.is_back);
            page.focus_comes_to(".cc-answer");
            page.breathe();
            page.draw("mouse", question(page), &[]);
            assert!(page.see().is_back, "the answer stays");
        }

        fn a_drag_a_selection_or_a_control_turns_nothing(page) {
            page.open();
            let (x, y) = question(page);
            page.draw("mouse", (x, y), &[((x + 60, y), 50)]);
            assert!(!page.see().is_back, "a drag");
            page.js("getSelection().selectAllChildren(document.querySelector('.cc-question'))", json!([]));
            page.js("document.querySelector('.cc-card').click()", json!([]));
            assert!(!page.see().is_back, "a selection");
            page.js("getSelection().removeAllRanges()", json!([]));
            page.find("button", "Star");
            page.press_button("Star");
            assert!(!page.see().is_back, "a star");
        }

        fn a_second_tap_on_what_has_come_under_the_finger_is_a_slip(page) {
            page.open();
            page.click_twice(question(page), 20);
            let seen = page.see_that("the answer", |seen| seen.is_back);
            assert!(!seen.ticks.contains(&true), "no point is ticked");
        }

        fn a_tap_on_the_pages_own_card_counts_before_the_app_is_there(page) {
            page.server.hold_wasm();
            page.open_early();
            page.card_is_there();
            page.draw("mouse", question(page), &[]);
            page.see_that("the answer", |seen| seen.is_back);
            page.server.release_wasm();
            page.taken_over();
            assert!(page.see().is_back);
        }
    }
}

/// The middle of an element, in CSS pixels of the viewport.
fn middle_of(page: &Page, selector: &str) -> (i64, i64) {
    page.settled();
    let script = "scrollTo(0, 0); const [x, y, width, height] = boxOf(document.querySelector(arguments[0]));
        return [Math.round(x + width / 2), Math.round(y + height / 2)]";
    let middle = page.js(script, json!([selector]));
    (middle[0].as_i64().expect("a place"), middle[1].as_i64().expect("a place"))
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

        fn what_the_browser_makes_something_else_of_is_no_swipe(page) {
            page.open();
            page.reveal();
            // A wide block of program text under the finger.
            page.js("const wide = document.querySelector('.cc-prose').appendChild(document.createElement('pre'));
                wide.textContent = 'x'.repeat(400); wide.className = 'wide'; wide.scrollIntoView({ block: 'center' })", json!([]));
            page.settled();
            swipe_on(page, ".wide", -160, 0);
            assert!(page.see().is_back, "it scrolls");
            page.js("document.querySelector('.wide').remove()", json!([]));
            // Two fingers, one of which goes first.
            page.js("const card = document.querySelector('.cc-question');
                const finger = (type, touches, clientX) => card.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }),
                    { changedTouches: [{ clientX, clientY: 300 }], touches: Array(touches).fill({ clientX, clientY: 300 }) }));
                finger('touchstart', 1, 100); finger('touchstart', 2, 120); finger('touchend', 1, 300); finger('touchend', 0, 320)", json!([]));
            assert!(page.see().is_back, "two fingers");
            // The browser takes it over in the midst.
            page.js("const card = document.querySelector('.cc-question');
                const finger = (type, touches, clientX) => card.dispatchEvent(Object.assign(new Event(type, { bubbles: true, cancelable: true }),
                    { changedTouches: [{ clientX, clientY: 300 }], touches: Array(touches).fill({ clientX, clientY: 300 }) }));
                finger('touchstart', 1, 100); card.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true })); finger('touchend', 0, 320)", json!([]));
            assert!(page.see().is_back, "taken over");
            page.js("getSelection().selectAllChildren(document.querySelector('.cc-prose'))", json!([]));
            swipe(page, 160, 0);
            assert!(page.see().is_back, "a selection");
            page.js("getSelection().removeAllRanges()", json!([]));
            swipe_from_edge(page);
            assert!(page.see().is_back, "the system's own gesture");
            page.js("Object.defineProperty(visualViewport, 'scale', { configurable: true, value: 2 });
                visualViewport.dispatchEvent(new Event('resize'))", json!([]));
            swipe(page, 160, 0);
            assert!(page.see().is_back, "an enlarged page is moved");
            assert_eq!(page.js("return getComputedStyle(document.querySelector('.cc-card')).touchAction", json!([])), "auto");
            page.js("delete visualViewport.scale; visualViewport.dispatchEvent(new Event('resize'))", json!([]));
            swipe(page, 160, 0);
            page.see_that("the second card", |seen| seen.position == "2 of 34" && !seen.is_back);
            assert_eq!(page.ratings(), 1);
        }
    }
}
