//! The state the parts of the screen share, and the road of an event through it.

use std::time::Duration;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

use super::mount::{Options, Place};
use super::own::{Key, Own};
use super::{device, history, news};
use crate::deck::CardIx;
use crate::log::{Moment, Record};
use crate::practice::double_tap::Taps;
use crate::practice::{Event, Face, Focus, Model};
use crate::storage::{Canary, Keeper, Saving};
use crate::text;

/// A question that has the focus is at least so far from the edges of the window, in CSS pixels; style.css says the same.
const MARGIN: f64 = 112.0;

/// The parts of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Practice,
    Deck,
    Progress,
    Settings,
}

impl View {
    pub(super) const ALL: [View; 4] = [View::Practice, View::Deck, View::Progress, View::Settings];

    pub(super) fn name(self) -> &'static str {
        match self {
            View::Practice => text::PRACTICE,
            View::Deck => text::DECK,
            View::Progress => text::PROGRESS,
            View::Settings => text::SETTINGS,
        }
    }
}

/// The handle every part of one mount has.
#[derive(Clone, Copy)]
pub(super) struct Quiz {
    pub(super) model: RwSignal<Model>,
    /// The number of the view on screen in [`View::ALL`].
    view: RwSignal<usize>,
    /// 1 while the choice of cards is open.
    pub(super) filtering: RwSignal<usize>,
    /// 1 once a card was turned here. A card that is there already turned, after a reload or when the app takes
    /// over, does not turn again.
    turning: RwSignal<usize>,
    /// A sentence the person should see.
    pub(super) notice: RwSignal<Option<String>>,
    /// The number of what can be said of saving, in the order of [`crate::storage::Saved`].
    pub(super) saved: RwSignal<usize>,
    /// The card on screen, by number: one type of memo serves the whole app.
    card: Memo<Option<u32>>,
    /// Something for as long as there is one.
    asking: Memo<Option<u32>>,
    pub(super) own: Key,
    /// The number of what the browser says of how long it keeps things; see [`super::device`].
    pub(super) lasting: RwSignal<usize>,
    /// When the mount opened, in ms since 1970.
    pub(super) opened_ms: i64,
    /// The page is there for the cards alone.
    pub(super) hosted: bool,
    /// Where ratings stay.
    pub(super) place: Place,
    /// 1 while the page is, or may be, enlarged with two fingers: then one finger moves it.
    pub(super) zoomed: RwSignal<usize>,
}

/// The time now, with the local offset.
pub(super) fn now() -> Moment {
    let date = js_sys::Date::new_0();
    Moment { ms: date.get_time() as i64, offset: -(date.get_timezone_offset() as i16) }
}

impl Quiz {
    pub(super) fn new(
        host: HtmlElement,
        model: Model,
        keeper: Keeper,
        canary: Option<Canary>,
        options: &Options,
    ) -> Self {
        let model = RwSignal::new(model);
        let own = Own {
            host,
            keeper,
            saving: Saving::default(),
            canary,
            channel: None,
            heard: Vec::new(),
            arrived: None,
            sought: None,
            taps: Taps::default(),
            is_leaving: false,
        };
        let card = Memo::new(move |_| model.with(Model::current).map(|ix| ix.0));
        Quiz {
            model,
            view: RwSignal::new(View::Practice as usize),
            filtering: RwSignal::new(0),
            turning: RwSignal::new(0),
            notice: RwSignal::new(None),
            saved: RwSignal::new(1),
            card,
            asking: Memo::new(move |_| card.get().map(|_| 0)),
            own: own.keep(),
            lasting: RwSignal::new(device::UNKNOWN),
            opened_ms: now().ms,
            hosted: options.hosted,
            place: options.place,
            zoomed: RwSignal::new(0),
        }
    }

    /// Who hears the news of this mount: a function that the page put on the element it is in.
    pub(super) fn listener(self) -> Option<Function> {
        let heard = |host: &HtmlElement| Reflect::get(host, &"heard".into()).ok()?.dyn_into().ok();
        self.own.with(|own| heard(&own.host)).flatten()
    }

    /// The view on screen.
    pub(super) fn view(self) -> View {
        View::ALL.get(self.view.get()).copied().unwrap_or(View::Practice)
    }

    /// Goes to a view.
    pub(super) fn go(self, view: View) {
        let before = untrack(|| self.view());
        // A tab that is chosen already does not draw its view anew: something may have been typed there.
        if before != view {
            self.show(view);
            history::went(self, before, view);
        }
    }

    /// Shows a view, whatever the page's address says.
    pub(super) fn show(self, view: View) {
        self.view.set(view as usize);
    }

    /// Goes to a card in the Deck view, by its question.
    pub(super) fn look_up(self, question: &str) {
        self.own.with(|own| own.sought = Some(question.into()));
        self.go(View::Deck);
    }

    /// The card on screen. What reads it is drawn anew only when another card comes.
    pub(super) fn current(self) -> Option<CardIx> {
        self.card.get().map(CardIx)
    }

    /// Whether there is a card on screen.
    pub(super) fn is_asking(self) -> bool {
        self.asking.get().is_some()
    }

    /// Which side of the card is up.
    pub(super) fn face(self) -> Face {
        self.model.with(|model| model.session().face)
    }

    /// Whether the turn of the card is shown.
    pub(super) fn is_turning(self) -> bool {
        self.turning.get() == 1
    }

    /// The one road of an event: the model changes, the record is kept, and only then the screen moves.
    pub(super) fn dispatch(self, event: Event) {
        // Asked for at once, the next frame waits for what is done here; asked for by a change, the one after it may have
        // to do.
        request_animation_frame(|| ());
        if event == Event::Reveal {
            self.turning.set(1);
        }
        self.enact(event);
    }

    /// As [`Quiz::dispatch`], without a show: for what was done before the app arrived.
    pub(super) fn enact(self, event: Event) {
        self.enact_at(event, now());
    }

    /// As [`Quiz::enact`], for what was done at that time.
    pub(super) fn enact_at(self, event: Event, moment: Moment) {
        let news = news::of(self, &event);
        let Some(effects) = self.model.try_update_untracked(|model| model.update(event, moment)) else { return };
        let made: Vec<&Record> = effects.append.iter().chain(&effects.append_more).collect();
        if !made.is_empty() {
            self.append(&made);
        }
        if effects.save_settings {
            self.model.with_untracked(|model| self.save_settings(model.settings()));
        }
        if effects.save_session {
            self.save_session();
        }
        if effects.focus.is_some_and(|focus| focus != Focus::Answer) {
            self.let_go();
        }
        self.model.notify();
        if let Some(news) = news {
            news.tell(self, effects.focus);
        }
        self.plan_on();
        if let Some(focus) = effects.focus {
            self.focus(focus);
        }
    }

    pub(super) fn save_session(self) {
        let text = self.model.with_untracked(Model::snapshot);
        self.own.with(|own| own.keeper.save_session(&text));
    }

    /// Goes on with a plan that is being made, a little in each pause, so that no tap waits for it.
    pub(super) fn plan_on(self) {
        if self.model.try_with_untracked(Model::is_planning) != Some(true) {
            return;
        }
        let go_on = move || {
            if self.model.try_update_untracked(|model| model.plan_on(now())).is_none() {
                return;
            }
            if self.model.with_untracked(Model::is_planning) {
                return self.plan_on();
            }
            self.save_session();
            self.model.notify();
        };
        set_timeout(go_on, Duration::ZERO);
    }

    /// Dispatches what a click on a button means, unless it is the second tap of a slip.
    pub(super) fn tap(self, click: &web_sys::Event, event: Event) {
        let click: &MouseEvent = click.unchecked_ref();
        // A click made by the keyboard has no count of clicks and is always meant.
        let meant = |own: &mut Own| own.taps.counts(click.time_stamp(), click.client_x(), click.client_y());
        if click.detail() == 0 || self.own.with(meant) == Some(true) {
            self.dispatch(event);
        }
    }

    /// Whether a click at the place of the last tap came too soon after it to be meant.
    pub(super) fn is_slip(self, click: &MouseEvent) -> bool {
        let is_slip = |own: &mut Own| own.taps.is_slip(click.time_stamp(), click.client_x(), click.client_y());
        click.detail() > 0 && self.own.with(is_slip) == Some(true)
    }

    /// An element of this mount.
    pub(super) fn query(self, selector: &str) -> Option<HtmlElement> {
        let found = self.own.with(|own| own.host.query_selector(selector).ok().flatten()).flatten();
        found?.dyn_into().ok()
    }

    /// Takes the focus off what is about to go: a browser lays the page out anew, half changed as it is, when what has the
    /// focus is taken off it. And a question that stays in its place is read out once it has the focus again.
    fn let_go(self) {
        if let Some(focused) = self.query(".cc-card :focus") {
            let _ = focused.blur();
        }
    }

    /// Moves the focus once the screen has changed. Where the question is seen without it, that can wait.
    pub(super) fn focus(self, focus: Focus) {
        let (selector, stay) = match focus {
            Focus::Question | Focus::End => (".cc-question", false),
            // The answer opens in place; bringing it to the top would hide the question.
            Focus::Answer => (".cc-answer", true),
        };
        let act = move || {
            let Some(target) = self.query(selector).filter(|_| !self.is_focus_elsewhere()) else { return };
            let options = FocusOptions::new();
            options.set_prevent_scroll(stay);
            let _ = target.focus_with_options(&options);
        };
        // The browser finds style and place of things once more for it. What scrolls must be done before it is painted;
        // the rest can be read before. In the frame, asking where the question is costs nothing that is not due anyway.
        request_animation_frame(move || if stay || self.sees_question() { soon(act) } else { act() });
    }

    /// Whether somebody has gone on to another part of the page around: then the focus is theirs.
    fn is_focus_elsewhere(self) -> bool {
        let active = |root: &JsValue| Reflect::get(root, &"activeElement".into()).ok()?.dyn_into::<Element>().ok();
        let mut focused = active(&document());
        while let Some(inner) = focused.as_ref().and_then(Element::shadow_root).and_then(|root| active(&root)) {
            focused = Some(inner);
        }
        let ours = self.own.with(|own| own.host.get_root_node());
        let is_ours =
            |element: &Element| element.tag_name() == "BODY" || ours.is_some_and(|root| root.contains(Some(element)));
        !self.hosted && focused.is_some_and(|element| !is_ours(&element))
    }

    /// Whether all of the question is well within the window.
    fn sees_question(self) -> bool {
        let Some(bounds) = self.query(".cc-question").map(|question| question.get_bounding_client_rect()) else {
            return false;
        };
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        bounds.top() >= MARGIN && bounds.bottom() <= height - MARGIN
    }
}

/// Does something once the next frame has been painted, and what waited for it without a delay has been done.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    request_animation_frame(move || soon(act));
}

/// The same from within a frame: once that one has been painted.
fn soon(act: impl FnOnce() + 'static) {
    set_timeout(act, Duration::from_millis(1));
}
