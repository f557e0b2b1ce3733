//! The worker's Wasm: reads and writes files, and fits the memory model, off the main thread. `public/app-worker.js`
//! loads it.

use cuecard::worker::{self, UploadedFile};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// The maximum size of a file in bytes. Larger files are rejected without reading them.
#[wasm_bindgen]
pub fn most() -> f64 {
    cuecard::worker::MOST_BYTES as f64
}

/// Handles a request and returns the reply; see [`worker`]. `size` is the file's size; the content may be omitted.
#[wasm_bindgen]
pub fn answer(request: &str, bytes: Option<Vec<u8>>, size: f64) -> String {
    let file = bytes.as_deref().map(|bytes| UploadedFile { bytes, size: size as u64 });
    worker::answer(request, file)
}
