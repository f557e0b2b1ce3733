//! What the plan comes to, as the app has it.

use crate::log::Moment;

/// What the plan to the interview comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The interview.
    pub deadline: Moment,
    /// Share of the answers that would be there now, 0 to 1.
    pub now: f64,
    /// The same at the interview, if the plan is kept.
    pub planned: f64,
    /// The same at the interview, without any more practice.
    pub idle: f64,
    /// Minutes a day with which no card would wait.
    pub minutes_needed: u32,
    /// Cards that do not fit into the plan.
    pub waiting: usize,
    /// Cards and minutes of each day from today to the interview's.
    pub days: Vec<(usize, u32)>,
}

impl Forecast {
    /// Reads numbers with spaces between: the interview's ms and offset, the three shares in hundredths of a percent,
    /// minutes needed, cards that wait, and for each day its cards and minutes. `None` where that is not what it is.
    pub fn read(text: &str) -> Option<Forecast> {
        let numbers: Result<Vec<i64>, _> = text.split(' ').map(str::parse).collect();
        let numbers = numbers.ok()?;
        let [ms, offset, now, planned, idle, needed, waiting, days @ ..] = numbers.as_slice() else { return None };
        let share = |hundredths: &i64| (*hundredths as f64 / 10_000.0).clamp(0.0, 1.0);
        let day = |day: &[i64]| match day {
            [cards, minutes] => Some((usize::try_from(*cards).ok()?, u32::try_from(*minutes).ok()?)),
            _ => None,
        };
        Some(Forecast {
            deadline: Moment { ms: *ms, offset: i16::try_from(*offset).ok()? },
            now: share(now),
            planned: share(planned),
            idle: share(idle),
            minutes_needed: u32::try_from(*needed).ok()?,
            waiting: usize::try_from(*waiting).ok()?,
            days: days.chunks(2).map(day).collect::<Option<_>>()?,
        })
    }
}
