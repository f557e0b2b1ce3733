//! Definitions shared by the reader and the writer of the text form.

use crate::log::WriterId;

pub(super) const HEAD: &str = "cuecard-log 2";

/// Maximum number of records in a chunk: small enough that damage costs little, large enough that naming the cards
/// does.
pub const CHUNK: u32 = 512;

pub(super) const SECONDS: u64 = 4;
pub(super) const OFFSET: u64 = 8;
pub(super) const MORE: u64 = 16;
pub(super) const SIGN: u64 = 32;

/// The kinds of entries in a chunk besides reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// Not a record: sets the writer and the sequence of the next record.
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
    pub(super) const ALL: [Sign; 8] = [
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

/// A writer's id as used in keys: sixteen hexadecimal digits.
pub fn writer_name(writer: WriterId) -> String {
    let digit = |shift: u32| char::from_digit((writer.0 >> shift) as u32 & 15, 16).unwrap_or('0');
    (0..16).rev().map(|n| digit(n * 4)).collect()
}

/// Parses the name of a writer.
pub fn writer_id(name: &str) -> Option<WriterId> {
    let is_ours = name.len() == 16 && name.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_ours.then(|| u64::from_str_radix(name, 16).ok().map(WriterId))?
}

/// Whole seconds between two times. A review's seconds usually have this value and are then omitted.
pub(super) fn elapsed(before_ms: i64, ms: i64) -> u16 {
    u16::try_from(ms.saturating_sub(before_ms).max(0) / 1000).unwrap_or(u16::MAX)
}
