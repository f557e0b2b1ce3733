//! Keeping: what was rated goes to the store, the journal and the other tabs; what they say comes back.

use leptos::ev;
use leptos::prelude::*;

use super::quiz::{Quiz, now};
use super::{channel, strings};
use crate::log::{Record, WriterId};
use crate::practice::{Event, Model, Settings};
use crate::store::{Canary, Change, IndexedJournal, Journal, Keeper, Saved, StoreError, Texts};

/// Everything of ours begins so, in every place.
const PREFIX: &str = "cuecard/";

/// A new name for a writer, or for a log that is nobody's.
pub(super) fn new_name() -> WriterId {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    WriterId(half() << 32 | half())
}

fn canary(model: &Model, last: Option<&Record>) -> Canary {
    let log = model.log();
    let (records, fingerprint) = (log.records().len() as u32, log.fingerprint());
    Canary { ratings: model.ratings(), records, fingerprint, last: last.map(|record| record.id) }
}

impl Quiz {
    /// Keeps a record that was just made.
    pub(super) fn append(self, record: &Record) {
        let canary = self.model.with_untracked(|model| canary(model, Some(record)));
        let write = |keeper: &mut Keeper| (keeper.append(record, &canary), keeper.own(&canary));
        let Some((kept, changes)) = self.keeper.try_update_value(write) else { return };
        self.settle_store(kept);
        self.tell_journal(changes);
        channel::tell(self, [record]);
        self.ask_to_keep();
    }

    /// Takes over records that came from elsewhere: a backup, or another device.
    pub(super) fn adopt(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().lacking(records)) else { return };
        let adopted = self.keeper.try_update_value(|keeper| keeper.adopt(&records, new_name()));
        let Some((changes, kept)) = adopted.filter(|_| !records.is_empty()) else { return };
        self.settle_store(kept);
        self.tell_journal(changes);
        channel::tell(self, &records);
        self.enact(Event::Merge(records));
    }

    /// Keeps the settings.
    pub(super) fn save_settings(self, settings: &Settings) {
        let text = settings.encode();
        if let Some(Err(error)) = self.keeper.try_update_value(|keeper| keeper.save_settings(&text)) {
            self.settle_store(Err(error));
        }
        IndexedJournal.write(vec![Keeper::settings_change(&text)], Box::new(drop));
    }

    /// Begins to follow the journal, other tabs, and the page's coming and going.
    pub(super) fn follow(self) {
        let opened_ms = now().ms;
        let then = move |texts: Result<Texts, StoreError>| self.journal_read(texts, opened_ms);
        IndexedJournal.read(PREFIX, Box::new(then));
        channel::listen(self);
        self.ask_whether_lasting();
        // What another tab did while this one slept, or was kept in the page cache, was not heard.
        let listeners = [
            window_event_listener(ev::focus, move |_| self.refresh()),
            window_event_listener(ev::visibilitychange, move |_| self.refresh()),
            window_event_listener(ev::pageshow, move |_| self.refresh()),
        ];
        on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
    }

    fn refresh(self) {
        let Some(records) = self.keeper.try_update_value(Keeper::reread) else { return };
        self.merge(records);
    }

    /// Takes over records that are kept already.
    pub(super) fn merge(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().lacking(records)) else { return };
        if !records.is_empty() {
            self.enact(Event::Merge(records));
        }
    }

    fn journal_read(self, texts: Result<Texts, StoreError>, opened_ms: i64) {
        let answer = texts.as_ref().map(drop).map_err(|error| *error);
        if let Ok(texts) = texts {
            self.unite(&texts, opened_ms);
        }
        // Said last: what is saved is then on the page, too.
        self.settle(|saving| saving.journal(answer));
    }

    fn unite(self, texts: &Texts, opened_ms: i64) {
        let names = [new_name(), new_name()];
        let Some(united) = self.keeper.try_update_value(|keeper| keeper.unite(texts, names, now())) else { return };
        if let Some(settings) = united.settings.as_deref().and_then(Settings::decode) {
            self.enact(Event::Set(settings));
        }
        // What was rated since the page opened may be on its way from another tab; what is older was dropped.
        let dropped = |record: &&Record| record.is_review() && record.at.ms < opened_ms;
        let dropped = united.restored.iter().filter(dropped).count();
        if let Some(error) = united.error {
            self.settle_store(Err(error));
        }
        self.merge(united.restored);
        self.refresh();
        let mut changes = united.changes;
        changes.extend(self.reckon(united.canary, dropped));
        IndexedJournal.write(changes, Box::new(drop));
    }

    /// Compares what is there with what there was, tells of any loss, and keeps what is there as the new count.
    fn reckon(self, journal: Option<Canary>, dropped: usize) -> Option<Change> {
        let opened = self.opened_canary.try_get_value().flatten();
        let (canary, lost) = self.model.try_with_untracked(|model| {
            let misses = |before: Option<Canary>| before.map_or(0, |before| before.misses(model.log()));
            (canary(model, None), misses(opened).max(misses(journal)))
        })?;
        if lost > 0 {
            self.tell(strings::lost(lost));
        } else if dropped > 0 && self.saving.try_with_value(|saving| saving.trouble()).flatten().is_none() {
            self.tell(strings::restored(dropped));
        }
        self.keeper.try_update_value(|keeper| keeper.reckon(&canary))
    }

    fn tell_journal(self, changes: Vec<Change>) {
        let Some(question) = self.saving.try_update_value(|saving| saving.asked()) else { return };
        self.settle(|_| ());
        let then = move |answer| self.settle(|saving| saving.answered(question, answer));
        IndexedJournal.write(changes, Box::new(then));
    }

    pub(super) fn settle_store(self, answer: Result<(), StoreError>) {
        self.settle(|saving| saving.store(answer));
    }

    /// Takes an answer of a place in, and shows what it means.
    fn settle(self, answer: impl FnOnce(&mut crate::store::Saving)) {
        let Some((before, after)) = self.saving.try_update_value(|saving| {
            let before = saving.trouble();
            answer(saving);
            (before, *saving)
        }) else {
            return;
        };
        let _ = self.saved.try_set(after.saved() as usize);
        if let Some(trouble) = after.trouble().filter(|trouble| before != Some(*trouble)) {
            self.tell(strings::store_failed(trouble.0, trouble.1));
        }
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
