//! Tidying: the logs of tabs long closed become one.
//!
//! It can be interrupted anywhere. A start writes one log that holds what the others hold; only a later start,
//! which finds that log there and whole, removes the others. A tab that was taken for closed and is not writes its
//! own log again with its next rating, whole.

use super::Entries;
use super::merge::{contains, dedup_sorted};
use crate::log::codec;
use crate::log::{DAY_MS, Moment, Record};

/// With fewer logs than this there is nothing to tidy.
const MANY: usize = 8;
/// A tab that has rated nothing for so long is taken for closed, in ms: two days.
const CLOSED_MS: i64 = 2 * DAY_MS;

/// What to do to one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compaction {
    /// Keys of logs that another, found whole, holds entirely.
    pub remove: Vec<String>,
    /// A log that holds everything in those of closed tabs, in the order of time so that it is quickly read; to be
    /// written under a new key.
    pub write: Option<String>,
}

/// A log of a tab that is taken for closed.
struct Closed<'a> {
    key: &'a str,
    records: Vec<Record>,
}

/// Looks a place's logs over.
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

/// The log, if it is whole and its tab is taken for closed.
fn read<'a>(key: &'a str, text: &str, now: Moment) -> Option<Closed<'a>> {
    let decoded = codec::decode(text);
    let recent = |record: &Record| record.at.ms > now.ms.saturating_sub(CLOSED_MS);
    if decoded.damaged > 0 || decoded.records.iter().any(recent) {
        return None;
    }
    Some(Closed { key, records: dedup_sorted(decoded.records) })
}

/// The log with most records; of equal ones always the same.
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
