//! The app as a script on somebody else's page knows it: `public/embed/widget.js` calls what is exported here.

use std::cell::{Cell, OnceCell};

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Worker};

use super::history;
use super::mount::{Handle, Options, Place, mount, rewrite};
use super::quiz::{View, now};
use crate::deck::DeckError;
use crate::log::codec;
use crate::practice::{Event, Filter, Model, Order};
use crate::text;

thread_local! {
    static PAGE: OnceCell<Page> = const { OnceCell::new() };
}

/// What somebody else's page does for the module.
struct Page {
    /// Starts the worker, which a page cannot do with an address of another origin.
    worker: Function,
    /// Told when the module has died.
    stopped: Function,
    /// Whether the page did not let the worker be started: only a policy fails at once.
    is_refused: Cell<bool>,
}

/// Tells the module that it is on somebody else's page: what starts the worker, and what is to be told when the
/// module has died.
#[wasm_bindgen(skip_jsdoc)]
pub fn embedded(worker: Function, stopped: Function) {
    PAGE.with(|page| drop(page.set(Page { worker, stopped, is_refused: Cell::new(false) })));
}

/// Tells the page that the module has died; `false` where it is the app's own page.
pub fn tell_stopped(words: &str) -> bool {
    PAGE.with(|page| page.get().is_some_and(|page| page.stopped.call1(&JsValue::NULL, &words.into()).is_ok()))
}

/// Whether this is somebody else's page.
pub(super) fn is_here() -> bool {
    PAGE.with(|page| page.get().is_some())
}

/// The address of the full app, for a link that takes ratings there: empty where the page names none. `None` where the full
/// app does not have this deck.
pub(super) fn full(host: &HtmlElement) -> Option<String> {
    if is_here() { host.get_attribute("data-full") } else { Some(history::plain_address().unwrap_or_default()) }
}

/// What is said where the worker is not to be had: on somebody else's page the page may be the reason.
pub(super) fn not_to_be_had(words: &'static str) -> &'static str {
    let here = PAGE.with(|page| page.get().map(|page| page.is_refused.get()));
    here.map_or(words, |is_refused| if is_refused { text::NOT_ALLOWED } else { text::NOT_HERE })
}

/// The worker, on somebody else's page; an error where the page does not allow it.
pub(super) fn worker() -> Option<Result<Worker, JsValue>> {
    PAGE.with(|page| {
        let page = page.get()?;
        let made = page.worker.call0(&JsValue::NULL);
        page.is_refused.set(made.is_err());
        Some(made.and_then(JsCast::dyn_into))
    })
}

/// A widget on a page.
#[wasm_bindgen]
pub struct Widget(Handle);

/// Mounts a widget in `root`, whose function `heard` hears the [news](super::news). `deck` is its JSON, the bundled
/// deck where there is none; `place` is that of [`Place`], by number; `session` names the session; the rest is as for
/// [`Widget::choose`].
///
/// # Errors
/// What is wrong with the deck: a word that says what, and where.
#[wasm_bindgen(js_name = mount, skip_jsdoc)]
pub fn mount_widget(
    root: HtmlElement,
    deck: Option<String>,
    place: usize,
    session: String,
    section: String,
    in_order: bool,
    cards: u16,
) -> Result<Widget, JsValue> {
    let mut options =
        Options { place: place_of(place), session, section, filter: filter(in_order, cards), ..Options::default() };
    if let Some(deck) = deck {
        options.deck = deck.into();
    }
    mount(root, options).map(Widget).map_err(|error| reason(&error).into())
}

#[wasm_bindgen]
impl Widget {
    /// Chooses a section, by id or title, an order, and a number of cards, 0 for as many as there are.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn choose(&self, section: &str, in_order: bool, cards: u16) {
        let quiz = self.0.quiz;
        let section = quiz.model.with_untracked(|model| model.catalog().section_named(section));
        let chosen = Filter { section, ..filter(in_order, cards) };
        // A number that the deck does not come to is none.
        let is_other = |model: &Model| {
            let most = |filter: Filter| filter.most.filter(|most| usize::from(*most) < model.catalog().len());
            let before = model.filter();
            most(before) != most(chosen) || Filter { most: before.most, ..chosen } != before
        };
        if quiz.model.with_untracked(is_other) {
            quiz.dispatch(Event::Choose(chosen));
        }
    }

    /// Goes on with the deck as the page has rewritten it, in its JSON; `false` where it is another deck, or cannot be
    /// read.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn rewrite(&self, deck: &str) -> bool {
        rewrite(self.0.quiz, deck)
    }

    /// Shows the cards, whatever view is shown.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn practise(&self) {
        self.0.quiz.go(View::Practice);
    }

    /// Begins a new session where one is complete; whether it was.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn again(&self) -> bool {
        let quiz = self.0.quiz;
        let next = quiz.model.with_untracked(|model| {
            let is_complete = model.current().is_none() && !model.is_only_to_ask();
            is_complete.then(|| model.summary(now()).next_session())
        });
        next.map(|event| quiz.dispatch(event)).is_some()
    }

    /// Whether the deck has a section of that id or title.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn knows(&self, section: &str) -> bool {
        self.0.quiz.model.with_untracked(|model| model.catalog().section_named(section).is_some())
    }

    /// The id under which the deck's ratings are kept.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn deck(&self) -> String {
        self.0.quiz.model.with_untracked(|model| model.catalog().deck().id.clone())
    }

    /// Forgets every rating of the deck.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn reset(&self) {
        self.0.quiz.dispatch(Event::Reset);
    }

    /// The review log as text.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn log(&self) -> String {
        self.0.quiz.model.with_untracked(|model| codec::encode(model.log().records()))
    }

    /// Takes the widget off the page.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn unmount(self) {}
}

fn place_of(number: usize) -> Place {
    [Place::Browser, Place::Tab].get(number).copied().unwrap_or(Place::Nowhere)
}

fn filter(in_order: bool, cards: u16) -> Filter {
    let order = if in_order { Order::InOrder } else { Order::Shuffled };
    Filter { order, most: Some(cards).filter(|cards| *cards > 0), ..Filter::default() }
}

/// What is wrong with a deck, for the script to put into words.
fn reason(error: &DeckError) -> String {
    let (what, place) = match error {
        DeckError::Json { line, .. } => ("json", line.to_string()),
        DeckError::Form { near } => ("form", near.clone()),
        DeckError::TooNew { version } => ("new", version.to_string()),
        DeckError::Empty => ("empty", String::new()),
        DeckError::BadId { id } => ("id", id.clone()),
        DeckError::LongId { begins } => ("long", begins.clone()),
        DeckError::SameId { id } => ("same", id.clone()),
        DeckError::Unfinished { id } => ("unfinished", id.clone()),
        DeckError::BadPoints { id } => ("points", id.clone()),
        DeckError::TooDeep { id } => ("deep", id.clone()),
        DeckError::TooManySections => ("sections", String::new()),
        DeckError::TooManyTopics => ("topics", String::new()),
        DeckError::TooManyCards => ("cards", String::new()),
        DeckError::TooLong { id } => ("parts", id.clone()),
        DeckError::UnsafeLink { href } => ("link", href.clone()),
    };
    format!("{what} {place}")
}
