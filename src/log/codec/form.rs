//! What the reader and the writer of the form have in common.

use crate::log::WriterId;

pub(super) const HEAD: &str = "cuecard-log 2";

/// Most records in a chunk. Few enough that damage costs little, enough that naming the cards does.
pub const CHUNK: u32 = 512;

pub(super) const SECONDS: u64 = 4;
pub(super) const OFFSET: u64 = 8;
pub(super) const MORE: u64 = 16;
pub(super) const SIGN: u64 = 32;

/// What stands in a chunk besides reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
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
pub(super) fn elapsed(before_ms: i64, ms: i64) -> u16 {
    u16::try_from(ms.saturating_sub(before_ms).max(0) / 1000).unwrap_or(u16::MAX)
}
