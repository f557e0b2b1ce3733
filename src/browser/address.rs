//! The page's address.

use leptos::prelude::window;
use web_sys::Url;

/// The parameter of the address that names a view; public/boot.js reads it.
pub(crate) const VIEW: &str = "view";

/// The page's address.
pub(crate) fn current() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}

/// The page's address without a view: that of Practice.
pub(crate) fn without_view() -> Option<String> {
    let url = current()?;
    // A query that is none of ours is left as it was written.
    if url.search_params().has(VIEW) {
        url.search_params().delete(VIEW);
    }
    Some(url.href())
}
