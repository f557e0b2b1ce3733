//! What the polite live line says: a pure function of the state.

use crate::practice::Model;
use crate::text;

/// Where the session stands, and what the last step was.
pub fn position(model: &Model) -> String {
    let session = model.session();
    let step = match session.own_steps().last().map(|step| step.rated) {
        Some(Some((rating, _))) => format!("{}. ", text::rating(rating)),
        _ => String::new(),
    };
    match session.current() {
        Some(_) => format!("{step}{}", text::position(session.completed() + 1, session.total)),
        None if model.is_only_to_ask() => text::TO_ASK.into(),
        None => format!("{step}{}", text::COMPLETE),
    }
}
