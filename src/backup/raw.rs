//! A stored log text, as a recovery file carries it.

use super::RawLog;
use crate::log::codec;

const LOGS: &str = "cuecard/log/";

/// Reads a text stored under a key. A key says deck and writer; one without a deck is of the deck asked for.
pub fn stored_log(key: &str, text: &str) -> Option<RawLog> {
    let name = key.strip_prefix(LOGS)?;
    let (deck, writer) = name.rsplit_once('/').map_or((None, name), |(deck, writer)| (Some(deck), writer));
    let decoded = codec::decode(codec::writer_id(writer)?, text);
    Some(RawLog { deck: deck.map(String::from), records: decoded.records, damaged: decoded.damaged })
}
