//! How long cards take this person, and how long they practised today.

use crate::deck::{CardIx, Catalog, DEFAULT_SECONDS};
use crate::log::{DAY_MS, Day, Log, Review};

/// Seconds for reading a question and for judging the answer, beside saying it.
const READING: u32 = 15;
/// Somebody who needs more than this many times what a card should take has left the page open.
const AWAY: u32 = 4;
/// Only so many of the latest reviews count, so that the pace follows the person.
const LATEST: usize = 200;
/// The first guess weighs as much as so many seconds of practice.
const GUESS: u32 = 1000;

/// The time cards take and took, all in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// What the latest reviews took.
    own: u32,
    /// What they should have taken.
    expected: u32,
    /// Seconds practised today.
    pub today: u32,
}

/// The pace of somebody who has rated nothing yet.
impl Default for Pace {
    fn default() -> Self {
        Pace { own: GUESS, expected: GUESS, today: 0 }
    }
}

impl Pace {
    /// The pace of a log. Reviews of cards that the deck does not have are passed over.
    pub fn of(catalog: &Catalog, log: &Log, today: Day) -> Pace {
        let mut pace = Pace::default();
        let mut latest = 0;
        for (record, review) in log.reviews().rev() {
            let is_today = log.made_at(record).day() == today;
            if latest >= LATEST && !is_today {
                // The log is in the order of time, so what is left of a long one need not be gone through.
                if record.at.ms < long_before(today) {
                    break;
                }
                continue;
            }
            let Some(ix) = catalog.find(&review.card) else { continue };
            let expected = expected(catalog, ix);
            let own = taken(review, expected);
            if latest < LATEST {
                pace.own += own;
                pace.expected += expected;
                latest += 1;
            }
            if is_today {
                pace.today = pace.today.saturating_add(own);
            }
        }
        pace
    }

    /// Seconds one more review of a card will take: what its answer should take, corrected by the person's own
    /// times; at least 1.
    pub fn seconds(&self, catalog: &Catalog, ix: CardIx) -> u32 {
        let own = u64::from(expected(catalog, ix)) * u64::from(self.own) / u64::from(self.expected);
        u32::try_from(own).unwrap_or(u32::MAX).max(1)
    }
}

/// A time, in ms, that is not of this day whatever offset it comes with: those that fit into a record are under a month.
fn long_before(today: Day) -> i64 {
    i64::from(today.0).saturating_sub(31).saturating_mul(DAY_MS)
}

/// How many cards were rated on each day from `first` on, and the seconds that took; newest first, days without
/// reviews left out.
pub(super) fn spent(catalog: &Catalog, log: &Log, first: Day) -> Vec<(Day, usize, u32)> {
    let mut days: Vec<(Day, usize, u32)> = Vec::new();
    for (record, review) in log.reviews().rev().take_while(|(record, _)| record.at.ms >= long_before(first)) {
        let (Some(ix), day) = (catalog.find(&review.card), log.made_at(record).day()) else { continue };
        let seconds = taken(review, expected(catalog, ix));
        match days.iter_mut().find(|(other, ..)| *other == day) {
            Some((_, cards, all)) => (*cards, *all) = (*cards + 1, all.saturating_add(seconds)),
            None if day >= first => days.push((day, 1, seconds)),
            None => {}
        }
    }
    days
}

/// Seconds that a review took, as far as they count.
fn taken(review: &Review, expected: u32) -> u32 {
    u32::from(review.seconds).min(AWAY * expected)
}

fn expected(catalog: &Catalog, ix: CardIx) -> u32 {
    READING + u32::from(catalog.card(ix).and_then(|card| card.seconds).unwrap_or(DEFAULT_SECONDS))
}
