//! The figures of the Progress view, as pure functions of the log.
//!
//! | module | question it answers |
//! |---|---|
//! | [`replayed`] | what was the chance of recall at each review |
//! | [`forecast`] | what is the expected result of the plan |
//! | [`recall`] | how much is known now, and was known before, by section |
//! | [`activity`] | how many ratings on which day |
//! | [`retention`] | how often was the answer known on another day, and did the model predict it |
//! | [`answer_times`] | how long do answers take |
//! | `outline` | which sections and cards does the deck have |

pub mod activity;
pub mod answer_times;
pub mod forecast;
mod outline;
pub mod recall;
pub mod replayed;
pub mod retention;

pub use activity::Activity;
pub use answer_times::AnswerTimes;
pub use forecast::Forecast;
pub use outline::Outline;
#[cfg(feature = "testing")]
pub use outline::Part;
pub use recall::{Recall, Share};
pub use replayed::{ReviewOutcome, replay_with_recall};
pub use retention::{Bin, Retention};

use crate::log::{Log, Moment};
use crate::memory::Scheduler;

/// The figures of the plots in the Progress view.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How much is known.
    pub recall: Recall,
    /// The number of ratings on each day.
    pub activity: Activity,
    /// How often the answer was known: in the last 7 days, in the last 30, and in all.
    pub retention: [Retention; 3],
    /// The calibration of the model's predictions.
    pub calibration: Vec<Bin>,
    /// How long answers take.
    pub answer_times: AnswerTimes,
}

impl Figures {
    /// The figures of a deck and a log.
    pub fn of(outline: &Outline, log: &Log, scheduler: &Scheduler, now: Moment) -> Figures {
        let (outcomes, today) = (replay_with_recall(log, &scheduler.params), now.day());
        let since = |days: Option<u16>| Retention::of(&outcomes, days.map(|days| today.minus(days - 1)));
        Figures {
            recall: Recall::of(outline, log, scheduler, now),
            activity: Activity::of(&outcomes, today),
            retention: [Some(7), Some(30), None].map(since),
            calibration: retention::calibration(&outcomes),
            answer_times: AnswerTimes::of(&outcomes),
        }
    }
}
