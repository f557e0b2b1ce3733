//! What a backup describes: the metadata in a request to the worker.

use serde::{Deserialize, Serialize};

use crate::log::Moment;

/// The metadata of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The deck's id.
    pub deck: String,
    /// The deck's title.
    pub title: String,
    /// The time of the export.
    pub made: Moment,
    /// The text of the settings, if there are any.
    pub settings: Option<String>,
}
