//! Taps on the prerendered card before the app has loaded.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::{active_element, clock::now};
use crate::controller::{Quiz, View};
use crate::hash::hash;
use crate::log::{Mark, Moment, Rating, RecordId, WriterId};
use crate::practice::{Event, Focus, Model};

/// The actions that the boot script recorded, to be replayed by the app.
pub(super) struct EarlyTaps {
    /// The card of the actions, if the page names it.
    card: Option<String>,
    actions: String,
    /// Whether the keyboard focus was on the card.
    focused: bool,
    /// Whether the actions include a rating that is stored until it is replayed.
    is_stored: bool,
}

impl EarlyTaps {
    /// Reads the actions from the card that the page shows in `host`. Otherwise reads `stored`, from a page that was
    /// closed before the app had loaded: the card's id, then the actions.
    pub(super) fn take(host: &HtmlElement, stored: Option<String>) -> Self {
        let shown = host.query_selector("[data-early]").ok().flatten();
        let recorded = |name| shown.as_ref().and_then(|card| card.get_attribute(name));
        let mut card = recorded("data-card");
        let mut actions = recorded("data-early").unwrap_or_default();
        let is_stored = stored.is_some();
        if let Some((id, before)) = stored.as_deref().and_then(|stored| stored.split_once(' '))
            && !actions.contains('@')
        {
            card = Some(id.into());
            // Such a page shows no card, so the only possible action is to open another view.
            actions = format!("{before} {actions}");
        }
        // A shadow root reports the focused element in it; the document reports only the host.
        let active = active_element(&host.get_root_node());
        let focused = active.is_some_and(|active| host.contains(Some(&active)));
        EarlyTaps { card, actions, focused, is_stored }
    }

    /// Replays the actions in order. Without actions, focuses the card if it had the focus, or if `take_focus` is set.
    pub(super) fn replay(self, quiz: Quiz, take_focus: bool) {
        // If another tab has replayed them, another card is on screen now.
        let is_asked = |model: &Model| {
            let current = model.current().map(|ix| model.catalog().id(ix).to_string());
            self.card.is_none() || current == self.card
        };
        let mut is_same = quiz.model.with_untracked(is_asked);
        let mut replayed = self.card.clone().unwrap_or_default();
        for action in self.actions.split_whitespace() {
            replayed = replayed + " " + action;
            let (action, ms) = action.split_once('@').unwrap_or((action, ""));
            if let Some(view) = View::from_id(action) {
                quiz.go(view);
            } else if is_same {
                is_same = !replay_on_card(quiz, action, ms, &replayed);
            }
        }
        if self.is_stored {
            quiz.repository.try_update_value(|repository| repository.remove_early_taps());
        }
        // If another element has the focus, a notice for example, it retains it.
        let is_free = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if self.actions.is_empty() && (self.focused || take_focus && is_free) {
            quiz.focus(Focus::Question);
        }
    }
}

/// Replays an action on a card. Returns `true` for a rating made at `ms`, which completes the card. `replayed` are the card
/// and its actions so far.
fn replay_on_card(quiz: Quiz, action: &str, ms: &str, replayed: &str) -> bool {
    match action {
        "show" => quiz.apply(Event::Reveal),
        "skip" => quiz.apply(Event::Skip),
        "filter" => quiz.filtering.update(|open| *open = !*open),
        // The prerendered star is always empty, so any number of taps on it sets the star.
        "star" => {
            if let Some(ix) = quiz.model.with_untracked(Model::current) {
                quiz.apply(Event::Mark(ix, Mark::Star, true));
            }
        }
        action => {
            if let Some(point) = action.strip_prefix("tick").and_then(|n| n.parse().ok()) {
                quiz.apply(Event::Tick(point));
            }
            let rating = Rating::from_id(action);
            if let Some(rating) = rating {
                // Another tab may replay the same actions at the same time. Both write the same record, which counts once.
                let id = RecordId { writer: WriterId(hash(replayed.as_bytes())), seq: 0 };
                quiz.apply_at(Event::RateAs(rating, id), moment(ms));
                return true;
            }
        }
    }
    false
}

/// The recorded time, in ms since 1970; now if there is none.
fn moment(ms: &str) -> Moment {
    let now = now();
    let recorded = ms.parse().map(|ms| Moment { ms, ..now });
    recorded.ok().filter(|recorded| (0..=now.ms).contains(&recorded.ms)).unwrap_or(now)
}
