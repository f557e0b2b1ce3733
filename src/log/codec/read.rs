//! Decodes text into records.

use super::digits::{CHECKSUM, Checksum, NO_DIGIT, digit, unzigzag};
use super::form::{HEAD, MORE, OFFSET, SECONDS, SIGN, Sign, elapsed};
use crate::deck::{CardId, is_slug};
use crate::log::{Entry, Mark, Moment, Rating, Record, RecordId, Review, WriterId};

/// The result of decoding a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The records, in the text's order.
    pub records: Vec<Record>,
    /// The number of unreadable chunks; a text of another format counts as one.
    pub damaged: usize,
}

/// Decodes a log's text. Never fails: unreadable chunks are counted.
pub fn decode(text: &str) -> Decoded {
    let mut records = Vec::new();
    let damaged = decode_into(text, &mut records);
    Decoded { records, damaged }
}

/// Decodes a log's text and appends its records; returns the number of unreadable chunks, as in [`Decoded`].
pub fn decode_into(text: &str, records: &mut Vec<Record>) -> usize {
    // `lines` would strip a carriage return, which must be preserved.
    let mut lines = text.split_terminator('\n');
    if lines.next() != Some(HEAD) {
        return 1;
    }
    let mut damaged = 0;
    for line in lines {
        let before = records.len();
        if chunk(line, records).is_none() {
            records.truncate(before);
            damaged += 1;
        }
    }
    damaged
}

/// Decodes a chunk after its checksum matches.
fn chunk(line: &str, records: &mut Vec<Record>) -> Option<()> {
    let (body, told) = line.split_at_checked(line.len().checked_sub(CHECKSUM)?)?;
    let mut sum = String::new();
    Checksum::EMPTY.feed(body.as_bytes()).push(&mut sum);
    if sum != told {
        return None;
    }
    let now = Moment { ms: 0, offset: 0 };
    let mut reader = Reader { text: body, at: 0, cards: Vec::new(), next: None, now, broken: false };
    while reader.at < body.len() && !reader.broken {
        reader.record(records);
    }
    (!reader.broken).then_some(())
}

/// Decodes a chunk field by field. An unreadable field yields a default and sets a flag: checking after each field
/// would slow down a long log.
struct Reader<'a> {
    text: &'a str,
    /// The offset of the next byte.
    at: usize,
    cards: Vec<CardId>,
    next: Option<RecordId>,
    /// The time of the last record.
    now: Moment,
    /// Whether a field was unreadable, so that the whole chunk is discarded.
    broken: bool,
}

impl<'a> Reader<'a> {
    /// Decodes the next entry, usually a record.
    fn record(&mut self, records: &mut Vec<Record>) {
        let flags = self.digit();
        let sign = Sign::ALL.get(flags as usize & 7).copied().filter(|_| flags & SIGN != 0);
        if sign == Some(Sign::Writer) {
            self.next = Some(RecordId { writer: WriterId(self.number()), seq: self.fits() });
            return;
        }
        let id = self.sound(self.next).unwrap_or(RecordId { writer: WriterId(0), seq: 0 });
        if flags & OFFSET != 0 {
            let offset = unzigzag(self.number());
            self.now.offset = self.sound(i16::try_from(offset).ok()).unwrap_or_default();
        }
        let before = self.now.ms;
        self.now.ms = before.wrapping_add(unzigzag(self.number()));
        let entry = match sign {
            None => self.review(flags, before),
            Some(sign) => self.other(sign, id.writer),
        };
        let rest = if flags & MORE == 0 { Box::default() } else { self.words().into() };
        self.next = Some(id.next());
        records.push(Record { id, at: self.now, entry, rest });
    }

    fn review(&mut self, flags: u64, before: i64) -> Entry {
        let rating = Rating::ALL.get(flags as usize & 3).copied().unwrap_or(Rating::Again);
        let card = self.card();
        let seconds = if flags & SECONDS == 0 { elapsed(before, self.now.ms) } else { self.fits() };
        Entry::Review(Review { card, rating, seconds, points: self.fits() })
    }

    fn other(&mut self, sign: Sign, writer: WriterId) -> Entry {
        let mark = |card, mark, on| Entry::Mark { card, mark, on };
        match sign {
            Sign::Undo => {
                let writer = if self.digit() == 0 { writer } else { WriterId(self.number()) };
                Entry::Undo(RecordId { writer, seq: self.fits() })
            }
            Sign::Writer | Sign::Reset => Entry::Reset,
            Sign::StarOn => mark(self.card(), Mark::Star, true),
            Sign::StarOff => mark(self.card(), Mark::Star, false),
            Sign::TickOn => mark(self.card(), Mark::Tick, true),
            Sign::TickOff => mark(self.card(), Mark::Tick, false),
            Sign::Unknown => Entry::Unknown { kind: self.words().into() },
        }
    }

    fn card(&mut self) -> CardId {
        let n: u32 = self.fits();
        let n = n as usize;
        if n == self.cards.len() {
            let left = self.text.get(self.at..).unwrap_or_default();
            let id = left.split_once('.').map_or("", |(id, _)| id);
            let id = self.sound(Some(id).filter(|id| is_slug(id))).unwrap_or_default();
            self.at += id.len() + 1;
            self.cards.push(id.into());
        }
        let card = self.cards.get(n).cloned();
        self.sound(card).unwrap_or_else(|| "".into())
    }

    fn words(&mut self) -> &'a str {
        let length: u32 = self.fits();
        let end = self.at.saturating_add(length as usize);
        let words = self.sound(self.text.get(self.at..end)).unwrap_or_default();
        self.at = end;
        words
    }

    fn fits<T: TryFrom<u64> + Default>(&mut self) -> T {
        let number = self.number();
        self.sound(T::try_from(number).ok()).unwrap_or_default()
    }

    /// Returns `read`, and sets the flag if it is `None`.
    fn sound<T>(&mut self, read: Option<T>) -> Option<T> {
        self.broken |= read.is_none();
        read
    }

    #[inline(never)]
    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while shift < 64 && !self.broken {
            let digit = self.digit();
            // Detect bits that do not fit, which would be lost.
            let bits = digit & 31;
            let placed = bits << shift;
            self.broken |= placed >> shift != bits;
            number |= placed;
            if digit < 32 {
                return number;
            }
            shift += 5;
        }
        self.broken = true;
        number
    }

    #[inline(always)]
    fn digit(&mut self) -> u64 {
        let digit = digit(self.text.as_bytes().get(self.at).copied().unwrap_or_default());
        self.at += 1;
        self.broken |= digit == NO_DIGIT;
        digit
    }
}
