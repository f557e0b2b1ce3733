//! The time cards take, and the time practised today.

use crate::deck::{CardIx, Catalog, DEFAULT_SECONDS};
use crate::log::{DAY_MS, Day, Log, Review};

/// Seconds to read a question and to judge the answer, in addition to saying it.
const READING: u32 = 15;
/// Above this multiple of a card's expected time, the person was away. Such a review counts as the expected time, and
/// not for the pace.
const AWAY: u32 = 4;
/// The number of latest reviews that count, so that the pace follows recent changes.
const LATEST: usize = 200;
/// The weight of the prior, in seconds of practice.
const GUESS: u32 = 1000;

/// Times that cards take and took, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The measured time of the latest reviews.
    own: u32,
    /// The expected time of the same reviews.
    expected: u32,
    /// Seconds practised today.
    pub today: u32,
}

/// The pace before the first rating.
impl Default for Pace {
    fn default() -> Self {
        Pace { own: GUESS, expected: GUESS, today: 0 }
    }
}

impl Pace {
    /// The pace of a log. Reviews of cards that are not in the deck are ignored.
    pub fn of(catalog: &Catalog, log: &Log, today: Day) -> Pace {
        let mut pace = Pace::default();
        let mut latest = 0;
        for (record, review) in log.reviews().rev() {
            let is_today = log.made_at(record).day() == today;
            if latest >= LATEST && !is_today {
                // The log is in the order of time, so the older rest need not be read.
                if record.at.ms < long_before(today) {
                    break;
                }
                continue;
            }
            let Some(ix) = catalog.find(&review.card) else { continue };
            let expected = expected(catalog, ix);
            if latest < LATEST && !was_away(review, expected) {
                pace.own += u32::from(review.seconds);
                pace.expected += expected;
                latest += 1;
            }
            if is_today {
                pace.today = pace.today.saturating_add(taken(review, expected));
            }
        }
        pace
    }

    /// The expected seconds of one more review of a card: the target time of its answer, scaled by the person's own
    /// times; at least 1.
    pub fn seconds(&self, catalog: &Catalog, ix: CardIx) -> u32 {
        let own = u64::from(expected(catalog, ix)) * u64::from(self.own) / u64::from(self.expected);
        u32::try_from(own).unwrap_or(u32::MAX).max(1)
    }
}

/// A time, in ms, before this day at any offset: a record's offset is less than a month.
fn long_before(today: Day) -> i64 {
    i64::from(today.0).saturating_sub(31).saturating_mul(DAY_MS)
}

/// The number of cards rated on each day from `first`, and their seconds; newest first, only days with reviews.
pub(super) fn daily_times(catalog: &Catalog, log: &Log, first: Day) -> Vec<(Day, usize, u32)> {
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

/// The seconds of practice in a review.
fn taken(review: &Review, expected: u32) -> u32 {
    if was_away(review, expected) { expected } else { review.seconds.into() }
}

/// Whether the person was away between the question and the rating.
fn was_away(review: &Review, expected: u32) -> bool {
    u32::from(review.seconds) > AWAY * expected
}

fn expected(catalog: &Catalog, ix: CardIx) -> u32 {
    READING + u32::from(catalog.card(ix).and_then(|card| card.seconds).unwrap_or(DEFAULT_SECONDS))
}
