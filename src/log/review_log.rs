//! The review log: a set of records.

use super::effective::{self, Effective};
use super::{Entry, Moment, Record, RecordId, Review, WriterId, is_ahead};
use crate::hash;

/// So many records are put in their places one by one; more are sorted in.
const FEW: usize = 8;

/// A set of records, kept in the order of (time, writer, sequence).
#[derive(Clone, Debug, Default)]
pub struct Log {
    records: Vec<Record>,
    fingerprint: u64,
    clock: Option<Clock>,
}

/// What tells the records that a wrong clock dated ahead.
#[derive(Clone, Copy, Debug)]
struct Clock {
    now: Moment,
    noticed: Moment,
}

/// Logs are sets of records; what the clock here says is no part of them.
impl PartialEq for Log {
    fn eq(&self, other: &Log) -> bool {
        self.records == other.records
    }
}

impl Eq for Log {}

impl Log {
    /// Has records that are dated more than a day after `now` count as made when they were noticed here. Without that, each
    /// counts as made when it says.
    pub fn set_clock(&mut self, now: Moment, noticed: Moment) {
        self.clock = Some(Clock { now, noticed });
    }

    /// Sets the clock to a later time, where [`Log::set_clock`] was called; says whether a record is dated ahead no more.
    pub fn advance_clock(&mut self, now: Moment) -> bool {
        let in_time = |now| self.records.partition_point(|record| !is_ahead(record, now));
        let Some(before) = self.clock.map(|clock| clock.now).filter(|before| before.ms < now.ms) else { return false };
        let is_passed = in_time(before) < in_time(now);
        self.clock.iter_mut().for_each(|clock| clock.now = now);
        is_passed
    }

    /// Whether this log tells records that are dated ahead.
    pub fn has_clock(&self) -> bool {
        self.clock.is_some()
    }

    /// How many reviews that count are dated more than a day ahead of `now`: a clock was wrong.
    pub fn ahead(&self, now: Moment) -> usize {
        // The last record is the latest, and mostly there is none ahead.
        if !self.records.last().is_some_and(|last| is_ahead(last, now)) {
            return 0;
        }
        self.reviews().rev().take_while(|(record, _)| is_ahead(record, now)).count()
    }

    /// When a record counts as made.
    pub fn made_at(&self, record: &Record) -> Moment {
        match self.clock {
            Some(Clock { now, noticed }) if is_ahead(record, now) => noticed,
            _ => record.at,
        }
    }

    /// Adds a record; `false` where it was there already.
    pub fn insert(&mut self, record: Record) -> bool {
        // Nearly always the newest, so the place is looked for from the end.
        let at = self.records.partition_point(|other| other.order() < record.order());
        if self.records.get(at).is_some_and(|other| other.order() == record.order()) {
            return false;
        }
        self.fingerprint = self.fingerprint.wrapping_add(record_fingerprint(record.id));
        self.records.insert(at, record);
        true
    }

    /// Adds all of `records`; says how many were new. Union: order and repetition do not matter.
    pub fn merge(&mut self, records: impl IntoIterator<Item = Record>) -> usize {
        let before = self.records.len();
        let records: Vec<Record> = records.into_iter().collect();
        // What another tab rates comes one by one, and going through everything for each would be felt in a long log.
        if records.len() <= FEW {
            return records.into_iter().map(|record| self.insert(record)).filter(|is_new| *is_new).count();
        }
        if before == 0 {
            // At the start, and they are many.
            self.records = records;
        } else {
            self.records.extend(records);
        }
        self.records.sort_by_key(Record::order);
        self.records.dedup_by_key(|record| record.order());
        self.fingerprint = self.records.iter().fold(0, |sum, record| sum.wrapping_add(record_fingerprint(record.id)));
        self.records.len() - before
    }

    /// A sum over the identities of all records: two logs of as many records that differ in one differ in it, but
    /// for a chance of one in 2⁶⁴.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether a record of this identity is there.
    pub fn contains(&self, id: RecordId) -> bool {
        // Mostly it is asked of the newest.
        self.records.iter().rev().any(|record| record.id == id)
    }

    /// Those of `records` whose identity is not there yet, in their order.
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

    /// Every record, oldest first.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The records that count: neither undone nor covered by a reset that was not undone.
    pub fn effective(&self) -> impl DoubleEndedIterator<Item = &Record> {
        let effective = Effective::of(&self.records);
        self.records.iter().filter(move |record| effective.stands(record))
    }

    /// The last reset that was not undone.
    pub fn last_reset(&self) -> Option<RecordId> {
        let effective = Effective::of(&self.records);
        let mut resets = self.records.iter().rev().filter(|record| record.is_reset()).map(|record| record.id);
        resets.find(|id| !effective.is_undone(*id))
    }

    /// What a reset made now is to say in its field for newer versions: what its writer knows.
    pub fn knowledge(&self) -> String {
        effective::knowledge(&self.records)
    }

    /// The resets to undo so that what the last one of a writer forgot counts again; else that of the last one of all.
    pub fn resets_to_undo(&self, writer: WriterId) -> Vec<RecordId> {
        effective::resets_to_undo(&self.records, writer)
    }

    /// The reviews that count, oldest first.
    pub fn reviews(&self) -> impl DoubleEndedIterator<Item = (&Record, &Review)> {
        self.effective().filter_map(|record| match &record.entry {
            Entry::Review(review) => Some((record, review)),
            _ => None,
        })
    }
}

/// One identity's part in the fingerprint.
fn record_fingerprint(id: RecordId) -> u64 {
    hash::mix(hash::mix(id.writer.0) ^ u64::from(id.seq))
}
