//! The log replayed, with the chance of recall that each review met.

use std::collections::HashMap;

use crate::log::{Log, Moment, Rating};
use crate::memory::{CardMemory, Params, Scheduler, days_between};

/// One review, and what was to be expected of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewOutcome {
    /// When it was.
    pub at: Moment,
    /// How it was rated.
    pub rating: Rating,
    /// Seconds it took.
    pub seconds: u16,
    /// The chance of recall just before, 0 to 1, where the card was last asked for on an earlier day. Within a day
    /// the answer is still in the ear, so what comes then proves nothing.
    pub expected: Option<f64>,
}

impl ReviewOutcome {
    /// Whether the answer was there, with or without effort.
    pub fn knew(&self) -> bool {
        self.rating != Rating::Again
    }
}

/// Every review that counts, oldest first, each with the chance of recall the model gave it from the reviews
/// before. Cards that the deck has no more are in it: what was known then was known.
pub fn replay_with_recall(log: &Log, params: &Params) -> Vec<ReviewOutcome> {
    let scheduler = Scheduler { params: params.clone(), ..Scheduler::default() };
    let mut memories: HashMap<&str, CardMemory> = HashMap::new();
    let reviews = log.reviews().map(|(record, review)| {
        let memory = memories.entry(&review.card).or_default();
        let at = log.made_at(record);
        let days = days_between(memory.last, at);
        let asked_again = memory.memory.filter(|_| days >= 1.0);
        let expected = asked_again.map(|known| params.retrievability(known.stability, days));
        *memory = memory.after(review.rating, at, &scheduler);
        ReviewOutcome { at, rating: review.rating, seconds: review.seconds, expected }
    });
    reviews.collect()
}
