//! What is planned for.

use crate::deck::CardIx;
use crate::log::Moment;
use crate::memory::{Memory, Params};

/// All that a plan depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanInput {
    /// The cards to practise.
    pub cards: Vec<PlanCard>,
    /// What may be true of the person's memory; the plan is for their mixture. At least one.
    pub hypotheses: Vec<Hypothesis>,
    /// How the person rates.
    pub habits: Habits,
    /// Minutes a day for practice.
    pub minutes: u16,
    /// Seconds of practice that today's minutes still leave.
    pub left_today: f64,
    /// The share of days on which the person keeps the plan, 0 to 1.
    pub attendance: f64,
    /// The present.
    pub now: Moment,
    /// The interview.
    pub deadline: Moment,
}

/// A card to plan for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlanCard {
    /// Which card.
    pub ix: CardIx,
    /// When it was last reviewed; `None` while it is new.
    pub last: Option<Moment>,
    /// How much its recall counts; 1 for most.
    pub importance: f64,
    /// Seconds one review takes.
    pub seconds: f64,
}

/// One set of parameters that may be the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Hypothesis {
    /// The parameters.
    pub params: Params,
    /// How likely they are, against the other hypotheses.
    pub weight: f64,
    /// What they make of the log: the memory of each card of the input, in its order.
    pub memories: Vec<Option<Memory>>,
}

/// How often the person gives which rating.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// Chances of the four ratings the first time, from Again to Easy; they add up to 1.
    pub first: [f64; 4],
    /// Chances of Hard, Good and Easy for an answer that is recalled; they add up to 1.
    pub recalled: [f64; 3],
}

/// Shares of ratings over many people's reviews, from the simulator of the crate fsrs.
impl Default for Habits {
    fn default() -> Self {
        Habits { first: [0.24, 0.094, 0.495, 0.171], recalled: [0.224, 0.631, 0.145] }
    }
}
