//! Events for the host page: calls of the function `onEvent` of the app's root element.
//!
//! | what | card | word |
//! |---|---|---|
//! | `reveal` | its id | |
//! | `rate` | its id | the rating's id |
//! | `complete` | | how many cards the session had |

use leptos::prelude::*;

use super::state::Quiz;
use crate::practice::{Event, Focus};

/// The host page's event for an [`Event`] of the model.
pub(crate) struct HostEvent {
    what: &'static str,
    card: String,
    word: &'static str,
}

impl HostEvent {
    /// The host page's event for `event`, created before that is handled; `None` without a listener.
    pub(crate) fn of(quiz: Quiz, event: &Event) -> Option<Self> {
        quiz.listener()?;
        let (what, word) = match event {
            Event::Reveal => ("reveal", ""),
            Event::Rate(rating) | Event::RateAs(rating, _) => ("rate", rating.id()),
            Event::Skip => ("", ""),
            _ => return None,
        };
        let card = quiz.model.try_with_untracked(|model| Some(model.catalog().id(model.current()?).into()))??;
        Some(HostEvent { what, card, word })
    }

    /// Emits the event if the model moved the `focus`: an event without effect does not.
    pub(crate) fn emit(self, quiz: Quiz, focus: Option<Focus>) {
        let Some(focus) = focus else { return };
        if !self.what.is_empty() {
            emit(quiz, self.what, &self.card, self.word);
        }
        if focus == Focus::End {
            let total = quiz.model.with_untracked(|model| model.session().total);
            emit(quiz, "complete", "", &total.to_string());
        }
    }
}

fn emit(quiz: Quiz, what: &str, card: &str, word: &str) {
    if let Some(listener) = quiz.listener() {
        listener.call(what, card, word);
    }
}
