//! The shared state of a mounted app.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use wasm_bindgen::JsCast;

use super::languages;
use super::options::{Options, StorageScope};
use crate::browser::HtmlElement;
use crate::browser::channel::Channel;
use crate::browser::host_page::Listener;
use crate::browser::persistence::Persistence;
use crate::deck::CardIx;
use crate::log::Moment;
use crate::practice::double_tap::TapFilter;
use crate::practice::{Face, Model};
use crate::storage::{Checkpoint, LogRepository, SaveState, SaveTracker};
use crate::text::{Message, Notice, Words};

/// The views of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum View {
    Practice,
    Deck,
    Progress,
    Settings,
}

impl View {
    pub(crate) const ALL: [View; 4] = [View::Practice, View::Deck, View::Progress, View::Settings];

    /// The view's name in addresses and attributes.
    pub(crate) fn id(self) -> &'static str {
        match self {
            View::Practice => "practice",
            View::Deck => "deck",
            View::Progress => "progress",
            View::Settings => "settings",
        }
    }

    /// The view with this [`View::id`].
    pub(crate) fn from_id(id: &str) -> Option<View> {
        View::ALL.into_iter().find(|view| view.id() == id)
    }

    /// The title of its tab.
    pub(crate) fn title(self) -> Message {
        match self {
            View::Practice => Message::practice,
            View::Deck => Message::deck,
            View::Progress => Message::progress,
            View::Settings => Message::settings,
        }
    }
}

/// The handle of one mounted app, which every component gets by context.
///
/// Views subscribe to signals, and do not react to stored values. After the mount is dropped, the `try_` methods of
/// both do nothing; asynchronous callbacks must use these.
#[derive(Clone, Copy)]
pub(crate) struct Quiz {
    pub(crate) model: RwSignal<Model>,
    pub(crate) view: RwSignal<View>,
    /// Whether the filter panel is open.
    pub(crate) filtering: RwSignal<bool>,
    /// Whether a card was turned in this mount. A card that is already revealed, after a reload or from the prerendered
    /// page, does not animate.
    pub(crate) turning: RwSignal<bool>,
    /// The notice to show.
    pub(crate) notice: RwSignal<Option<Notice>>,
    /// The number of the app's language on this page. Each mount has its own.
    pub(super) language: StoredValue<usize>,
    /// Renders the whole mount again.
    pub(crate) redraw: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
    /// The state of saving.
    pub(crate) saved: RwSignal<SaveState>,
    /// The retention that the browser reports.
    pub(crate) persistence: RwSignal<Persistence>,
    /// Whether the page is, or may be, pinch-zoomed: then one finger pans it.
    pub(crate) zoomed: RwSignal<bool>,
    card: Memo<Option<CardIx>>,
    /// The root element; `None` while the app is rendered to text.
    host: StoredValue<Option<HtmlElement>, LocalStorage>,
    pub(crate) repository: StoredValue<LogRepository, LocalStorage>,
    pub(crate) saving: StoredValue<SaveTracker>,
    /// The checkpoint from the time the page opened.
    pub(crate) checkpoint: Option<Checkpoint>,
    /// The channel to the other tabs and mounts, if there is one.
    pub(crate) channel: StoredValue<Option<Channel>, LocalStorage>,
    /// The transfer link from the page's address, until it is answered.
    pub(crate) pending_link: StoredValue<Option<String>>,
    /// The question that the Deck view shows when it opens.
    pub(crate) pending_search: StoredValue<Option<String>>,
    pub(crate) taps: StoredValue<TapFilter>,
    /// Whether a step back to Practice in the browser's history is pending.
    pub(crate) is_leaving: StoredValue<bool>,
    clock: fn() -> Moment,
    /// When the mount opened, in ms since 1970.
    pub(crate) opened_ms: i64,
    /// Whether the page contains only the app.
    pub(crate) standalone: bool,
    /// Where ratings are stored.
    pub(crate) scope: StorageScope,
}

/// A subscription to the model for a component that may be removed.
#[derive(Clone, Copy)]
pub(crate) struct Followed {
    model: RwSignal<Model>,
    version: Memo<u32>,
}

impl Followed {
    /// Reads the model, and subscribes to it.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        // Read, not only tracked: a memo that was never read does not notify.
        let _ = self.version.get();
        self.model.with_untracked(read)
    }
}

/// A memo that ends with the current reactive owner. leptos (reactive_graph 0.2.16) leaves a disposed memo or effect on
/// the subscriber list of each signal it has read; those of 1,000 cards would remain until the page is closed.
pub(crate) fn scoped_memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(compute);
    let subscriber = memo.to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
    memo.into()
}

impl Quiz {
    /// Creates the state of a mount, owned by the current reactive owner.
    pub(crate) fn new(
        host: Option<HtmlElement>,
        model: Model,
        repository: LogRepository,
        checkpoint: Option<Checkpoint>,
        options: &Options,
        clock: fn() -> Moment,
    ) -> Self {
        let model = RwSignal::new(model);
        Quiz {
            model,
            view: RwSignal::new(View::Practice),
            filtering: RwSignal::new(false),
            turning: RwSignal::new(false),
            notice: RwSignal::new(None),
            language: StoredValue::new(languages::ENGLISH),
            redraw: StoredValue::new_local(None),
            saved: RwSignal::new(SaveState::Pending),
            persistence: RwSignal::new(Persistence::Unknown),
            zoomed: RwSignal::new(false),
            card: Memo::new(move |_| model.with(Model::current)),
            host: StoredValue::new_local(host),
            repository: StoredValue::new_local(repository),
            saving: StoredValue::new(SaveTracker::default()),
            checkpoint,
            channel: StoredValue::new_local(None),
            pending_link: StoredValue::new(None),
            pending_search: StoredValue::new(None),
            taps: StoredValue::new(TapFilter::default()),
            is_leaving: StoredValue::new(false),
            opened_ms: clock().ms,
            clock,
            standalone: options.standalone,
            scope: options.scope,
        }
    }

    /// Subscribes to the model for a component that may be removed: one subscription, which ends with the current
    /// owner.
    pub(crate) fn follow(self) -> Followed {
        let model = self.model;
        let version = scoped_memo(move |last: Option<&u32>| {
            model.track();
            last.map_or(0, |last| last.wrapping_add(1))
        });
        Followed { model, version }
    }

    /// The present time.
    pub(crate) fn now(self) -> Moment {
        (self.clock)()
    }

    /// The card on screen. Readers run again only for another card.
    pub(crate) fn current(self) -> Option<CardIx> {
        self.card.get()
    }

    /// The side of the card on screen.
    pub(crate) fn face(self) -> Face {
        self.model.with(|model| model.session().face)
    }

    /// The side of the card on screen, without a subscription.
    pub(crate) fn face_now(self) -> Face {
        self.model.with_untracked(|model| model.session().face)
    }

    /// Shows a notice.
    pub(crate) fn notify(self, notice: Notice) {
        let _ = self.notice.try_set(Some(notice));
    }

    /// The texts of the app's language.
    pub(crate) fn words(self) -> &'static Words {
        languages::words(self.language.try_get_value().unwrap_or(languages::ENGLISH))
    }

    /// A sentence in the app's language.
    pub(crate) fn say(self, message: Message) -> &'static str {
        self.words().say(message)
    }

    /// The root element; `None` once the mount is dropped.
    pub(crate) fn host(self) -> Option<HtmlElement> {
        self.host.try_get_value().flatten()
    }

    /// An element of this mount.
    pub(crate) fn query(self, selector: &str) -> Option<HtmlElement> {
        self.host()?.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// The host page's listener for this mount's events.
    pub(crate) fn listener(self) -> Option<Listener> {
        Listener::of(&self.host()?)
    }
}
