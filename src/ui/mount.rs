//! Puts the app into an element of somebody's page.

use std::sync::Arc;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::early::Early;
use super::keeping::new_name;
use super::quiz::{Quiz, now};
use super::{app, late, strings};
use crate::deck::{self, Catalog, DeckError};
use crate::log::Log;
use crate::practice::{Model, Settings};
use crate::store::{Keeper, MemoryStore, NoStore, Opened, Store, open_local, open_session};

/// What a mount can be told.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The deck, in its JSON form.
    pub deck: &'static str,
    /// The page is there for the cards alone: the keyboard's focus goes to the first question, so that the keys act
    /// at once, and a transfer in the page's address is ours.
    pub hosted: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { deck: include_str!(env!("CUECARD_DECK")), hosted: false }
    }
}

/// A mounted app. Dropping it takes the app off the page.
#[must_use = "dropping the handle takes the app off the page"]
pub struct Handle(UnmountHandle<AnyViewState>);

impl Handle {
    /// Leaves the app on the page for as long as the page lives.
    pub fn forget(self) {
        self.0.forget();
    }
}

/// Mounts the app in `host`, in place of what is there. Taps made on a first card that the page already
/// shows are not lost.
///
/// # Errors
/// [`DeckError`] where the deck cannot be read; the page is then left as it is.
pub fn mount(host: HtmlElement, options: Options) -> Result<Handle, DeckError> {
    let catalog = Arc::new(Catalog::new(deck::from_json(options.deck)?));
    let mut keeper = keeper(&catalog.deck().id);
    let opened = keeper.open();
    let (mut settings, unreadable) = settings(&mut keeper, &opened);
    // The page asks for safe mode once the app failed twice: see public/recovery/watch.js.
    let safe = host.query_selector("[data-safe]").is_ok_and(|asked| asked.is_some());
    if safe {
        keeper.guard_settings();
        settings = Settings::default();
    }
    let mut log = Log::default();
    log.unite(opened.records);
    let mut model = Model::new(catalog, log, settings, keeper.writer(), now());
    if let Some(planner) = late::planner() {
        model = model.planned(planner, now());
    }
    if let Some(session) = keeper.session().filter(|_| !safe) {
        model = model.resume(&session, now());
    }
    let early = Early::take(&host);
    host.replace_children_with_node_0();
    let handle = mount_to(host.clone(), move || {
        let quiz = Quiz::new(host, model, keeper, opened.canary, options.hosted);
        if unreadable {
            quiz.tell(strings::UNREADABLE);
        }
        if let Some(error) = opened.error {
            quiz.settle_store(Err(error));
        }
        early.replay(quiz, options.hosted);
        app::app(quiz)
    });
    Ok(Handle(handle))
}

/// As [`mount`], for the life of the page; where an interview's date is set, after the planner has come: the first
/// card depends on it.
pub fn mount_when_ready(host: HtmlElement, options: Options) {
    let into = host.clone();
    let go = move || {
        // The bundled deck is checked by the tests; were it unreadable, what the page shows would stay.
        if let Ok(handle) = mount(into, options) {
            handle.forget();
        }
    };
    let settings = open_local().ok().and_then(|store| Keeper::settings_in(&store));
    if settings.and_then(|text| Settings::decode(&text)).is_none_or(|settings| settings.deadline.is_none()) {
        return go();
    }
    // For public/recovery/watch.js: nothing is wrong with a start that draws nothing yet.
    let _ = host.set_attribute("data-waiting", "");
    spawn_local(async move {
        late::wait().await;
        let _ = host.remove_attribute("data-waiting");
        go();
    });
}

/// A keeper over the best storage this page may use.
fn keeper(deck: &str) -> Keeper {
    let fleeting: Box<dyn Store> = match open_session() {
        Ok(store) => Box::new(store),
        Err(_) => Box::new(MemoryStore::default()),
    };
    let lasting: Box<dyn Store> = match open_local() {
        Ok(store) => Box::new(store),
        Err(error) => Box::new(NoStore(error)),
    };
    Keeper::new(lasting, fleeting, deck, new_name())
}

/// The settings kept, and whether the person must hear that something kept could not be read.
fn settings(keeper: &mut Keeper, opened: &Opened) -> (Settings, bool) {
    let mut unreadable = opened.unreadable > 0;
    let settings = opened.settings.as_deref().and_then(|text| {
        let settings = Settings::decode(text);
        unreadable |= settings.is_none() && keeper.settings_unreadable(text);
        settings
    });
    (settings.unwrap_or_default(), unreadable)
}
