//! A session: one run through a queue.

use serde::{Deserialize, Serialize};

use super::queue::topic_key;
use crate::deck::{CardIx, Catalog};
use crate::log::{Day, Moment, Rating, RecordId};

/// The number of other cards before a card rated Again returns.
pub(super) const AGAIN_AFTER: usize = 5;

/// How many cards a session takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionScope {
    /// Due and new cards, within what is left of the day's minutes.
    RemainingToday,
    /// The same; once the day's minutes are used up, as much again.
    NextPortion,
    /// Every card, due or not, however long it takes.
    Everything,
}

/// The side of the card on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// The question.
    #[default]
    Front,
    /// The answer.
    Back,
}

/// A rating or a skip, with everything needed to undo it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The card.
    pub card: CardIx,
    /// The rating and its record, or `None` for a skip.
    pub rated: Option<(Rating, RecordId)>,
    /// The position in the queue at which the card was inserted again, if it was.
    pub back_at: Option<usize>,
    /// The side that was on screen.
    pub face: Face,
    /// The ticked points.
    pub ticks: u32,
}

/// One run through a queue. The first card of the queue is the one on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The day on which it started.
    pub day: Day,
    /// The remaining cards; the first is on screen.
    pub queue: Vec<CardIx>,
    /// The number of cards at the start.
    pub total: usize,
    /// The side of the card on screen.
    pub face: Face,
    /// The points ticked on the card on screen: bit n for the n-th.
    pub ticks: u32,
    /// When the card on screen appeared, in ms UTC.
    pub shown_ms: i64,
    /// The steps so far, with those of the tab's earlier sessions.
    pub steps: Vec<Step>,
    /// The number of steps of earlier sessions.
    pub earlier: usize,
    /// Whether it has every card of the filter, due or not.
    pub all: bool,
}

/// The number of steps of earlier sessions that can be undone. Each step stores the session with all of them.
const EARLIER: usize = 200;

impl Session {
    /// A session with this queue.
    pub fn new(queue: Vec<CardIx>, now: Moment) -> Self {
        let total = queue.len();
        let (steps, earlier, shown_ms) = (Vec::new(), 0, now.ms);
        Session {
            day: now.day(),
            queue,
            total,
            face: Face::Front,
            ticks: 0,
            shown_ms,
            steps,
            earlier,
            all: false,
            hidden_ms: None,
        }
    }

    /// This session with the steps of earlier ones, which can be undone after its own.
    #[must_use]
    pub(super) fn after(mut self, mut steps: Vec<Step>) -> Session {
        steps.drain(..steps.len().saturating_sub(EARLIER));
        self.earlier = steps.len();
        self.steps = steps;
        self
    }

    /// The steps of this session.
    pub fn own_steps(&self) -> &[Step] {
        self.steps.get(self.earlier..).unwrap_or_default()
    }

    /// The card on screen; `None` when the session is complete.
    pub fn current(&self) -> Option<CardIx> {
        self.queue.first().copied()
    }

    /// The number of cards that have left the queue.
    pub fn completed(&self) -> usize {
        self.total.saturating_sub(self.queue.len())
    }

    /// Seconds from when the card on screen appeared until `ms`, at most 65,535.
    pub fn seconds(&self, ms: i64) -> u16 {
        u16::try_from(ms.saturating_sub(self.shown_ms).max(0) / 1000).unwrap_or(u16::MAX)
    }

    /// The position at which a card rated Again is inserted into the rest of the queue: after [`AGAIN_AFTER`] others, a
    /// little later if that separates it from its topic, or at the end.
    pub(super) fn again_position(&self, catalog: &Catalog, card: CardIx) -> usize {
        let rest = self.queue.get(1..).unwrap_or_default();
        let topic = topic_key(catalog, card);
        let has_same_topic = |at: usize| rest.get(at).is_some_and(|other| topic_key(catalog, *other) == topic);
        let last = rest.len();
        let earliest = AGAIN_AFTER.min(last);
        (earliest..=last.min(AGAIN_AFTER + 3))
            .find(|at| !has_same_topic(*at) && !has_same_topic(at.wrapping_sub(1)))
            .unwrap_or(earliest)
    }

    /// Removes the card on screen, inserts it at `back_at` if given, and shows the next card.
    pub(super) fn step(&mut self, rated: Option<(Rating, RecordId)>, back_at: Option<usize>, now: Moment) {
        let Some(card) = self.current() else { return };
        self.queue.remove(0);
        let back_at = back_at.map(|at| at.min(self.queue.len()));
        if let Some(at) = back_at {
            self.queue.insert(at, card);
        }
        self.steps.push(Step { card, rated, back_at, face: self.face, ticks: self.ticks });
        self.show(Face::Front, 0, now);
    }

    /// Undoes the last step exactly, and returns it. The card of an earlier session's step is added to this session.
    pub(super) fn undo_step(&mut self, now: Moment) -> Option<Step> {
        let step = self.steps.pop()?;
        let completed = self.completed();
        self.queue.retain(|ix| *ix != step.card);
        self.queue.insert(0, step.card);
        if self.steps.len() < self.earlier {
            self.earlier = self.steps.len();
            self.total = completed + self.queue.len();
        }
        self.show(step.face, step.ticks, now);
        Some(step)
    }

    /// The cards that stay whatever is chosen: the one on screen, and those to be repeated.
    pub(super) fn staying(&self) -> Vec<CardIx> {
        let came = |ix: &CardIx| self.own_steps().iter().any(|step| step.card == *ix);
        self.queue.iter().enumerate().filter(|(at, ix)| *at == 0 || came(ix)).map(|(_, ix)| *ix).collect()
    }

    /// Replaces the choice of cards: adds those that the session has not had, and removes those no longer chosen,
    /// except the card on screen and cards that are to be repeated.
    pub(super) fn amend(&mut self, chosen: &[CardIx]) {
        let completed = self.completed();
        let came = |ix: &CardIx| self.own_steps().iter().any(|step| step.card == *ix);
        let staying = self.staying();
        let new = chosen.iter().filter(|ix| !came(ix) && !self.queue.contains(ix));
        let remaining = self.queue.iter().filter(|ix| staying.contains(ix) || chosen.contains(ix));
        self.queue = remaining.chain(new).copied().collect();
        self.total = completed + self.queue.len();
    }

    /// Removes a card that was rated elsewhere, which counts as completed. A card that is `to_come` again is inserted.
    pub(super) fn remove(&mut self, catalog: &Catalog, card: CardIx, to_come: bool, now: Moment) {
        let Some(at) = self.queue.iter().position(|other| *other == card) else { return };
        let again = self.again_position(catalog, card) + usize::from(at > 0);
        self.queue.remove(at);
        if to_come {
            self.queue.insert(again.min(self.queue.len()), card);
        }
        if at == 0 {
            self.show(Face::Front, 0, now);
        }
    }

    fn show(&mut self, face: Face, ticks: u32, now: Moment) {
        self.face = face;
        self.ticks = ticks;
        self.shown_ms = now.ms;
    }
}
