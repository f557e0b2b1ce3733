//! The memory model as lookup tables, for many fast evaluations.
//!
//! Stability is stored as its logarithm. Then each exponential of FSRS-6 depends on one number: recall on the logarithm
//! of days by stability; growth and lapse on recall and on the logarithm of stability. Linear interpolation between the
//! entries is precise enough for a plan.

use super::Habits;
use crate::log::Rating;
use crate::memory::fsrs::{DIFFICULTY, STABILITY};
use crate::memory::power;
use crate::memory::{Memory, Params};

/// Two functions of one number, sampled at equal steps.
#[derive(Clone, Debug)]
struct Table {
    from: f64,
    per_step: f64,
    values: Vec<(f64, f64)>,
}

impl Table {
    fn new((from, to): (f64, f64), step: f64, value: impl Fn(f64) -> (f64, f64)) -> Table {
        let steps = ((to - from) / step) as usize + 1;
        Table { from, per_step: 1.0 / step, values: (0..=steps).map(|n| value(from + n as f64 * step)).collect() }
    }

    /// The interpolated values at `x`, clamped to the ends of the table.
    #[inline(always)]
    fn at(&self, x: f64) -> (f64, f64) {
        // Not `max`, here and below: in Wasm it compiles to a call.
        let place = (x - self.from) * self.per_step;
        let place = if place > 0.0 { place } else { 0.0 };
        let n = place as usize;
        match self.values.get(n..) {
            Some([low, high, ..]) => {
                let part = place - n as f64;
                (low.0 + part * (high.0 - low.0), low.1 + part * (high.1 - low.1))
            }
            _ => self.values.last().copied().unwrap_or_default(),
        }
    }
}

/// The natural logarithm of a positive number, to five digits; much faster than the exact one. It adds the exponent and
/// the first terms of 2·artanh((m−1)/(m+1)) for the mantissa m (Abramowitz and Stegun 4.1.27).
#[inline(always)]
fn ln(x: f64) -> f64 {
    const MANTISSA: u64 = (1 << 52) - 1;
    const ONE: u64 = 1023 << 52;
    let bits = if x > f64::MIN_POSITIVE { x } else { f64::MIN_POSITIVE }.to_bits();
    let exponent = (bits >> 52) as f64 - 1023.0;
    let mantissa = f64::from_bits((bits & MANTISSA) | ONE);
    let z = (mantissa - 1.0) / (mantissa + 1.0);
    let square = z * z;
    let series = 1.0 + square * (1.0 / 3.0 + square * (1.0 / 5.0 + square * (1.0 / 7.0)));
    exponent * std::f64::consts::LN_2 + 2.0 * z * series
}

/// The memory of a card in the form of these tables.
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

/// The logarithm of the minimum stability.
const MIN_LN_STABILITY: f64 = -6.907_755_278_982_137;

/// The memory model of one hypothesis. Its hot functions are inlined, although the app is compiled for size: their
/// return values would pass through memory.
#[derive(Clone, Debug)]
pub(super) struct Lookup {
    /// The traces after a first rating, from Again to Easy.
    pub(super) first: [Trace; 4],
    /// By the logarithm of days by stability: recall, and its factor of the growth of stability.
    by_ratio: Table,
    /// By the logarithm of stability: its factor of the growth; and the logarithm of the stability after a lapse,
    /// without the terms of difficulty and recall.
    by_stability: Table,
    /// The terms of difficulty and of forgetting in that.
    lapse: (f64, f64),
    /// The minimum decrease of the logarithm in a lapse, and the increase by the second review of the same session: a
    /// constant, and a factor of the logarithm.
    same_day: (f64, f64),
    /// The term of a rating in the growth of stability: Hard, Good, Easy.
    bonus: [f64; 3],
    /// The mean of these terms, weighted by the shares of the ratings; and the mean distance of the rating from Good.
    usual: (f64, f64),
    /// Difficulty: the weight of the mean reversion, its target, and the step of a rating.
    pull: (f64, f64, f64),
}

impl Lookup {
    pub(super) fn new(params: &Params, habits: &Habits) -> Lookup {
        let w = |n: usize| params.weights().get(n).copied().unwrap_or_default();
        let (low, high) = STABILITY;
        let stabilities = (low.ln(), high.ln());
        // From a hundredth of a day at a stability of centuries to a year at a stability of minutes.
        let ratios = (-10.0, 12.0);
        let recall = |ratio: f64| params.retrievability(1.0, ratio.exp());
        let start = |n: f64| w(4) - (w(5) * n).exp() + 1.0;
        let [again, known @ ..] = Rating::ALL.map(|rating| params.first(rating));
        let [hard, good, easy] = known.map(Trace::from);
        let [hard_share, good_share, easy_share] = habits.recalled;
        Lookup {
            // A failed card is reviewed again in the same session.
            first: [params.next(again, 0.0, Rating::Good).into(), hard, good, easy],
            by_ratio: Table::new(ratios, 0.125, |ratio| {
                (recall(ratio), w(8).exp() * ((w(10) * (1.0 - recall(ratio))).exp() - 1.0))
            }),
            by_stability: Table::new(stabilities, 0.25, |x| {
                ((-w(9) * x).exp(), (w(11) * (power(x.exp() + 1.0, w(13)) - 1.0)).ln())
            }),
            lapse: (w(12), w(14)),
            same_day: (w(17) * w(18), w(19)),
            bonus: [w(15), 1.0, w(16)],
            usual: (hard_share * w(15) + good_share + easy_share * w(16), easy_share - hard_share),
            pull: (w(7), start(3.0), w(6) / 9.0),
        }
    }

    /// The chance of recall, given the logarithm of the days.
    pub(super) fn recall(&self, trace: &Trace, ln_days: f64) -> f64 {
        self.by_ratio.at(ln_days - trace.ln_stability).0
    }

    /// The chance of recall, the growth of stability with Good, less 1, and the trace after a lapse and the second
    /// review in the same session.
    #[inline(always)]
    pub(super) fn practise(&self, trace: &Trace, ln_days: f64) -> (f64, f64, Trace) {
        let x = trace.ln_stability;
        let (recall, growth) = self.by_ratio.at(ln_days - x);
        let (slowing, lapse) = self.by_stability.at(x);
        let growth = growth * (11.0 - trace.difficulty) * slowing;
        let long = lapse - self.lapse.0 * ln(trace.difficulty) + self.lapse.1 * (1.0 - recall);
        let most = x - self.same_day.0;
        let lapsed = if long < most { long } else { most };
        let lapsed = if lapsed > MIN_LN_STABILITY { lapsed } else { MIN_LN_STABILITY };
        let back = self.same_day.0 - self.same_day.1 * lapsed;
        let ln_stability = if back > 0.0 { lapsed + back } else { lapsed };
        (recall, growth, Trace { ln_stability, difficulty: self.harder(trace.difficulty, -2.0) })
    }

    /// The trace after a rating of Hard, Good or Easy, counted from 0.
    pub(super) fn recalled(&self, trace: &Trace, growth: f64, rating: usize) -> Trace {
        let bonus = self.bonus.get(rating).copied().unwrap_or(1.0);
        Trace {
            ln_stability: trace.ln_stability + ln(1.0 + growth * bonus),
            difficulty: self.harder(trace.difficulty, rating as f64 - 1.0),
        }
    }

    /// The trace after a recalled review, averaged over the ratings by their shares.
    #[inline(always)]
    pub(super) fn recalled_mean(&self, trace: &Trace, growth: f64) -> Trace {
        let (bonus, above) = self.usual;
        Trace {
            ln_stability: trace.ln_stability + ln(1.0 + growth * bonus),
            difficulty: self.harder(trace.difficulty, above),
        }
    }

    /// The difficulty after a rating at this distance from Good.
    #[inline(always)]
    fn harder(&self, difficulty: f64, above: f64) -> f64 {
        let (pull, to, step) = self.pull;
        let moved = difficulty - step * above * (10.0 - difficulty);
        (pull * to + (1.0 - pull) * moved).clamp(DIFFICULTY.0, DIFFICULTY.1)
    }
}
