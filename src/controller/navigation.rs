//! The current view, and on the hosted page its entry in the browser's history: from any view Back leads to Practice.
//!
//! At most one entry is above that of Practice; its address names the view. Changing between other views replaces it,
//! and opening Practice removes it. In a widget, and in a frame, the history belongs to the host page.

use leptos::prelude::*;

use super::state::{Quiz, View};
use crate::browser::address::{self, VIEW};
use crate::browser::history;
use crate::practice::Focus;

/// The state of the entry above that of Practice.
const ABOVE: &str = "cuecard-above-practice";

impl Quiz {
    /// Opens a view.
    pub(crate) fn go(self, view: View) {
        let before = self.view.get_untracked();
        // Choosing the current tab again does not render its view again: its fields may have content.
        if before != view {
            self.view.set(view);
            update_history(self, before, view);
        }
    }

    /// Opens a card in the Deck view, by its question.
    pub(crate) fn show_card(self, question: &str) {
        self.pending_search.set_value(Some(question.into()));
        self.go(View::Deck);
    }
}

/// Handles the browser's Back and Forward, until the current reactive owner is cleaned up.
pub(crate) fn follow(quiz: Quiz) {
    if controls_history(quiz) {
        let handle = window_event_listener(leptos::ev::popstate, move |_| on_popstate(quiz));
        on_cleanup(move || handle.remove());
    }
}

/// Updates the history after the view has changed from `before` to `view`.
fn update_history(quiz: Quiz, before: View, view: View) {
    if !controls_history(quiz) || view_in_address() == view || quiz.is_leaving.get_value() {
        return;
    }
    if view == View::Practice && history::has_state(ABOVE) {
        // Its event may arrive after the next tap: see `on_popstate`.
        quiz.is_leaving.set_value(true);
        history::back();
    } else {
        write_address(view, before == View::Practice);
    }
}

fn on_popstate(quiz: Quiz) {
    let Some(was_leaving) = quiz.is_leaving.try_update_value(std::mem::take) else { return };
    let (view, current) = (view_in_address(), quiz.view.get_untracked());
    if was_leaving {
        // The view may have changed meanwhile; the entry is for the current one.
        update_history(quiz, View::Practice, current);
    } else if view != current {
        quiz.view.set(view);
        if view == View::Practice {
            quiz.focus(Focus::Question);
        }
    }
}

/// Whether the app controls the page's history.
fn controls_history(quiz: Quiz) -> bool {
    quiz.standalone && history::is_own()
}

/// The view that the address names.
fn view_in_address() -> View {
    let name = address::current().and_then(|url| url.search_params().get(VIEW)).unwrap_or_default();
    View::from_id(&name).unwrap_or(View::Practice)
}

/// Writes a view to the address, in a new entry or the current one.
fn write_address(view: View, is_new: bool) {
    let Some(url) = address::current() else { return };
    match view {
        View::Practice => url.search_params().delete(VIEW),
        view => url.search_params().set(VIEW, view.id()),
    }
    match is_new {
        true => history::push(ABOVE, &url.href()),
        false => history::replace_address(&url.href()),
    }
}
