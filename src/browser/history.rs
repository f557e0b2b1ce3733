//! The page's entries in the browser's history.

use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// Whether this page is a top-level page, so that its history is its own.
pub(crate) fn is_own() -> bool {
    window().parent().ok().flatten().is_none_or(|parent| parent == window())
}

/// Whether the state of the current entry equals this text.
pub(crate) fn has_state(text: &str) -> bool {
    window().history().and_then(|history| history.state()).is_ok_and(|state| state == JsValue::from_str(text))
}

/// Goes back one entry. The browser emits the event later.
pub(crate) fn back() {
    let _ = window().history().and_then(|history| history.back());
}

/// Adds an entry with a text as its state. On a page without an origin, the browser refuses.
pub(crate) fn push(state: &str, address: &str) {
    let _ = window().history().and_then(|history| history.push_state_with_url(&state.into(), "", Some(address)));
}

/// Replaces the address of the current entry, not its state. On a page without an origin, the browser refuses.
pub(crate) fn replace_address(address: &str) {
    let _ = window()
        .history()
        .and_then(|history| history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(address)));
}

/// Replaces the address of the current entry, and removes its state.
pub(crate) fn clear(address: &str) {
    let _ = window().history().and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
}
