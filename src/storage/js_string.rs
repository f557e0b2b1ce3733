//! Converts JavaScript strings to Rust.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The length in UTF-16 units above which the browser's encoder is faster.
const LONG: u32 = 1024;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    /// Takes a string that is still in JavaScript; the method of web-sys takes a Rust string.
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, string: &JsString) -> Uint8Array;
}

/// The value as a Rust string, if it is a string. wasm-bindgen copies the ASCII part of a string character by
/// character; for a log of half a megabyte that takes twenty times as long as the browser's encoder.
pub(super) fn js_to_string(value: &JsValue) -> Option<String> {
    match value.dyn_ref::<JsString>() {
        Some(string) if string.length() > LONG => String::from_utf8(TextEncoder::new().encode(string).to_vec()).ok(),
        _ => value.as_string(),
    }
}
