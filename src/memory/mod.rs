//! How well it sits: what the log implies for each card.
//!
//! The rule is a plain table of growing intervals in whole days. Its interface is what `practice` relies on:
//! [`CardMemory::after`] gives the memory that follows a rating, and [`replay`] folds a whole log.

use crate::deck::Catalog;
use crate::log::{Day, Log, Rating};

/// No interval is longer than this many days.
pub const LONGEST_INTERVAL: u16 = 365;

/// How far a card has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Never rated.
    #[default]
    New,
    /// Last rated Again: it comes back at once.
    Learning,
    /// Known: it comes back after an interval.
    Review,
}

/// What the log implies for one card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardMemory {
    /// How far the card has come.
    pub state: State,
    /// Days from the last review to the next; 0 unless the card is in review.
    pub interval: u16,
    /// The day of the last review.
    pub last: Day,
    /// How often it was rated.
    pub reviews: u32,
    /// How often it was rated Again when it was known.
    pub lapses: u16,
}

impl Default for CardMemory {
    fn default() -> Self {
        CardMemory { state: State::New, interval: 0, last: Day(i32::MIN), reviews: 0, lapses: 0 }
    }
}

impl CardMemory {
    /// The day the card is due; for a new card a day long past.
    pub fn due(&self) -> Day {
        self.last.plus(self.interval)
    }

    /// The memory after a rating on `today`.
    ///
    /// A known card grows by what was really waited: on time Hard gives 1.2, Good 2.5 and Easy 4 times the
    /// interval; twice on one day changes nothing. Better ratings never give shorter intervals.
    #[must_use]
    pub fn after(&self, rating: Rating, today: Day) -> CardMemory {
        let lapsed = rating == Rating::Again && self.state == State::Review;
        let interval = match (self.state, rating) {
            (_, Rating::Again) => 0,
            (State::New, Rating::Hard) | (State::Learning, Rating::Hard) => 1,
            (State::New, Rating::Good) => 3,
            (State::New, Rating::Easy) => 8,
            (State::Learning, Rating::Good) => 2,
            (State::Learning, Rating::Easy) => 4,
            (State::Review, _) => self.grown(rating, today),
        };
        CardMemory {
            state: if rating == Rating::Again { State::Learning } else { State::Review },
            interval,
            last: today,
            reviews: self.reviews.saturating_add(1),
            lapses: self.lapses.saturating_add(u16::from(lapsed)),
        }
    }

    fn grown(&self, rating: Rating, today: Day) -> u16 {
        // Credit for waiting longer than planned, within reason.
        let waited = u32::from(today.since(self.last)).min(2 * u32::from(self.interval));
        let gain = match rating {
            Rating::Again => 0,
            Rating::Hard => waited / 5,
            Rating::Good => waited * 3 / 2,
            Rating::Easy => waited * 3,
        };
        u16::try_from(u32::from(self.interval) + gain).unwrap_or(LONGEST_INTERVAL).min(LONGEST_INTERVAL)
    }
}

/// The memory of every card, in the deck's order. Reviews of cards the deck does not have are passed over.
pub fn replay(catalog: &Catalog, log: &Log) -> Vec<CardMemory> {
    let mut memories = vec![CardMemory::default(); catalog.len()];
    for (record, review) in log.reviews() {
        let memory = catalog.find(&review.card).and_then(|ix| memories.get_mut(ix.0 as usize));
        if let Some(memory) = memory {
            *memory = memory.after(review.rating, record.at.day());
        }
    }
    memories
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rated(ratings: &[(i32, Rating)]) -> CardMemory {
        ratings.iter().fold(CardMemory::default(), |memory, (day, rating)| memory.after(*rating, Day(*day)))
    }

    #[test]
    fn intervals_follow_the_table() {
        use Rating::{Again, Easy, Good, Hard};
        for (ratings, interval) in [
            (&[(0, Again)][..], 0),
            (&[(0, Hard)], 1),
            (&[(0, Good)], 3),
            (&[(0, Easy)], 8),
            (&[(0, Again), (0, Good)], 2),
            (&[(0, Good), (3, Good)], 7),
            (&[(0, Good), (3, Good), (10, Good)], 17),
            (&[(0, Good), (3, Hard)], 3),
            (&[(0, Easy), (8, Easy)], 32),
            (&[(0, Good), (0, Good), (0, Easy)], 3),
            (&[(0, Good), (1000, Good)], 12),
            (&[(0, Easy), (8, Easy), (40, Easy), (168, Easy)], 365),
        ] {
            assert_eq!(rated(ratings).interval, interval, "{ratings:?}");
        }
    }

    #[test]
    fn again_on_a_known_card_is_a_lapse_and_only_there() {
        use Rating::{Again, Good};
        assert_eq!(rated(&[(0, Again), (0, Again)]).lapses, 0);
        let lapsed = rated(&[(0, Good), (3, Again)]);
        assert_eq!((lapsed.lapses, lapsed.state, lapsed.due()), (1, State::Learning, Day(3)));
    }
}
