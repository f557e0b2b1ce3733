//! The clipboard.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use super::has;

/// Writes a text to the clipboard; `false` if there is none or the browser refuses.
pub(crate) async fn write(text: &str) -> bool {
    let navigator = window().navigator();
    has(&navigator, "clipboard") && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
