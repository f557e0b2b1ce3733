//! The desk worker's Wasm: reads and writes files away from the page. `public/desk-worker.js` loads it.

use cuecard::desk::{self, Given};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The size in bytes from which on a file's content need not be handed over.
#[wasm_bindgen]
pub fn most() -> f64 {
    cuecard::backup::MOST_BYTES as f64
}

/// Answers a question with an answer; see [`desk`]. `size` is that of the file, whose content may be left out.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: Option<Vec<u8>>, size: f64) -> String {
    let file = bytes.as_deref().map(|bytes| Given { bytes, size: size as u64 });
    desk::answer(request, file)
}
