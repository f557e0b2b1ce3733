//! The page object: what a person does with the app, and what they see of it.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::kit::Browser;
use crate::launch::Launch;
use crate::pool;
use crate::remote::Remote;
use crate::seen::Seen;
use crate::server::{APP, Server};
use crate::wait::{until, until_true};

/// Put before scripts: finds things as a person would.
pub(crate) const LIBRARY: &str = include_str!("page.js");

/// The app in a browser that no other test uses meanwhile, on a server of its own.
pub struct Page {
    /// The browser.
    pub remote: Remote,
    /// The server.
    pub server: Server,
}

impl Page {
    /// Starts a server and takes a browser. Nothing is open yet.
    pub fn launch(browser: Browser, launch: Launch) -> Page {
        Page { server: Server::start(), remote: pool::borrow(browser, launch) }
    }

    /// Kills the browser, and starts it anew with the same profile; the server goes on. Nothing is open yet.
    #[must_use]
    pub fn kill_and_launch(self, launch: Launch) -> Page {
        Page { remote: self.remote.kill_and_launch(&launch), server: self.server }
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

    /// Waits for the card, the page's own or the app's.
    #[track_caller]
    pub fn card_is_there(&self) {
        let is_there = "return !!document.querySelector('.cc')";
        until_true("the card", || self.remote.try_js(is_there, json!([])).is_ok_and(|is| is == true));
    }

    /// Opens the app in a frame of that width and height, sandboxed where `sandbox` says what is allowed.
    #[track_caller]
    pub fn open_framed(&self, width: u32, height: u32, sandbox: Option<&str>) {
        self.open_framed_early(width, height, sandbox);
        self.taken_over();
    }

    /// As [`Page::open_framed`], and does not wait for the app.
    pub fn open_framed_early(&self, width: u32, height: u32, sandbox: Option<&str>) {
        let sandbox = sandbox.map_or(String::new(), |allowed| format!("sandbox=\"{allowed}\""));
        let frame = format!("<iframe src=\"{APP}\" width={width} height={height} {sandbox} style=\"border: 0\">");
        let head = "<!doctype html><html lang=en><title>Somebody's page</title><body style=\"margin: 0\">";
        self.server.page("/frame", &format!("{head}{frame}</iframe>"));
        self.remote.goto(&self.server.at("/frame"));
        self.remote.enter_frame();
    }

    /// Whether a page of no origin, as in a sandboxed frame, may load what its policy calls its own. Some browsers take
    /// `'self'` for nothing at all there. Another page is open afterwards.
    #[track_caller]
    pub fn loads_without_origin(&self) -> bool {
        let policy = "default-src 'none'; script-src 'self'";
        let inside = format!(
            "<!doctype html><meta http-equiv=Content-Security-Policy content=\"{policy}\"><script src=/probe.js></script>"
        );
        self.server.page("/probe.js", "parent.postMessage('loaded', '*')");
        self.server.page("/probe/inside", &inside);
        self.server.page("/probe", "<!doctype html><title>Probe</title>");
        self.remote.goto(&self.server.at("/probe"));
        // A script in a page runs before the page has loaded.
        let ask = "const done = arguments[arguments.length - 1], frame = document.createElement('iframe');
            let loads = false;
            addEventListener('message', () => loads = true);
            frame.addEventListener('load', () => setTimeout(() => done(loads)));
            frame.setAttribute('sandbox', 'allow-scripts');
            frame.src = '/probe/inside';
            document.body.append(frame)";
        self.remote.js_later(ask, json!([])) == true
    }

    /// Opens the app in a frame where nothing may be saved, and does not wait for it: a frame of no origin, or, where
    /// the app may load nothing in such a one, a plain one whose storage throws.
    #[track_caller]
    pub fn open_denied_early(&self) {
        if self.loads_without_origin() {
            return self.open_framed_early(390, 700, Some("allow-scripts"));
        }
        let deny = "for (const store of ['localStorage', 'sessionStorage', 'indexedDB'])
            Object.defineProperty(window, store, { get() { throw new DOMException('denied', 'SecurityError') } });";
        self.server.script(deny);
        self.open_framed_early(390, 700, None);
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

    /// As [`Page::js`], for a script that calls its last argument with what it has to say.
    pub fn js_later(&self, script: &str, args: Value) -> Value {
        self.remote.js_later(&format!("{LIBRARY}\n{script}"), args)
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

    /// Shows the answer, and waits until the ratings say when the card comes back.
    #[track_caller]
    pub fn reveal_with_hints(&self) -> Seen {
        self.reveal();
        self.see_that("the hints", |seen| seen.hints.iter().all(|hint| !hint.is_empty()))
    }

    /// Ticks the point at that place, counted from 0, or takes the tick off.
    #[track_caller]
    pub fn tick(&self, point: usize) -> Seen {
        self.settled();
        let before = self.see().ticks;
        let find = "return document.querySelectorAll('.cc-points input')[arguments[0]]";
        let tick = self.remote.element(find, json!([point])).expect("the point");
        self.bring(&tick);
        self.remote.click(&tick);
        self.see_that("the tick", |seen| seen.ticks != before)
    }

    /// Scrolls an element into the middle, away from bars at the edges, and waits until that is painted.
    pub fn bring(&self, element: &WebElement) {
        let script = "const [element, done] = arguments;
            element.scrollIntoView({ block: 'center' });
            requestAnimationFrame(() => requestAnimationFrame(done))";
        self.remote.js_later(script, json!([element.to_json().expect("an element")]));
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

    /// What went wrong on any page of this browser so far, beyond what the test is about.
    pub fn trouble(&self) -> Vec<String> {
        let here = self.remote.try_js("return window.watched || []", json!([])).unwrap_or_default();
        let here = here.as_array().cloned().unwrap_or_default();
        let mut trouble = self.server.trouble();
        trouble.extend(here.iter().filter_map(|text| text.as_str().map(String::from)));
        trouble.extend(self.remote.console_errors());
        // What was still on its way when a page was left has failed there, WebKit says, and no other browser does, nor in these words.
        trouble.retain(|trouble| trouble != "console.error: Load failed" && !self.server.is_expected(trouble));
        trouble
    }

    /// Tells what can still be learnt when a scenario has failed.
    pub fn tell_the_end(&self) {
        let words = self.remote.try_js("return document.body.innerText.slice(0, 600)", json!([]));
        println!("the page at the end: {}", words.unwrap_or_else(|error| json!(error)));
        let here = self.remote.try_js("return window.watched || []", json!([])).unwrap_or_default();
        println!("what went wrong on it: {here} {:?}", self.server.trouble());
    }
}
