//! A zip whose bytes depend on nothing but the files in it: in the order of their names, all of one time.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use crate::failure::{Failure, OrSay, Outcome};

/// What a file is in the zip: its name, with `/` between folders, and its bytes.
pub(crate) type Entry = (String, Vec<u8>);

/// The first day a zip knows: 1 January 1980, and midnight.
const DAY: u16 = 0x0021;
const TIME: u16 = 0;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
/// Version 2.0 of the form, for deflate; made by a system with Unix permissions.
const NEEDS: u16 = 20;
const MADE_BY: u16 = (3 << 8) | NEEDS;
/// A plain file that everybody may read.
const MODE: u32 = 0o100_644 << 16;

/// Packs the entries, whatever order they come in.
pub(crate) fn pack(mut entries: Vec<Entry>) -> Outcome<Vec<u8>> {
    entries.sort();
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in &entries {
        let offset = number(zip.len())?;
        let head = head(name, bytes, &mut zip)?;
        directory.extend(b"PK\x01\x02");
        directory.extend(MADE_BY.to_le_bytes());
        directory.extend(&head);
        // No comment, first disk, no sign that it is text.
        directory.extend([0; 6]);
        directory.extend([MODE, offset].map(u32::to_le_bytes).concat());
        directory.extend(name.as_bytes());
    }
    let (start, length) = (number(zip.len())?, number(directory.len())?);
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend([short(entries.len())?; 2].map(u16::to_le_bytes).concat());
    zip.extend([length, start].map(u32::to_le_bytes).concat());
    zip.extend([0; 2]);
    Ok(zip)
}

/// Adds a file to the zip; gives the part of its head that the directory repeats.
fn head(name: &str, bytes: &[u8], zip: &mut Vec<u8>) -> Outcome<Vec<u8>> {
    let deflated = deflate(bytes)?;
    let (method, content) = if deflated.len() < bytes.len() { (8, deflated.as_slice()) } else { (0, bytes) };
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut head = [NEEDS, FLAGS, method, TIME, DAY].map(u16::to_le_bytes).concat();
    head.extend([crc.sum(), number(content.len())?, number(bytes.len())?].map(u32::to_le_bytes).concat());
    // Nothing beyond the name.
    head.extend([short(name.len())?, 0].map(u16::to_le_bytes).concat());
    for part in [b"PK\x03\x04", head.as_slice(), name.as_bytes(), content] {
        zip.extend(part);
    }
    Ok(head)
}

fn deflate(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).or_say(|| "A file cannot be packed".to_string())
}

fn number(length: usize) -> Outcome<u32> {
    length.try_into().map_err(|_| Failure::from("The build is too large for a zip."))
}

fn short(length: usize) -> Outcome<u16> {
    length.try_into().map_err(|_| Failure::from("The build has too many files, or too long names, for a zip."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        vec![("b/long.txt".into(), vec![b'a'; 10_000]), ("a.txt".into(), b"short".to_vec())]
    }

    #[test]
    fn the_order_of_the_files_does_not_matter() {
        let mut turned = entries();
        turned.reverse();
        let (one, other) = (pack(entries()), pack(turned));
        assert!(one.is_ok() && one == other);
    }

    #[test]
    fn what_shrinks_is_packed_and_what_does_not_is_kept_as_it_is() {
        let zip = pack(entries()).unwrap();
        assert!(zip.len() < 400, "{}", zip.len());
        assert!(zip.starts_with(b"PK\x03\x04") && zip.windows(5).any(|bytes| bytes == b"short"));
        // "End of directory" closes it, with the number of files.
        assert_eq!(zip[zip.len() - 22..][..12], *b"PK\x05\x06\0\0\0\0\x02\0\x02\0");
    }
}
