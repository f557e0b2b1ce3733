//! What the polite live line says: a pure function of the state.

use super::{Message, Words};
use crate::practice::Model;
use crate::text;

/// Where the session stands, and what the last step was.
pub fn position(words: &Words, model: &Model) -> String {
    let session = model.session();
    let step = match session.own_steps().last().map(|step| step.rated) {
        Some(Some((rating, _))) => format!("{}. ", words.say(text::rating(rating))),
        _ => String::new(),
    };
    match session.current() {
        Some(_) => step + &text::position(words, session.completed() + 1, session.total),
        None if model.is_only_to_ask() => words.say(Message::to_ask),
        None => step + &words.say(Message::complete),
    }
}
