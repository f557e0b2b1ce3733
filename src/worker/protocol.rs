//! What the app asks its worker, and what that answers: a text of JSON each way. A file goes beside the request.

use serde::{Deserialize, Serialize};

use crate::backup::{About, BackupError, ImportReport};
use crate::optimizer::Verdict;

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
    /// What importing the backup that comes as a file would do.
    Read {
        /// What the log is of.
        about: About,
        /// The log there is.
        log: String,
    },
    /// The memory model fitted to a log.
    Fit {
        /// The log.
        log: String,
    },
}

/// A card, as far as a table names it.
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What importing a backup would do.
    Preview {
        /// What there is to say of it.
        report: ImportReport,
        /// The text of its settings, where they differ from those here.
        settings: Option<String>,
        /// The records that are not here.
        log: String,
    },
    /// What came of a fit.
    Fit(Verdict),
    /// What went wrong.
    Error(WorkerError),
}

/// Why the worker does not do what is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkerError {
    /// It does not understand the request, so it is of another version than the app.
    OutOfStep,
    /// The file cannot be imported.
    Refused(BackupError),
}
