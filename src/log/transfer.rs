//! A deck's log as one text that fits into a link, to be taken to another device.
//!
//! `interview/340/` and then the log's text form: deck, number of records, records. The number tells a link that was
//! cut between two chunks.

use super::codec::{self, Decoded};
use super::{Log, Record};
use crate::deck::base_id;
use crate::{number, order};

/// Why a text is no transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransferError {
    /// It is something else.
    NotOne,
    /// It is of the deck of this id.
    OtherDeck(String),
    /// Some of it is missing or changed.
    Damaged,
}

/// The whole log of a deck.
pub fn write(deck: &str, log: &Log) -> String {
    let mut records = log.records().to_vec();
    // By writer, so that writers need naming once.
    order::sort(&mut records, |a, b| a.id <= b.id);
    [deck, "/", &number::text(records.len()), "/", &codec::encode(&records)].concat()
}

/// The records of a transfer to `deck`.
///
/// # Errors
/// [`TransferError`]; nothing of the text should then be used.
pub fn read(text: &str, deck: &str) -> Result<Vec<Record>, TransferError> {
    let parts = text.split_once('/').and_then(|(of, rest)| Some((of, rest.split_once('/')?)));
    let (of, (count, log)) = parts.filter(|(of, _)| crate::deck::is_slug(of)).ok_or(TransferError::NotOne)?;
    let count: usize = number::read(count).ok_or(TransferError::NotOne)?;
    if base_id(of) != base_id(deck) {
        return Err(TransferError::OtherDeck(of.into()));
    }
    let Decoded { records, damaged } = codec::decode(log);
    if damaged > 0 || records.len() != count { Err(TransferError::Damaged) } else { Ok(records) }
}
