//! FNV-1a, the checksum of a backup. The constants are from its authors' public description (G. Fowler, L. C. Noll,
//! K.-P. Vo, "The FNV Non-Cryptographic Hash Algorithm", an Internet-Draft).
//!
//! Each step is invertible, so one changed byte always changes the sum.

const BASIS_32: u32 = 0x811c_9dc5;
const PRIME_32: u32 = 0x0100_0193;
const BASIS_64: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME_64: u64 = 0x0000_0100_0000_01b3;

/// The 32-bit sum of a line.
pub(super) fn short(bytes: &[u8]) -> u32 {
    bytes.iter().fold(BASIS_32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(PRIME_32))
}

/// The 64-bit sum of several lines, computed incrementally.
pub(super) struct Long(u64);

impl Long {
    pub(super) fn new() -> Self {
        Long(BASIS_64)
    }

    /// Adds a line, with its line end.
    pub(super) fn line(&mut self, line: &[u8]) {
        let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(PRIME_64);
        self.0 = line.iter().chain(b"\n").fold(self.0, step);
    }

    /// The sum, in sixteen hexadecimal digits.
    pub(super) fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_are_those_of_the_published_examples() {
        assert_eq!((short(b""), short(b"a"), short(b"foobar")), (0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968));
        let long =
            |text: &[u8]| text.iter().fold(BASIS_64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(PRIME_64));
        assert_eq!((long(b"a"), long(b"foobar")), (0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8));
        let mut sum = Long::new();
        sum.line(b"a");
        assert_eq!(sum.text(), format!("{:016x}", long(b"a\n")));
    }
}
