//! Two places that should hold the same records, and what each of them lacks.

use super::Entries;
use crate::log::{Record, RecordId, codec};

/// What two places lack of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lacks {
    /// Records the first place should have, in no particular order.
    pub first: Vec<Record>,
    /// Records the second place should have.
    pub second: Vec<Record>,
}

/// Compares the logs of two places. Where they are the same letter by letter, which is the rule, nothing is
/// decoded.
pub fn unite(first: &Entries, second: &Entries) -> Lacks {
    if first == second {
        return Lacks::default();
    }
    let (a, b) = (records(first), records(second));
    Lacks { first: without(&b, &a), second: without(&a, &b) }
}

/// The records of all texts, each once, in the order of their identities.
pub(super) fn records(texts: &Entries) -> Vec<Record> {
    once(texts.values().flat_map(|text| codec::decode(text).records).collect())
}

/// Records in the order of their identities, each once.
pub(super) fn once(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(|record| record.id);
    records.dedup_by_key(|record| record.id);
    records
}

/// Whether a record of this identity is among `records`, which are in the order of [`records`].
pub(super) fn has(records: &[Record], id: RecordId) -> bool {
    records.binary_search_by(|record| record.id.cmp(&id)).is_ok()
}

fn without(records: &[Record], known: &[Record]) -> Vec<Record> {
    records.iter().filter(|record| !has(known, record.id)).cloned().collect()
}
