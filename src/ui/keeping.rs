//! Keeping: what was rated goes to the store; what other tabs say comes back. They and the journal are told by
//! [`super::journal`].

use leptos::prelude::*;

use super::mount::Place;
use super::quiz::{Quiz, now};
use super::{channel, journal};
use crate::log::{Record, WriterId};
use crate::practice::{Event, Model, Settings};
use crate::storage::{Canary, Keeper, Saved, Saving, StoreError};
use crate::text;

/// Events of a page that wakes.
const WAKING: [&str; 3] = ["focus", "visibilitychange", "pageshow"];

/// A new name for a writer, or for a log that is nobody's.
pub(super) fn new_name() -> WriterId {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    WriterId(half() << 32 | half())
}

pub(super) fn canary(model: &Model, last: Option<&Record>) -> Canary {
    let log = model.log();
    let (records, fingerprint) = (log.records().len() as u32, log.fingerprint());
    Canary { ratings: model.ratings(), records, fingerprint, last: last.map(|record| record.id) }
}

impl Quiz {
    /// Keeps records that were just made.
    pub(super) fn append(self, records: &[&Record]) {
        let canary = self.model.with_untracked(|model| canary(model, records.last().copied()));
        let kept = self.own.with(|own| own.keeper.append(records, &canary));
        let Some((changes, kept)) = kept else { return };
        self.settle_store(kept);
        self.rated(changes, records.iter().copied().cloned().collect());
    }

    /// Keeps the settings.
    pub(super) fn save_settings(self, settings: &Settings) {
        let text = settings.encode();
        if let Some(Err(error)) = self.own.with(|own| own.keeper.save_settings(&text)) {
            self.settle_store(Err(error));
        }
        journal::note(self, vec![Keeper::settings_change(&text)]);
    }

    /// Begins to follow other tabs, and the page's coming and going.
    pub(super) fn follow(self) {
        if self.place == Place::Browser {
            channel::listen(self);
        }
        self.wake();
    }

    /// Looks again when the page wakes: what another tab did while this one slept, or was kept in the page cache, was
    /// not heard.
    fn wake(self) {
        self.hear(&WAKING, move |event| {
            // Whoever leaves the page may never come back.
            journal::write_due();
            // The last also comes at the end of every load, when all has just been read.
            let kept = js_sys::Reflect::get(&event, &"persisted".into()).ok();
            if kept.is_none_or(|kept| kept != false) {
                self.refresh();
            }
        });
    }

    pub(super) fn refresh(self) {
        let Some(records) = self.own.with(|own| own.keeper.reread()) else { return };
        self.merge(records);
        // A page is left open for days.
        if self.model.try_with_untracked(|model| model.session().day != now().day()) == Some(true) {
            self.enact(Event::Return);
        }
    }

    /// Takes over records that are kept already.
    pub(super) fn merge(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().lacking(records)) else { return };
        if !records.is_empty() {
            self.enact(Event::Merge(records));
        }
    }

    pub(super) fn settle_store(self, answer: Result<(), StoreError>) {
        self.settle(|saving| saving.store(answer));
    }

    /// Takes an answer of a place in, and shows what it means.
    pub(super) fn settle(self, answer: impl FnOnce(&mut Saving)) {
        let Some((before, after)) = self.own.with(|own| {
            let before = own.saving.trouble();
            answer(&mut own.saving);
            (before, own.saving)
        }) else {
            return;
        };
        let _ = self.saved.try_set(after.saved() as usize);
        let trouble = after.trouble().filter(|trouble| before != Some(*trouble));
        if let Some((error, journal)) = trouble {
            self.tell(text::store_failed(error, journal, self.hosted));
        }
    }

    /// What the store fails with, and whether the journal has everything all the same.
    pub(super) fn trouble(self) -> Option<(StoreError, bool)> {
        self.own.with(|own| own.saving.trouble()).flatten()
    }

    /// Whether all that was rated here is saved.
    pub(super) fn saved(self) -> Saved {
        [Saved::Yes, Saved::Wait].get(self.saved.get()).copied().unwrap_or(Saved::No)
    }

    /// Shows the person a sentence.
    pub(super) fn tell(self, sentence: impl Into<String>) {
        let _ = self.notice.try_set(Some(sentence.into()));
    }
}
