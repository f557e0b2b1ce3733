//! The protocol between the app and its worker: JSON text in both directions. A file is sent beside the request.

use serde::{Deserialize, Serialize};

use crate::backup::{About, BackupError, ImportReport};
use crate::optimizer::Verdict;

/// A request of the app. A log is in its text form, as [`codec`](crate::log::codec) writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Write a log as a backup file.
    Backup {
        /// The metadata of the log.
        about: About,
        /// The log.
        log: String,
    },
    /// Write a log as a table for spreadsheets.
    Table {
        /// The metadata of the log.
        about: About,
        /// The cards that the table names.
        cards: Vec<TableCard>,
        /// The log.
        log: String,
    },
    /// Report the effect of importing the backup that is sent as a file.
    Read {
        /// The metadata of the log.
        about: About,
        /// The present log.
        log: String,
    },
    /// Fit the memory model to a log.
    Fit {
        /// The log.
        log: String,
    },
}

/// A card in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCard {
    /// Its id.
    pub id: String,
    /// Its question, as plain text.
    pub question: String,
    /// Its number of points.
    pub points: usize,
}

/// A reply of the worker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// A file to save.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        kind: String,
        /// Its content.
        text: String,
    },
    /// The effect of importing a backup.
    Preview {
        /// The figures to report.
        report: ImportReport,
        /// The settings' text, if it differs from the present one.
        settings: Option<String>,
        /// The records that are missing in the present log.
        log: String,
    },
    /// The result of a fit.
    Fit(Verdict),
    /// The request failed.
    Error(WorkerError),
}

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WorkerError {
    /// The worker does not know the request, so it is of another version than the app.
    OutOfStep,
    /// The file cannot be imported.
    Refused(BackupError),
}
