//! Records from elsewhere, looked at before they are taken in: what they would add, and what they would cancel here.

use std::collections::HashSet;

use super::effective::{Earliest, Effective, known};
use super::{Entry, Log, Moment, Record, RecordId};

/// A clock that is further ahead than this is wrong, in ms.
const AHEAD_MS: i64 = 86_400_000;

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
    /// There is a reset that does not say what it covers, and is dated ahead: it would cancel ratings to come. It is not
    /// taken in; who wants it has to reset here.
    pub is_reset_ahead: bool,
    /// How many ratings that come, and would count, are dated more than a day ahead.
    pub ahead: usize,
}

impl Incoming {
    /// Looks at records before they are united with `log`; those that are in it are passed over.
    pub fn of(log: &Log, records: Vec<Record>, now: Moment) -> Incoming {
        let new = log.lacking(records);
        let is_unbounded = |record: &Record| record.is_reset() && known(record).is_none() && is_ahead(record, now);
        let mut united = log.clone();
        united.unite(new.iter().cloned());
        let after = Effective::of(&united);
        let gone: Vec<&Record> =
            log.reviews().map(|(record, _)| record).filter(|record| !after.stands(record)).collect();
        let gone_ids: HashSet<RecordId> = gone.iter().map(|record| record.id).collect();
        let earliest = Earliest::of(gone.iter().copied());
        let mut incoming = Incoming { cancelled: gone.len(), ..Incoming::default() };
        let mut held = Effective::default();
        let mut rest = Vec::new();
        for record in new {
            let is_held = match &record.entry {
                Entry::Undo(target) => gone_ids.contains(target),
                Entry::Reset if after.is_undone(record.id) => false,
                Entry::Reset => is_unbounded(&record) || earliest.is_met_by(&record),
                _ => false,
            };
            if !is_held {
                rest.push(record);
                continue;
            }
            if record.is_reset() {
                incoming.resets += 1;
                held.reset(&record);
            } else {
                incoming.undos += 1;
            }
            if is_unbounded(&record) {
                incoming.is_reset_ahead = true;
            } else {
                incoming.cancelling.push(record);
            }
        }
        // Of what a reset covers where it comes from, nobody wants the ratings without the reset.
        let (covered, adds) = rest.into_iter().partition(|record| !record.is_reset() && held.is_covered(record));
        let covered: Vec<Record> = covered;
        incoming.cancelling.extend(covered);
        incoming.adds = adds;
        let counts = |record: &&Record| record.is_review() && after.stands(record) && is_ahead(record, now);
        incoming.ahead = incoming.adds.iter().filter(counts).count();
        incoming
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

/// Whether a record was made by a clock that is ahead of `now` by more than a day.
pub fn is_ahead(record: &Record, now: Moment) -> bool {
    record.at.ms.saturating_sub(now.ms) > AHEAD_MS
}
