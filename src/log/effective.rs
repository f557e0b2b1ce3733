//! Determines which records count: those neither undone nor covered by a reset.
//!
//! Clocks may be wrong by years, so a reset lists what its writer knew, and covers that regardless of dates. Its field
//! for newer versions contains, for each writer with counting records, their first and last number:
//!
//! ```text
//! knows 00c0ffee00c0ffee.0-41,00000000feedbeef.7-7
//! ```
//!
//! A reset covers all records of these writers up to the last number, and its own writer's earlier records. A record
//! that its writer did not know counts, whatever its date. Resets of earlier versions list nothing: they cover all
//! records before them in the log's order, and their own writer's by number.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::codec::{writer_id, writer_name};
use super::{Entry, Record, RecordId, WriterId};

/// Prefix of the list of records that a reset's writer knew.
const KNOWS: &str = "knows ";

/// Which records count, computed in one pass.
#[derive(Debug, Default)]
pub(super) struct Effective {
    undone: HashSet<RecordId>,
    /// By writer, the number below which no record counts.
    below: HashMap<WriterId, u64>,
    /// Of the resets without a list, the last in the log's order, and the last by another writer.
    last: Option<(i64, RecordId)>,
    last_of_another: Option<(i64, RecordId)>,
}

impl Effective {
    /// Processes a log's records, in the log's order.
    pub(super) fn of(records: &[Record]) -> Effective {
        let mut effective = Effective::default();
        effective.undone.extend(records.iter().filter_map(Record::target));
        for record in records {
            if record.is_reset() && !effective.is_undone(record.id) {
                effective.reset(record);
            }
        }
        effective
    }

    /// Adds a reset that counts. Call it in the log's order.
    pub(super) fn reset(&mut self, reset: &Record) {
        self.cover(reset.id.writer, u64::from(reset.id.seq));
        match known(reset) {
            Some(known) => known.into_iter().for_each(|(writer, _, last)| self.cover(writer, u64::from(last) + 1)),
            None => {
                if self.last.is_some_and(|(_, last)| last.writer != reset.id.writer) {
                    self.last_of_another = self.last;
                }
                self.last = Some(reset.order());
            }
        }
    }

    fn cover(&mut self, writer: WriterId, below: u64) {
        let now = self.below.entry(writer).or_default();
        *now = below.max(*now);
    }

    pub(super) fn is_undone(&self, id: RecordId) -> bool {
        self.undone.contains(&id)
    }

    /// Whether a reset covers the record.
    pub(super) fn is_covered(&self, record: &Record) -> bool {
        if self.below.get(&record.id.writer).is_some_and(|below| u64::from(record.id.seq) < *below) {
            return true;
        }
        let is_others = |(_, reset): &(i64, RecordId)| reset.writer != record.id.writer;
        let last = self.last.filter(is_others).or(self.last_of_another.filter(is_others));
        last.is_some_and(|last| record.order() < last)
    }

    pub(super) fn stands(&self, record: &Record) -> bool {
        !self.is_undone(record.id) && !self.is_covered(record)
    }
}

/// Parses the list of a reset: writers, with the first and the last number of each. `None` if it has no list.
pub(super) fn known(reset: &Record) -> Option<Vec<(WriterId, u32, u32)>> {
    let text = reset.rest.strip_prefix(KNOWS)?;
    // Newer versions may append fields after a space.
    let text = text.split(' ').next().unwrap_or_default();
    let one = |text: &str| {
        let (writer, numbers) = text.split_once('.')?;
        let (first, last) = numbers.split_once('-')?;
        Some((writer_id(writer)?, first.parse().ok()?, last.parse().ok()?))
    };
    text.split(',').filter(|text| !text.is_empty()).map(one).collect()
}

/// Whether a record is neither a reset nor an undo: only such records can be covered by a reset.
fn is_of_cards(record: &Record) -> bool {
    !matches!(record.entry, Entry::Reset | Entry::Undo(_))
}

/// Returns the list for a reset made now.
pub(super) fn knowledge(records: &[Record]) -> String {
    let effective = Effective::of(records);
    let mut known: BTreeMap<WriterId, (u32, u32)> = BTreeMap::new();
    for record in records.iter().filter(|record| effective.stands(record) && is_of_cards(record)) {
        let (first, last) = known.entry(record.id.writer).or_insert((record.id.seq, record.id.seq));
        (*first, *last) = ((*first).min(record.id.seq), (*last).max(record.id.seq));
    }
    let one = |(writer, (first, last)): (&WriterId, &(u32, u32))| format!("{}.{first}-{last}", writer_name(*writer));
    let known: Vec<String> = known.iter().map(one).collect();
    format!("{KNOWS}{}", known.join(","))
}

/// Returns the resets to undo so that records covered by the last reset of `writer` count again, or by the last of all
/// if `writer` has none: usually that reset alone, else also every reset that covers some of the same records.
pub(super) fn resets_to_undo(records: &[Record], writer: WriterId) -> Vec<RecordId> {
    let effective = Effective::of(records);
    let resets: Vec<&Record> =
        records.iter().filter(|record| record.is_reset() && !effective.is_undone(record.id)).collect();
    let own = resets.iter().filter(|reset| reset.id.writer == writer).max_by_key(|reset| reset.id.seq);
    let Some(last) = own.or(resets.last()).copied() else { return Vec::new() };
    let ranges = known(last);
    let was_there = |record: &Record| match &ranges {
        Some(ranges) => ranges
            .iter()
            .any(|(writer, first, last)| record.id.writer == *writer && (*first..=*last).contains(&record.id.seq)),
        None => record.is_before(last),
    };
    let is_theirs = |record: &&Record| is_of_cards(record) && !effective.is_undone(record.id) && was_there(record);
    let theirs = Earliest::of(records.iter().filter(is_theirs));
    let others = resets.iter().filter(|reset| reset.id == last.id || theirs.is_met_by(reset));
    others.map(|reset| reset.id).collect()
}

/// The earliest of some records: enough to decide whether a reset covers any of them.
#[derive(Default)]
pub(super) struct Earliest {
    /// The lowest number, by writer.
    numbers: HashMap<WriterId, u32>,
    /// The first in the log's order, and the first by another writer.
    first: Option<(i64, RecordId)>,
    first_of_another: Option<(i64, RecordId)>,
}

impl Earliest {
    /// Processes records, which must be in the log's order.
    pub(super) fn of<'a>(records: impl Iterator<Item = &'a Record>) -> Earliest {
        let mut earliest = Earliest::default();
        for record in records {
            let number = earliest.numbers.entry(record.id.writer).or_insert(record.id.seq);
            *number = record.id.seq.min(*number);
            match earliest.first {
                None => earliest.first = Some(record.order()),
                Some((_, first)) if first.writer != record.id.writer && earliest.first_of_another.is_none() => {
                    earliest.first_of_another = Some(record.order());
                }
                Some(_) => {}
            }
        }
        earliest
    }

    /// Whether a reset covers any of the records.
    pub(super) fn is_met_by(&self, reset: &Record) -> bool {
        let has_below = |writer, below: u64| self.numbers.get(&writer).is_some_and(|first| u64::from(*first) < below);
        if has_below(reset.id.writer, u64::from(reset.id.seq)) {
            return true;
        }
        match known(reset) {
            Some(known) => known.into_iter().any(|(writer, _, last)| has_below(writer, u64::from(last) + 1)),
            None => {
                let is_others = |(_, record): &(i64, RecordId)| record.writer != reset.id.writer;
                let first = self.first.filter(is_others).or(self.first_of_another.filter(is_others));
                first.is_some_and(|first| first < reset.order())
            }
        }
    }
}
