//! Digits, numbers and checksums of the text form.

use crate::hash;

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Number of digits in a checksum.
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

/// The value of a byte that is not a digit.
pub(super) const NO_DIGIT: u64 = 64;

/// The value of each byte.
const VALUES: [u8; 256] = values();

#[allow(clippy::indexing_slicing, reason = "worked out by the compiler, which would say so")]
const fn values() -> [u8; 256] {
    let mut values = [NO_DIGIT as u8; 256];
    let mut n = 0;
    while n < DIGITS.len() {
        values[DIGITS[n] as usize] = n as u8;
        n += 1;
    }
    values
}

/// Returns the value of a digit, or [`NO_DIGIT`].
#[inline]
pub(super) fn digit(byte: u8) -> u64 {
    VALUES.get(usize::from(byte)).map_or(NO_DIGIT, |value| u64::from(*value))
}

/// Maps a signed number to an unsigned one, so that small absolute values stay small.
pub(super) fn zigzag(number: i64) -> u64 {
    (number << 1 ^ number >> 63) as u64
}

/// The inverse of [`zigzag`].
pub(super) fn unzigzag(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A checksum that is computed incrementally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Checksum(u64);

impl Checksum {
    pub(super) const EMPTY: Checksum = Checksum(hash::HASH_OF_NOTHING);

    pub(super) fn feed(self, bytes: &[u8]) -> Checksum {
        Checksum(hash::hash_on(self.0, bytes))
    }

    /// Writes the folded hash, six bits per digit.
    pub(super) fn push(self, text: &mut String) {
        let folded = self.0 ^ self.0 >> 28;
        for n in 0..CHECKSUM {
            push_digit(text, folded >> (n * 6));
        }
    }
}
