//! Replays the log, with the predicted chance of recall at each review.

use std::collections::HashMap;

use crate::log::{Log, Moment, Rating};
use crate::memory::{CardMemory, Params, Scheduler, days_between};

/// A review and its predicted chance of recall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReviewOutcome {
    /// The time of the review.
    pub at: Moment,
    /// The rating.
    pub rating: Rating,
    /// The seconds it took.
    pub seconds: u16,
    /// The chance of recall just before, 0 to 1, if the previous review of the card was on an earlier day. A review on
    /// the same day proves nothing about the memory.
    pub expected: Option<f64>,
}

impl ReviewOutcome {
    /// Whether the answer was recalled, with or without effort.
    pub fn knew(&self) -> bool {
        self.rating != Rating::Again
    }
}

/// Every effective review, oldest first, each with the chance of recall that the model predicts from the reviews
/// before. Reviews of cards that are no longer in the deck are included.
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
