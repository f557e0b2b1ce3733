//! How well it sits: what the log implies for each card.
//!
//! | room | question it answers |
//! |---|---|
//! | [`fsrs`] | how memory grows and fades: the model FSRS-6, as pure functions |
//! | [`params`] | the model's 21 parameters and their ranges |
//! | [`card`] | what a rating makes of one card: state, memory, next day |
//!
//! [`replay`] folds a whole log. There is no other way to a memory, so undo, merging and a change of parameters
//! all come down to replaying.

pub mod card;
pub mod fsrs;
pub mod params;

pub use card::{CardMemory, Scheduler, State, days_between};
pub use fsrs::Memory;
pub use params::Params;

use crate::deck::Catalog;
use crate::log::Log;

/// The memory of every card, in the deck's order. Reviews of cards the deck does not have are passed over.
pub fn replay(catalog: &Catalog, log: &Log, scheduler: &Scheduler) -> Vec<CardMemory> {
    let mut memories = vec![CardMemory::default(); catalog.len()];
    for (record, review) in log.reviews() {
        let memory = catalog.find(&review.card).and_then(|ix| memories.get_mut(ix.0 as usize));
        if let Some(memory) = memory {
            *memory = memory.after(review.rating, record.at, scheduler);
        }
    }
    memories
}
