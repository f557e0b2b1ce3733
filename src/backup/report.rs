//! What importing a backup would do, as the worker replies it.

use serde::{Deserialize, Serialize};

use super::Unreadable;

/// More records than that are no backup, in whatever form they come: every later start reads them all.
pub const MOST_RECORDS: usize = 250_000;

/// What importing a backup would do, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// How many records are not here yet.
    pub adds: usize,
    /// How many of those are ratings.
    pub adds_ratings: usize,
    /// How many ratings are here already, just as they are in the backup.
    pub has_ratings: usize,
    /// How many records are here already with another content. What is here stays.
    pub differ: usize,
    /// How many undos are of records that are nowhere, and left out.
    pub aimless: usize,
    /// How many ratings that count in the backup would not count here, because of a reset made here.
    pub forgotten: usize,
    /// Lines that cannot be read, the first ones.
    pub unreadable: Vec<Unreadable>,
    /// How many lines cannot be read.
    pub unreadable_count: usize,
    /// How many stored logs of other decks are left out.
    pub elsewhere: usize,
    /// Whether the file was changed after it was made.
    pub altered: bool,
}
