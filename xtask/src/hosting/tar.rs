//! A packed tar whose bytes depend on nothing but the files in it, as npm takes it: in the order of their names, all
//! of one time.

use super::zip::Entry;
use crate::failure::{Failure, Outcome};
use crate::verbs::size::gzip;

const BLOCK: usize = 512;
/// Where the checksum of a head stands in it, for which it counts as blanks.
const CHECKSUM: std::ops::Range<usize> = 148..156;
/// 1 January 1980, as in the zip; some programs take a file of 1970 for broken.
const TIME: u64 = 315_532_800;

/// Packs the entries, whatever order they come in.
pub(super) fn pack(mut entries: Vec<Entry>) -> Outcome<Vec<u8>> {
    entries.sort();
    let mut tar = Vec::new();
    for (name, bytes) in &entries {
        tar.extend(head(name, bytes.len())?);
        tar.extend(bytes);
        tar.resize(tar.len().next_multiple_of(BLOCK), 0);
    }
    // Two empty blocks end it.
    tar.resize(tar.len() + 2 * BLOCK, 0);
    gzip(&tar)
}

/// The head of a plain file that everybody may read, in the form `ustar`.
fn head(name: &str, length: usize) -> Outcome<Vec<u8>> {
    if name.len() >= 100 {
        return Err(Failure::from(format!("The name {name} is too long for a tar.")));
    }
    let mut head = name.as_bytes().to_vec();
    head.resize(100, 0);
    // Mode, owner and group.
    head.extend(b"0000644\x000000000\x000000000\0");
    head.extend(format!("{length:011o}\0{TIME:011o}\0").bytes());
    head.extend(b"        0");
    head.resize(257, 0);
    head.extend(b"ustar\x0000");
    head.resize(BLOCK, 0);
    let sum: u64 = head.iter().map(|byte| u64::from(*byte)).sum();
    head.splice(CHECKSUM, format!("{sum:06o}\0 ").bytes());
    Ok(head)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn unpacked(packed: &[u8]) -> Vec<u8> {
        let mut tar = Vec::new();
        let read = flate2::read::GzDecoder::new(packed).read_to_end(&mut tar);
        assert!(read.is_ok());
        tar
    }

    #[test]
    fn files_begin_at_blocks_and_two_empty_ones_are_the_end() {
        let entries = vec![("b".to_string(), vec![b'x'; 600]), ("a".to_string(), b"short".to_vec())];
        let mut turned = entries.clone();
        turned.reverse();
        let (one, other) = (pack(entries).unwrap_or_default(), pack(turned).unwrap_or_default());
        assert!(!one.is_empty() && one == other);
        let tar = unpacked(&one);
        assert_eq!(tar.len(), BLOCK * (1 + 1 + 1 + 2 + 2));
        assert!(tar.starts_with(b"a\0") && tar[BLOCK..].starts_with(b"short\0"));
        assert!(tar[BLOCK * 2..].starts_with(b"b\0") && tar[BLOCK * 2..][124..].starts_with(b"00000001130\0"));
    }

    #[test]
    fn the_checksum_is_that_of_the_head_with_blanks_in_its_place() {
        let head = head("a", 5).unwrap_or_default();
        let blank: u64 =
            head.iter().enumerate().map(|(at, byte)| if CHECKSUM.contains(&at) { 32 } else { u64::from(*byte) }).sum();
        assert_eq!(head[CHECKSUM], *format!("{blank:06o}\0 ").as_bytes());
        assert!(super::head(&"a".repeat(100), 5).is_err());
    }
}
