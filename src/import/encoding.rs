//! The text of a file in any encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::draft::{Note, NoteKind};

/// Decodes a file. Each line of the text ends in `\n`.
pub(super) fn decode(bytes: &[u8]) -> (String, Vec<Note>) {
    let mut notes = Vec::new();
    let whole = |kind| Note { line: 0, kind };
    let marked = Encoding::for_bom(bytes).map(|(encoding, length)| (encoding, bytes.get(length..).unwrap_or_default()));
    let (encoding, body) = marked.unwrap_or_else(|| (guess(bytes), bytes));
    if marked.is_none() && encoding != UTF_8 {
        notes.push(whole(NoteKind::EncodingGuessed(encoding.name().into())));
    }
    let (text, is_damaged) = encoding.decode_without_bom_handling(body);
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}'], "\n");
    let is_control = |letter: char| letter.is_control() && !['\n', '\t'].contains(&letter);
    if is_damaged || text.contains(is_control) {
        notes.push(whole(NoteKind::CharactersReplaced));
    }
    let text = text.replace(is_control, "\u{fffd}");
    if let Some(at) = text.find(turns) {
        let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        notes.push(Note { line, kind: NoteKind::DirectionControls });
    }
    (text, notes)
}

/// Whether a character changes the direction of what comes after it.
fn turns(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Guesses the encoding of a file without a mark: UTF-16 where every other byte is zero, as in most texts of Latin
/// letters.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let begin = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |from: usize| begin.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = begin.len() / 6;
    match (std::str::from_utf8(bytes).is_ok(), even, odd) {
        (_, even, odd) if odd > many && odd > 4 * even => UTF_16LE,
        (_, even, odd) if even > many && even > 4 * odd => UTF_16BE,
        (true, ..) => UTF_8,
        _ => WINDOWS_1252,
    }
}
