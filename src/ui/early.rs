//! Taps made on the page's own first card before the app arrived.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::quiz::{Quiz, View};
use crate::log::Rating;
use crate::practice::{Event, Focus};

/// What the page's boot script noted down, to be done again by the app.
pub(super) struct Early {
    acts: String,
    /// The keyboard's focus was on the card.
    focused: bool,
}

impl Early {
    /// Reads the notes off the card the page shows in `host`.
    pub(super) fn take(host: &HtmlElement) -> Self {
        let shown = host.query_selector("[data-early]").ok().flatten();
        let acts = shown.and_then(|card| card.get_attribute("data-early")).unwrap_or_default();
        // Within a shadow root its own word counts; the document says no more than that the focus is in there.
        let active = Reflect::get(&host.get_root_node(), &"activeElement".into()).ok();
        let active = active.and_then(|active| active.dyn_into::<Node>().ok());
        let focused = active.is_some_and(|active| host.contains(Some(&active)));
        Early { acts, focused }
    }

    /// Does again what was done early, in the same order; then puts the focus where the keys act, if it was
    /// on the card or the page gives it away.
    pub(super) fn replay(self, quiz: Quiz, take_focus: bool) {
        for act in self.acts.split_whitespace() {
            match act {
                "show" => quiz.enact(Event::Reveal),
                "skip" => quiz.enact(Event::Skip),
                "filter" => quiz.filtering.update(|open| *open = 1 - *open),
                act => tapped(quiz, act),
            }
        }
        // Where something else on the page has the focus, a notice for one, it stays there.
        let is_free = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if self.acts.is_empty() && (self.focused || take_focus && is_free) {
            quiz.focus(Focus::Question);
        }
    }
}

/// A point, a tab or a rating, by its name.
fn tapped(quiz: Quiz, act: &str) {
    if let Some(point) = act.strip_prefix("tick").and_then(|n| n.parse().ok()) {
        quiz.enact(Event::Tick(point));
    }
    for view in View::ALL {
        if view.name().eq_ignore_ascii_case(act) {
            quiz.go(view);
        }
    }
    for rating in Rating::ALL {
        if crate::text::rating(rating).eq_ignore_ascii_case(act) {
            quiz.enact(Event::Rate(rating));
        }
    }
}
