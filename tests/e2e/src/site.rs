//! Somebody's own page, of another origin than the app, with widgets on it.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::page::Page;
use crate::server::{APP, Server};
use crate::wait::{until, until_true};

/// Notes down what widgets tell their page.
const HEARD: &str = "window.heard = [];
    for (const what of ['ready', 'reveal', 'rate', 'complete', 'error'])
        addEventListener('cuecard:' + what, ({ detail, target }) =>
            heard.push({ what, ...detail, widget: [...document.querySelectorAll('cuecard-deck')].indexOf(target) }));";

/// Put before scripts about a widget.
const WIDGET: &str = "const widget = document.querySelectorAll('cuecard-deck')[arguments[0]], root = widget?.shadowRoot; if (!root) return null;";

/// A site on a server of its own.
pub struct Site {
    server: Server,
    app: String,
}

impl Site {
    /// A site for a page object whose server has the app.
    pub fn beside(page: &Page) -> Site {
        let site = Site { server: Server::start(), app: page.server.at(APP) };
        site.server.page("/heard.js", HEARD);
        site
    }

    /// The address of a path of the app.
    pub fn app(&self, path: &str) -> String {
        self.app.clone() + path
    }

    /// The origin of the app.
    pub fn app_origin(&self) -> &str {
        self.app.trim_end_matches(APP)
    }

    /// The address of a path of the site.
    pub fn at(&self, path: &str) -> String {
        self.server.at(path)
    }

    /// Serves a file.
    pub fn file(&self, path: &str, text: &str) {
        self.server.page(path, text);
    }

    /// Sends whoever asks for a path to another address.
    pub fn redirect(&self, path: &str, address: &str) {
        self.server.redirect(path, address);
    }

    /// Serves 100 MB at a path.
    pub fn flood(&self, path: &str) {
        self.server.flood(path);
    }

    /// Waits until whoever asked for the flood has gone; gives how many bytes they took.
    #[track_caller]
    pub fn taken(&self) -> usize {
        until("the end of the flood", || self.server.taken())
    }

    /// Holds a path back until [`Site::release`].
    pub fn hold(&self, path: &str) {
        self.server.hold(path);
    }

    /// Lets go of what was held back.
    pub fn release(&self) {
        self.server.release();
    }

    /// A whole page with this in its head and its body, and the one line that brings widgets.
    pub fn html(&self, head: &str, body: &str) -> String {
        let script = self.app("embed.js");
        format!(
            "<!doctype html><html lang=en><head><title>Somebody</title><meta name=viewport content=\"width=device-width\">{head}\
             <script src=\"/heard.js\"></script><script type=module src=\"{script}\"></script></head><body>{body}</body></html>"
        )
    }

    /// The paths asked for so far.
    pub fn requests(&self) -> Vec<String> {
        self.server.requests()
    }

    /// What went wrong on the site.
    pub fn trouble(&self) -> Vec<String> {
        self.server.trouble()
    }

    /// Opens a page with this body, where mistakes are watched for.
    #[track_caller]
    pub fn open(&self, page: &Page, body: &str) {
        self.open_html(page, &self.html("<script src=\"/watch/watch.js\"></script>", body));
    }

    /// Opens a page of this HTML.
    #[track_caller]
    pub fn open_html(&self, page: &Page, html: &str) {
        self.server.page("/", html);
        page.remote.goto(&self.at("/"));
    }

    /// The widget at that place of the page, counted from 0.
    pub fn widget<'a>(&self, page: &'a Page, n: usize) -> Widget<'a> {
        Widget { page, n }
    }

    /// What widgets have told the page so far, of that kind or of all.
    pub fn heard(&self, page: &Page, what: &str) -> Vec<Value> {
        let heard = page.js("return window.heard", json!([]));
        let is_it = |one: &&Value| what.is_empty() || one["what"] == what;
        heard.as_array().into_iter().flatten().filter(is_it).cloned().collect()
    }

    /// Waits until widgets have told so many things of a kind.
    #[track_caller]
    pub fn hears(&self, page: &Page, what: &str, times: usize) -> Vec<Value> {
        until(&format!("{times} times {what}"), || Some(self.heard(page, what)).filter(|heard| heard.len() >= times))
    }
}

impl Page {
    /// The widget at that place of the page that is open, counted from 0.
    pub fn widget(&self, n: usize) -> Widget<'_> {
        Widget { page: self, n }
    }
}

/// A widget on a page.
#[derive(Clone, Copy)]
pub struct Widget<'a> {
    page: &'a Page,
    n: usize,
}

impl Widget<'_> {
    /// Runs a script that has the page object's helpers, `widget`, and its shadow root as `root`.
    #[track_caller]
    pub fn js(&self, script: &str) -> Value {
        self.page.js(&format!("{WIDGET}\n{script}"), json!([self.n]))
    }

    /// Waits until the app is in it.
    #[track_caller]
    pub fn is_there(&self) -> Self {
        until_true(&format!("widget {} to be there", self.n), || {
            self.js("return !!root.querySelector('.cc[data-app]')") == true
        });
        *self
    }

    /// Whether the app is in it now.
    pub fn is_mounted(&self) -> bool {
        self.js("return !!root.querySelector('.cc[data-app]')") == true
    }

    /// An element in it, as soon as a selector finds it and it is to be seen.
    #[track_caller]
    pub fn part(&self, selector: &str) -> WebElement {
        let script = format!("return [...root.querySelectorAll({selector:?})].find(shown) || null");
        self.element(selector, &script)
    }

    #[track_caller]
    fn element(&self, what: &str, script: &str) -> WebElement {
        let script = format!("{}\n{WIDGET}\n{script}", crate::page::LIBRARY);
        until(&format!("{what} in widget {}", self.n), || self.page.remote.element(&script, json!([self.n])))
    }

    /// The button of that name, as soon as it is to be seen.
    #[track_caller]
    pub fn button(&self, name: &str) -> WebElement {
        self.element(name, &format!("return find('button', {name:?}, root)"))
    }

    /// Presses the button of that name.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.page.remote.click(&self.button(name));
    }

    /// The text to be read in it.
    pub fn reads(&self) -> String {
        self.js("return tidy(root.querySelector('.root')?.innerText || '')").as_str().unwrap_or_default().into()
    }

    /// Waits until a text is to be read in it.
    #[track_caller]
    pub fn read_that(&self, text: &str) {
        until_true(&format!("“{text}” in widget {}", self.n), || self.reads().contains(text));
    }

    /// The question.
    pub fn question(&self) -> String {
        self.text_of(".cc-question")
    }

    /// "3 of 34".
    pub fn position(&self) -> String {
        self.text_of(".cc-status span")
    }

    /// The text of an element in it, if that is there now.
    fn text_of(&self, selector: &str) -> String {
        let script = format!("const found = root.querySelector({selector:?}); return found ? text(found) : ''");
        self.js(&script).as_str().unwrap_or_default().into()
    }

    /// How many ratings it counts.
    pub fn ratings(&self) -> u64 {
        let count = self.js("return root.querySelector('.cc')?.dataset.ratings || ''");
        count.as_str().and_then(|count| count.parse().ok()).unwrap_or_default()
    }

    /// Waits until it counts so many ratings.
    #[track_caller]
    pub fn counts(&self, ratings: u64) {
        until_true(&format!("{ratings} ratings in widget {}", self.n), || self.ratings() == ratings);
    }

    /// Shows the answer.
    #[track_caller]
    pub fn reveal(&self) {
        self.press("Show answer");
        self.faces("back");
    }

    /// Shows the answer and rates it.
    #[track_caller]
    pub fn answer(&self, rating: &str) {
        self.reveal();
        self.press(rating);
        self.faces("front");
    }

    /// Waits until that side of the card is up.
    #[track_caller]
    pub fn faces(&self, face: &str) {
        let is_up = format!("return root.querySelector('.cc[data-app]')?.dataset.face == {face:?}");
        until_true(&format!("the {face} of widget {}", self.n), || self.js(&is_up) == true);
    }
}
