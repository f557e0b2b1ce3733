//! The app's Wasm. On the hosted page it finds the place for the app and mounts it there; a script on somebody else's
//! page mounts widgets through what [`embed`] exports.

use std::panic::{self, PanicHookInfo};

use cuecard::ui::{Options, embed, mount_when_ready, strings};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Raises the page's `error` event, as for an error that nobody caught.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &js_sys::Error);
}

fn main() {
    // After a panic the Wasm is dead, so the page has to be told now. What it then does is in public/recovery, and for
    // widgets in public/embed.
    panic::set_hook(Box::new(|panic| {
        let words = last_words(panic);
        if !embed::tell_stopped(&words) {
            report_error(&js_sys::Error::new(&words));
        }
    }));
    let document = web_sys::window().and_then(|window| window.document());
    let host = document.and_then(|document| document.query_selector("[data-cuecard]").ok().flatten());
    let Some(host) = host.and_then(|host| host.dyn_into().ok()) else { return };
    mount_when_ready(host, Options { hosted: true, ..Options::default() });
}

/// Where a panic happened. What it has to say beyond that would have to be formatted, which costs bytes.
fn last_words(panic: &PanicHookInfo<'_>) -> String {
    let (file, line) = panic.location().map_or(("?", 0), |at| (at.file(), at.line()));
    strings::stopped(file, line)
}
