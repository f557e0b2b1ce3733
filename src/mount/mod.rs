//! Mounts the app in an element of a page.

mod early_taps;
pub mod widget;

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use std::sync::{Arc, Weak};

use any_spawner::Executor;
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::HtmlElement;

use self::early_taps::EarlyTaps;
use crate::browser::{clock::now, stylesheet};
use crate::controller::load::{self, Opening};
use crate::controller::{Quiz, navigation, stores, sync};
use crate::deck::{self, Catalog, DeckError};
use crate::practice::{Event, Filter};
use crate::storage::is_edition;
use crate::ui::{self, App, common::prose};

pub use crate::controller::options::{Options, StorageScope};

/// The rendered view of a mount.
type MountedView = Rc<RefCell<Option<UnmountHandle<AnyViewState>>>>;

/// A mounted app. Dropping it unmounts the app.
#[must_use = "dropping the handle takes the app off the page"]
pub struct Handle {
    app: MountedView,
    owner: Owner,
    quiz: Quiz,
}

impl Handle {
    /// Leaves the app mounted for the lifetime of the page.
    pub fn forget(self) {
        mem::forget(self);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // Unmount the view before the state that it reads.
        drop(self.app.borrow_mut().take());
        self.owner.cleanup();
    }
}

/// Mounts the app in `host`, replacing its content. Taps on a prerendered card are replayed.
///
/// # Errors
/// [`DeckError`] if the deck is invalid; the page is then unchanged.
pub fn mount(host: HtmlElement, options: Options) -> Result<Handle, DeckError> {
    let mut catalog = Catalog::new(deck::from_json(&options.deck)?);
    let mut repository = stores::repository(&catalog.deck().id, options.scope);
    if catalog.deck().has_derived_id() {
        repository.recognise(&catalog, |id| is_id_taken(id, &catalog));
        catalog.rename(repository.deck());
    }
    repository.name_session(&options.session);
    let filter = Filter { section: catalog.section_named(&options.section), ..options.filter };
    let safe = is_safe(&host);
    let opening = load::open(repository, catalog, filter, safe);
    register_mounted(opening.model.catalog());
    let stored = (options.standalone && !safe).then(|| opening.repository.early_taps()).flatten();
    let early_taps = EarlyTaps::take(&host, stored);
    if options.standalone {
        stylesheet::install();
    }
    host.replace_children_with_node_0();
    // Ignore the error: the executor may already be initialised.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    owner.with(move || {
        let quiz = start(host.clone(), opening, &options, early_taps);
        provide_context(quiz);
        let app = MountedView::default();
        render(&app, &host);
        let (owner, view) = (Owner::current().unwrap_or_default(), app.clone());
        let redraw = owner.downgrade();
        quiz.redraw.set_value(Some(Rc::new(move || {
            if let Some(owner) = redraw.upgrade() {
                owner.with(|| render(&view, &host));
            }
        })));
        follow(quiz);
        Ok(Handle { app, quiz, owner })
    })
}

/// Renders the app, replacing its previous view.
fn render(view: &MountedView, host: &HtmlElement) {
    drop(view.borrow_mut().take());
    *view.borrow_mut() = Some(mount_to(host.clone(), || view! { <App/> }.into_any()));
}

/// Follows events outside the app's elements, until the mount is dropped.
fn follow(quiz: Quiz) {
    sync::start(quiz);
    navigation::follow(quiz);
    ui::follow_window(quiz);
}

/// Creates the state of a new mount.
fn start(host: HtmlElement, opening: Opening, options: &Options, early_taps: EarlyTaps) -> Quiz {
    let Opening { model, repository, checkpoint, notice, error } = opening;
    let quiz = Quiz::new(Some(host), model, repository, checkpoint, options, now);
    quiz.init_language();
    if let Some(notice) = notice {
        quiz.notify(notice);
    }
    if let Some(error) = error {
        quiz.apply_store_result(Err(error));
    }
    early_taps.replay(quiz, options.standalone);
    quiz.continue_plan();
    quiz
}

/// Continues a mount with its rewritten deck; `false` if the new deck has another id or is invalid.
fn rewrite(quiz: Quiz, json: &str) -> bool {
    let Ok(deck) = deck::from_json(json) else { return false };
    let (before, mut catalog) = (quiz.model.with_untracked(|model| model.catalog().clone()), Catalog::new(deck));
    // The view already has the direction of the deck's language.
    let is_same = prose::direction(&before.deck().lang) == prose::direction(&catalog.deck().lang)
        && match catalog.deck().has_derived_id() {
            // The mount may have a derived id: see `mount`.
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
        register_mounted(&catalog);
        quiz.apply(Event::Rewrite(catalog));
    }
    is_same
}

thread_local! {
    /// The decks on this page, as long as they are mounted.
    static MOUNTED: RefCell<Vec<Weak<Catalog>>> = const { RefCell::new(Vec::new()) };
}

fn register_mounted(catalog: &Arc<Catalog>) {
    MOUNTED.with_borrow_mut(|mounted| {
        mounted.retain(|other| other.strong_count() > 0);
        mounted.push(Arc::downgrade(catalog));
    });
}

/// Whether a mounted deck of this page has that id and is not an edition of this deck. Its ratings may not be known
/// yet.
fn is_id_taken(id: &str, catalog: &Catalog) -> bool {
    MOUNTED.with_borrow(|mounted| {
        let mut others = mounted.iter().filter_map(Weak::upgrade);
        others.any(|other| other.deck().id == id && !is_edition(other.cards_in(catalog), other.len(), catalog.len()))
    })
}

/// Whether the page requests safe mode, as it does once the app failed twice: see public/recovery/watch.js.
fn is_safe(host: &HtmlElement) -> bool {
    host.query_selector("[data-safe]").is_ok_and(|found| found.is_some())
}
