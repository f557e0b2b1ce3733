//! What the app asks its worker, and what that answers: a text of JSON each way. A file goes beside the question.

use serde::{Deserialize, Serialize};

use crate::backup::About;
use crate::stats::{Figures, Outline};

/// What the app asks. A log is in its own text form, as [`codec`](crate::log::codec) writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// A log as a backup file.
    Backup {
        /// What the log is of.
        about: About,
        /// The log.
        log: String,
    },
    /// A log as a table for spreadsheets.
    Table {
        /// What the log is of.
        about: About,
        /// The cards the table names.
        cards: Vec<TableCard>,
        /// The log.
        log: String,
    },
    /// What the backup that comes as a file would bring in.
    Read {
        /// What the log is of.
        about: About,
        /// The log there is.
        log: String,
    },
    /// The memory model fitted to a log.
    Fit {
        /// What the log is of.
        about: About,
        /// The log.
        log: String,
    },
    /// The figures of the Progress view.
    Figures {
        /// What the log is of.
        about: About,
        /// The sections with something to answer.
        outline: Outline,
        /// The log.
        log: String,
    },
}

/// A card, as far as a table tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCard {
    /// Its id.
    pub id: String,
    /// Its question, without marks.
    pub question: String,
    /// How many points it has.
    pub points: usize,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// A file to hand over.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        kind: String,
        /// What is in it.
        text: String,
    },
    /// What a backup would bring in.
    Preview {
        /// It, in a sentence.
        sentence: String,
        /// Whether the file was changed after it was made.
        is_altered: bool,
        /// How many of its ratings were forgotten here by a reset.
        forgotten: usize,
        /// The text of its settings, where they differ from those here.
        settings: Option<String>,
        /// The records that are not here.
        log: String,
    },
    /// The figures that were asked for.
    Figures(Figures),
    /// What came of a fit.
    Fit {
        /// It, in a sentence.
        sentence: String,
        /// The text of the settings with what was found; nothing where it was too early.
        settings: Option<String>,
    },
    /// What went wrong, in a sentence.
    Error(String),
}
