//! Long texts out of the browser.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

/// Letters from which on it is worth asking the browser to encode a text.
const LONG: u32 = 1024;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    /// Takes the text as the browser has it; web-sys would have it brought here first.
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

/// A text of the browser's; `None` for what is none. wasm-bindgen passes a text letter by letter as long as it is
/// ASCII, which for a log of half a megabyte takes twenty times as long as having the browser encode it.
pub(super) fn text(value: &JsValue) -> Option<String> {
    match value.dyn_ref::<JsString>() {
        Some(text) if text.length() > LONG => String::from_utf8(TextEncoder::new().encode(text).to_vec()).ok(),
        _ => value.as_string(),
    }
}
