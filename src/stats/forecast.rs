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
}

impl Forecast {
    /// Reads numbers with spaces between: the interview's ms and offset, and the three shares in hundredths of a
    /// percent. `None` where that is not what it is.
    pub fn read(text: &str) -> Option<Forecast> {
        let numbers: Result<Vec<i64>, _> = text.split(' ').map(str::parse).collect();
        let [ms, offset, now, planned, idle]: [i64; 5] = numbers.ok()?.try_into().ok()?;
        let share = |hundredths: i64| (hundredths as f64 / 10_000.0).clamp(0.0, 1.0);
        let deadline = Moment { ms, offset: i16::try_from(offset).ok()? };
        Some(Forecast { deadline, now: share(now), planned: share(planned), idle: share(idle) })
    }
}
