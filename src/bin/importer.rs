//! The importer's Wasm: parses decks in Markdown. `public/embed/markdown.js` loads it when it is first needed.

use cuecard::deck::to_json;
use cuecard::import::markdown;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Converts a deck in Markdown to JSON. What has no id gets one derived from its text, as in `cargo xtask deck`.
///
/// # Errors
/// The first error: line, column, and message.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<String, String> {
    let deck = markdown::parse(text);
    deck.map(|deck| to_json(&deck)).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}
