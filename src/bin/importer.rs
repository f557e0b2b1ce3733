//! The importer's Wasm: parses decks that people write. `public/importer-worker.js` loads it for a deck in Markdown.

use cuecard::deck::to_json;
use cuecard::import::markdown;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Returns a Markdown deck as JSON. Missing ids are derived from the texts, as `cargo xtask deck` does.
///
/// # Errors
/// The first fault: its line, its column and a description.
#[wasm_bindgen]
pub fn read(text: &str) -> Result<String, String> {
    let deck = markdown::parse(text);
    deck.map(|deck| to_json(&deck)).map_err(|faults| faults.first().map(ToString::to_string).unwrap_or_default())
}
