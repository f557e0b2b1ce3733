//! The effect of importing a backup, as the worker returns it.

use serde::{Deserialize, Serialize};

use super::Unreadable;

/// The maximum number of records in a backup: every later start reads them all.
pub const MOST_RECORDS: usize = 250_000;

/// The effect of importing a backup, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// The number of records that would be added.
    pub adds: usize,
    /// The number of ratings among those.
    pub adds_ratings: usize,
    /// The number of ratings that the log has with the same content.
    pub has_ratings: usize,
    /// The number of records that the log has with other content. Those of the log remain.
    pub differ: usize,
    /// The number of undos whose record exists nowhere; they are omitted.
    pub aimless: usize,
    /// The number of effective ratings in the backup that a reset in this browser would cancel.
    pub forgotten: usize,
    /// The first unreadable lines.
    pub unreadable: Vec<Unreadable>,
    /// The number of unreadable lines.
    pub unreadable_count: usize,
    /// The number of stored logs of other decks; they are omitted.
    pub elsewhere: usize,
    /// Whether the file was changed after the export.
    pub altered: bool,
}
