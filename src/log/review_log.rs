//! The review log: an ordered set of records.

use super::effective::{self, Effective};
use super::{Entry, Moment, Record, RecordId, Review, WriterId, is_ahead};
use crate::hash;

/// Up to this many records are inserted one by one; more are sorted in.
const FEW: usize = 8;

/// A set of records, ordered by (time, writer, sequence).
#[derive(Clone, Debug, Default)]
pub struct Log {
    records: Vec<Record>,
    fingerprint: u64,
    clock: Option<Clock>,
}

/// Detects records that a wrong clock dated ahead.
#[derive(Clone, Copy, Debug)]
struct Clock {
    now: Moment,
    noticed: Moment,
}

/// Two logs are equal if their records are; the clock does not matter.
impl PartialEq for Log {
    fn eq(&self, other: &Log) -> bool {
        self.records == other.records
    }
}

impl Eq for Log {}

impl Log {
    /// Makes records dated more than a day after `now` count from `noticed`, when they were noticed here. Without a
    /// clock, each record counts from its date.
    pub fn set_clock(&mut self, now: Moment, noticed: Moment) {
        self.clock = Some(Clock { now, noticed });
    }

    /// Moves the clock set with [`Log::set_clock`] to a later time; returns whether any record is no longer dated
    /// ahead.
    pub fn advance_clock(&mut self, now: Moment) -> bool {
        let in_time = |now| self.records.partition_point(|record| !is_ahead(record, now));
        let Some(before) = self.clock.map(|clock| clock.now).filter(|before| before.ms < now.ms) else { return false };
        let is_passed = in_time(before) < in_time(now);
        self.clock.iter_mut().for_each(|clock| clock.now = now);
        is_passed
    }

    /// Whether this log detects records dated ahead.
    pub fn has_clock(&self) -> bool {
        self.clock.is_some()
    }

    /// Counts the effective reviews that are dated more than a day after `now`.
    pub fn ahead(&self, now: Moment) -> usize {
        // The last record is the latest, and usually none is ahead.
        if !self.records.last().is_some_and(|last| is_ahead(last, now)) {
            return 0;
        }
        self.reviews().rev().take_while(|(record, _)| is_ahead(record, now)).count()
    }

    /// Returns the time from which a record counts.
    pub fn made_at(&self, record: &Record) -> Moment {
        match self.clock {
            Some(Clock { now, noticed }) if is_ahead(record, now) => noticed,
            _ => record.at,
        }
    }

    /// Adds a record; returns `false` if it was already there.
    pub fn insert(&mut self, record: Record) -> bool {
        // Usually it is the newest, so the check starts from the end.
        let at = self.records.partition_point(|other| other.order() < record.order());
        if self.records.get(at).is_some_and(|other| other.order() == record.order()) {
            return false;
        }
        self.fingerprint = self.fingerprint.wrapping_add(record_fingerprint(record.id));
        self.records.insert(at, record);
        true
    }

    /// Adds all `records`; returns how many were new. Merging is a union: order and repetition do not matter.
    pub fn merge(&mut self, records: impl IntoIterator<Item = Record>) -> usize {
        let before = self.records.len();
        let records: Vec<Record> = records.into_iter().collect();
        // Ratings of another tab arrive one by one; sorting a long log for each would be slow.
        if records.len() <= FEW {
            return records.into_iter().map(|record| self.insert(record)).filter(|is_new| *is_new).count();
        }
        if before == 0 {
            // At the start the log is empty, and the records are many.
            self.records = records;
        } else {
            self.records.extend(records);
        }
        self.records.sort_by_key(Record::order);
        self.records.dedup_by_key(|record| record.order());
        self.fingerprint = self.records.iter().fold(0, |sum, record| sum.wrapping_add(record_fingerprint(record.id)));
        self.records.len() - before
    }

    /// A sum over the identities of all records. Logs with the same number of records but different identities have
    /// different fingerprints, except for a collision of 64-bit hashes.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether the log has a record with this identity.
    pub fn contains(&self, id: RecordId) -> bool {
        // Usually it is one of the newest.
        self.records.iter().rev().any(|record| record.id == id)
    }

    /// Returns the `records` that are not in the log, in their order.
    pub fn missing_from(&self, mut records: Vec<Record>) -> Vec<Record> {
        if records.len() <= FEW {
            records.retain(|record| !self.contains(record.id));
            return records;
        }
        let mut asked: Vec<RecordId> = records.iter().map(|record| record.id).collect();
        asked.sort_unstable();
        asked.dedup();
        let mut known = vec![false; asked.len()];
        for record in &self.records {
            let known = asked.binary_search(&record.id).ok().and_then(|at| known.get_mut(at));
            known.into_iter().for_each(|known| *known = true);
        }
        let is_known = |id: RecordId| asked.binary_search(&id).ok().and_then(|at| known.get(at)) == Some(&true);
        records.retain(|record| !is_known(record.id));
        records
    }

    /// Returns all records, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Returns the effective records: neither undone nor covered by a reset that counts.
    pub fn effective(&self) -> impl DoubleEndedIterator<Item = &Record> {
        let effective = Effective::of(&self.records);
        self.records.iter().filter(move |record| effective.stands(record))
    }

    /// Returns the last reset that was not undone.
    pub fn last_reset(&self) -> Option<RecordId> {
        let effective = Effective::of(&self.records);
        let mut resets = self.records.iter().rev().filter(|record| record.is_reset()).map(|record| record.id);
        resets.find(|id| !effective.is_undone(*id))
    }

    /// Returns what a reset made now stores in its field for newer versions: the records it covers.
    pub fn knowledge(&self) -> String {
        effective::knowledge(&self.records)
    }

    /// Returns the resets to undo so that records covered by the last reset of `writer` count again, or by the last of
    /// all if `writer` has none.
    pub fn resets_to_undo(&self, writer: WriterId) -> Vec<RecordId> {
        effective::resets_to_undo(&self.records, writer)
    }

    /// Returns the effective reviews, oldest first.
    pub fn reviews(&self) -> impl DoubleEndedIterator<Item = (&Record, &Review)> {
        self.effective().filter_map(|record| match &record.entry {
            Entry::Review(review) => Some((record, review)),
            _ => None,
        })
    }
}

/// Returns an identity's contribution to the fingerprint.
fn record_fingerprint(id: RecordId) -> u64 {
    hash::mix(hash::mix(id.writer.0) ^ u64::from(id.seq))
}
