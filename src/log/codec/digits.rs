//! Digits, numbers in them, and the checksum.

use crate::number;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// So many digits a checksum has.
pub(super) const CHECKSUM: usize = 6;

/// Writes six bits.
pub(super) fn push_digit(text: &mut String, bits: u64) {
    text.push(char::from(DIGITS.get((bits & 63) as usize).copied().unwrap_or(b'A')));
}

/// Writes a number.
pub(super) fn push_number(text: &mut String, mut number: u64) {
    while number > 31 {
        push_digit(text, number & 31 | 32);
        number >>= 5;
    }
    push_digit(text, number);
}

/// The six bits of a digit.
pub(super) fn digit(byte: u8) -> Option<u64> {
    let (first, base) = match byte {
        b'A'..=b'Z' => (b'A', 0),
        b'a'..=b'z' => (b'a', 26),
        b'0'..=b'9' => (b'0', 52),
        b'-' => (b'-', 62),
        b'_' => (b'_', 63),
        _ => return None,
    };
    Some(u64::from(byte - first) + base)
}

/// A signed number as one without a sign: small stays small on both sides of nought.
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The signed number of a zigzagged one.
pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A checksum under way, to be fed piece by piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Checksum(u64);

impl Checksum {
    pub(super) const EMPTY: Checksum = Checksum(number::HASH_OF_NOTHING);

    pub(super) fn feed(self, bytes: &[u8]) -> Checksum {
        Checksum(number::hash_on(self.0, bytes))
    }

    /// Writes it: the hash folded, then six bits a digit.
    pub(super) fn push(self, text: &mut String) {
        let folded = self.0 ^ self.0 >> 28;
        for n in 0..CHECKSUM {
            push_digit(text, folded >> (n * 6));
        }
    }
}
