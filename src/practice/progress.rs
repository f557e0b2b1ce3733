//! Counts for the Progress view.

use crate::deck::{CardIx, Catalog};
use crate::memory::{CardMemory, State};

/// The number of cards in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Never rated.
    pub new: usize,
    /// Last rated Again.
    pub learning: usize,
    /// Last rated better than Again.
    pub known: usize,
}

impl Tally {
    /// The number of cards in all states.
    pub fn total(&self) -> usize {
        self.new + self.learning + self.known
    }
}

/// The counts of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The number of effective ratings of all time.
    pub ratings: u32,
    /// A tally of every section, in the deck's order, without cards to ask.
    pub sections: Vec<Tally>,
}

impl Totals {
    pub(super) fn count(catalog: &Catalog, memories: &[CardMemory], ratings: u32) -> Totals {
        let mut sections = vec![Tally::default(); catalog.deck().sections.len()];
        for (n, memory) in memories.iter().enumerate() {
            let ix = CardIx(n as u32);
            let section = catalog.place(ix).and_then(|place| sections.get_mut(place.section as usize));
            let Some(tally) = section.filter(|_| !catalog.is_ask(ix)) else { continue };
            match memory.state {
                State::New => tally.new += 1,
                State::Learning => tally.learning += 1,
                State::Review => tally.known += 1,
            }
        }
        Totals { ratings, sections }
    }
}
