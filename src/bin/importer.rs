//! The importer's Wasm: reads decks that people write. `public/embed/deck.js` loads it where a deck is in Markdown.

use cuecard::deck::to_json;
use cuecard::import::markdown;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The JSON of a deck in Markdown. What has no id gets one derived from its words, as `cargo xtask deck` gives it.
///
/// # Errors
/// The first fault: line and column, and what is wrong there.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<String, String> {
    let deck = markdown::parse(text);
    deck.map(|deck| to_json(&deck)).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}
