//! The worker's Wasm: reads and writes files, and fits the memory model, off the page's thread. `public/app-worker.js`
//! loads it.

use cuecard::worker::{self, UploadedFile};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// A file of more bytes than this is refused without its content.
#[wasm_bindgen]
pub fn most() -> f64 {
    cuecard::worker::MOST_BYTES as f64
}

/// Answers a request with a reply; see [`worker`]. `size` is that of the file, whose content may be left out.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: Option<Vec<u8>>, size: f64) -> String {
    let file = bytes.as_deref().map(|bytes| UploadedFile { bytes, size: size as u64 });
    worker::answer(request, file)
}
