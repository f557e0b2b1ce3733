//! The host page of a widget, and the functions it provides. The hosted page of the app has none.

use std::cell::{Cell, OnceCell};

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Worker};

use super::{address, property};

thread_local! {
    static PAGE: OnceCell<HostPage> = const { OnceCell::new() };
}

struct HostPage {
    /// Starts the worker. A page cannot start one from an address of another origin.
    start_worker: Function,
    /// Called when the app has panicked.
    on_stopped: Function,
    /// Whether the host page refused to start the worker: only its policy makes that fail synchronously.
    is_refused: Cell<bool>,
}

/// Registers the host page: the function that starts the worker, and the one to call after a panic.
pub(crate) fn set(start_worker: Function, on_stopped: Function) {
    PAGE.with(|page| drop(page.set(HostPage { start_worker, on_stopped, is_refused: Cell::new(false) })));
}

/// Reports a panic to the host page; `false` on the hosted page.
pub(crate) fn report_stopped(words: &str) -> bool {
    PAGE.with(|page| page.get().is_some_and(|page| page.on_stopped.call1(&JsValue::NULL, &words.into()).is_ok()))
}

/// Whether the app runs on a host page.
pub(crate) fn exists() -> bool {
    PAGE.with(|page| page.get().is_some())
}

/// Whether the host page refused the worker; `None` on the hosted page.
pub(crate) fn refused_worker() -> Option<bool> {
    PAGE.with(|page| page.get().map(|page| page.is_refused.get()))
}

/// The worker that the host page starts, or an error if it refuses; `None` on the hosted page.
pub(crate) fn worker() -> Option<Result<Worker, JsValue>> {
    PAGE.with(|page| {
        let page = page.get()?;
        let started = page.start_worker.call0(&JsValue::NULL);
        page.is_refused.set(started.is_err());
        Some(started.and_then(JsCast::dyn_into))
    })
}

/// The function `onEvent` that the host page's script sets on the element `host`; it is called with events.
pub(crate) struct Listener(Function);

impl Listener {
    /// The listener of an element, if it has one.
    pub(crate) fn of(host: &HtmlElement) -> Option<Listener> {
        property(host, "onEvent")?.dyn_into().ok().map(Listener)
    }

    /// Calls the listener. Its exceptions are ignored: they belong to the host page.
    pub(crate) fn call(&self, what: &str, card: &str, word: &str) {
        let _ = self.0.call3(&JsValue::NULL, &what.into(), &card.into(), &word.into());
    }
}

/// The address of the full app, for a link that transfers ratings to it: empty if the host page names none. `None` if
/// the full app does not have this deck.
pub(crate) fn full_app(host: &HtmlElement) -> Option<String> {
    if exists() { host.get_attribute("data-full") } else { Some(address::without_view().unwrap_or_default()) }
}
