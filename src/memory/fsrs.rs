//! The memory model: FSRS-6, the Free Spaced Repetition Scheduler, as pure functions.
//!
//! The formulas follow the algorithm's description (open-spaced-repetition, "The Algorithm", section FSRS-6), which the
//! packages py-fsrs 6.3.2 and ts-fsrs 5.4.2 and the crate fsrs 6.6.2 implement. `S` is stability, `D` difficulty, `R`
//! retrievability, `G` the rating as a number from 1 (Again) to 4 (Easy), `t` days since the last review, `w0` to `w20`
//! the parameters:
//!
//! | what | formula |
//! |---|---|
//! | forgetting | `R(t, S) = (1 + F·t/S)^(−w20)` with `F = 0.9^(−1/w20) − 1`, so that `R(S, S) = 0.9` |
//! | interval | `S/F·(r^(−1/w20) − 1)` days until recall falls to `r` |
//! | first review | `S = w[G−1]`, `D = D0(G) = w4 − e^(w5·(G−1)) + 1` |
//! | difficulty | `D' = w7·D0(4) + (1 − w7)·(D − w6·(G − 3)·(10 − D)/9)` |
//! | recalled | `S·(1 + e^w8·(11 − D)·S^(−w9)·(e^(w10·(1−R)) − 1)·[w15 if Hard]·[w16 if Easy])` |
//! | lapsed | the smaller of `w11·D^(−w12)·((S+1)^w13 − 1)·e^(w14·(1−R))` and `S/e^(w17·w18)` |
//! | same day | `S·e^(w17·(G − 3 + w18))·S^(−w19)`, with a gain of at least 1 from Hard up |
//!
//! `D` is limited to 1 to 10 and `S` to 0.001 to 36,500 days. The new `S` is computed from the old `D` and `S`.
//!
//! Where the packages differ, this code follows the two that agree: `S` has an upper limit (py-fsrs has none), and the
//! first `S` has only the general lower limit (ts-fsrs has 0.1). A review less than a day after the last one is a
//! same-day review (as in py-fsrs; the others only count whole days). From one day on, fractions count (as in ts-fsrs;
//! the others truncate them).

use super::numeric::{number, power, within};
use super::params::Params;
use crate::log::Rating;

/// Limits of stability, in days.
pub const STABILITY: (f64, f64) = (0.001, 36_500.0);
/// Limits of difficulty.
pub const DIFFICULTY: (f64, f64) = (1.0, 10.0);

/// The memory of a card that was rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Days until recall falls to 90 %; 0.001 to 36,500.
    pub stability: f64,
    /// How hard it is to make the card stable; 1 to 10.
    pub difficulty: f64,
}

impl Params {
    /// Returns the memory after a card's first rating.
    pub fn first(&self, rating: Rating) -> Memory {
        let stability = match rating {
            Rating::Again => self.w(0),
            Rating::Hard => self.w(1),
            Rating::Good => self.w(2),
            Rating::Easy => self.w(3),
        };
        Memory { stability: within(stability, STABILITY), difficulty: within(self.start(rating), DIFFICULTY) }
    }

    /// Returns the memory after a rating `days` after the last one. Fractions count; less than 1 is a same-day review.
    /// Invalid input (negative days, a memory outside its limits, NaN) is clamped to the nearest valid value.
    pub fn next(&self, memory: Memory, days: f64, rating: Rating) -> Memory {
        let recall = if days >= 1.0 { Some(self.retrievability(memory.stability, days)) } else { None };
        self.next_at(memory, recall, rating)
    }

    /// Like [`Params::next`], with the chance of recall at that time; `None` means a same-day review.
    pub(crate) fn next_at(&self, memory: Memory, recall: Option<f64>, rating: Rating) -> Memory {
        let Memory { stability, difficulty } = memory;
        let (stability, difficulty) = (within(stability, STABILITY), within(difficulty, DIFFICULTY));
        let next = match recall.map(|recall| 1.0 - recall) {
            None => self.again_today(stability, rating),
            Some(forgotten) if rating == Rating::Again => self.lapsed(stability, difficulty, forgotten),
            Some(forgotten) => self.recalled(stability, difficulty, forgotten, rating),
        };
        Memory { stability: within(next, STABILITY), difficulty: self.harder(difficulty, rating) }
    }

    /// Returns the memory after a rating; the first one if `memory` is `None`.
    pub fn after(&self, memory: Option<Memory>, days: f64, rating: Rating) -> Memory {
        memory.map_or_else(|| self.first(rating), |memory| self.next(memory, days, rating))
    }

    /// Returns the memory after each of the four ratings, from Again to Easy.
    pub fn preview(&self, memory: Option<Memory>, days: f64) -> [Memory; 4] {
        Rating::ALL.map(|rating| self.after(memory, days, rating))
    }

    /// Returns the chance of recall `days` after a review that left this stability: 1 at first, 0.9 after `stability`
    /// days, and never increasing.
    pub fn retrievability(&self, stability: f64, days: f64) -> f64 {
        let days = within(days, (0.0, f64::MAX));
        power(1.0 + self.factor() * days / within(stability, STABILITY), -self.w(20))
    }

    /// Returns the days until recall falls to `retention` (0 to 1, both excluded), unrounded; at most 36,500.
    pub fn interval(&self, stability: f64, retention: f64) -> f64 {
        let factor = power(within(retention, (1e-9, 1.0)), -1.0 / self.w(20)) - 1.0;
        within(within(stability, STABILITY) / self.factor() * factor, (0.0, STABILITY.1))
    }

    fn recalled(&self, stability: f64, difficulty: f64, forgotten: f64, rating: Rating) -> f64 {
        let bonus = match rating {
            Rating::Hard => self.w(15),
            Rating::Easy => self.w(16),
            _ => 1.0,
        };
        let gain = self.gain() * (11.0 - difficulty) * power(stability, -self.w(9));
        stability * (1.0 + gain * ((self.w(10) * forgotten).exp() - 1.0) * bonus)
    }

    fn lapsed(&self, stability: f64, difficulty: f64, forgotten: f64) -> f64 {
        let long = self.w(11)
            * power(difficulty, -self.w(12))
            * (power(stability + 1.0, self.w(13)) - 1.0)
            * (self.w(14) * forgotten).exp();
        long.min(stability / self.lapse())
    }

    fn again_today(&self, stability: f64, rating: Rating) -> f64 {
        let gain = (self.w(17) * (number(rating) - 3.0 + self.w(18))).exp() * power(stability, -self.w(19));
        stability * if rating == Rating::Again { gain } else { gain.max(1.0) }
    }

    fn harder(&self, difficulty: f64, rating: Rating) -> f64 {
        let moved = difficulty - self.w(6) * (number(rating) - 3.0) * (10.0 - difficulty) / 9.0;
        let drawn = self.w(7) * self.easiest() + (1.0 - self.w(7)) * moved;
        within(drawn, DIFFICULTY)
    }

    /// Difficulty after a first rating, before clamping.
    pub(super) fn start(&self, rating: Rating) -> f64 {
        self.w(4) - (self.w(5) * (number(rating) - 1.0)).exp() + 1.0
    }
}
