//! How long answers take.

use super::ReviewOutcome;

/// The upper ends of the groups, in seconds. One more group has the longer times.
pub const ENDS: [u16; 5] = [30, 60, 90, 120, 180];
/// The number of latest reviews that count, so that the figures follow recent changes.
pub const LATEST: usize = 200;
/// A longer time, in seconds, means that the page was left open.
const AWAY: u16 = 900;

/// How long the latest answers took, from the question to the rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerTimes {
    /// The number of answers that count.
    pub answers: usize,
    /// The median, in seconds.
    pub median: u16,
    /// The number of answers in each group of [`ENDS`], ends included, and of longer ones.
    pub groups: [usize; ENDS.len() + 1],
}

impl AnswerTimes {
    /// The times of the latest 200 of these reviews. It omits times of 0, which were not measured, and times over a
    /// quarter of an hour.
    pub fn of(outcomes: &[ReviewOutcome]) -> AnswerTimes {
        let measured =
            outcomes.iter().rev().map(|outcome| outcome.seconds).filter(|seconds| (1..=AWAY).contains(seconds));
        let mut times: Vec<u16> = measured.take(LATEST).collect();
        times.sort_unstable();
        let mut groups = [0; ENDS.len() + 1];
        for time in &times {
            let group = ENDS.iter().position(|end| time <= end).unwrap_or(ENDS.len());
            if let Some(count) = groups.get_mut(group) {
                *count += 1;
            }
        }
        let median = times.get(times.len().saturating_sub(1) / 2).copied().unwrap_or_default();
        AnswerTimes { answers: times.len(), median, groups }
    }
}
