//! Synchronises with the journal once the page has opened, with other tabs, and when the page becomes visible again.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::broadcast;
use super::incoming_link;
use super::journal_queue::{flush, journal, write_in_background};
use super::options::StorageScope;
use super::persist::checkpoint;
use super::state::Quiz;
use super::stores::new_name;
use crate::browser::{self, clock::now};
use crate::log::Record;
use crate::practice::{Event, Model, Settings};
use crate::storage::{Checkpoint, Entries, Journal, KEY_PREFIX, StoreError, Write};
use crate::text::Notice;

/// The events when the page becomes visible again.
const VISIBLE_EVENTS: [&str; 3] = ["focus", "visibilitychange", "pageshow"];

/// Starts the background work of a mount after the first render: nothing else should use the network, or delay the
/// page, before that.
pub(crate) fn start(quiz: Quiz) {
    // A weak handle: a mount that is dropped first must be freed completely.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let start = move || {
        if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
            owner.with(|| quiz.start());
        }
    };
    set_timeout(start, Duration::ZERO);
}

impl Quiz {
    /// Listens to the other tabs and the page, and reads the journal.
    fn start(self) {
        if self.scope == StorageScope::Device {
            broadcast::listen(self, move |records| self.merge(records));
        }
        self.follow_visibility();
        spawn_local(async move { self.journal_read(journal(self).read(KEY_PREFIX).await) });
        self.query_persistence();
        if self.standalone {
            incoming_link::follow(self);
        }
    }

    /// Reads the store again when the page becomes visible: it receives no messages while it is frozen, or in the
    /// back/forward cache.
    fn follow_visibility(self) {
        browser::listen(&window(), &VISIBLE_EVENTS, move |event| {
            // The page may be discarded after this event.
            flush();
            self.note_visibility();
            // `pageshow` is also emitted after every load, when everything has just been read.
            if browser::is_restored(&event) != Some(false) {
                self.refresh();
            }
        });
    }

    /// Stops the time of the card on screen while the page is hidden.
    fn note_visibility(self) {
        let is_hidden = document().hidden();
        let changes = |model: &Model| model.is_hidden() != is_hidden;
        if self.model.try_with_untracked(changes) == Some(true) {
            self.apply(Event::Visible(!is_hidden));
        }
    }

    /// Reads the store again, and starts the new day's session if the day has changed.
    pub(crate) fn refresh(self) {
        let Some(records) = self.repository.try_update_value(|repository| repository.reread()) else { return };
        self.merge(records);
        // A page may be left open for days.
        if self.model.try_with_untracked(|model| model.session().day != now().day()) == Some(true) {
            self.apply(Event::DayChanged);
        }
    }

    /// Merges records that are already stored.
    pub(crate) fn merge(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().missing_from(records)) else { return };
        if !records.is_empty() {
            self.apply(Event::Merge(records));
        }
    }

    /// Stores and merges records of a backup or of another device.
    pub(crate) fn import_records(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().missing_from(records)) else { return };
        if records.is_empty() {
            return;
        }
        let stored = self.repository.try_update_value(|repository| repository.import_records(&records, new_name()));
        let Some((writes, stored)) = stored else { return };
        self.apply_store_result(stored);
        self.write_journal(writes);
        broadcast::send(self, &records);
        self.apply(Event::Merge(records));
    }

    fn journal_read(self, entries: Result<Entries, StoreError>) {
        let result = entries.as_ref().map(drop).map_err(|error| *error);
        if let Ok(entries) = entries {
            self.reconcile(&entries);
        }
        // Reported last: the mount has then merged everything stored.
        self.apply_result(|saving| saving.journal(result));
    }

    /// Merges the journal with the local store.
    fn reconcile(self, entries: &Entries) {
        let names = [new_name(), new_name()];
        let reconciled = self.repository.try_update_value(|repository| repository.reconcile(entries, names, now()));
        let Some(reconciled) = reconciled else { return };
        if let Some(settings) = reconciled.settings.as_deref().and_then(Settings::decode) {
            self.apply(Event::Set(settings));
        }
        // Records made since the page opened may be on their way from another tab; older missing ones were lost.
        let dropped = |record: &&Record| record.is_review() && record.at.ms < self.opened_ms;
        let dropped = reconciled.restored.iter().filter(dropped).count();
        if let Some(error) = reconciled.error {
            self.apply_store_result(Err(error));
        }
        self.merge(reconciled.restored);
        self.merge(reconciled.new_records);
        let mut changes = reconciled.changes;
        changes.extend(self.check_for_loss(reconciled.checkpoint, dropped));
        match self.repository.try_update_value(|repository| repository.own_log_change()).flatten() {
            Some(own) => {
                // Rated before the journal was open.
                changes.push(own);
                self.write_journal(changes);
            }
            None => write_in_background(self, changes),
        }
    }

    /// Compares the log with its checkpoint, notifies the person of any loss, and stores the new checkpoint.
    fn check_for_loss(self, journal: Option<Checkpoint>, dropped: usize) -> Option<Write> {
        let lost = || {
            self.model.try_with_untracked(|model| {
                let misses = |before: Option<Checkpoint>| before.map_or(0, |before| before.misses(model.log()));
                misses(self.checkpoint).max(misses(journal))
            })
        };
        if lost()? > 0 {
            // Another tab may just have stored it.
            self.refresh();
        }
        let is_known = self.checkpoint.is_some() || journal.is_some();
        let (lost, checkpoint) = (lost()?, self.model.try_with_untracked(|model| checkpoint(model, None))?);
        if lost > 0 {
            self.notify(Notice::Lost(lost));
        } else if dropped > 0 && self.storage_failure().is_none() {
            self.notify(Notice::Restored(dropped));
        }
        // A deck that was only viewed stores nothing.
        let is_worth_it = is_known || checkpoint.records > 0;
        is_worth_it.then(|| self.repository.try_update_value(|repository| repository.write_checkpoint(&checkpoint)))?
    }
}
