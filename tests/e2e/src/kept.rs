//! What the browser's storage holds.

use std::collections::BTreeMap;

use serde_json::json;

use crate::page::Page;

impl Page {
    /// Opens a page of the app's origin that is not the app.
    pub fn open_beside(&self) {
        self.server.page("/beside", "<!doctype html><html lang=en><title>Beside the app</title>");
        self.remote.goto(&self.server.at("/beside"));
    }

    /// Keeps a text under a key of localStorage.
    pub fn keep(&self, key: &str, text: &str) {
        self.js("localStorage.setItem(arguments[0], arguments[1])", json!([key, text]));
    }

    /// Everything in localStorage.
    pub fn kept(&self) -> BTreeMap<String, String> {
        let all = self.js("return Object.entries(localStorage)", json!([]));
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_string();
        all.as_array().into_iter().flatten().map(|entry| (text(&entry[0]), text(&entry[1]))).collect()
    }

    /// Fills localStorage to the last character.
    pub fn fill_storage(&self) {
        let script = "
            let size = 1 << 20, n = 0;
            while (size >= 1) {
                try { localStorage.setItem('other/' + n, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
            }
            for (;;) try { localStorage.setItem('y' + n, ''); n += 1; } catch { break; }";
        self.js(script, json!([]));
    }
}
