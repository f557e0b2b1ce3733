//! What a rating makes of one card.

use super::fsrs::Memory;
use super::numeric::within;
use super::params::Params;
use crate::log::{DAY_MS, Day, Moment, Rating};

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

/// How memory becomes intervals: the model's parameters, and how much forgetting is allowed for.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheduler {
    /// The parameters of the memory model.
    pub params: Params,
    /// A card is due when the chance of recall has fallen to this, 0 to 1.
    pub retention: f64,
}

impl Default for Scheduler {
    fn default() -> Self {
        Scheduler { params: Params::default(), retention: 0.9 }
    }
}

impl Scheduler {
    /// Whole days from a review that left this stability to the next one, 1 to 36,500.
    pub fn interval(&self, stability: f64) -> u16 {
        within(self.params.interval(stability, self.retention).round(), (1.0, f64::from(LONGEST))) as u16
    }
}

/// No interval is longer than this many days.
const LONGEST: u16 = 36_500;

/// A card that lapsed so often is a leech.
const LEECH: u16 = 4;

/// What the log implies for one card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardMemory {
    /// How far the card has come.
    pub state: State,
    /// What is remembered of it; `None` while it is new.
    pub memory: Option<Memory>,
    /// Days from the last review to the next; 0 unless the card is in review.
    pub interval: u16,
    /// When it was last reviewed; long past while it is new.
    pub last: Moment,
    /// How often it was rated.
    pub reviews: u32,
    /// How many of these were on another day than the one before: only they tell how it is forgotten.
    pub other_days: u32,
    /// How often it was rated Again when it was known.
    pub lapses: u16,
}

impl Default for CardMemory {
    fn default() -> Self {
        let last = Moment { ms: i64::MIN, offset: 0 };
        CardMemory { state: State::New, memory: None, interval: 0, last, reviews: 0, other_days: 0, lapses: 0 }
    }
}

impl CardMemory {
    /// The day the card is due; for a new card a day long past.
    pub fn due(&self) -> Day {
        self.last.day().plus(self.interval)
    }

    /// Whether the card keeps slipping, so that other words would do more than more practice.
    pub fn is_leech(&self) -> bool {
        self.lapses >= LEECH
    }

    /// The memory after a rating at `now`.
    #[must_use]
    pub fn after(&self, rating: Rating, now: Moment, scheduler: &Scheduler) -> CardMemory {
        self.rated(rating, now, &scheduler.params).scheduled(scheduler)
    }

    /// As [`CardMemory::after`], but for the interval, which nothing that follows depends on.
    #[must_use]
    pub(super) fn rated(&self, rating: Rating, now: Moment, params: &Params) -> CardMemory {
        let again = rating == Rating::Again;
        let days = days_between(self.last, now);
        CardMemory {
            state: if again { State::Learning } else { State::Review },
            memory: Some(params.after(self.memory, days, rating)),
            interval: 0,
            // One dated ahead counts as made when it was noticed, which may be before others.
            last: if now.ms < self.last.ms { self.last } else { now },
            reviews: self.reviews.saturating_add(1),
            other_days: self.other_days.saturating_add(u32::from(self.memory.is_some() && days >= 1.0)),
            lapses: self.lapses.saturating_add(u16::from(again && self.state == State::Review)),
        }
    }

    /// The same with its interval.
    #[must_use]
    pub(super) fn scheduled(self, scheduler: &Scheduler) -> CardMemory {
        let known = self.memory.filter(|_| self.state == State::Review);
        CardMemory { interval: known.map_or(0, |memory| scheduler.interval(memory.stability)), ..self }
    }

    /// The chance of recall at `now`, 0 to 1; 0 for a new card. Here the time of day counts too.
    pub fn retrievability(&self, now: Moment, params: &Params) -> f64 {
        let recall = |memory: Memory| params.retrievability(memory.stability, elapsed(self.last, now));
        self.memory.map_or(0.0, recall)
    }
}

/// Days from one review to the next as the model counts them: 0 on one day of the person's calendar (which
/// begins at four in the morning), else the time that passed, with its fraction, and at least 1. So a night
/// always counts as a night, however late or early the reviews, and daylight saving, travels and a clock set
/// back make no day of a moment.
pub fn days_between(earlier: Moment, later: Moment) -> f64 {
    if later.day() <= earlier.day() { 0.0 } else { elapsed(earlier, later).max(1.0) }
}

/// Days that passed, with their fraction; 0 where none did.
fn elapsed(earlier: Moment, later: Moment) -> f64 {
    later.ms.saturating_sub(earlier.ms).max(0) as f64 / DAY_MS as f64
}
