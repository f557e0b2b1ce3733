//! The hosted page: finds the place for the app and mounts it there.

use cuecard::ui::{Options, mount};
use wasm_bindgen::JsCast;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let host = document.and_then(|document| document.query_selector("[data-cuecard]").ok().flatten());
    let Some(host) = host.and_then(|host| host.dyn_into().ok()) else { return };
    // The bundled deck is checked by the tests; were it unreadable, the page's own first card would stay.
    if let Ok(handle) = mount(host, Options { hosted: true, ..Options::default() }) {
        handle.forget();
    }
}
