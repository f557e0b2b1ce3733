//! What the log tells the person: figures for the Progress view, as pure functions.
//!
//! | room | question it answers |
//! |---|---|
//! | [`walk`] | what each review met: how sure an answer was when it was asked for |
//! | [`forecast`] | what the plan to the interview comes to |
//! | [`recall`] | how much would be known now, and was, by section |
//! | [`days`] | how many ratings on which day |
//! | [`kept`] | how often the answer was there when it was asked for again, and whether the model foresaw it |
//! | [`pace`] | how long answers take |
//!
//! All of it runs in the desk worker: a log can be long.

pub mod activity;
pub mod answer_times;
pub mod forecast;
pub mod recall;
pub mod replayed;
pub mod retention;

pub use activity::Days;
pub use answer_times::Times;
pub use forecast::Forecast;
pub use recall::{Recall, Share};
pub use replayed::{Seen, walk};
pub use retention::{Bin, Kept};

use serde::{Deserialize, Serialize};

/// A deck, as far as figures need it: its sections with something to answer, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Part>,
}

/// A section of an [`Outline`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// The ids of its cards to answer.
    pub cards: Vec<String>,
}
