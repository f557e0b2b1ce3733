//! The page object: what a person does with the app, and what they see of it.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::kit::Browser;
use crate::launch::Launch;
use crate::remote::Remote;
use crate::seen::Seen;
use crate::server::{APP, Server};
use crate::wait::{until, until_true};

const LIBRARY: &str = include_str!("page.js");

/// The app in a browser of its own, on a server of its own.
pub struct Page {
    /// The browser.
    pub remote: Remote,
    /// The server.
    pub server: Server,
}

impl Page {
    /// Starts server and browser. Nothing is open yet.
    pub fn launch(browser: Browser, launch: Launch) -> Page {
        Page { server: Server::start(), remote: Remote::launch(browser, &launch) }
    }

    /// Which browser it is.
    pub fn browser(&self) -> Browser {
        self.remote.browser()
    }

    /// Opens the app and waits until it has taken over.
    #[track_caller]
    pub fn open(&self) {
        self.open_early();
        self.taken_over();
    }

    /// Opens the app's page, and does not wait for the app.
    pub fn open_early(&self) {
        self.remote.goto(&self.server.at(APP));
    }

    /// Opens the app in a frame of that width and height, sandboxed where `sandbox` says what is allowed.
    #[track_caller]
    pub fn open_framed(&self, width: u32, height: u32, sandbox: Option<&str>) {
        let sandbox = sandbox.map_or(String::new(), |allowed| format!("sandbox=\"{allowed}\""));
        let frame = format!("<iframe src=\"{APP}\" width={width} height={height} {sandbox} style=\"border: 0\">");
        let head = "<!doctype html><html lang=en><title>Somebody's page</title><body style=\"margin: 0\">";
        self.server.page("/frame", &format!("{head}{frame}</iframe>"));
        self.remote.goto(&self.server.at("/frame"));
        self.remote.enter_frame();
        self.taken_over();
    }

    /// Waits until the app is there, and not only the page's own first card.
    #[track_caller]
    pub fn taken_over(&self) {
        let is_there = "return !!document.querySelector('.cc[data-app]')";
        until_true("the app to take over", || self.remote.try_js(is_there, json!([])).is_ok_and(|is| is == true));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.remote.reload();
        self.taken_over();
    }

    /// Runs a script that has the page object's helpers.
    #[track_caller]
    pub fn js(&self, script: &str, args: Value) -> Value {
        self.remote.js(&format!("{LIBRARY}\n{script}"), args)
    }

    /// What is to be seen of the practice view.
    pub fn see(&self) -> Seen {
        Seen::read(&self.js(Seen::SCRIPT, json!([])))
    }

    /// Waits for something to be seen.
    #[track_caller]
    pub fn see_that(&self, what: &str, is_so: impl Fn(&Seen) -> bool) -> Seen {
        until(what, || Some(self.see()).filter(&is_so))
    }

    /// The element of that role and visible name, as soon as it is there.
    #[track_caller]
    pub fn find(&self, role: &str, name: &str) -> WebElement {
        let script = format!("{LIBRARY}\nreturn find(arguments[0], arguments[1])");
        until(&format!("the {role} “{name}”"), || self.remote.element(&script, json!([role, name])))
    }

    /// Whether there is such an element now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.count(role, name) > 0
    }

    /// How many elements there are now of that role; of any name where it is empty.
    pub fn count(&self, role: &str, name: &str) -> u64 {
        self.js("return all(arguments[0], arguments[1]).length", json!([role, name])).as_u64().unwrap_or_default()
    }

    /// Clicks the button of that name.
    #[track_caller]
    pub fn press_button(&self, name: &str) {
        self.remote.click(&self.find("button", name));
    }

    /// Shows the answer.
    #[track_caller]
    pub fn reveal(&self) -> Seen {
        self.press_button("Show answer");
        self.see_that("the answer", |seen| seen.is_back)
    }

    /// Ticks the point at that place, counted from 0, or takes the tick off.
    #[track_caller]
    pub fn tick(&self, point: usize) -> Seen {
        let before = self.see().ticks;
        let script = "const tick = document.querySelectorAll('.cc-points input')[arguments[0]];
                      tick.scrollIntoView({ block: 'center' }); return tick";
        self.remote.click(&self.remote.element(script, json!([point])).expect("the point"));
        self.see_that("the tick", |seen| seen.ticks != before)
    }

    /// Rates the answer, which is shown; gives what is there next.
    #[track_caller]
    pub fn rate(&self, rating: &str) -> Seen {
        self.press_button(rating);
        self.see_that("the next card", |seen| !seen.is_back)
    }

    /// Shows the answer and rates it.
    #[track_caller]
    pub fn answer(&self, rating: &str) -> Seen {
        self.reveal();
        self.rate(rating)
    }

    /// Presses Undo, once.
    #[track_caller]
    pub fn undo(&self) {
        self.press_button("Undo");
    }

    /// Skips the card; gives the next one.
    #[track_caller]
    pub fn skip(&self) -> Seen {
        let question = self.see().question;
        self.breathe();
        self.press_button("Skip");
        self.see_that("the next card", |seen| seen.question != question)
    }

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
        let is_count = "return (tidy(document.querySelector('.cc').innerText).match(/(\\d+) ratings\\b/) || [])[1]";
        until("the count of ratings", || self.js(is_count, json!([])).as_str().and_then(|count| count.parse().ok()))
    }

    /// What went wrong on any page of this browser so far.
    pub fn trouble(&self) -> Vec<String> {
        let here = self.remote.try_js("return window.watched || []", json!([])).unwrap_or_default();
        let here = here.as_array().cloned().unwrap_or_default();
        let mut trouble = self.server.trouble();
        trouble.extend(here.iter().filter_map(|text| text.as_str().map(String::from)));
        trouble.extend(self.remote.console_errors());
        trouble
    }
}
