//! The expected result of the plan.

use crate::log::Moment;
use crate::planner::Plan;

/// The expected recall at the interview, with the plan and without. Shares are of the answers, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The interview.
    pub deadline: Moment,
    /// The share known now.
    pub now: f64,
    /// The share at the interview, if the plan is followed.
    pub planned: f64,
    /// The share at the interview, without any more practice.
    pub idle: f64,
}

impl Forecast {
    /// The forecast of a plan.
    pub fn of(plan: &Plan, deadline: Moment) -> Forecast {
        let [now, planned, idle] =
            [plan.ready_now, plan.ready_then, plan.ready_idle].map(|share| share.clamp(0.0, 1.0));
        Forecast { deadline, now, planned, idle }
    }
}
