//! The app's Wasm. On the hosted page it mounts the app into the element with `data-cuecard`; on a host page, a script
//! mounts widgets through the exports of [`widget`].

use std::sync::atomic::{AtomicBool, Ordering};

use cuecard::mount::{Options, mount, widget};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

/// The message reported after a panic.
const STOPPED: &str = "Cuecard stopped";

#[wasm_bindgen]
extern "C" {
    /// Dispatches the page's `error` event, as for an uncaught error.
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
    // The tests validate the bundled deck. If it failed to load, the prerendered screen would stay.
    if let Ok(handle) = mount(host, Options { standalone: true, ..Options::default() }) {
        handle.forget();
    }
}

/// Reports a panic to the page: the Wasm cannot run any more. public/recovery handles it on the hosted page,
/// public/embed for widgets.
fn stopped() {
    // Reporting may panic again.
    static TOLD: AtomicBool = AtomicBool::new(false);
    if !TOLD.swap(true, Ordering::Relaxed) && !widget::report_stopped(STOPPED) {
        report_error(&js_sys::Error::new(STOPPED));
    }
}
