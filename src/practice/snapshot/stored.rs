//! The stored form of a session.

use serde::{Deserialize, Serialize};

use crate::log::{Day, Rating, WriterId};
use crate::practice::{Face, Filter};

/// A session and its filter, with cards by their ids.
#[derive(Serialize, Deserialize)]
pub(super) struct Stored<'a> {
    pub(super) day: Day,
    pub(super) filter: Filter,
    pub(super) total: usize,
    pub(super) face: Face,
    pub(super) ticks: u32,
    pub(super) shown_ms: i64,
    pub(super) earlier: usize,
    /// Whether the session has every card of the filter, due or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) all: bool,
    #[serde(borrow)]
    pub(super) queue: Vec<&'a str>,
    pub(super) steps: Vec<StoredStep<'a>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredStep<'a> {
    pub(super) card: &'a str,
    /// The rating and its record: the writer and the sequence number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rated: Option<(Rating, WriterId, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) back_at: Option<usize>,
    pub(super) face: Face,
    pub(super) ticks: u32,
}
