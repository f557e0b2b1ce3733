//! A deck's JSON form, read.

use serde_json::{Error, Value};

use super::{Deck, DeckError};

/// Reads a deck; it is not checked yet.
pub(super) fn read(json: &str) -> Result<Deck, DeckError> {
    serde_json::from_str(json).map_err(|error| match serde_json::from_str::<Value>(json) {
        // Nearly every text is a deck, so only now is it asked whether it is JSON at all.
        Err(error) => DeckError::Json { line: error.line(), column: error.column() },
        Ok(_) => DeckError::Form { near: place(&error) },
    })
}

fn place(error: &Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}
