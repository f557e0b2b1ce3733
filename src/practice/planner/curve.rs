//! The memory model in tables, for many quick looks.
//!
//! Stability is carried by its logarithm. Then everything that costs an exponential in FSRS-6 depends on one number:
//! recall on the logarithm of days by stability, growth and lapse on recall and on the logarithm of stability. Between
//! the entries a straight line is near enough: it is within a thousandth of recall.

use super::Habits;
use crate::log::Rating;
use crate::memory::fsrs::{DIFFICULTY, STABILITY};
use crate::memory::{Memory, Params};

/// A function of one number, at equal steps.
#[derive(Clone, Debug)]
struct Table {
    from: f64,
    per_step: f64,
    values: Vec<f64>,
}

impl Table {
    fn new((from, to): (f64, f64), step: f64, value: impl Fn(f64) -> f64) -> Table {
        let steps = ((to - from) / step) as usize + 1;
        Table { from, per_step: 1.0 / step, values: (0..=steps).map(|n| value(from + n as f64 * step)).collect() }
    }

    /// The value at a place; beyond the ends, that of the end.
    fn at(&self, x: f64) -> f64 {
        let place = ((x - self.from) * self.per_step).max(0.0);
        let n = place as usize;
        match self.values.get(n..) {
            Some([low, high, ..]) => low + (place - n as f64) * (high - low),
            _ => self.values.last().copied().unwrap_or_default(),
        }
    }
}

/// What is remembered of a card, as these tables have it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Trace {
    /// The natural logarithm of the stability in days.
    pub(super) ln_stability: f64,
    pub(super) difficulty: f64,
}

impl From<Memory> for Trace {
    fn from(memory: Memory) -> Trace {
        Trace { ln_stability: memory.stability.ln(), difficulty: memory.difficulty }
    }
}

/// One belief's memory model.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    /// The traces after a first rating, from Again to Easy.
    pub(super) first: [Trace; 4],
    /// Recall, by the logarithm of days by stability.
    recall: Table,
    /// What recall makes of the growth of stability, by the same.
    growth: Table,
    /// What stability makes of its own growth, by its logarithm.
    slowing: Table,
    /// The logarithm of the stability after a lapse, by the logarithm of the one before; without the parts of
    /// difficulty and recall.
    lapse: Table,
    /// The part of difficulty in that.
    hardness: Table,
    /// The part of forgetting in that.
    forgetting: f64,
    /// At least so much of the logarithm goes in a lapse.
    least_loss: f64,
    /// The gain of stability in the same session after a lapse, by the logarithm of stability.
    same_day: Table,
    /// What a rating adds to the growth of stability: Hard, Good, Easy.
    bonus: [f64; 3],
    /// Difficulty: its pull, where to, and the step of a rating.
    pull: (f64, f64, f64),
}

impl Curve {
    pub(super) fn new(params: &Params) -> Curve {
        let w = |n: usize| params.weights().get(n).copied().unwrap_or_default();
        let (low, high) = STABILITY;
        let stabilities = (low.ln(), high.ln());
        // From a hundredth of a day at a stability of centuries to a year at one of minutes.
        let ratios = (-10.0, 12.0);
        let recall = |ratio: f64| params.retrievability(1.0, ratio.exp());
        let start = |n: f64| w(4) - (w(5) * n).exp() + 1.0;
        let reviewed = |x: f64| params.next(Memory { stability: x.exp(), difficulty: 5.0 }, 0.0, Rating::Good);
        let [again, known @ ..] = Rating::ALL.map(|rating| params.first(rating));
        let [hard, good, easy] = known.map(Trace::from);
        Curve {
            // What fails comes back in the same session.
            first: [params.next(again, 0.0, Rating::Good).into(), hard, good, easy],
            recall: Table::new(ratios, 0.125, recall),
            growth: Table::new(ratios, 0.125, |ratio| w(8).exp() * ((w(10) * (1.0 - recall(ratio))).exp() - 1.0)),
            slowing: Table::new(stabilities, 0.25, |x| (-w(9) * x).exp()),
            lapse: Table::new(stabilities, 0.25, |x| (w(11) * ((x.exp() + 1.0).powf(w(13)) - 1.0)).ln()),
            hardness: Table::new(DIFFICULTY, 0.5, |difficulty| -w(12) * difficulty.ln()),
            forgetting: w(14),
            least_loss: w(17) * w(18),
            same_day: Table::new(stabilities, 0.25, |x| reviewed(x).stability.ln() - x),
            bonus: [w(15), 1.0, w(16)],
            pull: (w(7), start(3.0), w(6) / 9.0),
        }
    }

    /// The chance of recall after days given by their logarithm.
    pub(super) fn recall(&self, trace: &Trace, ln_days: f64) -> f64 {
        self.recall.at(ln_days - trace.ln_stability)
    }

    /// The trace after a lapse and the review that follows in the same session.
    pub(super) fn lapsed(&self, trace: &Trace, recall: f64) -> Trace {
        let x = trace.ln_stability;
        let long = self.lapse.at(x) + self.hardness.at(trace.difficulty) + self.forgetting * (1.0 - recall);
        let lapsed = long.min(x - self.least_loss).max(STABILITY.0.ln());
        Trace { ln_stability: lapsed + self.same_day.at(lapsed), difficulty: self.harder(trace.difficulty, -2.0) }
    }

    /// How much stability grows with Good, less 1.
    pub(super) fn growth(&self, trace: &Trace, ln_days: f64) -> f64 {
        let growth = self.growth.at(ln_days - trace.ln_stability);
        growth * (11.0 - trace.difficulty) * self.slowing.at(trace.ln_stability)
    }

    /// The trace after a rating of Hard, Good or Easy, counted from 0.
    pub(super) fn recalled(&self, trace: &Trace, growth: f64, rating: usize) -> Trace {
        let bonus = self.bonus.get(rating).copied().unwrap_or(1.0);
        Trace {
            ln_stability: trace.ln_stability + (1.0 + growth * bonus).ln(),
            difficulty: self.harder(trace.difficulty, rating as f64 - 1.0),
        }
    }

    /// The trace after any of these, by how often each comes.
    pub(super) fn recalled_somehow(&self, trace: &Trace, growth: f64, habits: &Habits) -> Trace {
        let [hard, _, easy] = habits.recalled;
        let bonus: f64 = habits.recalled.iter().zip(self.bonus).map(|(chance, bonus)| chance * bonus).sum();
        Trace {
            ln_stability: trace.ln_stability + (1.0 + growth * bonus).ln(),
            difficulty: self.harder(trace.difficulty, easy - hard),
        }
    }

    /// Difficulty after a rating so far above Good.
    fn harder(&self, difficulty: f64, above: f64) -> f64 {
        let (pull, to, step) = self.pull;
        let moved = difficulty - step * above * (10.0 - difficulty);
        (pull * to + (1.0 - pull) * moved).clamp(DIFFICULTY.0, DIFFICULTY.1)
    }
}
