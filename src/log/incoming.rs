//! Analyses records from elsewhere before they are merged: what they add, and what they cancel here.

use std::collections::{HashMap, HashSet};

use super::effective::{Earliest, Effective, known};
use super::{Entry, Log, Moment, Record, RecordId, WriterId, is_ahead};

/// Records that are not in the log yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Records that cancel nothing here.
    pub adds: Vec<Record>,
    /// Resets that would cancel ratings here, undos of ratings here, and the incoming records that the resets cover.
    /// They are merged only if the person agrees.
    pub cancelling: Vec<Record>,
    /// The number of resets that would cancel ratings here.
    pub resets: usize,
    /// The number of undos that would cancel ratings here.
    pub undos: usize,
    /// The number of ratings here that would no longer count.
    pub cancelled: usize,
    /// Whether a reset would cancel future ratings: it is dated ahead and has no list of records, or it covers records
    /// that exist nowhere. It is not merged; the person can reset here instead.
    pub is_reset_ahead: bool,
    /// The number of undos of records that exist nowhere. They are dropped: they would cancel future ratings.
    pub aimless: usize,
    /// The number of incoming ratings that would count and are dated more than a day ahead.
    pub ahead: usize,
}

impl Incoming {
    /// Analyses records before they are merged into `log`. Skips those that are already in it.
    pub fn of(log: &Log, records: Vec<Record>, now: Moment) -> Incoming {
        let (new, aimless) = without_aimless(log, log.missing_from(records));
        let mut united = log.clone();
        united.merge(new.iter().cloned());
        let after = Effective::of(united.records());
        let gone: Vec<&Record> =
            log.reviews().map(|(record, _)| record).filter(|record| !after.stands(record)).collect();
        let gone_ids: HashSet<RecordId> = gone.iter().map(|record| record.id).collect();
        let earliest = Earliest::of(gone.iter().copied());
        let mut incoming = Incoming { cancelled: gone.len(), aimless, ..Incoming::default() };
        let there = There::of(&united);
        let is_unbounded = |record: &Record| record.is_reset() && there.is_exceeded_by(record, now);
        let is_held = |record: &Record| match &record.entry {
            Entry::Undo(target) => gone_ids.contains(target),
            Entry::Reset if after.is_undone(record.id) => false,
            Entry::Reset => is_unbounded(record) || earliest.is_met_by(record),
            _ => false,
        };
        let (withheld, rest): (Vec<Record>, Vec<Record>) = new.into_iter().partition(is_held);
        let mut held = Effective::default();
        withheld.iter().filter(|record| record.is_reset()).for_each(|reset| held.reset(reset));
        incoming.withhold(withheld, is_unbounded);
        // The ratings that an incoming reset covers are useless without the reset.
        let (covered, adds) = rest.into_iter().partition(|record| !record.is_reset() && held.is_covered(record));
        let covered: Vec<Record> = covered;
        incoming.cancelling.extend(covered);
        incoming.adds = adds;
        let counts = |record: &&Record| record.is_review() && after.stands(record) && is_ahead(record, now);
        incoming.ahead = incoming.adds.iter().filter(counts).count();
        incoming
    }

    /// Withholds records until the person agrees.
    fn withhold(&mut self, records: Vec<Record>, is_unbounded: impl Fn(&Record) -> bool) {
        self.resets = records.iter().filter(|record| record.is_reset()).count();
        self.undos = records.len() - self.resets;
        self.cancelling = records;
        self.cancelling.retain(|record| !is_unbounded(record));
        self.is_reset_ahead = self.resets + self.undos > self.cancelling.len();
    }

    /// Whether there is nothing to merge.
    pub fn is_empty(&self) -> bool {
        self.adds.is_empty() && !self.cancels()
    }

    /// Whether anything would cancel ratings here, present or future.
    pub fn cancels(&self) -> bool {
        !self.cancelling.is_empty() || self.is_reset_ahead
    }
}

/// The records present of each writer.
struct There {
    ids: HashSet<RecordId>,
    /// The last number, by writer.
    last: HashMap<WriterId, u32>,
}

impl There {
    fn of(log: &Log) -> There {
        let mut last: HashMap<WriterId, u32> = HashMap::new();
        for RecordId { writer, seq } in log.records().iter().map(|record| record.id) {
            let known = last.entry(writer).or_insert(seq);
            *known = seq.max(*known);
        }
        There { ids: log.records().iter().map(|record| record.id).collect(), last }
    }

    /// Whether a reset covers records that its writer has not made yet.
    fn is_exceeded_by(&self, reset: &Record, now: Moment) -> bool {
        let RecordId { writer, seq } = reset.id;
        let follows = seq.checked_sub(1).is_none_or(|seq| self.ids.contains(&RecordId { writer, seq }));
        !follows
            || match known(reset) {
                None => is_ahead(reset, now),
                Some(known) => {
                    known.iter().any(|(writer, _, last)| self.last.get(writer).is_none_or(|most| last > most))
                }
            }
    }
}

/// Drops undos of records that are neither in the log nor among `records`, and returns the rest with the number
/// dropped. A complete log has no such undo, unless somebody crafts undos of future records.
pub fn without_aimless(log: &Log, mut records: Vec<Record>) -> (Vec<Record>, usize) {
    let all = records.len();
    // Undos by target, so that undos of a dropped undo are found without another scan.
    let mut undos: HashMap<RecordId, Vec<RecordId>> = HashMap::new();
    for record in &records {
        record.target().into_iter().for_each(|target| undos.entry(target).or_default().push(record.id));
    }
    let mut aims = undos.clone();
    for record in log.records().iter().chain(&records) {
        aims.remove(&record.id);
    }
    let mut aimless: HashSet<RecordId> = HashSet::new();
    let mut next: Vec<RecordId> = aims.into_values().flatten().collect();
    while let Some(undo) = next.pop() {
        if aimless.insert(undo) {
            next.extend(undos.remove(&undo).unwrap_or_default());
        }
    }
    records.retain(|record| record.target().is_none() || !aimless.contains(&record.id));
    let left_out = all - records.len();
    (records, left_out)
}
