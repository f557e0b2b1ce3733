//! Gestures on the card: a tap reveals, a swipe rates.
//!
//! A swipe counts only if the browser does not use the gesture: it must not scroll, pan a zoomed page, select text, or
//! start at the edge, where the system's gestures start.

use leptos::ev::{MouseEvent, PointerEvent, TouchEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::browser::Element;
use crate::browser::viewport::{self, is_zoomed, scrolls_sideways};
use crate::controller::Quiz;
use crate::log::Rating;
use crate::practice::{Event, Face};

/// The minimum length of a swipe, in CSS pixels; its width must be at least twice its height.
const SWIPE_PX: i32 = 80;
/// The system's gestures start within this distance of an edge, in CSS pixels.
const EDGE_PX: i32 = 24;
/// A mouse moved further than this between press and release, in CSS pixels, has dragged.
const TAP_PX: i32 = 10;
/// Elements on the question side that have their own click.
const CONTROLS: &str = "a, button, input, label, select, textarea, summary";

/// A position on the screen, in CSS pixels.
type Point = (i32, i32);

/// Reveals the answer at a tap on the question side.
#[derive(Clone, Copy)]
pub(super) struct Tap {
    quiz: Quiz,
    /// Where the pointer was pressed.
    pressed: StoredValue<Point>,
}

impl Tap {
    pub(super) fn new(quiz: Quiz) -> Self {
        Tap { quiz, pressed: StoredValue::new((0, 0)) }
    }

    pub(super) fn press(self, press: &PointerEvent) {
        self.pressed.set_value(position(press));
    }

    pub(super) fn click(self, click: &MouseEvent) {
        let quiz = self.quiz;
        if quiz.face_now() == Face::Back {
            // The element under the finger has just appeared there.
            if quiz.is_slip(click) {
                click.prevent_default();
            }
            return;
        }
        let target = click.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_on_control = target.is_some_and(|target| target.closest(CONTROLS).is_ok_and(|found| found.is_some()));
        let ((x, y), (from_x, from_y)) = (position(click), self.pressed.get_value());
        let is_drawn = (x - from_x).abs() > TAP_PX || (y - from_y).abs() > TAP_PX;
        if !is_on_control && !is_drawn && !click.default_prevented() && !has_selection(quiz) {
            quiz.tap(click, Event::Reveal);
        }
    }
}

/// Rates the card at a swipe over the answer.
#[derive(Clone, Copy)]
pub(super) struct Swipe {
    quiz: Quiz,
    /// The start of the swipe, while the gesture may become one.
    from: StoredValue<Option<Point>>,
}

impl Swipe {
    pub(super) fn new(quiz: Quiz) -> Self {
        Swipe { quiz, from: StoredValue::new(None) }
    }

    pub(super) fn start(self, touch: &TouchEvent) {
        self.from.set_value(start(self.quiz, touch));
    }

    pub(super) fn follow(self, touch: &TouchEvent) {
        if touch.touches().length() > 1 {
            self.cancel();
        }
    }

    pub(super) fn end(self, touch: &TouchEvent) {
        let from = self.from.try_update_value(Option::take).flatten();
        if let Some(event) = from.and_then(|from| swipe_event(self.quiz, from, touch)) {
            self.quiz.dispatch(event);
        }
    }

    pub(super) fn cancel(self) {
        self.from.set_value(None);
    }
}

/// The start of a swipe; `None` if the touch cannot become one.
fn start(quiz: Quiz, touch: &TouchEvent) -> Option<Point> {
    let (x, y) = finger(touch)?;
    let width = window().inner_width().ok()?.as_f64()? as i32;
    let is_at_edge = x < EDGE_PX || x > width - EDGE_PX;
    let can_be = touch.touches().length() == 1 && !is_at_edge && !is_zoomed() && !has_selection(quiz);
    let target = touch.target().and_then(|target| target.dyn_into::<Element>().ok());
    (can_be && !scrolls_sideways(target)).then_some((x, y))
}

/// The rating of a swipe, while the answer is shown: right is Good, left is Again.
fn swipe_event(quiz: Quiz, from: Point, touch: &TouchEvent) -> Option<Event> {
    let to = finger(touch).filter(|_| touch.touches().length() == 0)?;
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let is_swipe = x.abs() >= SWIPE_PX && x.abs() > 2 * y.abs();
    let is_on = quiz.model.with_untracked(|model| model.settings().shortcuts);
    let is_meant = is_on && is_swipe && quiz.face_now() == Face::Back && !is_zoomed() && !has_selection(quiz);
    is_meant.then_some(Event::Rate(if x > 0 { Rating::Good } else { Rating::Again }))
}

/// Tracks whether the page is zoomed, until the current reactive owner is cleaned up: one finger must then be able to
/// pan it over the card.
pub(super) fn follow_zoom(quiz: Quiz) {
    let look = move || {
        let is_zoomed = is_zoomed();
        if quiz.zoomed.try_get_untracked().is_some_and(|before| before != is_zoomed) {
            quiz.zoomed.set(is_zoomed);
        }
    };
    look();
    viewport::on_resize(look);
}

fn has_selection(quiz: Quiz) -> bool {
    viewport::has_selection(quiz.host())
}

fn position(event: &MouseEvent) -> Point {
    (event.client_x(), event.client_y())
}

/// The position of the first finger, or its last position.
fn finger(touch: &TouchEvent) -> Option<Point> {
    touch.changed_touches().get(0).map(|finger| (finger.client_x(), finger.client_y()))
}
