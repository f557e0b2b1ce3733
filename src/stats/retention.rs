//! How often the answer was known on another day, and whether the model predicted it.

use super::ReviewOutcome;
use crate::log::Day;

/// The upper limit of groups in a calibration.
const BINS: usize = 5;
/// The lower limit of reviews in a group: fewer are not significant.
const FEWEST: usize = 12;

/// How often the answer was known on another day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// The number of reviews.
    pub asked: usize,
    /// The number of reviews with a known answer.
    pub knew: usize,
    /// The number of known answers that the model expected.
    pub expected: f64,
}

/// Reviews with similar predictions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// The predictions and results.
    pub retention: Retention,
    /// The lowest and the highest predicted chance among them.
    pub range: (f64, f64),
}

impl Retention {
    /// The retention over all these reviews, or over those since a day.
    pub fn of(outcomes: &[ReviewOutcome], since: Option<Day>) -> Retention {
        let lately = outcomes.iter().filter(|outcome| since.is_none_or(|day| outcome.at.day() >= day));
        lately.fold(Retention::default(), |retention, outcome| match outcome.expected {
            Some(expected) => retention.with(outcome.knew(), expected),
            None => retention,
        })
    }

    fn with(self, knew: bool, expected: f64) -> Retention {
        Retention { asked: self.asked + 1, knew: self.knew + usize::from(knew), expected: self.expected + expected }
    }

    /// The share of known answers, 0 to 1.
    pub fn share(&self) -> f64 {
        self.knew as f64 / self.asked.max(1) as f64
    }

    /// The predicted share, 0 to 1.
    pub fn expected_share(&self) -> f64 {
        self.expected / self.asked.max(1) as f64
    }

    /// The confidence interval of the share: Wilson's interval for 90 % (Wilson 1927).
    pub fn likely(&self) -> (f64, f64) {
        const Z: f64 = 1.644_853_627;
        let (n, share) = (self.asked.max(1) as f64, self.share());
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        // At 0 and 1, the interval ends with the share, except for rounding.
        ((middle - half).clamp(0.0, share), (middle + half).clamp(share, 1.0))
    }
}

/// The reviews in groups of equal size by their prediction, from the lowest to the highest. At most five groups of at
/// least twelve; none for fewer than twelve reviews.
pub fn calibration(outcomes: &[ReviewOutcome]) -> Vec<Bin> {
    let mut asked: Vec<(f64, bool)> =
        outcomes.iter().filter_map(|outcome| Some((outcome.expected?, outcome.knew()))).collect();
    asked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bins = (asked.len() / FEWEST).min(BINS);
    let cut = |n: usize| asked.len() * n / bins;
    let bin = |n| {
        let group = asked.get(cut(n)..cut(n + 1)).unwrap_or_default();
        let retention =
            group.iter().fold(Retention::default(), |retention, (expected, knew)| retention.with(*knew, *expected));
        let end = |one: Option<&(f64, bool)>| one.map_or(0.0, |one| one.0);
        Bin { retention, range: (end(group.first()), end(group.last())) }
    };
    (0..bins).map(bin).collect()
}
