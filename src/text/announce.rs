//! The text of the polite live region, as a pure function of the state.

use super::practice::{position as session_position, rating as name};
use super::table::Message;
use super::words::Words;
use crate::practice::Model;

/// Returns the position in the session and the last step.
pub fn position(words: &Words, model: &Model) -> String {
    let session = model.session();
    let step = match session.own_steps().last().map(|step| step.rated) {
        Some(Some((rating, _))) => format!("{}. ", words.say(name(rating))),
        _ => String::new(),
    };
    match session.current() {
        Some(_) => step + &session_position(words, session.completed() + 1, session.total),
        None if model.is_only_to_ask() => words.say(Message::to_ask).into(),
        None => step + words.say(Message::complete),
    }
}
