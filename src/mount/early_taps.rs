//! Taps made on the page's own first card before the app arrived.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::browser::{active_element, clock::now};
use crate::controller::{Quiz, View};
use crate::hash::hash;
use crate::log::{Mark, Moment, Rating, RecordId, WriterId};
use crate::practice::{Event, Focus, Model};

/// What the page's boot script noted down, to be done again by the app.
pub(super) struct EarlyTaps {
    /// The card it was done on, where the page says that.
    card: Option<String>,
    actions: String,
    /// The keyboard's focus was on the card.
    focused: bool,
    /// Whether a rating among it is kept until it is done again.
    is_kept: bool,
}

impl EarlyTaps {
    /// Reads the notes off the card the page shows in `host`; else what is `kept` of a page that was left before the app had
    /// come: the card's id, then the notes.
    pub(super) fn take(host: &HtmlElement, kept: Option<String>) -> Self {
        let shown = host.query_selector("[data-early]").ok().flatten();
        let noted = |name| shown.as_ref().and_then(|card| card.get_attribute(name));
        let mut card = noted("data-card");
        let mut actions = noted("data-early").unwrap_or_default();
        let is_kept = kept.is_some();
        if let Some((id, before)) = kept.as_deref().and_then(|kept| kept.split_once(' '))
            && !actions.contains('@')
        {
            card = Some(id.into());
            // Such a page shows no card, so all that can be asked for is another view.
            actions = format!("{before} {actions}");
        }
        // Within a shadow root its own word counts; the document says no more than that the focus is in there.
        let active = active_element(&host.get_root_node());
        let focused = active.is_some_and(|active| host.contains(Some(&active)));
        EarlyTaps { card, actions, focused, is_kept }
    }

    /// Does again what was done early, in the same order; then puts the focus where the keys act, if it was
    /// on the card or the page gives it away.
    pub(super) fn replay(self, quiz: Quiz, take_focus: bool) {
        // Where another tab has done it again, another card is asked by now.
        let is_asked = |model: &Model| {
            let current = model.current().map(|ix| model.catalog().id(ix).to_string());
            self.card.is_none() || current == self.card
        };
        let mut is_same = quiz.model.with_untracked(is_asked);
        let mut replayed = self.card.clone().unwrap_or_default();
        for action in self.actions.split_whitespace() {
            replayed = replayed + " " + action;
            let (action, ms) = action.split_once('@').unwrap_or((action, ""));
            if let Some(view) = View::ALL.into_iter().find(|view| view.id() == action) {
                quiz.go(view);
            } else if is_same {
                is_same = !replay_on_card(quiz, action, ms, &replayed);
            }
        }
        if self.is_kept {
            quiz.repository.try_update_value(|repository| repository.forget_early());
        }
        // Where something else on the page has the focus, a notice for one, it stays there.
        let is_free = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
        if self.actions.is_empty() && (self.focused || take_focus && is_free) {
            quiz.focus(Focus::Question);
        }
    }
}

/// Does again what was done to a card. `true` for a rating, which `ms` says the time of: the card is done with. `replayed`
/// are the card and its actions so far.
fn replay_on_card(quiz: Quiz, action: &str, ms: &str, replayed: &str) -> bool {
    match action {
        "show" => quiz.apply(Event::Reveal),
        "skip" => quiz.apply(Event::Skip),
        "filter" => quiz.filtering.update(|open| *open = !*open),
        // The page's own star stays empty, so that however often it is tapped, it is to be filled.
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

/// The time that was noted, in ms since 1970; now, where that is none.
fn moment(ms: &str) -> Moment {
    let now = now();
    let noted = ms.parse().map(|ms| Moment { ms, ..now });
    noted.ok().filter(|noted| (0..=now.ms).contains(&noted.ms)).unwrap_or(now)
}
