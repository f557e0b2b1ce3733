//! A deck's JSON form.

use serde_json::{Error, Value};

use super::identity::complete;
use super::validate::check;
use super::{Deck, DeckError};

/// Reads a deck from its JSON form and checks it. What has no id, or an empty one, gets one derived from its words.
///
/// # Errors
/// [`DeckError::Json`] where the text is not JSON, [`DeckError::Form`] where it is no deck, else the first fault [`check`] finds.
pub fn from_json(json: &str) -> Result<Deck, DeckError> {
    let mut deck = read(json)?;
    complete(&mut deck);
    check(&deck)?;
    Ok(deck)
}

/// The JSON form: one line, the same bytes for the same deck, with a newline at its end. It is not indented
/// because the app carries it along; the Markdown beside it is the form for people.
pub fn to_json(deck: &Deck) -> String {
    let mut json = serde_json::to_string(deck).unwrap_or_default();
    json.push('\n');
    json
}

/// The JSON Schema of the deck's form, with a newline at its end.
#[cfg(feature = "schema")]
pub fn schema_json() -> String {
    let mut json = serde_json::to_string_pretty(&schemars::schema_for!(Deck)).unwrap_or_default();
    json.push('\n');
    json
}

/// Reads a deck; it is not checked yet.
fn read(json: &str) -> Result<Deck, DeckError> {
    serde_json::from_str(json).map_err(|error| match serde_json::from_str::<Value>(json) {
        // Nearly every text is a deck, so only now is it asked whether it is JSON at all.
        Err(error) => DeckError::Json { line: error.line(), column: error.column() },
        Ok(_) => DeckError::Form { near: place(&error) },
    })
}

fn place(error: &Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}
