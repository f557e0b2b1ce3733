//! The page's address.

use leptos::prelude::window;
use web_sys::Url;

/// The address parameter that names a view; public/boot.js reads it.
pub(crate) const VIEW: &str = "view";

/// Percent-encodes a text for an address.
pub(crate) fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Decodes what [`encode`] returned; `None` for other text.
pub(crate) fn decode(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).map(String::from).ok()
}

/// The page's address.
pub(crate) fn current() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}

/// The page's address without a view parameter: that of Practice.
pub(crate) fn without_view() -> Option<String> {
    let url = current()?;
    // A query without the parameter remains as written.
    if url.search_params().has(VIEW) {
        url.search_params().delete(VIEW);
    }
    Some(url.href())
}
