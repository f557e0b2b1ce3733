//! The JSON format of decks.

use serde_json::{Error, Value};

use super::identity::complete;
use super::validate::check;
use super::{Deck, DeckError};

/// Parses and validates a deck. Missing or empty ids are derived from the texts.
///
/// # Errors
/// [`DeckError::Json`] if the text is not JSON, [`DeckError::Form`] if it is not a deck, else the first error of
/// [`check`].
pub fn from_json(json: &str) -> Result<Deck, DeckError> {
    let mut deck = read(json)?;
    complete(&mut deck);
    check(&deck)?;
    Ok(deck)
}

/// Serialises a deck: one line with a newline at its end, and the same bytes for the same deck. It is not indented
/// because the app bundles it; people edit the Markdown.
pub fn to_json(deck: &Deck) -> String {
    let mut json = serde_json::to_string(deck).unwrap_or_default();
    json.push('\n');
    json
}

/// The JSON Schema of the deck format, with a newline at its end.
#[cfg(feature = "schema")]
pub fn schema_json() -> String {
    let mut json = serde_json::to_string_pretty(&schemars::schema_for!(Deck)).unwrap_or_default();
    json.push('\n');
    json
}

/// Parses a deck without validating it.
fn read(json: &str) -> Result<Deck, DeckError> {
    serde_json::from_str(json).map_err(|error| match serde_json::from_str::<Value>(json) {
        // Nearly every text is a deck, so the check for JSON runs only after an error.
        Err(error) => DeckError::Json { line: error.line(), column: error.column() },
        Ok(_) => DeckError::Form { near: place(&error) },
    })
}

fn place(error: &Error) -> String {
    format!("line {}, column {}", error.line(), error.column())
}
