//! A session of two hundred ratings over places that fail at any call, in any way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use cuecard::log::{Log, WriterId};
use cuecard::storage::{Entries, Journal, SaveState, SaveTracker, StoreError, Write};
use futures::executor::LocalPool;
use futures::task::LocalSpawnExt;

use super::failing::{ERRORS, Place, When};
use super::repository::*;

const RATINGS: u32 = 200;

/// A journal over a place, that fails as told.
struct FailingJournal {
    place: Place,
    when: When,
    error: StoreError,
    calls: Cell<usize>,
}

impl FailingJournal {
    fn call(&self) -> Result<(), StoreError> {
        let n = self.calls.replace(self.calls.get() + 1);
        if self.when.is_at(n) { Err(self.error) } else { Ok(()) }
    }
}

impl Journal for FailingJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        self.call()?;
        Ok(self.place.starting(prefix))
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        self.call()?;
        self.place.change(writes);
        Ok(())
    }
}

/// Rates through a session as the screen does, and checks after each rating that what is said is true.
fn session(store_fails: When, journal_fails: When, error: StoreError) {
    let (store, journal_place) = (Place::default(), Place::default());
    let journal = FailingJournal { place: journal_place.clone(), when: journal_fails, error, calls: Cell::new(0) };
    let (journal, mut page) = (Rc::new(journal), LocalPool::new());
    let mut repository = over(store.failing(store_fails, error), A);
    let saving = Rc::new(RefCell::new(SaveTracker::default()));
    if let Some(error) = repository.open().error {
        saving.borrow_mut().store(Err(error));
    }
    let mut acknowledged = 0;
    for seq in 0..RATINGS {
        let record = record(A, seq);
        let (changes, kept) = repository.append(&[&record], &Default::default());
        saving.borrow_mut().store(kept);
        let question = saving.borrow_mut().write_started();
        assert_eq!(saving.borrow().saved(), SaveState::Pending);
        let (journal, answered) = (journal.clone(), saving.clone());
        let write = async move {
            let answer = journal.write(changes).await;
            answered.borrow_mut().write_finished(question, answer);
        };
        page.spawner().spawn_local(write).unwrap();
        page.run_until_stalled();
        if saving.borrow().saved() == SaveState::Saved {
            acknowledged = seq + 1;
        }
        // Only what is about to change is looked at closely, for the sake of time.
        if seq % 40 == 0 || saving.borrow().failure().is_some() && seq % 10 == 0 || seq + 1 == RATINGS {
            let there = there(&store, &journal_place);
            assert!((0..acknowledged).all(|seq| there.contains(&(A.0, seq))), "{acknowledged} acknowledged");
        }
    }
}

/// What a browser opened anew would have.
fn there(store: &Place, journal: &Place) -> Vec<(u64, u32)> {
    let mut repository = repository(store, WriterId(0xf));
    let mut log = Log::default();
    log.merge(repository.open().records);
    log.merge(repository.reconcile(&journal.all(), [WriterId(1), WriterId(2)], record(A, 0).at).restored);
    log.records().iter().map(|record| (record.id.writer.0, record.id.seq)).collect()
}

/// Opening reads keys and checkpoint and settings, and each rating writes log and checkpoint: so many calls there are.
const CALLS: usize = 3 + 2 * RATINGS as usize;

#[test]
fn nothing_acknowledged_is_lost_when_the_store_fails_at_any_call() {
    for error in ERRORS {
        for n in 0..CALLS {
            session(When::At(n), When::Never, error);
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_the_journal_fails_at_any_call() {
    for error in ERRORS {
        for n in 0..RATINGS as usize {
            session(When::Never, When::At(n), error);
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_when_both_fail_for_good_sooner_or_later() {
    for error in ERRORS {
        for n in (0..CALLS).step_by(7) {
            session(When::From(n), When::From(n / 3), error);
            session(When::From(n), When::Never, error);
            session(When::Never, When::From(n / 2), error);
        }
    }
}
