//! One run through a queue.

use serde::{Deserialize, Serialize};

use super::queue::topic_key;
use crate::deck::{CardIx, Catalog};
use crate::log::{Day, Moment, Rating, RecordId};

/// How many other cards come before one rated Again comes back.
pub(super) const AGAIN_AFTER: usize = 5;

/// How much a session takes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SessionScope {
    /// What is due or new, in what is left of the day's minutes.
    RemainingToday,
    /// The same; once the day's minutes are used up, as much again.
    NextPortion,
    /// Everything, due or not, however long it takes.
    Everything,
}

/// Which side of the card is up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Face {
    /// The question.
    #[default]
    Front,
    /// The answer.
    Back,
}

/// A rating or a skip, with all that is needed to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The card.
    pub card: CardIx,
    /// The rating and its record, or `None` for a skip.
    pub rated: Option<(Rating, RecordId)>,
    /// Where in the queue the card was put back, if it was.
    pub back_at: Option<usize>,
    /// The face that was up.
    pub face: Face,
    /// The points that were ticked.
    pub ticks: u32,
}

/// One run through a queue. The first card of the queue is the one on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The day it began.
    pub day: Day,
    /// What is still to come, the card on screen first.
    pub queue: Vec<CardIx>,
    /// How many cards it began with.
    pub total: usize,
    /// Which side of the card on screen is up.
    pub face: Face,
    /// The points ticked on the card on screen: bit n for the n-th.
    pub ticks: u32,
    /// When the card on screen appeared, in ms UTC.
    pub shown_ms: i64,
    /// What was done so far, in earlier sessions of the tab, too.
    pub steps: Vec<Step>,
    /// How many of the steps were done in earlier sessions.
    pub earlier: usize,
}

/// So many steps of earlier sessions can be taken back. The session is written down with each step, all of them with it.
const EARLIER: usize = 200;

impl Session {
    /// A session with this queue.
    pub fn new(queue: Vec<CardIx>, now: Moment) -> Self {
        let total = queue.len();
        let (steps, earlier) = (Vec::new(), 0);
        Session { day: now.day(), queue, total, face: Face::Front, ticks: 0, shown_ms: now.ms, steps, earlier }
    }

    /// The same session after the steps of earlier ones, which Undo takes back once its own are.
    #[must_use]
    pub(super) fn after(mut self, mut steps: Vec<Step>) -> Session {
        steps.drain(..steps.len().saturating_sub(EARLIER));
        self.earlier = steps.len();
        self.steps = steps;
        self
    }

    /// What was done in this session so far.
    pub fn own_steps(&self) -> &[Step] {
        self.steps.get(self.earlier..).unwrap_or_default()
    }

    /// The card on screen; `None` when the session is complete.
    pub fn current(&self) -> Option<CardIx> {
        self.queue.first().copied()
    }

    /// How many cards have left the queue.
    pub fn completed(&self) -> usize {
        self.total.saturating_sub(self.queue.len())
    }

    /// Seconds since the card on screen appeared, at most 65,535.
    pub fn seconds(&self, now: Moment) -> u16 {
        u16::try_from(now.ms.saturating_sub(self.shown_ms).max(0) / 1000).unwrap_or(u16::MAX)
    }

    /// Where a card rated Again goes in what is left of the queue: after [`AGAIN_AFTER`] others, a little
    /// later where that keeps it from its topic, or at the end.
    pub(super) fn again_place(&self, catalog: &Catalog, card: CardIx) -> usize {
        let rest = self.queue.get(1..).unwrap_or_default();
        let topic = topic_key(catalog, card);
        let has_same_topic = |at: usize| rest.get(at).is_some_and(|other| topic_key(catalog, *other) == topic);
        let last = rest.len();
        let earliest = AGAIN_AFTER.min(last);
        (earliest..=last.min(AGAIN_AFTER + 3))
            .find(|at| !has_same_topic(*at) && !has_same_topic(at.wrapping_sub(1)))
            .unwrap_or(earliest)
    }

    /// Takes the card on screen off, puts it back at `back_at` if given, and shows the next.
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

    /// Takes the last step back, exactly, and gives it. The card of a step of an earlier session comes into this one.
    pub(super) fn unstep(&mut self, now: Moment) -> Option<Step> {
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

    /// Takes in another choice of cards: those of it that have not come yet come, and others no longer, but for the card
    /// on screen and cards that are to come back.
    pub(super) fn amend(&mut self, chosen: &[CardIx]) {
        let completed = self.completed();
        let came = |ix: &CardIx| self.own_steps().iter().any(|step| step.card == *ix);
        let current = self.current();
        let new = chosen.iter().filter(|ix| !came(ix) && !self.queue.contains(ix));
        let kept = self.queue.iter().filter(|ix| current == Some(**ix) || came(ix) || chosen.contains(ix));
        self.queue = kept.chain(new).copied().collect();
        self.total = completed + self.queue.len();
    }

    /// Takes off a card that was rated elsewhere, which counts as done; one that is `to_come` again goes back in.
    pub(super) fn leave(&mut self, catalog: &Catalog, card: CardIx, to_come: bool, now: Moment) {
        let Some(at) = self.queue.iter().position(|other| *other == card) else { return };
        let again = self.again_place(catalog, card) + usize::from(at > 0);
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
