//! The log's text form: compact, checksummed in chunks, and safe in a URL but for its line feeds.
//!
//! ```text
//! cuecard-log 2
//! <chunk>
//! <chunk>
//! ```
//! A chunk is a line that can be read by itself: up to [`CHUNK`] records, then six digits of checksum. Damage
//! costs the chunk it is in. Digits are those of base64url (RFC 4648, section 5), numbers are written five bits a
//! digit, lowest first, the sixth bit saying that more follow; a signed number is zigzagged first.
//!
//! A record begins with one digit of flags. Below 32 it is a review: the rating in two bits, then one bit each for
//! "seconds follow" (else they are the whole seconds since the record before), "the offset has changed" and "more
//! fields follow". From 32 on it is one of [`Sign`], with the last two bits of the same meaning.
//!
//! | field | in | form |
//! |---|---|---|
//! | offset, if changed | all | signed number, minutes |
//! | time | all | signed number: ms since the record before, in the first of a chunk since 1970 |
//! | card | review, marks | number of the card among those the chunk has named; a new one is named after it, up to a full stop |
//! | seconds, if told | review | number |
//! | points | review | number, a bit set |
//! | target | undo | digit 0 for the writer's own, 1 and a number for another's; then the sequence |
//! | kind | unknown | text: length in bytes, then as it is |
//! | more | all | text |
//!
//! Sequences count up; where they do not, and at every change of writer, a [`Sign::Writer`] gives both. A review
//! is about nine characters long.

mod digits;
mod read;
mod write;

pub use read::{Decoded, decode, decode_into};
pub use write::LogText;

use super::{Record, WriterId};

const HEAD: &str = "cuecard-log 2";

/// Most records in a chunk. Few enough that damage costs little, enough that naming the cards does.
pub const CHUNK: u32 = 512;

const SECONDS: u64 = 4;
const OFFSET: u64 = 8;
const MORE: u64 = 16;
const SIGN: u64 = 32;

/// What stands in a chunk besides reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// No record: whose records follow, from which sequence.
    Writer,
    Undo,
    Reset,
    StarOn,
    StarOff,
    TickOn,
    TickOff,
    Unknown,
}

impl Sign {
    const ALL: [Sign; 8] = [
        Sign::Writer,
        Sign::Undo,
        Sign::Reset,
        Sign::StarOn,
        Sign::StarOff,
        Sign::TickOn,
        Sign::TickOff,
        Sign::Unknown,
    ];
}

/// The text form of records, of any number of writers.
pub fn encode<'a>(records: impl IntoIterator<Item = &'a Record>) -> String {
    let mut text = LogText::default();
    for record in records {
        text.push(record);
    }
    text.into_string()
}

/// A writer's id as it stands in keys: sixteen hexadecimal digits.
pub fn writer_name(writer: WriterId) -> String {
    let digit = |shift: u32| char::from_digit((writer.0 >> shift) as u32 & 15, 16).unwrap_or('0');
    (0..16).rev().map(|n| digit(n * 4)).collect()
}

/// Reads a writer's id from its name.
pub fn writer_id(name: &str) -> Option<WriterId> {
    let is_ours = name.len() == 16 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_ours.then(|| u64::from_str_radix(name, 16).ok().map(WriterId))?
}

/// Whole seconds between two times, as a review's seconds: what they mostly are, and then need not be written.
fn elapsed(before_ms: i64, ms: i64) -> u16 {
    u16::try_from(ms.saturating_sub(before_ms).max(0) / 1000).unwrap_or(u16::MAX)
}
