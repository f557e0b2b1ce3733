//! Synchronises the store and the journal.

use super::compaction::compact;
use super::keys::SETTINGS;
use super::merge::{Difference, difference};
use super::{Checkpoint, Entries, LogRepository, StoreError, Write};
use crate::log::codec;
use crate::log::{Moment, Record, WriterId};

/// The result of comparing the journal with the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Records that were missing in the store; they are in it again, unless there is an `error`.
    pub restored: Vec<Record>,
    /// The settings, where the store had none.
    pub settings: Option<String>,
    /// The checkpoint in the journal.
    pub checkpoint: Option<Checkpoint>,
    /// Records that other tabs have stored since the store was last read.
    pub new_records: Vec<Record>,
    /// The writes for the journal.
    pub changes: Vec<Write>,
    /// Why the store could not be repaired.
    pub error: Option<StoreError>,
}

impl LogRepository {
    /// Compares the journal with the store, repairs the store, and returns the writes that repair the journal. Then
    /// compacts both. It never writes to another tab's log: missing records go into logs under `names`, which must be
    /// new. Where both hold equal texts, which is the rule, the store is not read again.
    pub fn reconcile(&mut self, journal: &Entries, names: [WriterId; 2], now: Moment) -> Reconciled {
        let mut reconciled = Reconciled::default();
        let mut logs = journal.clone();
        logs.retain(|key, _| key.starts_with(&self.logs()));
        reconciled.checkpoint = journal.get(&self.checkpoint_key()).and_then(|text| Checkpoint::decode(text));
        if self.local_store.read(SETTINGS) == Ok(None) {
            reconciled.settings = journal.get(SETTINGS).cloned();
        }
        if self.known != logs {
            reconciled.new_records = self.new_records(&mut reconciled.error);
        }
        let local = self.known.clone();
        let Difference { missing_locally, mut missing_remotely } = difference(&local, &logs);
        // Each rating writes this writer's whole log to the journal.
        missing_remotely.retain(|record| record.id.writer != self.writer);
        let [imported, compacted] = names;
        if !missing_locally.is_empty() {
            reconciled.error = reconciled.error.or(self.import_records(&missing_locally, imported).1.err());
        }
        if !missing_remotely.is_empty() {
            reconciled.changes.push((self.log_key(imported), Some(codec::encode(&missing_remotely))));
        }
        reconciled.restored = missing_locally;
        self.compact(&local, &logs, compacted, now, &mut reconciled.changes);
        reconciled
    }

    fn compact(&mut self, local: &Entries, journal: &Entries, name: WriterId, now: Moment, changes: &mut Vec<Write>) {
        let key = self.log_key(name);
        let here = compact(local, now);
        let there = if local == journal { here.clone() } else { compact(journal, now) };
        for gone in here.remove {
            // Not removing it does no harm: a later start finds it again.
            let _ = self.local_store.remove(&gone);
        }
        if let Some(text) = here.write
            && self.local_store.write(&key, &text).is_ok()
        {
            self.known.insert(key.clone(), text);
        }
        changes.extend(there.remove.into_iter().map(|gone| (gone, None)));
        changes.extend(there.write.map(|text| (key, Some(text))));
    }
}
