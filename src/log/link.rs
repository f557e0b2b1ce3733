//! A deck's log as one text that fits into a link, for transfer to another device.
//!
//! The format is `interview/340/` and the log's text form: deck, number of records, records. The number detects a link
//! that was cut between two chunks.

use super::codec::{self, Decoded};
use super::{Log, Record};
use crate::deck::base_id;

/// Why a text is not a valid transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferError {
    /// The text is not a transfer.
    NotOne,
    /// The transfer is for the deck with this id.
    OtherDeck(String),
    /// The text is longer than any transfer.
    TooLong,
    /// Part of the transfer is missing or changed.
    Damaged,
}

/// Maximum length in bytes. The longest link Cuecard writes has an eighth of it; every later start would read the
/// imported records.
pub const LONGEST: usize = 64_000;

/// Writes the whole log of a deck.
pub fn write(deck: &str, log: &Log) -> String {
    let mut records = log.records().to_vec();
    // Sorted by writer, so that each writer is named once.
    records.sort_by_key(|record| record.id);
    format!("{deck}/{}/{}", records.len(), codec::encode(&records))
}

/// The prefix of a link's fragment.
pub const MARK: &str = "#transfer=";

/// Maximum number of pieces into which other programs may have broken a link.
const MOST_PIECES: usize = 200;

/// Finds a transfer for `deck` in a text that contains its link, with any text around it; the transfer without the
/// start of the link is accepted too. `decode` undoes the link's percent encoding.
///
/// # Errors
/// [`TransferError`]; the text must then not be used at all.
pub fn find(text: &str, deck: &str, decode: impl Fn(&str) -> Option<String>) -> Result<Vec<Record>, TransferError> {
    let text = text.split_once(MARK).map_or(text, |(_, rest)| rest);
    if text.len() > LONGEST {
        return Err(TransferError::TooLong);
    }
    let (mut link, mut first) = (String::new(), None);
    // A link contains its number of records, so it ends with the piece that completes it.
    for piece in text.split_whitespace().take(MOST_PIECES) {
        let end = piece.find(|letter| !may_stand_in_link(letter)).unwrap_or(piece.len());
        link.push_str(piece.get(..end).unwrap_or_default());
        let whole = link.trim_end_matches(|letter: char| !ends_link(letter));
        let found = decode(whole).map_or(Err(TransferError::NotOne), |text| read(&text, deck));
        if found.is_ok() {
            return found;
        }
        // Any further text is not part of the link, so the first error is the one to report.
        first = first.or(Some(found));
        if end < piece.len() {
            break;
        }
    }
    first.unwrap_or(Err(TransferError::NotOne))
}

fn may_stand_in_link(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_%.!~*'()-".contains(letter)
}

/// Whether a character can end a link. A full stop or bracket at the end belongs to the text around it.
fn ends_link(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_%~-".contains(letter)
}

/// Parses a transfer for `deck`.
///
/// # Errors
/// [`TransferError`]; the text must then not be used at all.
pub fn read(text: &str, deck: &str) -> Result<Vec<Record>, TransferError> {
    let parts = text.split_once('/').and_then(|(of, rest)| Some((of, rest.split_once('/')?)));
    let (of, (count, log)) = parts.filter(|(of, _)| crate::deck::is_slug(of)).ok_or(TransferError::NotOne)?;
    let count: usize = count.parse().map_err(|_| TransferError::NotOne)?;
    if base_id(of) != base_id(deck) {
        return Err(TransferError::OtherDeck(of.into()));
    }
    let Decoded { records, damaged } = codec::decode(log);
    if damaged > 0 || records.len() != count { Err(TransferError::Damaged) } else { Ok(records) }
}
