//! The store and the journal brought to hold the same.

use super::compaction::tidy;
use super::keys::SETTINGS;
use super::merge::{Lacks, unite};
use super::{Canary, Entries, Keeper, StoreError, Write};
use crate::log::codec;
use crate::log::{Moment, Record, WriterId};

/// What came of comparing the journal with the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct United {
    /// Records the store did not have, which are in it again unless `error` says otherwise.
    pub restored: Vec<Record>,
    /// The settings, where the store had none.
    pub settings: Option<String>,
    /// The canary in the journal.
    pub canary: Option<Canary>,
    /// What other tabs have kept since the store was last read.
    pub news: Vec<Record>,
    /// What the journal is to be told.
    pub changes: Vec<Write>,
    /// Why the store could not be mended.
    pub error: Option<StoreError>,
}

impl Keeper {
    /// Compares what the journal has with the store, mends the store, and says how to mend the journal. Then tidies
    /// both. A log of another tab is never written to: what is lacking goes into logs under `names`, which must be
    /// new. Where the journal has what the store had, letter by letter, which is the rule, the store is not read again.
    pub fn unite(&mut self, journal: &Entries, names: [WriterId; 2], now: Moment) -> United {
        let mut united = United::default();
        let mut logs = journal.clone();
        logs.retain(|key, _| key.starts_with(&self.logs()));
        united.canary = journal.get(&self.canary_key()).and_then(|text| Canary::decode(text));
        if self.lasting.read(SETTINGS) == Ok(None) {
            united.settings = journal.get(SETTINGS).cloned();
        }
        if self.seen != logs {
            united.news = self.news(&mut united.error);
        }
        let local = self.seen.clone();
        let Lacks { first, mut second } = unite(&local, &logs);
        // The journal is told this writer's own log whole with each rating.
        second.retain(|record| record.id.writer != self.writer);
        let [lacking, tidied] = names;
        if !first.is_empty() {
            united.error = united.error.or(self.adopt(&first, lacking).1.err());
        }
        if !second.is_empty() {
            united.changes.push((self.log_key(lacking), Some(codec::encode(&second))));
        }
        united.restored = first;
        self.tidy(&local, &logs, tidied, now, &mut united.changes);
        united
    }

    fn tidy(&mut self, local: &Entries, journal: &Entries, name: WriterId, now: Moment, changes: &mut Vec<Write>) {
        let key = self.log_key(name);
        let here = tidy(local, now);
        let there = if local == journal { here.clone() } else { tidy(journal, now) };
        for gone in here.remove {
            // What stays too long is no harm: a later start finds it again.
            let _ = self.lasting.remove(&gone);
        }
        if let Some(text) = here.write
            && self.lasting.write(&key, &text).is_ok()
        {
            self.seen.insert(key.clone(), text);
        }
        changes.extend(there.remove.into_iter().map(|gone| (gone, None)));
        changes.extend(there.write.map(|text| (key, Some(text))));
    }
}
