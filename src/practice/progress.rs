//! Counts for the Progress view.

use crate::deck::{CardIx, Catalog};
use crate::memory::{CardMemory, State};

/// How many cards are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Never rated.
    pub new: usize,
    /// Rated Again at last.
    pub learning: usize,
    /// Rated better than Again at last.
    pub known: usize,
}

impl Tally {
    /// All cards together.
    pub fn total(&self) -> usize {
        self.new + self.learning + self.known
    }
}

/// The counts of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Ratings that count, of all time.
    pub ratings: u32,
    /// A tally for every section, in the deck's order; cards to ask are not in it.
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
