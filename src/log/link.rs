//! A deck's log as one text that fits into a link, to be taken to another device.
//!
//! `interview/340/` and then the log's text form: deck, number of records, records. The number tells a link that was
//! cut between two chunks.

use super::codec::{self, Decoded};
use super::{Log, Record};
use crate::deck::base_id;

/// Why a text is no transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferError {
    /// It is something else.
    NotOne,
    /// It is of the deck of this id.
    OtherDeck(String),
    /// It is longer than any that is made.
    TooLong,
    /// Some of it is missing or changed.
    Damaged,
}

/// More bytes than that are no link: the longest that is made has an eighth of it, and every later start reads what it
/// brings.
pub const LONGEST: usize = 64_000;

/// The whole log of a deck.
pub fn write(deck: &str, log: &Log) -> String {
    let mut records = log.records().to_vec();
    // By writer, so that writers need naming once.
    records.sort_by_key(|record| record.id);
    format!("{deck}/{}/{}", records.len(), codec::encode(&records))
}

/// What a link's fragment begins with.
pub const MARK: &str = "#transfer=";

/// Pieces into which programs that pass a link on may have broken it; more are no link.
const MOST_PIECES: usize = 200;

/// The records of a transfer to `deck` in a text that has its link in it, with whatever words around; a transfer alone,
/// without the beginning of its link, will do. `decode` undoes the link's percent encoding.
///
/// # Errors
/// [`TransferError`]; nothing of the text should then be used.
pub fn find(text: &str, deck: &str, decode: impl Fn(&str) -> Option<String>) -> Result<Vec<Record>, TransferError> {
    let text = text.split_once(MARK).map_or(text, |(_, rest)| rest);
    if text.len() > LONGEST {
        return Err(TransferError::TooLong);
    }
    let (mut link, mut first) = (String::new(), None);
    // A link ends with the piece that makes it whole: it says itself how much is in it.
    for piece in text.split_whitespace().take(MOST_PIECES) {
        let end = piece.find(|letter| !may_stand_in_link(letter)).unwrap_or(piece.len());
        link.push_str(piece.get(..end).unwrap_or_default());
        let whole = link.trim_end_matches(|letter: char| !ends_link(letter));
        let found = decode(whole).map_or(Err(TransferError::NotOne), |text| read(&text, deck));
        if found.is_ok() {
            return found;
        }
        // What else might follow is not part of the link, so the first finding counts.
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

/// A full stop or a bracket at the end belongs to the text around.
fn ends_link(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "_%~-".contains(letter)
}

/// The records of a transfer to `deck`.
///
/// # Errors
/// [`TransferError`]; nothing of the text should then be used.
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
