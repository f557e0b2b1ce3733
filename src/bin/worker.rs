//! The worker's Wasm: reads and writes files, and fits the memory model, off the page's thread. `public/app-worker.js`
//! loads it.

use cuecard::worker::{self, UploadedFile};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// A larger file, in bytes, is refused without its content.
#[wasm_bindgen]
pub fn most() -> f64 {
    cuecard::worker::MOST_BYTES as f64
}

/// Returns the reply to a request; see [`worker`]. `size` is that of the file; the content of a large file is omitted.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: Option<Vec<u8>>, size: f64) -> String {
    let file = bytes.as_deref().map(|bytes| UploadedFile { bytes, size: size as u64 });
    worker::answer(request, file)
}
