//! How well cards are remembered: what the log implies for each card.
//!
//! | module | question it answers |
//! |---|---|
//! | [`fsrs`] | how memory grows and fades: the model FSRS-6, as pure functions |
//! | [`params`] | the model's 21 parameters and their ranges |
//! | [`card`] | how a rating changes a card: state, memory, interval |
//!
//! [`replay`] folds a whole log, [`replay_one`] the records of one card. A memory is always computed by replaying, so
//! undo, merging and new parameters need no code of their own.

pub mod card;
pub mod fsrs;
mod numeric;
pub mod params;

pub use card::{CardMemory, Scheduler, State, days_between};
pub use fsrs::Memory;
pub(crate) use numeric::power;
pub use params::Params;

use crate::deck::{CardIx, Catalog};
use crate::log::Log;

/// The number of reviews needed before parameters can be fitted.
pub const FIT_REVIEWS: usize = 200;
/// The number of these that must be on another day than the card's previous review.
pub const FIT_OTHER_DAYS: usize = 50;

/// Returns the memory of every card, in the deck's order, and the number of reviews in the log. Reviews of cards that
/// the deck does not have only count.
pub fn replay(catalog: &Catalog, log: &Log, scheduler: &Scheduler) -> (Vec<CardMemory>, u32) {
    let mut memories: Vec<CardMemory> = catalog.cards().map(|ix| CardMemory::of(catalog.id(ix))).collect();
    let mut count = 0;
    for (record, review) in log.reviews() {
        count += 1;
        let memory = catalog.find(&review.card).and_then(|ix| memories.get_mut(ix.0 as usize));
        if let Some(memory) = memory {
            *memory = memory.rated(review.rating, log.made_at(record), &scheduler.params);
        }
    }
    (memories.into_iter().map(|memory| memory.scheduled(scheduler)).collect(), count)
}

/// Returns what [`replay`] returns for one card, and the number of reviews in the log.
pub fn replay_one(catalog: &Catalog, log: &Log, scheduler: &Scheduler, ix: CardIx) -> (CardMemory, u32) {
    let (mut memory, mut count) = (CardMemory::of(catalog.id(ix)), 0);
    for (record, review) in log.reviews() {
        count += 1;
        if catalog.find(&review.card) == Some(ix) {
            memory = memory.rated(review.rating, log.made_at(record), &scheduler.params);
        }
    }
    (memory.scheduled(scheduler), count)
}
