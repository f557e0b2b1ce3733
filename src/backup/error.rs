//! What can be wrong with a file, and with a line of it.

use serde::{Deserialize, Serialize};

/// Why a file is not taken in. Nothing is changed by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BackupError {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than a backup can have.
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// It holds more records than a backup can have.
    TooMany,
    /// Its records take more room than a browser has.
    TooMuch,
    /// It is something else.
    NotABackup(Looks),
    /// A newer version wrote it, in a form that is not known here.
    Newer {
        /// The form's version.
        version: u64,
    },
    /// It is of another deck.
    OtherDeck {
        /// That deck's id.
        deck: String,
        /// That deck's title; empty where the file does not say.
        title: String,
    },
    /// A part is missing, from the end in all likelihood.
    Truncated {
        /// Lines that are there, the head not counted.
        lines: usize,
        /// Lines there should be, where the head says.
        expected: Option<usize>,
    },
    /// It was changed after it was made, and it cannot be told where.
    Altered,
}

/// What a file that is no backup looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Looks {
    /// No text at all.
    Binary,
    /// A web page.
    WebPage,
    /// Some other JSON.
    Json,
    /// Some other text.
    Text,
}

/// A line that cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// The line, counted from 1.
    pub line: usize,
    /// Why.
    pub reason: Reason,
}

/// Why a line cannot be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// It was changed after it was written.
    Changed,
    /// It is no JSON object with a kind.
    NoForm,
    /// A newer version wrote a line of this kind.
    UnknownKind(String),
    /// A field of it is missing, or holds what it cannot hold.
    BadField,
    /// That many pieces of the stored log in it are damaged; the others are taken in.
    Damaged(usize),
}
