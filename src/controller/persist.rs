//! Persists the records of an event: in the local store at once, in the journal and to other tabs from the queue.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::broadcast;
use super::journal_queue::{enqueue, flush, journal, write_in_background};
use super::state::Quiz;
use crate::browser::persistence::{self, Persistence};
use crate::log::Record;
use crate::practice::{Model, Settings};
use crate::storage::{Checkpoint, Journal, LogRepository, SaveTracker, StoreError, Write};
use crate::text::Notice;

/// After this number of ratings the browser is asked for persistent storage.
const PERSISTENCE_THRESHOLD: u32 = 3;

/// The checkpoint of a model's log; `last` is its newest record of this tab.
pub(crate) fn checkpoint(model: &Model, last: Option<&Record>) -> Checkpoint {
    let log = model.log();
    let (records, fingerprint) = (log.records().len() as u32, log.fingerprint());
    Checkpoint { ratings: model.ratings(), records, fingerprint, last: last.map(|record| record.id) }
}

impl Quiz {
    /// Persists new records.
    pub(crate) fn append(self, records: &[&Record]) {
        let checkpoint = self.model.with_untracked(|model| checkpoint(model, records.last().copied()));
        let stored = self.repository.try_update_value(|repository| repository.append(records, &checkpoint));
        let Some((writes, stored)) = stored else { return };
        self.apply_store_result(stored);
        self.write_journal(writes);
        let records: Vec<Record> = records.iter().copied().cloned().collect();
        enqueue(move || broadcast::send(self, &records));
        self.request_persistence();
    }

    /// Stores the settings.
    pub(crate) fn save_settings(self, settings: &Settings) {
        let text = settings.encode();
        let stored = self.repository.try_update_value(|repository| repository.save_settings(&text));
        if let Some(Err(error)) = stored {
            self.apply_store_result(Err(error));
        }
        write_in_background(self, vec![LogRepository::settings_change(&text)]);
    }

    /// Stores the session.
    pub(crate) fn save_session(self) {
        let text = self.model.with_untracked(Model::snapshot);
        self.repository.try_update_value(|repository| repository.save_session(&text));
    }

    /// Queues a write to the journal, and tracks its result.
    pub(crate) fn write_journal(self, writes: Vec<Write>) {
        let Some(number) = self.saving.try_update_value(SaveTracker::write_started) else { return };
        self.apply_result(|_| ());
        let write = async move {
            let result = journal(self).write(writes).await;
            self.apply_result(|saving| saving.write_finished(number, result));
        };
        enqueue(move || spawn_local(write));
        // Records that are in no other store must not wait.
        if self.storage_failure().is_some() {
            flush();
        }
    }

    /// Applies a result of the local store.
    pub(crate) fn apply_store_result(self, result: Result<(), StoreError>) {
        self.apply_result(|saving| saving.store(result));
    }

    /// Applies a result of a store, and shows the new state.
    pub(crate) fn apply_result(self, result: impl FnOnce(&mut SaveTracker)) {
        let applied = self.saving.try_update_value(|saving| {
            let before = saving.failure();
            result(saving);
            (before, *saving)
        });
        let Some((before, after)) = applied else { return };
        let _ = self.saved.try_set(after.saved());
        let failure = after.failure().filter(|failure| before != Some(*failure));
        if let Some((error, journal)) = failure {
            self.notify(Notice::StoreFailed { error, journal, backup: self.standalone });
        }
    }

    /// The error of the local store, and whether the journal has everything regardless.
    pub(crate) fn storage_failure(self) -> Option<(StoreError, bool)> {
        self.saving.try_with_value(SaveTracker::failure).flatten()
    }

    /// Queries whether storage is persistent already.
    pub(crate) fn query_persistence(self) {
        spawn_local(async move {
            let result = persistence::query().await;
            let _ = self.persistence.try_set(result);
        });
    }

    /// Requests persistent storage once there are a few ratings. Not on a host page, where the browser's prompt would
    /// name that page.
    fn request_persistence(self) {
        let is_worth_it = self.standalone
            && self.model.try_with_untracked(|model| model.ratings() == PERSISTENCE_THRESHOLD) == Some(true)
            && self.persistence.try_get_untracked() != Some(Persistence::Persistent);
        if is_worth_it {
            spawn_local(async move {
                let result = persistence::request().await;
                let _ = self.persistence.try_set(result);
            });
        }
    }
}
