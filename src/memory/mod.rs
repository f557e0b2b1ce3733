//! How well it sits: what the log implies for each card.
//!
//! | room | question it answers |
//! |---|---|
//! | [`fsrs`] | how memory grows and fades: the model FSRS-6, as pure functions |
//! | [`params`] | the model's 21 parameters and their ranges |
//! | [`card`] | what a rating makes of one card: state, memory, next day |
//!
//! [`replay`] folds a whole log, [`replay_one`] a card's part of it. There is no other way to a memory, so undo, merging and a change of parameters
//! all come down to replaying.

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

/// Reviews a log needs before it is tried to fit parameters to it.
pub const FIT_REVIEWS: usize = 200;
/// How many of them have to be on another day than the card's review before.
pub const FIT_OTHER_DAYS: usize = 50;

/// The memory of every card, in the deck's order, and how many reviews the log has in all. Reviews of cards the deck
/// does not have are counted and otherwise passed over.
pub fn replay(catalog: &Catalog, log: &Log, scheduler: &Scheduler) -> (Vec<CardMemory>, u32) {
    let mut memories = vec![CardMemory::default(); catalog.len()];
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

/// What [`replay`] says of one card, and how many reviews the log has in all.
pub fn replay_one(catalog: &Catalog, log: &Log, scheduler: &Scheduler, ix: CardIx) -> (CardMemory, u32) {
    let (mut memory, mut count) = (CardMemory::default(), 0);
    for (record, review) in log.reviews() {
        count += 1;
        if catalog.find(&review.card) == Some(ix) {
            memory = memory.rated(review.rating, log.made_at(record), &scheduler.params);
        }
    }
    (memory.scheduled(scheduler), count)
}
