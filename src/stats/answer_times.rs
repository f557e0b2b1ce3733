//! How long answers take.

use super::ReviewOutcome;

/// Upper ends of the groups, in seconds; what takes longer is in one more.
pub const ENDS: [u16; 5] = [30, 60, 90, 120, 180];
/// Only so many of the latest reviews count, so that the figures follow the person.
pub const LATEST: usize = 200;
/// Who needs longer than so many seconds has left the page open.
const AWAY: u16 = 900;

/// How long the latest answers took, from the question to the rating.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerTimes {
    /// How many answers count.
    pub answers: usize,
    /// Half of them took at most so many seconds.
    pub median: u16,
    /// How many fall into each group of [`ENDS`], ends included, and how many took longer.
    pub groups: [usize; ENDS.len() + 1],
}

impl AnswerTimes {
    /// Of the latest 200 of these reviews. A time of 0 was not measured; it is left out, and so is one over a quarter of
    /// an hour.
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
