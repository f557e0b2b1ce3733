//! The input of a plan.

use crate::deck::CardIx;
use crate::log::Moment;
use crate::memory::{Memory, Params, days_between};

/// Everything that a plan depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanInput {
    /// The cards to practise.
    pub cards: Vec<PlanCard>,
    /// The hypotheses about the person's memory, at least one. The plan is for their weighted mean.
    pub hypotheses: Vec<Hypothesis>,
    /// How the person rates.
    pub habits: Habits,
    /// Minutes a day for practice.
    pub minutes: u16,
    /// Seconds of practice that are left of today's minutes.
    pub left_today: f64,
    /// The expected share of days with practice, 0 to 1.
    pub attendance: f64,
    /// The expected share of the minutes of the interview's day that are practised before it, 0 to 1. Of no weight on
    /// that day.
    pub last_day: f64,
    /// The present.
    pub now: Moment,
    /// The interview.
    pub deadline: Moment,
}

impl PlanInput {
    /// The expected number of reviews in the first practice of a card: a failed card is repeated at once. 1 for a card
    /// reviewed today already.
    pub fn expected_reviews(&self, card: usize) -> f64 {
        let Some(last) = self.cards.get(card).and_then(|card| card.last) else {
            let [again, ..] = self.habits.first;
            return 1.0 + again;
        };
        let days = days_between(last, self.now);
        let fails = |hypothesis: &Hypothesis| {
            let memory = hypothesis.memories.get(card).copied().flatten();
            let recall = memory.map_or(0.0, |memory| hypothesis.params.retrievability(memory.stability, days));
            hypothesis.weight * (1.0 - recall)
        };
        1.0 + if days > 0.0 { self.hypotheses.iter().map(fails).sum() } else { 0.0 }
    }
}

/// A card to plan for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanCard {
    /// The card.
    pub ix: CardIx,
    /// When it was last reviewed; `None` while it is new.
    pub last: Option<Moment>,
    /// The weight of its recall; 1 is the highest.
    pub importance: f64,
    /// Seconds one review takes.
    pub seconds: f64,
}

/// A set of parameters that may be the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypothesis {
    /// The parameters.
    pub params: Params,
    /// Its likelihood, relative to the other hypotheses.
    pub weight: f64,
    /// The memory of each card of the input under these parameters, in its order.
    pub memories: Vec<Option<Memory>>,
}

/// The shares of the person's ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// The chances of the four ratings at the first review, from Again to Easy; they sum to 1.
    pub first: [f64; 4],
    /// The chances of Hard, Good and Easy for a recalled answer; they sum to 1.
    pub recalled: [f64; 3],
}

/// Shares of ratings over many people's reviews, from the simulator of the crate fsrs.
impl Default for Habits {
    fn default() -> Self {
        Habits { first: [0.24, 0.094, 0.495, 0.171], recalled: [0.224, 0.631, 0.145] }
    }
}
