//! The log's text form: a first line with the version, then one line a record.
//!
//! ```text
//! cuecard-log 1
//! r 0 1795459200000 60 ci-cd-pipelines g 42 5     review: rating, seconds, points as a bit set
//! u 1 1795459203000 60 00c0ffee00c0ffee 0         undo: writer and sequence of its target
//! x 2 1795459204000 60                            reset
//! m 3 1795459205000 60 ask-culture s 1            mark: star or tick, on or off
//! ```
//! The fields before the kind's own are sequence, time in ms UTC and offset in minutes. The writer is not in
//! the lines: a text holds one writer's records, and its place says whose. Fields behind the known ones and
//! kinds not known are kept as they are.

use super::{Entry, Mark, Moment, Rating, Record, RecordId, Review, WriterId};
use crate::number;

const HEAD: &str = "cuecard-log 1";

/// What a text was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The records, in the text's order.
    pub records: Vec<Record>,
    /// How many lines, the first included, could not be read.
    pub damaged: usize,
}

/// The text form of one writer's records.
pub fn encode<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    let mut text = String::from(HEAD);
    text.push('\n');
    for record in records {
        push_line(&mut text, record);
    }
    text
}

/// Appends one record's line, or the head and the line where `text` is empty.
pub fn append(text: &mut String, record: &Record) {
    if text.is_empty() {
        text.push_str(HEAD);
        text.push('\n');
    }
    push_line(text, record);
}

/// Reads one writer's records. Never fails: what cannot be read is counted.
pub fn decode(writer: WriterId, text: &str) -> Decoded {
    // Not `lines`, which would take a carriage return off what must be kept as written.
    let mut lines = text.split_terminator('\n');
    let mut decoded = Decoded::default();
    if lines.next() != Some(HEAD) {
        decoded.damaged = 1;
    }
    for line in lines {
        match record(writer, line) {
            Some(record) => decoded.records.push(record),
            None => decoded.damaged += 1,
        }
    }
    decoded
}

/// A writer's id as it stands in keys and undo records: sixteen hexadecimal digits.
pub fn writer_name(writer: WriterId) -> String {
    let digit = |shift: u32| char::from_digit((writer.0 >> shift) as u32 & 15, 16).unwrap_or('0');
    (0..16).rev().map(|n| digit(n * 4)).collect()
}

/// Reads a writer's id from its name.
pub fn writer_id(name: &str) -> Option<WriterId> {
    let is_ours = name.len() == 16 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_ours.then(|| u64::from_str_radix(name, 16).ok().map(WriterId))?
}

fn letter(rating: Rating) -> char {
    match rating {
        Rating::Again => 'a',
        Rating::Hard => 'h',
        Rating::Good => 'g',
        Rating::Easy => 'e',
    }
}

fn push_line(text: &mut String, record: &Record) {
    let kind = match &record.entry {
        Entry::Review(_) => "r",
        Entry::Undo(_) => "u",
        Entry::Reset => "x",
        Entry::Mark { .. } => "m",
        Entry::Unknown { kind } => kind,
    };
    text.push_str(kind);
    let mut field = |value: &str| {
        text.push(' ');
        text.push_str(value);
    };
    field(&number::text(record.id.seq));
    field(&number::text(record.at.ms));
    field(&number::text(record.at.offset));
    match &record.entry {
        Entry::Review(review) => {
            field(&review.card);
            field(letter(review.rating).encode_utf8(&mut [0; 4]));
            field(&number::text(review.seconds));
            field(&number::text(review.points));
        }
        Entry::Undo(target) => {
            field(&writer_name(target.writer));
            field(&number::text(target.seq));
        }
        Entry::Mark { card, mark, on } => {
            field(card);
            field(if *mark == Mark::Star { "s" } else { "t" });
            field(if *on { "1" } else { "0" });
        }
        Entry::Reset | Entry::Unknown { .. } => {}
    }
    if !record.rest.is_empty() {
        field(&record.rest);
    }
    text.push('\n');
}

fn record(writer: WriterId, line: &str) -> Option<Record> {
    let mut fields = Fields(Some(line));
    let kind = fields.next()?;
    if kind.is_empty() || !kind.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let id = RecordId { writer, seq: fields.number()? };
    let at = Moment { ms: fields.number()?, offset: fields.number()? };
    let entry = match kind {
        "r" => Entry::Review(Review {
            card: fields.slug()?,
            rating: fields.rating()?,
            seconds: fields.number()?,
            points: fields.number()?,
        }),
        "u" => Entry::Undo(RecordId { writer: writer_id(fields.next()?)?, seq: fields.number()? }),
        "x" => Entry::Reset,
        "m" => Entry::Mark {
            card: fields.slug()?,
            mark: if fields.either("s", "t")? { Mark::Star } else { Mark::Tick },
            on: fields.either("1", "0")?,
        },
        _ => Entry::Unknown { kind: kind.into() },
    };
    Some(Record { id, at, entry, rest: fields.0.unwrap_or_default().into() })
}

/// The fields of a line that are still to be read.
struct Fields<'a>(Option<&'a str>);

impl<'a> Fields<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let line = self.0?;
        let (field, rest) = line.split_once(' ').map_or((line, None), |(field, rest)| (field, Some(rest)));
        self.0 = rest;
        Some(field)
    }

    fn number<T: TryFrom<i64>>(&mut self) -> Option<T> {
        number::read(self.next()?)
    }

    fn slug(&mut self) -> Option<String> {
        self.next().filter(|id| crate::deck::is_slug(id)).map(String::from)
    }

    fn rating(&mut self) -> Option<Rating> {
        let field = self.next()?;
        Rating::ALL.into_iter().find(|rating| field == letter(*rating).encode_utf8(&mut [0; 4]))
    }

    fn either(&mut self, yes: &str, no: &str) -> Option<bool> {
        let field = self.next()?;
        (field == yes || field == no).then_some(field == yes)
    }
}
