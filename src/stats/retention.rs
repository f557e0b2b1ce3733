//! How often the answer was there when it was asked for again, and whether the model foresaw it.

use super::ReviewOutcome;
use crate::log::Day;

/// Most groups of a calibration.
const BINS: usize = 5;
/// A group has at least so many reviews: fewer prove nothing.
const FEWEST: usize = 12;

/// How often the answer was there on another day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// How often it was asked for.
    pub asked: usize,
    /// How often it was there.
    pub knew: usize,
    /// How often the model expected it to be there.
    pub expected: f64,
}

/// Reviews with similar expectations.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    /// What was expected of them and what came.
    pub retention: Retention,
    /// The least and the greatest chance of recall among them.
    pub range: (f64, f64),
}

impl Retention {
    /// Of all these reviews, or of those since a day.
    pub fn of(outcomes: &[ReviewOutcome], since: Option<Day>) -> Retention {
        let lately = outcomes.iter().filter(|outcome| since.is_none_or(|day| outcome.at.day() >= day));
        lately.fold(Retention::default(), |retention, outcome| match outcome.expected {
            Some(expected) => retention.and(outcome.knew(), expected),
            None => retention,
        })
    }

    fn and(self, knew: bool, expected: f64) -> Retention {
        Retention { asked: self.asked + 1, knew: self.knew + usize::from(knew), expected: self.expected + expected }
    }

    /// The share of answers that were there, 0 to 1.
    pub fn share(&self) -> f64 {
        self.knew as f64 / self.asked.max(1) as f64
    }

    /// The share that was expected, 0 to 1.
    pub fn expected_share(&self) -> f64 {
        self.expected / self.asked.max(1) as f64
    }

    /// Where the share may truly lie: Wilson's interval for 90 % (Wilson 1927).
    pub fn likely(&self) -> (f64, f64) {
        const Z: f64 = 1.644_853_627;
        let (n, share) = (self.asked.max(1) as f64, self.share());
        let middle = (share + Z * Z / (2.0 * n)) / (1.0 + Z * Z / n);
        let half = Z / (1.0 + Z * Z / n) * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        // At the ends the interval ends with the share, but for the last digits.
        ((middle - half).clamp(0.0, share), (middle + half).clamp(share, 1.0))
    }
}

/// The reviews in groups of equal size by what was expected of them, from the least sure to the surest. At most
/// five groups of at least twelve; none where there are fewer than twelve reviews.
pub fn calibration(outcomes: &[ReviewOutcome]) -> Vec<Bin> {
    let mut asked: Vec<(f64, bool)> =
        outcomes.iter().filter_map(|outcome| Some((outcome.expected?, outcome.knew()))).collect();
    asked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let bins = (asked.len() / FEWEST).min(BINS);
    let cut = |n: usize| asked.len() * n / bins;
    let bin = |n| {
        let group = asked.get(cut(n)..cut(n + 1)).unwrap_or_default();
        let retention =
            group.iter().fold(Retention::default(), |retention, (expected, knew)| retention.and(*knew, *expected));
        let end = |one: Option<&(f64, bool)>| one.map_or(0.0, |one| one.0);
        Bin { retention, range: (end(group.first()), end(group.last())) }
    };
    (0..bins).map(bin).collect()
}
