//! The records of the log.

use serde::{Deserialize, Serialize};

use super::{DAY_MS, Moment};
use crate::deck::CardId;

/// Identifies one tab of one browser: a random number drawn when the page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WriterId(pub u64);

/// A record's identity. Records with the same identity are the same record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The tab that wrote the record.
    pub writer: WriterId,
    /// The record's number among the writer's records, from 0.
    pub seq: u32,
}

impl RecordId {
    /// Returns the identity of the writer's next record.
    pub(crate) fn next(self) -> RecordId {
        RecordId { seq: self.seq.wrapping_add(1), ..self }
    }
}

/// How well the person says they answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// The answer failed; the card comes back in this session.
    Again,
    /// The person answered with effort or gaps.
    Hard,
    /// The person answered.
    Good,
    /// The person answered at once and completely.
    Easy,
}

impl Rating {
    /// All four ratings, from worst to best.
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// The name in files, events, attributes and addresses.
    pub fn id(self) -> &'static str {
        match self {
            Rating::Again => "again",
            Rating::Hard => "hard",
            Rating::Good => "good",
            Rating::Easy => "easy",
        }
    }

    /// Parses a rating's name.
    pub fn from_id(id: &str) -> Option<Rating> {
        Rating::ALL.into_iter().find(|rating| rating.id() == id)
    }
}

/// One rating of one card at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The card's id.
    pub card: CardId,
    /// The rating.
    pub rating: Rating,
    /// Seconds from the question's appearance to the rating, at most 65,535.
    pub seconds: u16,
    /// The ticked points: bit n for the n-th point.
    pub points: u32,
}

/// A mark that the person sets on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The person wants to ask this question; on a card to answer, expects to be asked it.
    Star,
    /// The person has prepared the answer, or has asked the question.
    Tick,
}

/// The content of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A card was rated.
    Review(Review),
    /// An earlier record must not count.
    Undo(RecordId),
    /// Earlier records must not count.
    Reset,
    /// A mark on a card was set or removed.
    Mark {
        /// The card's id.
        card: CardId,
        /// Which mark.
        mark: Mark,
        /// Whether it was set or removed.
        on: bool,
    },
    /// A kind of record that this version does not know, with its fields as written.
    Unknown {
        /// The kind, as written.
        kind: String,
    },
}

/// An immutable record of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The record's identity.
    pub id: RecordId,
    /// When it happened.
    pub at: Moment,
    /// The record's content.
    pub entry: Entry,
    /// Fields that a newer version wrote after the known ones, preserved as written.
    pub rest: Box<str>,
}

impl Record {
    /// Whether this is a rating.
    pub fn is_review(&self) -> bool {
        matches!(self.entry, Entry::Review(_))
    }

    /// Returns the card this record refers to; `None` if it refers to other records.
    pub(crate) fn card(&self) -> Option<&CardId> {
        match &self.entry {
            Entry::Review(review) => Some(&review.card),
            Entry::Mark { card, .. } => Some(card),
            Entry::Undo(_) | Entry::Reset | Entry::Unknown { .. } => None,
        }
    }

    /// Returns the record that this one undoes.
    pub(crate) fn target(&self) -> Option<RecordId> {
        if let Entry::Undo(target) = self.entry { Some(target) } else { None }
    }

    pub(super) fn is_reset(&self) -> bool {
        matches!(self.entry, Entry::Reset)
    }

    /// The sort key of the log: time, then identity, so that every copy of a log has the same order.
    pub(crate) fn order(&self) -> (i64, RecordId) {
        (self.at.ms, self.id)
    }

    /// Whether this happened before `other`. Records of one tab are compared by number, because a clock can be set
    /// back; only the clock can compare different tabs.
    pub(super) fn is_before(&self, other: &Record) -> bool {
        if self.id.writer == other.id.writer { self.id.seq < other.id.seq } else { self.order() < other.order() }
    }
}

/// A clock that is ahead by more than this is wrong, in ms.
const AHEAD_MS: i64 = DAY_MS;

/// Whether a record is dated more than a day after `now`.
pub fn is_ahead(record: &Record, now: Moment) -> bool {
    record.at.ms.saturating_sub(now.ms) > AHEAD_MS
}
