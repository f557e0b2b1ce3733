//! How a rating changes one card.

use super::fsrs::Memory;
use super::numeric::within;
use super::params::Params;
use crate::hash;
use crate::log::{DAY_MS, Day, Moment, Rating};

/// The learning state of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Never rated.
    #[default]
    New,
    /// Last rated Again: it comes back in the same session.
    Learning,
    /// Known: it comes back after an interval.
    Review,
}

/// Converts memory to intervals: the model's parameters and the desired retention.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheduler {
    /// The parameters of the memory model.
    pub params: Params,
    /// The desired retention, 0 to 1: a card is due when the chance of recall has fallen to it.
    pub retention: f64,
}

impl Default for Scheduler {
    fn default() -> Self {
        Scheduler { params: Params::default(), retention: 0.9 }
    }
}

impl Scheduler {
    /// Returns the interval after a review that left this stability, in whole days, 1 to 36,500.
    pub fn interval(&self, stability: f64) -> u16 {
        within(self.params.interval(stability, self.retention).round(), (1.0, f64::from(LONGEST))) as u16
    }

    /// Returns the interval of a card with a seed: some days more or less, so that cards rated alike on one day do not
    /// all come back on one day. The days lie evenly around the exact interval, so the mean retention stays.
    fn spread_interval(&self, stability: f64, seed: u32, reviews: u32) -> u16 {
        let interval = self.interval(stability);
        let reach = if seed == 0 { 0 } else { reach(f64::from(interval)) };
        // The same part of the reach for each rating, so that a better one never comes back sooner.
        let part = f64::from((hash::mix(u64::from(seed) << 32 | u64::from(reviews)) >> 32) as u32) / 2.0_f64.powi(32);
        (interval - reach).saturating_add((part * f64::from(2 * reach + 1)) as u16).min(LONGEST)
    }
}

/// The days by which an interval may be shorter or longer: those of FSRS, whole, and as many on both sides. Short
/// intervals are exact.
fn reach(interval: f64) -> u16 {
    if interval < SHORT {
        return 0;
    }
    let more = |(from, to, share): &(f64, f64, f64)| share * (interval.min(*to) - from).max(0.0);
    (1.0 + REACHES.iter().map(more).sum::<f64>()) as u16
}

/// Intervals below this many days are exact.
const SHORT: f64 = 2.5;
/// Which share of the days of an interval, from one to another, adds to its reach.
const REACHES: [(f64, f64, f64); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, f64::MAX, 0.05)];

/// The maximum interval in days.
const LONGEST: u16 = 36_500;

/// A card with this many lapses is a leech.
const LEECH: u16 = 4;

/// What the log implies for one card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardMemory {
    /// How far the card has come.
    pub state: State,
    /// Stability and difficulty; `None` while the card is new.
    pub memory: Option<Memory>,
    /// Days from the last review to the next; 0 unless the card is in review.
    pub interval: u16,
    /// The time of the last review; 1970 while the card is new.
    pub last: Moment,
    /// The number of ratings.
    pub reviews: u32,
    /// The number of ratings on another day than the previous one: only these carry information about forgetting.
    pub other_days: u32,
    /// The number of times it was rated Again while it was known.
    pub lapses: u16,
    /// The card's own number, which spreads the days on which cards come back; 0 for exact intervals.
    pub seed: u32,
}

impl Default for CardMemory {
    fn default() -> Self {
        let last = Moment { ms: i64::MIN, offset: 0 };
        CardMemory { state: State::New, memory: None, interval: 0, last, reviews: 0, other_days: 0, lapses: 0, seed: 0 }
    }
}

impl CardMemory {
    /// The memory of a card of this id before its first rating.
    pub fn of(id: &str) -> CardMemory {
        CardMemory { seed: hash::hash(id.as_bytes()) as u32 | 1, ..CardMemory::default() }
    }

    /// Returns the day the card is due; a day in 1970 for a new card.
    pub fn due(&self) -> Day {
        self.last.day().plus(self.interval)
    }

    /// Whether the card is a leech: rewording it would help more than practice.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }

    /// Returns the memory after a rating at `now`.
    #[must_use]
    pub fn after(&self, rating: Rating, now: Moment, scheduler: &Scheduler) -> CardMemory {
        self.rated(rating, now, &scheduler.params).scheduled(scheduler)
    }

    /// Like [`CardMemory::after`] without the interval, which later ratings do not depend on.
    #[must_use]
    pub(super) fn rated(&self, rating: Rating, now: Moment, params: &Params) -> CardMemory {
        let again = rating == Rating::Again;
        let days = days_between(self.last, now);
        CardMemory {
            state: if again { State::Learning } else { State::Review },
            memory: Some(params.after(self.memory, days, rating)),
            interval: 0,
            // A rating dated ahead counts from when it was noticed, which may be before earlier ratings.
            last: if now.ms < self.last.ms { self.last } else { now },
            reviews: self.reviews.saturating_add(1),
            other_days: self.other_days.saturating_add(u32::from(self.memory.is_some() && days >= 1.0)),
            lapses: self.lapses.saturating_add(u16::from(again && self.state == State::Review)),
            seed: self.seed,
        }
    }

    /// Adds the interval.
    #[must_use]
    pub(super) fn scheduled(self, scheduler: &Scheduler) -> CardMemory {
        let known = self.memory.filter(|_| self.state == State::Review);
        let interval = |memory: Memory| scheduler.spread_interval(memory.stability, self.seed, self.reviews);
        CardMemory { interval: known.map_or(0, interval), ..self }
    }

    /// Returns the chance of recall at `now`, 0 to 1; 0 for a new card. The time of day counts.
    pub fn retrievability(&self, now: Moment, params: &Params) -> f64 {
        let recall = |memory: Memory| params.retrievability(memory.stability, elapsed(self.last, now));
        self.memory.map_or(0.0, recall)
    }
}

/// Returns the days between two reviews as the model counts them: 0 on the same day of the person's calendar (which
/// begins at four in the morning), otherwise the elapsed time with its fraction, at least 1. So a night always counts,
/// however late or early the reviews are; and daylight saving, travel and a clock set back never turn a moment into a
/// day.
pub fn days_between(earlier: Moment, later: Moment) -> f64 {
    if later.day() <= earlier.day() { 0.0 } else { elapsed(earlier, later).max(1.0) }
}

/// Returns the elapsed days with their fraction, at least 0.
fn elapsed(earlier: Moment, later: Moment) -> f64 {
    later.ms.saturating_sub(earlier.ms).max(0) as f64 / DAY_MS as f64
}
