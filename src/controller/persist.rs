//! Stores what an event has made: in the local store at once, in the journal and for other tabs from the queue.

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

/// After so many ratings the browser is asked to store them for good.
const WORTH_KEEPING: u32 = 3;

/// How much there is in a model's log; `last` is the record made last.
pub(crate) fn checkpoint(model: &Model, last: Option<&Record>) -> Checkpoint {
    let log = model.log();
    let (records, fingerprint) = (log.records().len() as u32, log.fingerprint());
    Checkpoint { ratings: model.ratings(), records, fingerprint, last: last.map(|record| record.id) }
}

impl Quiz {
    /// Stores records that were just made.
    pub(crate) fn append(self, records: &[&Record]) {
        let checkpoint = self.model.with_untracked(|model| checkpoint(model, records.last().copied()));
        let stored = self.repository.try_update_value(|repository| repository.append(records, &checkpoint));
        let Some((writes, stored)) = stored else { return };
        self.settle_store(stored);
        self.write_journal(writes);
        let records: Vec<Record> = records.iter().copied().cloned().collect();
        enqueue(move || broadcast::send(self, &records));
        self.ask_for_persistence();
    }

    /// Stores the settings.
    pub(crate) fn save_settings(self, settings: &Settings) {
        let text = settings.encode();
        let stored = self.repository.try_update_value(|repository| repository.save_settings(&text));
        if let Some(Err(error)) = stored {
            self.settle_store(Err(error));
        }
        write_in_background(self, vec![LogRepository::settings_change(&text)]);
    }

    /// Stores the session.
    pub(crate) fn save_session(self) {
        let text = self.model.with_untracked(Model::snapshot);
        self.repository.try_update_value(|repository| repository.save_session(&text));
    }

    /// Queues a write to the journal, and follows its answer.
    pub(crate) fn write_journal(self, writes: Vec<Write>) {
        let Some(question) = self.saving.try_update_value(SaveTracker::write_started) else { return };
        self.settle(|_| ());
        let write = async move {
            let answer = journal(self).write(writes).await;
            self.settle(|saving| saving.write_finished(question, answer));
        };
        enqueue(move || spawn_local(write));
        // What no other storage has must not wait.
        if self.trouble().is_some() {
            flush();
        }
    }

    /// Takes in an answer of the local store.
    pub(crate) fn settle_store(self, answer: Result<(), StoreError>) {
        self.settle(|saving| saving.store(answer));
    }

    /// Takes in an answer of a storage, and shows what it means.
    pub(crate) fn settle(self, answer: impl FnOnce(&mut SaveTracker)) {
        let settled = self.saving.try_update_value(|saving| {
            let before = saving.failure();
            answer(saving);
            (before, *saving)
        });
        let Some((before, after)) = settled else { return };
        let _ = self.saved.try_set(after.saved());
        let trouble = after.failure().filter(|trouble| before != Some(*trouble));
        if let Some((error, journal)) = trouble {
            self.notify(Notice::StoreFailed { error, journal, backup: self.standalone });
        }
    }

    /// What the local store fails with, and whether the journal has everything all the same.
    pub(crate) fn trouble(self) -> Option<(StoreError, bool)> {
        self.saving.try_with_value(SaveTracker::failure).flatten()
    }

    /// Finds out whether the browser stores things for good already.
    pub(crate) fn query_persistence(self) {
        spawn_local(async move {
            let answer = persistence::query().await;
            let _ = self.persistence.try_set(answer);
        });
    }

    /// Asks the browser to store things for good, once there are a few ratings. Not on a host page, whose visitors would
    /// be the ones who are asked.
    fn ask_for_persistence(self) {
        let is_worth_it = self.standalone
            && self.model.try_with_untracked(|model| model.ratings() == WORTH_KEEPING) == Some(true)
            && self.persistence.try_get_untracked() != Some(Persistence::Persistent);
        if is_worth_it {
            spawn_local(async move {
                let answer = persistence::request().await;
                let _ = self.persistence.try_set(answer);
            });
        }
    }
}
