//! The difference between two stores that should hold the same records.

use super::Entries;
use crate::log::{Record, RecordId, codec};

/// What each of two stores lacks of the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Records that the local store lacks.
    pub missing_locally: Vec<Record>,
    /// Records that the remote one lacks.
    pub missing_remotely: Vec<Record>,
}

/// Compares the logs of two stores. Where they are equal texts, which is the rule, nothing is
/// decoded.
pub fn difference(local: &Entries, remote: &Entries) -> Difference {
    if local == remote {
        return Difference::default();
    }
    let (a, b) = (records(local), records(remote));
    Difference { missing_locally: without(&b, &a), missing_remotely: without(&a, &b) }
}

/// The records of all texts, each once, in the order of their identities.
pub(super) fn records(texts: &Entries) -> Vec<Record> {
    dedup_sorted(texts.values().flat_map(|text| codec::decode(text).records).collect())
}

/// Records in the order of their identities, each once.
pub(super) fn dedup_sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    records
}

/// Whether a record of this identity is among `records`, which are in the order of [`records`].
pub(super) fn contains(records: &[Record], id: RecordId) -> bool {
    records.binary_search_by(|record| record.id.cmp(&id)).is_ok()
}

fn without(records: &[Record], known: &[Record]) -> Vec<Record> {
    records.iter().filter(|record| !contains(known, record.id)).cloned().collect()
}
