//! Compaction: the logs of tabs closed long ago become one.
//!
//! It can be interrupted anywhere. One start writes a log with the records of the others; only a later start that
//! finds that log complete removes the others. A tab that was wrongly considered closed writes its whole log again with
//! its next rating.

use super::Entries;
use super::merge::{contains, dedup_sorted};
use crate::log::codec;
use crate::log::{DAY_MS, Moment, Record};

/// Fewer logs than this are not compacted.
const MANY: usize = 8;
/// A tab without a rating for this long is considered closed, in ms: two days.
const CLOSED_MS: i64 = 2 * DAY_MS;

/// The changes to one store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compaction {
    /// Keys of logs whose records are all in another, complete log.
    pub remove: Vec<String>,
    /// A log with all records of closed tabs, in the order of time so that it is read fast; to be written under a new
    /// key.
    pub write: Option<String>,
}

/// A log of a tab that is considered closed.
struct Closed<'a> {
    key: &'a str,
    records: Vec<Record>,
}

/// The changes that compact a store's logs.
pub fn compact(texts: &Entries, now: Moment) -> Compaction {
    if texts.len() < MANY {
        return Compaction::default();
    }
    let closed: Vec<Closed<'_>> = texts.iter().filter_map(|(key, text)| read(key, text, now)).collect();
    let Some(largest) = largest(&closed) else { return Compaction::default() };
    let covered = |log: &&Closed<'_>| log.records.iter().all(|record| contains(&largest.records, record.id));
    let others = closed.iter().filter(|log| log.key != largest.key);
    let (gone, left): (Vec<_>, Vec<_>) = others.partition(covered);
    let remove = gone.iter().map(|log| log.key.into()).collect();
    let many = left.len() + 1 >= MANY;
    let write = many.then(|| {
        let mut all = dedup_sorted(closed.into_iter().flat_map(|log| log.records).collect());
        all.sort_by_key(Record::order);
        codec::encode(&all)
    });
    Compaction { remove, write }
}

/// The log, if it is complete and its tab is considered closed.
fn read<'a>(key: &'a str, text: &str, now: Moment) -> Option<Closed<'a>> {
    let decoded = codec::decode(text);
    let recent = |record: &Record| record.at.ms > now.ms.saturating_sub(CLOSED_MS);
    if decoded.damaged > 0 || decoded.records.iter().any(recent) {
        return None;
    }
    Some(Closed { key, records: dedup_sorted(decoded.records) })
}

/// The log with the most records; among equal ones always the same.
fn largest<'a, 'b>(closed: &'b [Closed<'a>]) -> Option<&'b Closed<'a>> {
    let mut logs = closed.iter();
    let first = logs.next()?;
    Some(logs.fold(
        first,
        |most, log| {
            if (log.records.len(), log.key) > (most.records.len(), most.key) { log } else { most }
        },
    ))
}
