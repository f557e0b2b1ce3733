//! What the plan comes to, as the app has it.

use serde::{Deserialize, Serialize};

use crate::log::Moment;

/// What the plan to the interview comes to. Shares are of the answers, in hundredths of a percent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// The interview.
    pub deadline: Moment,
    /// What would be there now.
    pub now: u16,
    /// The same at the interview, if the plan is kept.
    pub planned: u16,
    /// The same at the interview, without any more practice.
    pub idle: u16,
}

impl Forecast {
    /// A share of 0 to 1 in hundredths of a percent.
    pub fn hundredths(share: f64) -> u16 {
        (10_000.0 * share) as u16
    }

    /// Now, planned and idle as shares of 0 to 1.
    pub fn shares(&self) -> [f64; 3] {
        [self.now, self.planned, self.idle].map(|hundredths| (f64::from(hundredths) / 10_000.0).min(1.0))
    }
}
