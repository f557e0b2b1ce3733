//! Records from elsewhere, looked at before they are taken in: what they would add, and what they would cancel here.

use std::collections::{HashMap, HashSet};

use super::effective::{Earliest, Effective, known};
use super::{Entry, Log, Moment, Record, RecordId, WriterId, is_ahead};

/// Records that are not here yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Those that cancel nothing here.
    pub adds: Vec<Record>,
    /// Resets that would cancel ratings here, and undos of such; with what the resets cover of the records that come.
    /// They are taken in only where the person wants it.
    pub cancelling: Vec<Record>,
    /// How many resets would cancel ratings here.
    pub resets: usize,
    /// How many undos would.
    pub undos: usize,
    /// How many ratings here would count no more.
    pub cancelled: usize,
    /// There is a reset that would cancel ratings to come: it is dated ahead and does not say what it covers, or covers
    /// records that are nowhere. It is not taken in; who wants it has to reset here.
    pub is_reset_ahead: bool,
    /// How many undos are of records that are nowhere. They are left out: they would cancel ratings to come.
    pub aimless: usize,
    /// How many ratings that come, and would count, are dated more than a day ahead.
    pub ahead: usize,
}

impl Incoming {
    /// Looks at records before they are united with `log`; those that are in it are passed over.
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
        // Of what a reset covers where it comes from, nobody wants the ratings without the reset.
        let (covered, adds) = rest.into_iter().partition(|record| !record.is_reset() && held.is_covered(record));
        let covered: Vec<Record> = covered;
        incoming.cancelling.extend(covered);
        incoming.adds = adds;
        let counts = |record: &&Record| record.is_review() && after.stands(record) && is_ahead(record, now);
        incoming.ahead = incoming.adds.iter().filter(counts).count();
        incoming
    }

    /// Takes in what is not taken in unasked.
    fn withhold(&mut self, records: Vec<Record>, is_unbounded: impl Fn(&Record) -> bool) {
        self.resets = records.iter().filter(|record| record.is_reset()).count();
        self.undos = records.len() - self.resets;
        self.cancelling = records;
        self.cancelling.retain(|record| !is_unbounded(record));
        self.is_reset_ahead = self.resets + self.undos > self.cancelling.len();
    }

    /// Whether anything comes, or could.
    pub fn is_empty(&self) -> bool {
        self.adds.is_empty() && !self.cancels()
    }

    /// Whether there is something that would cancel ratings here, now or to come.
    pub fn cancels(&self) -> bool {
        !self.cancelling.is_empty() || self.is_reset_ahead
    }
}

/// What is there of each writer.
struct There {
    ids: HashSet<RecordId>,
    /// The last number.
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

    /// Whether a reset covers more than that: what its writer has still to make.
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

/// The records without undos of something that is neither in the log nor among them; and how many those were. A log that
/// is passed on whole has no such undo, unless somebody means records that have still to be made.
pub fn without_aimless(log: &Log, mut records: Vec<Record>) -> (Vec<Record>, usize) {
    let all = records.len();
    // Undos of each target, so that what an undo that is left out was itself aimed at is found without another search.
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
