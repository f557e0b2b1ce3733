//! Puts the app into an element of somebody's page.

use std::borrow::Cow;
use std::mem;
use std::sync::Arc;

use any_spawner::Executor;
use leptos::prelude::Owner;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::early::Early;
use super::el::Drawn;
use super::keeping::new_name;
use super::quiz::{Quiz, now};
use super::{app, late, strings};
use crate::deck::{self, Catalog, DeckError};
use crate::log::Log;
use crate::practice::{Event, Filter, Model, Settings};
use crate::store::{Keeper, LocalStore, MemoryStore, NoStore, Opened, Store, StoreError, open_local, open_session};

/// Where a mount keeps what is rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// In this browser, for good: localStorage and the journal.
    #[default]
    Browser,
    /// As long as the tab is open.
    Tab,
    /// As long as the mount is on the page.
    Nowhere,
}

/// What a mount can be told.
#[derive(Clone, Debug)]
pub struct Options {
    /// The deck, in its JSON form.
    pub deck: Cow<'static, str>,
    /// The page is there for the cards alone: the keyboard's focus goes to the first question, so that the keys act
    /// at once, and a transfer in the page's address is ours.
    pub hosted: bool,
    /// The section asked, by its id or title; all where there is none of that name.
    pub section: String,
    /// The order of the cards, and how many there are to be.
    pub filter: Filter,
    /// Where ratings stay.
    pub place: Place,
    /// What tells this mount's session from that of another of the same deck.
    pub session: String,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            deck: include_str!(env!("CUECARD_DECK")).into(),
            hosted: false,
            section: String::new(),
            filter: Filter::default(),
            place: Place::Browser,
            session: String::new(),
        }
    }
}

/// A mounted app. Dropping it takes the app off the page.
#[must_use = "dropping the handle takes the app off the page"]
pub struct Handle {
    drawn: Drawn,
    owner: Owner,
    pub(super) quiz: Quiz,
}

impl Handle {
    /// Leaves the app on the page for as long as the page lives.
    pub fn forget(self) {
        mem::forget(self);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.drawn.remove();
    }
}

/// Mounts the app in `host`, in place of what is there. Taps made on a first card that the page already
/// shows are not lost.
///
/// # Errors
/// [`DeckError`] where the deck cannot be read; the page is then left as it is.
pub fn mount(host: HtmlElement, options: Options) -> Result<Handle, DeckError> {
    let catalog = Arc::new(Catalog::new(deck::from_json(&options.deck)?));
    let mut keeper = keeper(&catalog.deck().id, options.place);
    keeper.name_session(&options.session);
    let opened = keeper.open();
    let (mut settings, unreadable) = settings(&mut keeper, &opened);
    let safe = is_safe(&host);
    if safe {
        keeper.guard_settings();
        settings = Settings::default();
    }
    let mut log = Log::default();
    log.unite(opened.records);
    let mut model = Model::with(late::planner(), catalog, log, settings, keeper.writer(), now());
    let chosen = Filter { section: model.catalog().section_named(&options.section), ..options.filter };
    if chosen != Filter::default() {
        model.update(Event::Choose(chosen), now());
    }
    if let Some(session) = keeper.session().filter(|_| !safe) {
        model = model.resume(&session, now());
    }
    let early = Early::take(&host);
    host.replace_children_with_node_0();
    // It fails where it was done before, which is as good.
    let _ = Executor::init_wasm_bindgen();
    let (owner, place) = (Owner::new(), host.clone());
    let (drawn, quiz) = owner.with(move || {
        let quiz = Quiz::new(host, model, keeper, opened.canary, &options);
        if unreadable {
            quiz.tell(strings::UNREADABLE);
        }
        if let Some(error) = opened.error {
            quiz.settle_store(Err(error));
        }
        early.replay(quiz, options.hosted);
        quiz.plan_on();
        (app::app(quiz), quiz)
    });
    drawn.put(&place);
    Ok(Handle { drawn, owner, quiz })
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
    if is_safe(&host) || !is_dated() {
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

/// Whether the page asks for safe mode, as it does once the app failed twice: see public/recovery/watch.js.
fn is_safe(host: &HtmlElement) -> bool {
    host.query_selector("[data-safe]").is_ok_and(|asked| asked.is_some())
}

/// Whether an interview's date is set. The settings alone are looked at: all else that is kept is read when the
/// planner is there, so that nothing another tab keeps meanwhile is missed.
fn is_dated() -> bool {
    let settings = open_local().ok().and_then(|store| Keeper::settings_in(&store));
    settings.and_then(|text| Settings::decode(&text)).is_some_and(|settings| settings.deadline.is_some())
}

/// A keeper over the best storage this page may use.
fn keeper(deck: &str, place: Place) -> Keeper {
    let fleeting = || store(open_session).unwrap_or_else(|_| Box::new(MemoryStore::default()));
    let lasting = match place {
        Place::Browser => store(open_local),
        Place::Tab => store(open_session),
        Place::Nowhere => {
            return Keeper::new(Box::<MemoryStore>::default(), Box::<MemoryStore>::default(), deck, new_name());
        }
    };
    Keeper::new(lasting.unwrap_or_else(|error| Box::new(NoStore(error))), fleeting(), deck, new_name())
}

fn store(open: fn() -> Result<LocalStore, StoreError>) -> Result<Box<dyn Store>, StoreError> {
    open().map(|store| Box::new(store) as Box<dyn Store>)
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
