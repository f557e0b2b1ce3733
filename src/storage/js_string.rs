//! Strings of JavaScript, brought into Rust.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// The length in UTF-16 units from which on it is quicker to have the browser encode a string.
const LONG: u32 = 1024;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    /// Takes a string that is still in JavaScript; the method of web-sys takes one of Rust.
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, string: &JsString) -> Uint8Array;
}

/// The string that a value of JavaScript is, if it is one. wasm-bindgen copies a string character by character as long
/// as it is ASCII, which for a log of half a megabyte takes twenty times as long as having the browser encode it.
pub(super) fn js_to_string(value: &JsValue) -> Option<String> {
    match value.dyn_ref::<JsString>() {
        Some(string) if string.length() > LONG => String::from_utf8(TextEncoder::new().encode(string).to_vec()).ok(),
        _ => value.as_string(),
    }
}
