//! Moves the keyboard focus after the screen has changed.

use std::time::Duration;

use leptos::prelude::*;

use super::state::Quiz;
use crate::browser::{self, Element, active_element};
use crate::practice::Focus;

/// A focused question is at least this far from the edges of the window, in CSS pixels; style.css has the same value.
const MARGIN: f64 = 112.0;

impl Quiz {
    /// Blurs an element that is about to be removed: removing a focused element makes the browser compute the layout of the
    /// half-changed page. And a screen reader reads a question that stays in place once it is focused again.
    pub(crate) fn release_focus(self) {
        if let Some(focused) = self.query(".cc-card :focus") {
            let _ = focused.blur();
        }
    }

    /// Moves the focus in the next frame, or after its paint where the question is already in view.
    pub(crate) fn focus(self, focus: Focus) {
        let (selector, stay) = match focus {
            Focus::Question | Focus::End => (".cc-question", false),
            // The answer opens in place; scrolling it to the top would hide the question.
            Focus::Answer => (".cc-answer", true),
        };
        let act = move || {
            let Some(target) = self.query(selector).filter(|_| !self.is_focus_elsewhere()) else { return };
            browser::focus(&target, stay);
        };
        // Focusing makes the browser compute style and layout again. Scrolling must happen before the paint; the rest can
        // follow it. Within the frame, reading the question's position costs no extra layout.
        request_animation_frame(move || if stay || self.is_question_in_view() { after_this_frame(act) } else { act() });
    }

    /// Whether the focus is in another part of the host page, and must stay there.
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

/// Runs `act` after the next frame has been painted, and after the timers without a delay that were due then.
pub(crate) fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || after_this_frame(act));
}

/// Call inside `requestAnimationFrame`: runs after that frame is painted.
fn after_this_frame(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(1));
}
