//! Text into records.

use super::digits::{CHECKSUM, Checksum, digit, unzigzag};
use super::{HEAD, MORE, OFFSET, SECONDS, SIGN, Sign, elapsed};
use crate::deck::{CardId, is_slug};
use crate::log::{Entry, Mark, Moment, Rating, Record, RecordId, Review, WriterId};

/// What a text was read as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The records, in the text's order.
    pub records: Vec<Record>,
    /// How many chunks could not be read; a text of another form is one.
    pub damaged: usize,
}

/// Reads a log's text. Never fails: what cannot be read is counted.
pub fn decode(text: &str) -> Decoded {
    let mut records = Vec::new();
    let damaged = decode_into(text, &mut records);
    Decoded { records, damaged }
}

/// Reads a log's text, and adds its records to others. Gives how many chunks could not be read, as in [`Decoded`].
pub fn decode_into(text: &str, records: &mut Vec<Record>) -> usize {
    // Not `lines`, which would take a carriage return off what must be kept as written.
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

/// Reads a chunk, checksum first: what it does not vouch for is not looked at.
fn chunk(line: &str, records: &mut Vec<Record>) -> Option<()> {
    let (body, told) = line.split_at_checked(line.len().checked_sub(CHECKSUM)?)?;
    let mut sum = String::new();
    Checksum::EMPTY.feed(body.as_bytes()).push(&mut sum);
    if sum != told {
        return None;
    }
    let now = Moment { ms: 0, offset: 0 };
    let mut reader = Reader { text: body, at: 0, cards: Vec::new(), next: None, now };
    while reader.at < body.len() {
        if let Some(record) = reader.record()? {
            records.push(record);
        }
    }
    Some(())
}

struct Reader<'a> {
    text: &'a str,
    /// How far it is read.
    at: usize,
    cards: Vec<CardId>,
    next: Option<(WriterId, u32)>,
    /// When the last record was.
    now: Moment,
}

impl<'a> Reader<'a> {
    /// The next record; an inner `None` where what came was none.
    fn record(&mut self) -> Option<Option<Record>> {
        let flags = self.digit()?;
        let sign = if flags & SIGN == 0 { None } else { Some(*Sign::ALL.get(flags as usize & 7)?) };
        if sign == Some(Sign::Writer) {
            self.next = Some((WriterId(self.number()?), self.fits()?));
            return Some(None);
        }
        let (writer, seq) = self.next?;
        if flags & OFFSET != 0 {
            self.now.offset = i16::try_from(unzigzag(self.number()?)).ok()?;
        }
        let before = self.now.ms;
        self.now.ms = before.wrapping_add(unzigzag(self.number()?));
        let entry = match sign {
            None => self.review(flags, before)?,
            Some(sign) => self.other(sign, writer)?,
        };
        let rest = if flags & MORE == 0 { String::new() } else { self.words()?.into() };
        self.next = Some((writer, seq.wrapping_add(1)));
        Some(Some(Record { id: RecordId { writer, seq }, at: self.now, entry, rest }))
    }

    fn review(&mut self, flags: u64, before: i64) -> Option<Entry> {
        let rating = *Rating::ALL.get(flags as usize & 3)?;
        let card = self.card()?;
        let seconds = if flags & SECONDS == 0 { elapsed(before, self.now.ms) } else { self.fits()? };
        Some(Entry::Review(Review { card, rating, seconds, points: self.fits()? }))
    }

    fn other(&mut self, sign: Sign, writer: WriterId) -> Option<Entry> {
        let mark = |card, mark, on| Entry::Mark { card, mark, on };
        Some(match sign {
            Sign::Undo => {
                let writer = if self.digit()? == 0 { writer } else { WriterId(self.number()?) };
                Entry::Undo(RecordId { writer, seq: self.fits()? })
            }
            Sign::Writer | Sign::Reset => Entry::Reset,
            Sign::StarOn => mark(self.card()?, Mark::Star, true),
            Sign::StarOff => mark(self.card()?, Mark::Star, false),
            Sign::TickOn => mark(self.card()?, Mark::Tick, true),
            Sign::TickOff => mark(self.card()?, Mark::Tick, false),
            Sign::Unknown => Entry::Unknown { kind: self.words()?.into() },
        })
    }

    fn card(&mut self) -> Option<CardId> {
        let n = usize::try_from(self.number()?).ok()?;
        if n == self.cards.len() {
            let (id, _) = self.text.get(self.at..)?.split_once('.')?;
            self.at += id.len() + 1;
            self.cards.push(is_slug(id).then(|| id.into())?);
        }
        self.cards.get(n).cloned()
    }

    fn words(&mut self) -> Option<&'a str> {
        let length = usize::try_from(self.number()?).ok()?;
        let words = self.text.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(words)
    }

    fn fits<T: TryFrom<u64>>(&mut self) -> Option<T> {
        T::try_from(self.number()?).ok()
    }

    #[inline(never)]
    fn number(&mut self) -> Option<u64> {
        let (mut number, mut shift) = (0, 0);
        while shift < 64 {
            let digit = self.digit()?;
            // Five bits more than fit would be lost.
            let bits = digit & 31;
            let placed = bits << shift;
            if placed >> shift != bits {
                return None;
            }
            number |= placed;
            if digit < 32 {
                return Some(number);
            }
            shift += 5;
        }
        None
    }

    fn digit(&mut self) -> Option<u64> {
        let bits = digit(*self.text.as_bytes().get(self.at)?)?;
        self.at += 1;
        Some(bits)
    }
}
