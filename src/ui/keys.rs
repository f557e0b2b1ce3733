//! Keys and swipes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, TouchEvent};

use super::quiz::{Quiz, View};
use crate::log::{Mark, Rating};
use crate::practice::{Event, Face};

/// A swipe is at least this long, in CSS pixels, and at least twice as wide as high.
const SWIPE_PX: i32 = 80;

/// Acts on a single key, while the focus is inside the widget.
pub(super) fn pressed(quiz: Quiz, key: &KeyboardEvent) {
    let on = quiz.model.with_untracked(|model| model.settings().shortcuts);
    let other = key.ctrl_key() || key.meta_key() || key.alt_key() || key.repeat() || key.default_prevented();
    if !on || other || untrack(|| quiz.view()) != View::Practice {
        return;
    }
    let target = key.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_a = |selector| target.as_ref().is_some_and(|target| target.matches(selector).unwrap_or(false));
    if on_a("select, textarea, input:not([type=checkbox])") {
        return;
    }
    let front = face(quiz) == Face::Front;
    let rating = |n: usize| Rating::ALL.get(n).copied().filter(|_| !front).map(Event::Rate);
    let event = match key.key().as_str() {
        // On a button these two keys press the button.
        " " | "Enter" if !on_a("button, a") => front.then_some(Event::Reveal),
        "1" => rating(0),
        "2" => rating(1),
        "3" => rating(2),
        "4" => rating(3),
        "u" | "U" => Some(Event::Undo),
        "s" | "S" => quiz.model.with_untracked(|model| {
            let ix = model.current()?;
            Some(Event::Mark(ix, Mark::Star, !model.is_marked(ix, Mark::Star)))
        }),
        _ => None,
    };
    if let Some(event) = event {
        key.prevent_default();
        // One press means one thing, whatever the page around does with that key.
        key.stop_propagation();
        quiz.dispatch(event);
    }
}

fn face(quiz: Quiz) -> Face {
    quiz.model.with_untracked(|model| model.session().face)
}

/// Where the first finger is, or was when it left.
pub(super) fn finger(touch: &TouchEvent) -> Option<(i32, i32)> {
    let finger = touch.changed_touches().get(0)?;
    (touch.touches().length() <= 1).then(|| (finger.client_x(), finger.client_y()))
}

/// The rating a swipe means, once the answer is shown: right is Good, left is Again.
pub(super) fn swiped(quiz: Quiz, from: (i32, i32), to: (i32, i32)) -> Option<Event> {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let on = quiz.model.with_untracked(|model| model.settings().shortcuts);
    let meant = on && face(quiz) == Face::Back && x.abs() >= SWIPE_PX && x.abs() > 2 * y.abs();
    meant.then_some(Event::Rate(if x > 0 { Rating::Good } else { Rating::Again }))
}
