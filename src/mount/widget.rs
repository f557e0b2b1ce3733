//! The app's API for the script of a host page: `public/embed/widget.js` calls these exports.

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::{Handle, Options, StorageScope, mount, rewrite};
use crate::browser::clock::now;
use crate::browser::host_page;
use crate::browser::language::Language;
use crate::controller::{View, worker_client};
use crate::deck::DeckError;
use crate::practice::{Event, Filter, Model, Order};

/// Registers the host page: the function that starts the worker, and the one to call after a panic.
#[wasm_bindgen(skip_jsdoc)]
pub fn embedded(worker: Function, stopped: Function) {
    host_page::set(worker, stopped);
}

/// Reports a panic to the host page; `false` on the hosted page.
pub fn report_stopped(words: &str) -> bool {
    host_page::report_stopped(words)
}

/// A widget on a page.
#[wasm_bindgen]
pub struct Widget(Handle);

/// Mounts a widget in `root`, whose function `onEvent` receives its [events](crate::controller::host_events). `deck` is
/// its JSON, or the bundled deck if absent; `scope` is that of [`StorageScope`], by number; `session` names the
/// session; the rest is as for [`Widget::choose`].
///
/// # Errors
/// A code for what is wrong with the deck, and the position.
#[wasm_bindgen(js_name = mount, skip_jsdoc)]
pub fn mount_widget(
    root: HtmlElement,
    deck: Option<String>,
    scope: usize,
    session: String,
    section: String,
    in_order: bool,
    cards: u16,
) -> Result<Widget, JsValue> {
    let mut options =
        Options { scope: scope_of(scope), session, section, filter: filter(in_order, cards), ..Options::default() };
    if let Some(deck) = deck {
        options.deck = deck.into();
    }
    mount(root, options).map(Widget).map_err(|error| reason(&error).into())
}

#[wasm_bindgen]
impl Widget {
    /// Chooses a section, by id or title, an order, and a number of cards; 0 means all.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn choose(&self, section: &str, in_order: bool, cards: u16) {
        let quiz = self.0.quiz;
        let section = quiz.model.with_untracked(|model| model.catalog().section_named(section));
        let chosen = Filter { section, ..filter(in_order, cards) };
        // A number above the deck's count has no effect.
        let is_other = |model: &Model| {
            let most = |filter: Filter| filter.most.filter(|most| usize::from(*most) < model.catalog().len());
            let before = model.filter();
            most(before) != most(chosen) || Filter { most: before.most, ..chosen } != before
        };
        if quiz.model.with_untracked(is_other) {
            quiz.dispatch(Event::Choose(chosen));
        }
    }

    /// Continues with the rewritten deck, in its JSON; `false` if it is another deck or invalid.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn rewrite(&self, deck: &str) -> bool {
        rewrite(self.0.quiz, deck)
    }

    /// Changes the language: see `controller::language`.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn speak(&self, language: JsValue) {
        self.0.quiz.change_language(&Language::new(language));
    }

    /// Opens the Practice view.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn practise(&self) {
        self.0.quiz.go(View::Practice);
    }

    /// Starts a new session if the present one is complete; returns whether it did.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn again(&self) -> bool {
        let quiz = self.0.quiz;
        let next = quiz.model.with_untracked(|model| {
            let is_complete = model.current().is_none() && !model.is_only_to_ask();
            is_complete.then(|| model.summary(now()).next_session())
        });
        next.map(|event| quiz.dispatch(event)).is_some()
    }

    /// Whether the deck has a section with that id or title.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn knows(&self, section: &str) -> bool {
        self.0.quiz.model.with_untracked(|model| model.catalog().section_named(section).is_some())
    }

    /// The id under which the deck's ratings are stored.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn deck(&self) -> String {
        self.0.quiz.model.with_untracked(|model| model.catalog().deck().id.clone())
    }

    /// Resets the deck: its ratings no longer count.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn reset(&self) {
        self.0.quiz.dispatch(Event::Reset);
    }

    /// The review log as text.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn log(&self) -> String {
        worker_client::log(self.0.quiz)
    }

    /// Unmounts the widget.
    #[wasm_bindgen(skip_jsdoc)]
    pub fn unmount(self) {}
}

fn scope_of(number: usize) -> StorageScope {
    [StorageScope::Device, StorageScope::Tab].get(number).copied().unwrap_or(StorageScope::None)
}

fn filter(in_order: bool, cards: u16) -> Filter {
    let order = if in_order { Order::InOrder } else { Order::Shuffled };
    Filter { order, most: Some(cards).filter(|cards| *cards > 0), ..Filter::default() }
}

/// A code for what is wrong with a deck; the script turns it into a message.
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
