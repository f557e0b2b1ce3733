//! The page that decks and texts are handed to.

use serde_json::{Value, json};

use crate::page::Page;
use crate::server::APP;
use crate::wait::until_true;

/// A file: its name, and its text.
pub type Named<'a> = (&'a str, &'a str);

/// Put before scripts that make files.
const FILES: &str = "const files = list => {
    const data = new DataTransfer();
    for (const [name, text] of list) data.items.add(new File([text], name));
    return data;
};";

impl Page {
    /// Opens that page.
    #[track_caller]
    pub fn open_door(&self) {
        self.remote.goto(&self.server.at(&format!("{APP}open/")));
        self.door_is_open();
    }

    /// Opens that page in a frame of that width and height.
    #[track_caller]
    pub fn open_door_framed(&self, width: u32, height: u32) {
        let frame = format!("<iframe src=\"{APP}open/\" width={width} height={height} style=\"border: 0\"></iframe>");
        let head = "<!doctype html><html lang=en><title>Somebody's page</title><body style=\"margin: 0\">";
        self.server.page("/frame", &format!("{head}{frame}"));
        self.remote.goto(&self.server.at("/frame"));
        self.remote.enter_frame();
        self.door_is_open();
    }

    /// Waits until that page can be used.
    #[track_caller]
    pub fn door_is_open(&self) {
        let is_open = "return !!document.querySelector('#choose:enabled')";
        until_true("the page to open decks at", || self.remote.try_js(is_open, json!([])).is_ok_and(|is| is == true));
    }

    /// Loads it again.
    #[track_caller]
    pub fn reload_door(&self) {
        // As a person does: a driver may do it in a way of its own, past the worker.
        self.js("window.isBefore = true; setTimeout(() => location.reload())", json!([]));
        let is_after = "return !window.isBefore && document.readyState != 'loading'";
        until_true("the page to be loaded again", || {
            self.remote.try_js(is_after, json!([])).is_ok_and(|is| is == true)
        });
        self.door_is_open();
    }

    /// Chooses files there.
    pub fn choose_files(&self, list: &[Named]) {
        let script = "const input = document.querySelector('#file');
            input.files = files(arguments[0]).files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        self.js(&format!("{FILES}{script}"), json!([list]));
    }

    /// Drops files on it; the browser must not open them itself.
    #[track_caller]
    pub fn drop_files(&self, list: &[Named]) {
        let script = "const dataTransfer = files(arguments[0]);
            const over = name => new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer });
            const place = document.querySelector('#head');
            return place.dispatchEvent(over('dragover')) || place.dispatchEvent(over('drop'))";
        assert_eq!(self.js(&format!("{FILES}{script}"), json!([list])), false);
    }

    /// Has it read a text that is in its field.
    #[track_caller]
    pub fn hand_text(&self, text: &str) {
        self.js("document.querySelector('#text').value = arguments[0]", json!([text]));
        self.press_button("Open the text");
    }

    /// Pastes a text, repeated so many times, into its field; gives whether the page keeps it from being shown there.
    pub fn paste_text(&self, text: &str, times: usize) -> bool {
        let script = "const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', arguments[0].repeat(arguments[1]));
            const paste = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), { clipboardData });
            return !document.querySelector('#text').dispatchEvent(paste)";
        self.js(script, json!([text, times])) == true
    }

    /// Waits until it says a sentence.
    #[track_caller]
    pub fn is_told(&self, sentence: &str) {
        let said = || self.js("return tidy(document.querySelector('#said').innerText)", json!([]));
        let has = |said: Value| said.as_str().is_some_and(|said| said.contains(sentence));
        until_true(&format!("“{sentence}” instead of {}", said()), || has(said()));
    }

    /// Has the system hand files to the page when it is loaded next; those without a text are gone. It is a stand-in:
    /// no driver can open a file with an app.
    pub fn launch_with(&self, list: &[(&str, Option<&str>)]) {
        let script = format!(
            "window.launch = list => window.launchConsumer({{ files: list.map(([name, text]) => ({{ name, kind: 'file',
                getFile: async () => {{ if (text == null) throw new DOMException('', 'NotFoundError'); return new File([text], name); }} }})) }});
            Object.defineProperty(window, 'launchQueue', {{ value: {{ setConsumer: take => {{
                window.launchConsumer = take;
                setTimeout(() => launch({}));
            }} }} }})",
            json!(list)
        );
        self.server.script(&script);
    }

    /// Goes to a page from which another app could share, with the app's own worker there to take it. What is shared
    /// is sent as the manifest says.
    #[track_caller]
    pub fn go_to_share(&self) {
        self.server.page(&format!("{APP}share.html"), "<!doctype html><title>Another app</title><form hidden></form>");
        self.remote.goto(&self.server.at(&format!("{APP}share.html")));
        let script = "const [done] = arguments;
            fetch('manifest.webmanifest').then(found => found.json()).then(({ share_target }) => done(window.target = share_target))";
        let target = self.remote.js_later(script, json!([]));
        assert!(target["action"].is_string(), "{target}");
    }

    /// Shares texts, by what the manifest calls them, and files; waits until the page is left for it.
    #[track_caller]
    pub fn share(&self, texts: &[Named], list: &[Named]) {
        let script = "const form = document.querySelector('form'), { action, method, enctype, params } = window.target;
            Object.assign(form, { action, method, enctype });
            for (const [what, value] of arguments[0]) {
                const field = document.createElement('textarea');
                form.append(Object.assign(field, { name: params[what], value }));
            }
            const field = Object.assign(document.createElement('input'), { type: 'file', multiple: true, name: params.files[0].name });
            field.files = files(arguments[1]).files;
            form.append(field);
            setTimeout(() => form.submit())";
        self.js(&format!("{FILES}{script}"), json!([texts, list]));
        // What is shared may lead on to the app at once.
        let is_there = "return !!document.querySelector('#choose:enabled, [data-app]')";
        until_true("what is shared to arrive", || self.remote.try_js(is_there, json!([])).is_ok_and(|is| is == true));
    }
}
