//! One thing that happened.

use serde::{Deserialize, Serialize};

use super::{DAY_MS, Moment};
use crate::deck::CardId;

/// One tab of one browser: a random number drawn when the page opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WriterId(pub u64);

/// A record's identity: two records with one identity are the same record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// Who wrote it.
    pub writer: WriterId,
    /// Its number among the writer's records, from 0.
    pub seq: u32,
}

impl RecordId {
    /// The identity of the writer's next record.
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
    /// It came, with effort or gaps.
    Hard,
    /// It came.
    Good,
    /// It came at once and whole.
    Easy,
}

impl Rating {
    /// All four, from worst to best.
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

    /// The rating of a name.
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
    /// The points ticked: bit n for the n-th point.
    pub points: u32,
}

/// What the person marks on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Wants to ask it for certain; on a card to answer, counts on being asked it.
    Star,
    /// Has it prepared, or has asked it.
    Tick,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A card was rated.
    Review(Review),
    /// An earlier record shall not count.
    Undo(RecordId),
    /// Nothing before this shall count.
    Reset,
    /// A mark on a card was set or taken off.
    Mark {
        /// The card's id.
        card: CardId,
        /// Which mark.
        mark: Mark,
        /// Set or taken off.
        on: bool,
    },
    /// A kind of record this version does not know: its letter and its fields, as written.
    Unknown {
        /// The kind, as written.
        kind: String,
    },
}

/// One thing that happened, once and for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its identity.
    pub id: RecordId,
    /// When it happened.
    pub at: Moment,
    /// What it says.
    pub entry: Entry,
    /// Fields a newer version wrote behind the known ones, kept as written.
    pub rest: Box<str>,
}

impl Record {
    /// Whether it is a rating, and not a mark or something about another record.
    pub fn is_review(&self) -> bool {
        matches!(self.entry, Entry::Review(_))
    }

    /// The card that it is about; none for what is about other records.
    pub(crate) fn card(&self) -> Option<&CardId> {
        match &self.entry {
            Entry::Review(review) => Some(&review.card),
            Entry::Mark { card, .. } => Some(card),
            Entry::Undo(_) | Entry::Reset | Entry::Unknown { .. } => None,
        }
    }

    /// The record that it undoes.
    pub(crate) fn target(&self) -> Option<RecordId> {
        if let Entry::Undo(target) = self.entry { Some(target) } else { None }
    }

    pub(super) fn is_reset(&self) -> bool {
        matches!(self.entry, Entry::Reset)
    }

    /// The order of the log: by time, then by identity, so that every copy of a log agrees.
    pub(crate) fn order(&self) -> (i64, RecordId) {
        (self.at.ms, self.id)
    }

    /// Whether this happened before `other`. Within one tab the numbers tell, because a clock can be set
    /// back; between tabs only the clocks can.
    pub(super) fn is_before(&self, other: &Record) -> bool {
        if self.id.writer == other.id.writer { self.id.seq < other.id.seq } else { self.order() < other.order() }
    }
}

/// A clock that is further ahead than this is wrong, in ms.
const AHEAD_MS: i64 = DAY_MS;

/// Whether a record was made by a clock that is ahead of `now` by more than a day.
pub fn is_ahead(record: &Record, now: Moment) -> bool {
    record.at.ms.saturating_sub(now.ms) > AHEAD_MS
}
