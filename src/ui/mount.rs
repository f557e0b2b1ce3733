//! Puts the app into an element of somebody's page.

use std::sync::Arc;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::tachys::view::any_view::AnyViewState;
use web_sys::HtmlElement;

use super::early::Early;
use super::quiz::{Quiz, now};
use super::{app, strings};
use crate::deck::{self, Catalog, DeckError};
use crate::log::{Log, WriterId};
use crate::practice::{Model, Settings};
use crate::store::{Keeper, MemoryStore, Opened, Store, open_local, open_session};

/// What a mount can be told.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The deck, in its JSON form.
    pub deck: &'static str,
    /// Puts the keyboard's focus on the first question, so that the keys act at once. For pages that are
    /// there for the cards alone.
    pub take_focus: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options { deck: include_str!("../../public/decks/interview.json"), take_focus: false }
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
    let (mut keeper, mut notice) = keeper();
    let opened = keeper.open();
    let settings = settings(&mut keeper, &opened, &mut notice);
    let mut log = Log::default();
    log.unite(opened.records);
    let session = keeper.session(&catalog.deck().id);
    let mut model = Model::new(catalog, log, settings, keeper.writer(), now());
    if let Some(session) = session {
        model = model.resume(&session, now());
    }
    let early = Early::take(&host);
    host.replace_children_with_node_0();
    let handle = mount_to(host.clone(), move || {
        let quiz = Quiz::new(host, model, keeper, notice);
        early.replay(quiz, options.take_focus);
        app::app(quiz)
    });
    Ok(Handle(handle))
}

/// A keeper over the best storage this page may use, and what to say where that is none.
fn keeper() -> (Keeper, Option<&'static str>) {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    let writer = WriterId(half() << 32 | half());
    let fleeting: Box<dyn Store> = match open_session() {
        Ok(store) => Box::new(store),
        Err(_) => Box::new(MemoryStore::default()),
    };
    match open_local() {
        Ok(store) => (Keeper::new(Box::new(store), fleeting, writer), None),
        Err(error) => {
            (Keeper::new(Box::new(MemoryStore::default()), fleeting, writer), Some(strings::store_failed(error)))
        }
    }
}

fn settings(keeper: &mut Keeper, opened: &Opened, notice: &mut Option<&'static str>) -> Settings {
    let mut unreadable = opened.unreadable > 0;
    let settings = opened.settings.as_deref().and_then(|text| {
        let settings = Settings::decode(text);
        unreadable |= settings.is_none() && keeper.settings_unreadable(text);
        settings
    });
    if let Some(error) = opened.error {
        *notice = Some(strings::store_failed(error));
    } else if unreadable {
        *notice = Some(strings::UNREADABLE);
    }
    settings.unwrap_or_default()
}
