//! News: what a mount tells the page around it, by calling the function `heard` of the element it is in.
//!
//! | what | card | word |
//! |---|---|---|
//! | `reveal` | its id | |
//! | `rate` | its id | the rating, in small letters |
//! | `complete` | | how many cards the session had |

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::quiz::Quiz;
use crate::practice::{Event, Focus};
use crate::text;

/// What an event is told as, if it changes anything.
pub(super) struct News {
    what: &'static str,
    card: String,
    word: &'static str,
}

/// The news an event would be, as things stand before it; none where nobody listens.
pub(super) fn of(quiz: Quiz, event: &Event) -> Option<News> {
    quiz.listener()?;
    let (what, word) = match event {
        Event::Reveal => ("reveal", ""),
        Event::Rate(rating) => ("rate", text::rating(*rating)),
        Event::Skip => ("", ""),
        _ => return None,
    };
    let card = quiz.model.try_with_untracked(|model| Some(model.catalog().id(model.current()?).into()))??;
    Some(News { what, card, word })
}

impl News {
    /// Tells it, where the event moved the `focus`: one that changed nothing did not.
    pub(super) fn tell(self, quiz: Quiz, focus: Option<Focus>) {
        let Some(focus) = focus else { return };
        if !self.what.is_empty() {
            tell(quiz, self.what, &self.card, &self.word.to_ascii_lowercase());
        }
        if focus == Focus::End {
            let total = quiz.model.with_untracked(|model| model.session().total);
            tell(quiz, "complete", "", &total.to_string());
        }
    }
}

fn tell(quiz: Quiz, what: &str, card: &str, word: &str) {
    if let Some(listener) = quiz.listener() {
        let _ = listener.call3(&JsValue::NULL, &what.into(), &card.into(), &word.into());
    }
}
