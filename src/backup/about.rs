//! What a backup is of, as the worker is asked for one.

use serde::{Deserialize, Serialize};

use crate::log::Moment;

/// What a backup is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The deck's id.
    pub deck: String,
    /// The deck's title.
    pub title: String,
    /// When it is made.
    pub made: Moment,
    /// The settings' text, if there are settings.
    pub settings: Option<String>,
}
