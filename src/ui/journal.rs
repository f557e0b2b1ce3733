//! The journal: told what is rated, read when the page has opened, and united with the store.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::keeping::{canary, new_name};
use super::mount::Place;
use super::quiz::{Quiz, after_paint, now};
use super::{channel, transfer};
use crate::log::Record;
use crate::practice::{Event, Settings};
use crate::storage::{Canary, DurableStore, Entries, IndexedJournal, Journal, NoStore, StoreError, Write};
use crate::text;

/// How long what is owed waits for a frame.
const UNSEEN: Duration = Duration::from_millis(300);

/// Everything of ours begins so, in every place.
const PREFIX: &str = "cuecard/";

thread_local! {
    /// What the journal and the other tabs are still to be told, in the order in which it happened.
    static DUE: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    /// How often they were told, so that no timer comes after its time.
    static TOLD: Cell<u32> = const { Cell::new(0) };
}

/// The journal, where ratings are to stay for good.
fn journal(quiz: Quiz) -> DurableStore {
    match quiz.place {
        Place::Browser => DurableStore::Browser(IndexedJournal),
        _ => DurableStore::None(NoStore(StoreError::Denied)),
    }
}

/// Tells the journal something whose answer nobody waits for.
pub(super) fn note(quiz: Quiz, changes: Vec<Write>) {
    write_due();
    spawn_local(async move {
        let _ = journal(quiz).write(changes).await;
    });
}

/// Tells what is still to be told.
pub(super) fn write_due() {
    TOLD.set(TOLD.get().wrapping_add(1));
    for write in DUE.take() {
        write();
    }
}

/// Has something told in its turn, once the next card has been painted: opening the database takes longer than all else
/// that a rating does.
fn owe(write: impl FnOnce() + 'static) {
    let is_first = DUE.with_borrow_mut(|due| {
        due.push(Box::new(write));
        due.len() == 1
    });
    if is_first {
        // After the focus, which somebody may need for the next key.
        after_paint(|| set_timeout(write_due, Duration::ZERO));
        // A page that is not looked at is not painted.
        let told = TOLD.get();
        let unseen = move || {
            if TOLD.get() == told {
                write_due();
            }
        };
        set_timeout(unseen, UNSEEN);
    }
}

/// Begins with what a mount does by itself, once what there is to show is on the page: until then nothing else should be
/// on the line, or in the way.
pub(super) fn begin(quiz: Quiz) {
    // Held weakly: a mount that goes before that takes all it has with it.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let begin = move || {
        if let Some(owner) = owner.and_then(|owner| owner.upgrade()) {
            owner.with(|| quiz.begin());
        }
    };
    set_timeout(begin, Duration::ZERO);
}

impl Quiz {
    /// Follows the other tabs and the page, and reads the journal.
    fn begin(self) {
        self.follow();
        spawn_local(async move { self.journal_read(journal(self).read(PREFIX).await) });
        self.ask_whether_lasting();
        if self.hosted {
            transfer::follow(self);
        }
    }

    /// Tells the journal, and the other tabs and mounts, what was rated.
    pub(super) fn rated(self, changes: Vec<Write>, records: Vec<Record>) {
        self.tell_journal(changes);
        owe(move || channel::tell(self, &records));
        self.ask_to_keep();
    }

    /// Takes over records that came from elsewhere: a backup, or another device.
    pub(super) fn adopt(self, records: Vec<Record>) {
        let Some(records) = self.model.try_with_untracked(|model| model.log().lacking(records)) else { return };
        let adopted = self.own.with(|own| own.keeper.adopt(&records, new_name()));
        let Some((changes, kept)) = adopted.filter(|_| !records.is_empty()) else { return };
        self.settle_store(kept);
        self.tell_journal(changes);
        channel::tell(self, &records);
        self.enact(Event::Merge(records));
    }

    fn journal_read(self, texts: Result<Entries, StoreError>) {
        let answer = texts.as_ref().map(drop).map_err(|error| *error);
        if let Ok(texts) = texts {
            self.unite(&texts);
        }
        // Said last: what is saved is then on the page, too.
        self.settle(|saving| saving.journal(answer));
    }

    fn unite(self, texts: &Entries) {
        let names = [new_name(), new_name()];
        let Some(united) = self.own.with(|own| own.keeper.unite(texts, names, now())) else { return };
        if let Some(settings) = united.settings.as_deref().and_then(Settings::decode) {
            self.enact(Event::Set(settings));
        }
        // What was rated since the page opened may be on its way from another tab; what is older was dropped.
        let dropped = |record: &&Record| record.is_review() && record.at.ms < self.opened_ms;
        let dropped = united.restored.iter().filter(dropped).count();
        if let Some(error) = united.error {
            self.settle_store(Err(error));
        }
        self.merge(united.restored);
        self.merge(united.news);
        let mut changes = united.changes;
        changes.extend(self.reckon(united.canary, dropped));
        match self.own.with(|own| own.keeper.own()).flatten() {
            Some(own) => {
                // Rated before the journal was there to be told.
                changes.push(own);
                self.tell_journal(changes);
            }
            None => note(self, changes),
        }
    }

    /// Compares what is there with what there was, tells of any loss, and keeps what is there as the new count.
    fn reckon(self, journal: Option<Canary>, dropped: usize) -> Option<Write> {
        let opened = self.own.with(|own| own.canary).flatten();
        let lost = || {
            self.model.try_with_untracked(|model| {
                let misses = |before: Option<Canary>| before.map_or(0, |before| before.misses(model.log()));
                misses(opened).max(misses(journal))
            })
        };
        if lost()? > 0 {
            // Another tab may just have kept it.
            self.refresh();
        }
        let is_known = self.own.with(|own| own.canary).flatten().is_some() || journal.is_some();
        let (lost, canary) = (lost()?, self.model.try_with_untracked(|model| canary(model, None))?);
        if lost > 0 {
            self.tell(text::lost(lost));
        } else if dropped > 0 && self.trouble().is_none() {
            self.tell(text::restored(dropped));
        }
        // A deck that was only looked at leaves nothing behind.
        let is_worth_it = is_known || canary.records > 0;
        self.own.with(|own| is_worth_it.then(|| own.keeper.reckon(&canary))).flatten()
    }

    fn tell_journal(self, changes: Vec<Write>) {
        let Some(question) = self.own.with(|own| own.saving.asked()) else { return };
        self.settle(|_| ());
        let write = async move {
            let answer = journal(self).write(changes).await;
            self.settle(|saving| saving.answered(question, answer));
        };
        owe(move || spawn_local(write));
        // What no other place has must not wait.
        if self.trouble().is_some() {
            write_due();
        }
    }
}
