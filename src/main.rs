//! The app's Wasm. On the hosted page it finds the place for the app and mounts it there; a script on a host
//! page mounts widgets through what [`widget`] exports.

use std::sync::atomic::{AtomicBool, Ordering};

use cuecard::mount::{Options, mount, widget};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// What is reported of a panic.
const STOPPED: &str = "Cuecard stopped";

#[wasm_bindgen]
extern "C" {
    /// Raises the page's `error` event, as for an error that nobody caught.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &js_sys::Error);
}

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        if cfg!(debug_assertions) {
            web_sys::console::error_1(&panic.to_string().into());
        }
        stopped();
    }));
    let document = web_sys::window().and_then(|window| window.document());
    let host = document.and_then(|document| document.query_selector("[data-cuecard]").ok().flatten());
    let Some(host) = host.and_then(|host| host.dyn_into().ok()) else { return };
    // The bundled deck is checked by the tests; were it unreadable, what the page shows would stay.
    if let Ok(handle) = mount(host, Options { standalone: true, ..Options::default() }) {
        handle.forget();
    }
}

/// Tells the page of a panic: after it the Wasm is dead. What the page then does is in public/recovery, and for widgets
/// in public/embed.
fn stopped() {
    // Telling it may come to a panic as well.
    static REPORTED: AtomicBool = AtomicBool::new(false);
    if !REPORTED.swap(true, Ordering::Relaxed) && !widget::report_stopped(STOPPED) {
        report_error(&js_sys::Error::new(STOPPED));
    }
}
