//! Single-key shortcuts. On the hosted page they act wherever the focus is, in a widget only while it is inside.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::{Element, Node, target};
use crate::controller::{Quiz, View};
use crate::log::{Mark, Rating};
use crate::practice::{Event, Face};

/// Elements that take text input.
const FIELDS: &str = "select, textarea, input:not([type=checkbox]), [contenteditable]:not([contenteditable=false])";
/// Elements that Space and Enter press.
const PRESSED: &str = "button, a, summary, [type=checkbox]";
/// Elements with keys of their own outside the app, for example a notice.
const CONTROLS: &str =
    "a, button, input, select, textarea, summary, audio, video, iframe, [tabindex], [contenteditable]";

/// Handles the keys of the window on the hosted page, until the current reactive owner is cleaned up.
pub(super) fn follow(quiz: Quiz) {
    if quiz.standalone {
        let handle = window_event_listener(leptos::ev::keydown, move |key| handle_key(quiz, &key));
        on_cleanup(move || handle.remove());
    }
}

/// Handles a key pressed inside a widget.
pub(crate) fn in_widget(quiz: Quiz, key: &KeyboardEvent) {
    if !quiz.standalone {
        contain(quiz, key);
        handle_key(quiz, key);
    }
}

/// Stops the propagation of typed text from a field in a widget: the host page sees the widget as the target, not the
/// field, and would treat the text as its own shortcuts. Escape, Tab and key combinations are not text, and may be for
/// the page.
pub(crate) fn contain(quiz: Quiz, key: &KeyboardEvent) {
    let is_text =
        !matches!(key.key().as_str(), "Escape" | "Tab") && (!key.ctrl_key() || key.alt_key()) && !key.meta_key();
    if !quiz.standalone && is_text && target(key).is_some_and(|target| is_within(&target, FIELDS)) {
        key.stop_propagation();
    }
}

fn handle_key(quiz: Quiz, key: &KeyboardEvent) {
    let on = quiz.model.with_untracked(|model| model.settings().shortcuts);
    let other = key.ctrl_key() || key.meta_key() || key.alt_key() || key.repeat() || key.default_prevented();
    if !on || other || key.is_composing() || quiz.view.get_untracked() != View::Practice {
        return;
    }
    let target = target(key);
    let is_on = |selector| target.as_ref().is_some_and(|target| is_within(target, selector));
    if is_on(FIELDS) || (is_on(CONTROLS) && !is_inside(quiz, target.as_ref())) {
        return;
    }
    let Some(event) = event_of(quiz, &intended_key(key), is_on(PRESSED)) else { return };
    key.prevent_default();
    // One key press has one effect, whatever the host page binds to that key.
    key.stop_propagation();
    quiz.dispatch(event);
}

/// The event of a key in the present state.
fn event_of(quiz: Quiz, key: &str, is_on_control: bool) -> Option<Event> {
    let front = quiz.face_now() == Face::Front;
    let rating = |n: usize| Rating::ALL.get(n).copied().filter(|_| !front).map(Event::Rate);
    match key {
        " " | "Enter" if !is_on_control => front.then_some(Event::Reveal),
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
    }
}

/// The intended key: its character; in a layout of another script, or with a sign instead of a digit, the key at that
/// position of a Latin keyboard.
fn intended_key(key: &KeyboardEvent) -> String {
    let (character, code) = (key.key(), key.code());
    let has_name = character.chars().count() > 1 && character != "Dead";
    if has_name || character == " " || character.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return character;
    }
    // In Latin layouts, a sign at the position of a letter is a key of its own.
    let is_sign = character.is_ascii();
    let digit = code.strip_prefix("Digit").filter(|_| !key.shift_key());
    let letter = code.strip_prefix("Key").filter(|_| !is_sign);
    digit.or(letter).map_or(character, String::from)
}

fn is_within(target: &Element, selector: &str) -> bool {
    target.closest(selector).is_ok_and(|found| found.is_some())
}

fn is_inside(quiz: Quiz, target: Option<&Element>) -> bool {
    quiz.host().is_some_and(|host| host.contains(target.map(|target| -> &Node { target })))
}
