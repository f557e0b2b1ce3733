//! The figures of the Progress view, as pure functions of the log.
//!
//! | module | question it answers |
//! |---|---|
//! | [`replayed`] | what was the chance of recall at each review |
//! | [`forecast`] | what does the plan to the interview amount to |
//! | [`recall`] | how much would be known now, and was known before, by section |
//! | [`activity`] | how many ratings on which day |
//! | [`retention`] | how often was the answer known on another day, and did the model predict it |
//! | [`answer_times`] | how long do answers take |

pub mod activity;
pub mod answer_times;
pub mod forecast;
pub mod recall;
pub mod replayed;
pub mod retention;

pub use activity::Activity;
pub use answer_times::AnswerTimes;
pub use forecast::Forecast;
pub use recall::{Recall, Share};
pub use replayed::{ReviewOutcome, replay_with_recall};
pub use retention::{Bin, Retention};

use crate::deck::Catalog;
use crate::log::{Log, Moment};
use crate::memory::Scheduler;

/// A deck, as far as figures need it: its sections with something to answer, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Part>,
}

/// A section of an [`Outline`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// The ids of its cards to answer.
    pub cards: Vec<String>,
}

impl Outline {
    /// The outline of a deck.
    pub fn of(catalog: &Catalog) -> Outline {
        let part = |title: &String| Part { title: title.clone(), cards: Vec::new() };
        let mut sections: Vec<Part> = catalog.deck().sections.iter().map(|section| part(&section.title)).collect();
        for ix in catalog.cards().filter(|ix| !catalog.is_ask(*ix)) {
            let section = catalog.place(ix).and_then(|place| sections.get_mut(place.section as usize));
            section.into_iter().for_each(|section| section.cards.push(catalog.id(ix).into()));
        }
        sections.retain(|section| !section.cards.is_empty());
        Outline { sections }
    }
}

/// What the plots of the Progress view show of a log.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How much would be known.
    pub recall: Recall,
    /// How many ratings on which day.
    pub activity: Activity,
    /// How often the answer was known: in the last 7 days, in the last 30, and in all.
    pub retention: [Retention; 3],
    /// Whether the model predicted that.
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
