//! Encodes a record as a line, and decodes it.

use serde::{Deserialize, Serialize};

use super::checksum;
use super::timestamp;
use crate::deck::{CardId, is_slug};
use crate::log::codec::{writer_id, writer_name};
use crate::log::{Entry, Mark, Moment, Rating, Record, RecordId, Review};

const SUM: &str = ",\"sum\":\"";

/// The line of a record. Its kind decides which fields it has; unknown fields are ignored.
#[derive(Default, Serialize, Deserialize)]
struct Line {
    kind: String,
    #[serde(flatten)]
    id: Id,
    #[serde(default)]
    time: String,
    ms: i64,
    offset: i16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    letters: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    card: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rating: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seconds: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<Vec<u32>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    target: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<bool>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    rest: Box<str>,
}

#[derive(Default, Serialize, Deserialize)]
struct Id {
    writer: String,
    seq: u32,
}

/// The kinds of lines with a record.
pub(super) const KINDS: [&str; 5] = ["review", "undo", "reset", "mark", "other"];

/// A record as JSON, without its checksum.
pub(super) fn json(record: &Record) -> String {
    let mut line = Line { id: record.id.into(), time: timestamp::utc(record.at), ..Line::default() };
    (line.ms, line.offset, line.rest) = (record.at.ms, record.at.offset, record.rest.clone());
    line.kind = match &record.entry {
        Entry::Review(review) => {
            line.card = Some(review.card.to_string());
            line.rating = Some(review.rating.id().into());
            line.seconds = Some(review.seconds);
            line.points = Some((1..=32).filter(|point| review.points >> (point - 1) & 1 == 1).collect());
            "review"
        }
        Entry::Undo(target) => {
            line.target = Some((*target).into());
            "undo"
        }
        Entry::Reset => "reset",
        Entry::Mark { card, mark, on } => {
            line.card = Some(card.to_string());
            line.mark = Some(if *mark == Mark::Star { "star" } else { "tick" }.into());
            line.on = Some(*on);
            "mark"
        }
        Entry::Unknown { kind } => {
            line.letters = Some(kind.clone());
            "other"
        }
    }
    .into();
    to_json(&line)
}

/// Any line as JSON. The lines contain only strings and numbers, so this cannot fail.
pub(super) fn to_json(line: &impl Serialize) -> String {
    serde_json::to_string(line).unwrap_or_default()
}

/// Parses a record; `None` if a field is missing or invalid.
pub(super) fn record(json: &str) -> Option<Record> {
    let line: Line = serde_json::from_str(json).ok()?;
    // The text form of the log has a record per line.
    if line.rest.contains('\n') {
        return None;
    }
    let card = || line.card.as_deref().filter(|card| is_slug(card)).map(CardId::from);
    let entry = match line.kind.as_str() {
        "review" => Entry::Review(Review {
            card: card()?,
            rating: Rating::from_id(line.rating.as_deref()?)?,
            seconds: line.seconds?,
            points: bits(line.points.as_deref()?)?,
        }),
        "undo" => Entry::Undo(line.target.as_ref()?.read()?),
        "reset" => Entry::Reset,
        "mark" => Entry::Mark {
            card: card()?,
            mark: match line.mark.as_deref()? {
                "star" => Mark::Star,
                "tick" => Mark::Tick,
                _ => return None,
            },
            on: line.on?,
        },
        "other" => Entry::Unknown { kind: line.letters.clone().filter(|kind| is_unknown(kind))? },
        _ => return None,
    };
    let at = Moment { ms: line.ms, offset: line.offset };
    Some(Record { id: line.id.read()?, at, entry, rest: line.rest })
}

fn is_unknown(kind: &str) -> bool {
    let letters = !kind.is_empty() && kind.bytes().all(|b| b.is_ascii_lowercase());
    letters && !["r", "u", "x", "m"].contains(&kind)
}

fn bits(points: &[u32]) -> Option<u32> {
    points.iter().try_fold(0, |bits, point| Some(bits | 1u32.checked_shl(point.checked_sub(1)?)?))
}

impl From<RecordId> for Id {
    fn from(id: RecordId) -> Self {
        Id { writer: writer_name(id.writer), seq: id.seq }
    }
}

impl Id {
    fn read(&self) -> Option<RecordId> {
        Some(RecordId { writer: writer_id(&self.writer)?, seq: self.seq })
    }
}

/// Appends the checksum as the last field of a line.
pub(super) fn with_sum(json: &str) -> String {
    let open = json.strip_suffix('}').unwrap_or(json);
    format!("{open}{SUM}{:08x}\"}}", checksum::short(open.as_bytes()))
}

/// Whether a line has a checksum and matches it.
pub(super) fn meets_its_sum(line: &str) -> bool {
    line.rsplit_once(SUM).is_some_and(|(open, sum)| sum == format!("{:08x}\"}}", checksum::short(open.as_bytes())))
}
