//! Puts the app into an element of somebody's page.

use std::borrow::Cow;
use std::cell::RefCell;
use std::mem;
use std::sync::{Arc, Weak};

use any_spawner::Executor;
use leptos::prelude::{Owner, WithUntracked};
use web_sys::HtmlElement;

use super::early::Early;
use super::el::Drawn;
use super::keeping::new_name;
use super::opening::{self, Opening};
use super::quiz::Quiz;
use super::{app, prose, sheet};
use crate::deck::{self, Catalog, DeckError};
use crate::practice::{Event, Filter};
use crate::storage::{
    Keeper, LocalStore, MemoryStore, NoStore, Store, StoreError, is_edition, open_local, open_session,
};

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
    drawn: Option<Drawn>,
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
        // First what follows the state, some of which may be about to: then the state may go, too.
        if let Some(drawn) = self.drawn.take() {
            drawn.remove();
        }
        self.owner.cleanup();
        self.quiz.own.forget();
    }
}

/// Mounts the app in `host`, in place of what is there. Taps made on a first card that the page already shows are not
/// lost.
///
/// # Errors
/// [`DeckError`] where the deck cannot be read; the page is then left as it is.
pub fn mount(host: HtmlElement, options: Options) -> Result<Handle, DeckError> {
    let mut catalog = Catalog::new(deck::from_json(&options.deck)?);
    let mut keeper = keeper(&catalog.deck().id, options.place);
    if catalog.deck().has_derived_id() {
        keeper.recognise(&catalog, |id| is_anothers(id, &catalog));
        catalog.rename(keeper.deck());
    }
    keeper.name_session(&options.session);
    let filter = Filter { section: catalog.section_named(&options.section), ..options.filter };
    let opening = opening::open(keeper, catalog, filter, is_safe(&host));
    note_mounted(opening.model.catalog());
    let kept = options.hosted.then(|| opening.keeper.early()).flatten().filter(|_| !is_safe(&host));
    let early = Early::take(&host, kept);
    if options.hosted {
        sheet::adopt();
    }
    host.replace_children_with_node_0();
    // It fails where it was done before, which is as good.
    let _ = Executor::init_wasm_bindgen();
    let (owner, place) = (Owner::new(), host.clone());
    let (drawn, quiz) = owner.with(move || {
        let Opening { model, keeper, canary, notice, error } = opening;
        let quiz = Quiz::new(host, model, keeper, canary, &options);
        if let Some(notice) = notice {
            quiz.tell(notice);
        }
        if let Some(error) = error {
            quiz.settle_store(Err(error));
        }
        early.replay(quiz, options.hosted);
        quiz.plan_on();
        (app::app(quiz), quiz)
    });
    drawn.put(&place);
    Ok(Handle { drawn: Some(drawn), owner, quiz })
}

/// Has a mount go on with its deck as the page around has rewritten it; `false` where what it has written is another deck,
/// or none.
pub(super) fn rewrite(quiz: Quiz, json: &str) -> bool {
    let Ok(deck) = deck::from_json(json) else { return false };
    let (before, mut catalog) = (quiz.model.with_untracked(|model| model.catalog().clone()), Catalog::new(deck));
    // What is drawn already runs in the direction of the deck's language.
    let is_same = prose::direction(&before.deck().lang) == prose::direction(&catalog.deck().lang)
        && match catalog.deck().has_derived_id() {
            // The mount may have been given another id: see `mount`.
            true => {
                let common = catalog.cards_in(&before);
                catalog.deck().title == before.deck().title && is_edition(common, catalog.len(), before.len())
            }
            false => catalog.deck().id == before.deck().id,
        };
    if is_same {
        catalog.rename(&before.deck().id);
        catalog.inherit(&before);
        let catalog = Arc::new(catalog);
        note_mounted(&catalog);
        quiz.enact(Event::Rewrite(catalog));
    }
    is_same
}

thread_local! {
    /// The decks on this page, for as long as their mounts are.
    static MOUNTED: RefCell<Vec<Weak<Catalog>>> = const { RefCell::new(Vec::new()) };
}

fn note_mounted(catalog: &Arc<Catalog>) {
    MOUNTED.with_borrow_mut(|mounted| {
        mounted.retain(|other| other.strong_count() > 0);
        mounted.push(Arc::downgrade(catalog));
    });
}

/// Whether a deck on this page has that id and is no edition of this one. How it was rated may not be known yet.
fn is_anothers(id: &str, catalog: &Catalog) -> bool {
    MOUNTED.with_borrow(|mounted| {
        let mut others = mounted.iter().filter_map(Weak::upgrade);
        others.any(|other| other.deck().id == id && !is_edition(other.cards_in(catalog), other.len(), catalog.len()))
    })
}

/// Whether the page asks for safe mode, as it does once the app failed twice: see public/recovery/watch.js.
fn is_safe(host: &HtmlElement) -> bool {
    host.query_selector("[data-safe]").is_ok_and(|asked| asked.is_some())
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
