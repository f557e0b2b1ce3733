//! Small rooms, large letters, little motion.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Launch, Page, in_every_browser};
use serde_json::json;

/// Looks at every view and state.
fn every_state(page: &Page, look: impl Fn(&str)) {
    look("front");
    page.press_button("Filter");
    page.choose("Section", "Python jobs");
    page.find("choice", "Topic");
    look("filter");
    page.choose("Section", "Behaviour and situations");
    page.press_button("Filter");
    page.reveal();
    page.tick(0);
    look("back");
    for _ in 0..5 {
        page.see_that("a card", |seen| seen.question.is_some());
        if !page.see().is_back {
            page.reveal();
        }
        page.rate("Good");
    }
    page.find("heading", "Session complete");
    look("end");
    page.go_to("Deck");
    look("deck");
    page.press_button("What have you built with Python?");
    look("deck, row open");
    page.go_to("Progress");
    look("progress");
    page.js("for (const details of document.querySelectorAll('details')) details.open = true", json!([]));
    look("progress, with figures");
    page.go_to("Settings");
    page.press_button("Reset progress");
    look("settings, reset asked");
}

fn all_has_room(page: &Page) {
    every_state(page, |state| {
        page.has_room(state);
        page.nothing_overlaps(state);
    });
}

mod motion {
    use super::*;

    /// Counts the animations and transitions that begin.
    fn count_motion(page: &Page) {
        let script = "window.motions = []; for (const kind of ['animationstart', 'transitionrun'])
            document.addEventListener(kind, event => motions.push(event.animationName || event.propertyName))";
        page.js(script, json!([]));
    }

    fn motions(page: &Page) -> u64 {
        page.reveal();
        page.rate("Good");
        page.reveal();
        page.settled();
        page.js("return motions.length", json!([])).as_u64().unwrap_or_default()
    }

    in_every_browser! {
        Launch { calm: true, ..Launch::default() };

        fn where_little_motion_is_asked_for_nothing_moves(page) {
            page.open();
            assert_eq!(page.js("return matchMedia('(prefers-reduced-motion: reduce)').matches", json!([])), true);
            count_motion(page);
            assert_eq!(motions(page), 0);
        }
    }

    mod otherwise {
        use super::*;

        in_every_browser! {
            fn the_card_turns_and_nothing_waits_for_it(page) {
                page.open();
                count_motion(page);
                motions(page);
                until_true("something moves", || page.js("return motions.length > 0", json!([])) == true);
            }

            fn the_turn_of_the_card_stays_within_the_page(page) {
                page.open();
                let script = "window.widest = 0;
                    const look = () => {
                        widest = Math.max(widest, document.documentElement.scrollWidth - innerWidth);
                        requestAnimationFrame(look);
                    };
                    look()";
                page.js(script, json!([]));
                page.reveal();
                page.settled();
                assert_eq!(page.js("return widest", json!([])), 0, "pixels beyond the edge");
            }
        }
    }
}

in_every_browser! {
    fn everything_has_room_at_320_pixels(page) {
        page.open_framed(320, 640, None);
        all_has_room(page);
    }

    fn everything_has_room_in_a_column_of_300_pixels(page) {
        page.open_framed(300, 700, None);
        all_has_room(page);
    }

    fn everything_has_room_at_twice_the_text_size(page) {
        page.server.style("html { font-size: 200% }");
        page.open_framed(390, 700, None);
        all_has_room(page);
    }

    fn everything_has_room_with_the_apps_largest_text(page) {
        page.open_framed(320, 640, None);
        page.go_to("Settings");
        page.choose("Text size", "Larger");
        page.go_to("Practice");
        all_has_room(page);
    }
}

mod wide {
    use super::*;

    in_every_browser! {
        Launch { size: (1280, 800), ..Launch::default() };

        fn everything_has_room_on_a_wide_screen(page) {
            page.open();
            all_has_room(page);
        }
    }
}
