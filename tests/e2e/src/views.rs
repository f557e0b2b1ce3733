//! The views beside Practice, and the words on them.

use serde_json::json;

use crate::page::Page;
use crate::wait::{until, until_true};

impl Page {
    /// Goes to a view.
    #[track_caller]
    pub fn go_to(&self, view: &str) {
        self.press_button(view);
        let current = "return document.querySelector('nav [aria-current]').textContent == arguments[0]";
        until_true(view, || self.js(current, json!([view])) == true);
    }

    /// Chooses an option, by its text, of the choice of that name.
    #[track_caller]
    pub fn choose(&self, name: &str, option: &str) {
        self.find("choice", name);
        // The list a browser opens for a select is its own, so the choice is made for the person.
        let script = "const choice = find('choice', arguments[0]);
            const option = [...choice.options].find(option => option.text == arguments[1]);
            choice.value = option.value;
            choice.dispatchEvent(new Event('input', { bubbles: true }));
            choice.dispatchEvent(new Event('change', { bubbles: true }));";
        self.js(script, json!([name, option]));
    }

    /// The option chosen, of the choice of that name.
    #[track_caller]
    pub fn chosen(&self, name: &str) -> String {
        self.find("choice", name);
        let script = "return find('choice', arguments[0]).selectedOptions[0].text";
        self.js(script, json!([name])).as_str().unwrap_or_default().into()
    }

    /// The text of everything to be read in the app, tidied.
    pub fn reads(&self) -> String {
        let text = self.js("return tidy(document.querySelector('.cc').innerText)", json!([]));
        text.as_str().unwrap_or_default().into()
    }

    /// Waits until a text is to be read.
    #[track_caller]
    pub fn read_that(&self, text: &str) {
        until_true(&format!("“{text}” to be read"), || self.reads().contains(text));
    }

    /// The number Progress shows.
    #[track_caller]
    pub fn ratings(&self) -> u64 {
        self.go_to("Progress");
        // Not in the whole app: a notice may speak of ratings, too.
        // Nor before the view is there.
        let is_count = "const view = find('region', 'Progress');
            return view && (tidy(view.innerText).match(/(\\d+) ratings?\\b/) || [])[1]";
        until("the count of ratings", || self.js(is_count, json!([])).as_str().and_then(|count| count.parse().ok()))
    }
}
