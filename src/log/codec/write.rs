//! Encodes records into text, one after another.

use std::collections::HashMap;

use super::digits::{CHECKSUM, Checksum, push_digit, push_number, zigzag};
use super::form::{CHUNK, HEAD, MORE, OFFSET, SECONDS, SIGN, Sign, elapsed};
use crate::deck::CardId;
use crate::log::{Entry, Mark, Moment, Record, RecordId, Review};

/// Encodes records of any number of writers.
pub fn encode<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    let mut text = LogText::default();
    for record in records {
        text.push(record);
    }
    text.into_string()
}

/// A log's text that can be extended. It is complete after every record.
#[derive(Clone, Debug)]
pub struct LogText {
    text: String,
    chunk: Chunk,
}

/// The state that later records of a chunk refer to.
#[derive(Clone, Debug)]
struct Chunk {
    records: u32,
    sum: Checksum,
    /// The cards named so far, with their numbers.
    cards: HashMap<CardId, u64>,
    /// The identity that the next record has by default.
    next: Option<RecordId>,
    at: Moment,
}

impl Chunk {
    fn new() -> Chunk {
        let at = Moment { ms: 0, offset: 0 };
        Chunk { records: 0, sum: Checksum::EMPTY, cards: HashMap::new(), next: None, at }
    }
}

impl Default for LogText {
    fn default() -> Self {
        LogText { text: format!("{HEAD}\n"), chunk: Chunk::new() }
    }
}

impl LogText {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the text.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Appends a record. The cost does not depend on the text's length.
    pub fn push(&mut self, record: &Record) {
        if self.chunk.records == CHUNK {
            self.chunk = Chunk::new();
        }
        if self.chunk.records > 0 {
            self.text.truncate(self.text.len() - CHECKSUM - 1);
        }
        let from = self.text.len();
        self.identity(record.id);
        self.record(record);
        self.chunk.records += 1;
        let added = self.text.get(from..).unwrap_or_default();
        self.chunk.sum = self.chunk.sum.feed(added.as_bytes());
        self.chunk.sum.push(&mut self.text);
        self.text.push('\n');
    }

    fn identity(&mut self, id: RecordId) {
        if self.chunk.next != Some(id) {
            push_digit(&mut self.text, SIGN | Sign::Writer as u64);
            self.number(id.writer.0);
            self.number(id.seq.into());
        }
        self.chunk.next = Some(id.next());
    }

    fn record(&mut self, record: &Record) {
        let before = self.chunk.at;
        let sign = |sign: Sign| SIGN | sign as u64;
        let kind = match &record.entry {
            Entry::Review(review) if review.seconds == elapsed(before.ms, record.at.ms) => review.rating as u64,
            Entry::Review(review) => review.rating as u64 | SECONDS,
            Entry::Undo(_) => sign(Sign::Undo),
            Entry::Reset => sign(Sign::Reset),
            Entry::Mark { mark: Mark::Star, on: true, .. } => sign(Sign::StarOn),
            Entry::Mark { mark: Mark::Star, .. } => sign(Sign::StarOff),
            Entry::Mark { on: true, .. } => sign(Sign::TickOn),
            Entry::Mark { .. } => sign(Sign::TickOff),
            Entry::Unknown { .. } => sign(Sign::Unknown),
        };
        let turned = if record.at.offset == before.offset { 0 } else { OFFSET };
        let more = if record.rest.is_empty() { 0 } else { MORE };
        push_digit(&mut self.text, kind | turned | more);
        if turned != 0 {
            self.number(zigzag(record.at.offset.into()));
        }
        self.number(zigzag(record.at.ms.wrapping_sub(before.ms)));
        self.chunk.at = record.at;
        self.fields(record, kind & SIGN == 0 && kind & SECONDS != 0);
        if more != 0 {
            self.words(&record.rest);
        }
    }

    fn fields(&mut self, record: &Record, seconds: bool) {
        match &record.entry {
            Entry::Review(review) => self.review(review, seconds),
            Entry::Undo(target) => {
                let own = target.writer == record.id.writer;
                push_digit(&mut self.text, (!own).into());
                if !own {
                    self.number(target.writer.0);
                }
                self.number(target.seq.into());
            }
            Entry::Mark { card, .. } => self.card(card),
            Entry::Unknown { kind } => self.words(kind),
            Entry::Reset => {}
        }
    }

    fn review(&mut self, review: &Review, seconds: bool) {
        self.card(&review.card);
        if seconds {
            self.number(review.seconds.into());
        }
        self.number(review.points.into());
    }

    fn card(&mut self, id: &CardId) {
        let next = self.chunk.cards.len() as u64;
        let known = self.chunk.cards.get(id).copied();
        self.number(known.unwrap_or(next));
        if known.is_none() {
            self.chunk.cards.insert(id.clone(), next);
            self.text.push_str(id);
            self.text.push('.');
        }
    }

    /// Appends a text of any content except line feeds, which would end the chunk. None of the fields has any.
    fn words(&mut self, words: &str) {
        self.number(words.len() as u64);
        self.text.extend(words.chars().map(|c| if c == '\n' { ' ' } else { c }));
    }

    #[inline(never)]
    fn number(&mut self, number: u64) {
        push_number(&mut self.text, number);
    }
}
