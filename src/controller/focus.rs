//! Moves the keyboard's focus once the screen has changed.

use std::time::Duration;

use leptos::prelude::*;

use super::state::Quiz;
use crate::browser::{self, Element, active_element};
use crate::practice::Focus;

/// A question that has the focus is at least so far from the edges of the window, in CSS pixels; style.css says the same.
const MARGIN: f64 = 112.0;

impl Quiz {
    /// Takes the focus off what is about to go: a browser lays the page out again, half changed as it is, when what has
    /// the focus is removed. And a question that stays in its place is read out once it has the focus again.
    pub(crate) fn let_go(self) {
        if let Some(focused) = self.query(".cc-card :focus") {
            let _ = focused.blur();
        }
    }

    /// Moves the focus in the next frame. Where the question is in view without it, the focus can wait until that frame
    /// is painted.
    pub(crate) fn focus(self, focus: Focus) {
        let (selector, stay) = match focus {
            Focus::Question | Focus::End => (".cc-question", false),
            // The answer opens in place; bringing it to the top would hide the question.
            Focus::Answer => (".cc-answer", true),
        };
        let act = move || {
            let Some(target) = self.query(selector).filter(|_| !self.is_focus_elsewhere()) else { return };
            browser::focus(&target, stay);
        };
        // The browser computes style and layout once more for it. What scrolls must be done before the paint; the rest
        // can be read before. In the frame, asking where the question is costs nothing that is not due anyway.
        request_animation_frame(move || if stay || self.is_question_in_view() { soon(act) } else { act() });
    }

    /// Whether the person has gone on to another part of the host page: then the focus is theirs.
    fn is_focus_elsewhere(self) -> bool {
        let mut focused = active_element(&document());
        while let Some(inner) = focused.as_ref().and_then(Element::shadow_root).and_then(|root| active_element(&root)) {
            focused = Some(inner);
        }
        let ours = self.host().map(|host| host.get_root_node());
        let is_ours =
            |element: &Element| element.tag_name() == "BODY" || ours.is_some_and(|root| root.contains(Some(element)));
        !self.standalone && focused.is_some_and(|element| !is_ours(&element))
    }

    /// Whether all of the question is well within the window.
    fn is_question_in_view(self) -> bool {
        let Some(bounds) = self.query(".cc-question").map(|question| question.get_bounding_client_rect()) else {
            return false;
        };
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        bounds.top() >= MARGIN && bounds.bottom() <= height - MARGIN
    }
}

/// Runs `act` once the next frame has been painted, and what waited for it without a delay has been done.
pub(crate) fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || soon(act));
}

/// The same from within a frame: once that one has been painted.
fn soon(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(1));
}
