//! What the polite live line says: a pure function of the state.

use super::strings;
use crate::practice::Model;

/// Where the session stands, and what the last step was.
pub fn position(model: &Model) -> String {
    let session = model.session();
    let step = match session.own_steps().last().map(|step| step.rated) {
        Some(Some((rating, _))) => format!("{}. ", strings::rating(rating)),
        _ => String::new(),
    };
    match session.current() {
        Some(_) => format!("{step}{}", strings::position(session.completed() + 1, session.total)),
        None if model.is_only_to_ask() => strings::TO_ASK.into(),
        None => format!("{step}{}", strings::COMPLETE),
    }
}
