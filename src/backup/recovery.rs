//! A stored log text, as in a recovery file.

use super::RawLog;
use crate::log::codec;

const LOGS: &str = "cuecard/log/";

/// Parses a text stored under a key, which names the log's deck.
pub fn stored_log(key: &str, text: &str) -> Option<RawLog> {
    let name = key.strip_prefix(LOGS)?;
    let (deck, _) = name.split_once('/')?;
    let decoded = codec::decode(text);
    Some(RawLog { deck: deck.into(), records: decoded.records, damaged: decoded.damaged })
}
