//! A Wasm as a list of sections, each of which can be replaced.

use std::ops::Range;

use wasmparser::{Parser, Payload};

use crate::failure::{Failure, OrSay, Outcome};

/// Bytes at the beginning of every Wasm: a magic word and a version.
const HEAD: usize = 8;

/// The number of a section that holds whatever its name says.
pub(super) const CUSTOM: u8 = 0;
/// The number of the section of imports.
pub(super) const IMPORTS: u8 = 2;
/// The number of the section of exports.
pub(super) const EXPORTS: u8 = 7;
/// The number of the section of code.
pub(super) const CODE: u8 = 10;

/// One section.
pub(super) struct Section {
    /// What kind it is of.
    pub(super) id: u8,
    /// Its content.
    pub(super) content: Vec<u8>,
    /// Where that was in the Wasm it was read from.
    pub(super) at: Range<usize>,
}

/// All sections of a Wasm, in order.
pub(super) fn read(wasm: &[u8]) -> Outcome<Vec<Section>> {
    let mut sections = Vec::new();
    for payload in payloads(wasm) {
        if let Some((id, at)) = payload?.as_section() {
            let content = wasm.get(at.clone()).ok_or("The Wasm ends within a section.")?.to_vec();
            sections.push(Section { id, content, at });
        }
    }
    Ok(sections)
}

/// What a Wasm holds, one thing after the other.
pub(super) fn payloads(wasm: &[u8]) -> impl Iterator<Item = Outcome<Payload<'_>>> {
    Parser::new(0).parse_all(wasm).map(|payload| payload.or_say(|| "The Wasm of the app is not one".to_string()))
}

/// A Wasm of these sections; the other part of the head is the same in all.
pub(super) fn write(wasm: &[u8], sections: &[Section]) -> Vec<u8> {
    let mut written = wasm.get(..HEAD).unwrap_or_default().to_vec();
    for section in sections {
        written.push(section.id);
        count(&mut written, section.content.len());
        written.extend(&section.content);
    }
    written
}

/// Adds a number as Wasm writes them: seven bits a byte, the lowest first (LEB128).
pub(super) fn count(bytes: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        bytes.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Adds a name.
pub(super) fn name(bytes: &mut Vec<u8>, name: &str) {
    count(bytes, name.len());
    bytes.extend(name.as_bytes());
}

/// The bytes a number takes.
pub(super) fn width(number: usize) -> usize {
    let mut bytes = Vec::new();
    count(&mut bytes, number);
    bytes.len()
}

/// Adds a list: how many there are, then each.
pub(super) fn list<'a>(bytes: &mut Vec<u8>, items: impl ExactSizeIterator<Item = &'a [u8]>) {
    count(bytes, items.len());
    items.for_each(|item| bytes.extend(item));
}

/// Where each item of a list in a section begins, and where the last ends, from where they were read.
pub(super) fn slices<T>(
    wasm: &[u8],
    items: impl Iterator<Item = wasmparser::Result<(usize, T)>>,
    end: usize,
) -> Outcome<Vec<(&[u8], T)>> {
    let mut found: Vec<(usize, T)> = Vec::new();
    for item in items {
        found.push(item.or_say(|| "A list in the Wasm of the app cannot be read".to_string())?);
    }
    let ends: Vec<usize> = found.iter().skip(1).map(|(at, _)| *at).chain([end]).collect();
    let cut = |((at, item), end): ((usize, T), usize)| Some((wasm.get(at..end)?, item));
    let cut: Option<Vec<_>> = found.into_iter().zip(ends).map(cut).collect();
    cut.ok_or_else(|| Failure::from("A list in the Wasm of the app ends beyond its section."))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    #[test]
    fn numbers_take_seven_bits_a_byte() {
        for (number, bytes) in [(0, vec![0]), (127, vec![127]), (128, vec![0x80, 1]), (300, vec![0xac, 2])] {
            let mut written = Vec::new();
            count(&mut written, number);
            assert_eq!(written, bytes);
            assert_eq!(width(number), bytes.len());
        }
    }

    #[test]
    fn what_was_read_is_written_again() {
        let wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x02\x01\0\x0a\x04\x01\x02\0\x0b";
        let sections = read(wasm).expect("a Wasm");
        assert_eq!(sections.len(), 3);
        assert_eq!(write(wasm, &sections), wasm);
    }
}
