//! The errors of a file, and of a line in it.

use serde::{Deserialize, Serialize};

/// Why a file is not imported. An error changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupError {
    /// The file is empty.
    Empty,
    /// The file exceeds the maximum size of a backup.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file has more records than a backup can have.
    TooMany,
    /// The records need more storage than a browser provides.
    TooMuch,
    /// The file is not a backup.
    NotABackup(Looks),
    /// A newer version wrote the file, in an unknown version of the form.
    Newer {
        /// The form's version.
        version: u64,
    },
    /// The backup is of another deck.
    OtherDeck {
        /// That deck's id.
        deck: String,
        /// That deck's title; empty if the file has none.
        title: String,
    },
    /// A part is missing, probably at the end.
    Truncated {
        /// The number of lines, without the head.
        lines: usize,
        /// The expected number of lines, if the head has it.
        expected: Option<usize>,
    },
    /// The file was changed after the export, and the changed line is unknown.
    Altered,
}

/// What a file that is not a backup looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Looks {
    /// Not text.
    Binary,
    /// A web page.
    WebPage,
    /// Other JSON.
    Json,
    /// Other text.
    Text,
}

/// A line that cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// The line, counted from 1.
    pub line: usize,
    /// The reason.
    pub reason: Reason,
}

/// Why a line cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The line was changed after the export.
    Changed,
    /// The line is not a JSON object with a kind.
    NoForm,
    /// A newer version wrote a line of this kind.
    UnknownKind(String),
    /// A field is missing or invalid.
    BadField,
    /// This number of records of a stored log are damaged; the others are imported.
    Damaged(usize),
}
