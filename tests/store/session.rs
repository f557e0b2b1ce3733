//! A session of two hundred ratings over places that fail at any call, in any way.

use std::cell::RefCell;
use std::rc::Rc;

use cuecard::log::{Log, WriterId};
use cuecard::storage::{Change, Journal, Saved, Saving, StoreError, Texts, Then};

use super::failing::{ERRORS, Place, When};
use super::keeper::*;

const RATINGS: u32 = 200;

/// A journal over a place, that fails as told.
struct FailingJournal {
    place: Place,
    when: When,
    error: StoreError,
    calls: RefCell<usize>,
}

impl FailingJournal {
    fn fails(&self) -> bool {
        let n = self.calls.replace_with(|calls| *calls + 1);
        match self.when {
            When::Never => false,
            When::At(at) => n == at,
            When::From(from) => n >= from,
        }
    }
}

impl Journal for FailingJournal {
    fn read(&self, prefix: &str, then: Then<Texts>) {
        let mut texts = self.place.all();
        texts.retain(|key, _| key.starts_with(prefix));
        then(if self.fails() { Err(self.error) } else { Ok(texts) });
    }

    fn write(&self, changes: Vec<Change>, then: Then<()>) {
        let fails = self.fails();
        if !fails {
            self.place.change(changes);
        }
        then(if fails { Err(self.error) } else { Ok(()) });
    }
}

/// Rates through a session as the screen does, and checks after each rating that what is said is true.
fn session(store_fails: When, journal_fails: When, error: StoreError) {
    let (store, journal_place) = (Place::default(), Place::default());
    let journal = FailingJournal { place: journal_place.clone(), when: journal_fails, error, calls: RefCell::new(0) };
    let mut keeper = over(store.failing(store_fails, error), A);
    let saving = Rc::new(RefCell::new(Saving::default()));
    if let Some(error) = keeper.open().error {
        saving.borrow_mut().store(Err(error));
    }
    let mut acknowledged = 0;
    for seq in 0..RATINGS {
        let record = record(A, seq);
        let (changes, kept) = keeper.append(&[&record], &Default::default());
        saving.borrow_mut().store(kept);
        let question = saving.borrow_mut().asked();
        assert_eq!(saving.borrow().saved(), Saved::Wait);
        let answered = saving.clone();
        let then = move |answer| answered.borrow_mut().answered(question, answer);
        journal.write(changes, Box::new(then));
        if saving.borrow().saved() == Saved::Yes {
            acknowledged = seq + 1;
        }
        // Only what is about to change is looked at closely, for the sake of time.
        if seq % 40 == 0 || saving.borrow().trouble().is_some() && seq % 10 == 0 || seq + 1 == RATINGS {
            let there = there(&store, &journal_place);
            assert!((0..acknowledged).all(|seq| there.contains(&(A.0, seq))), "{acknowledged} acknowledged");
        }
    }
}

/// What a browser opened anew would have.
fn there(store: &Place, journal: &Place) -> Vec<(u64, u32)> {
    let mut keeper = keeper(store, WriterId(0xf));
    let mut log = Log::default();
    log.unite(keeper.open().records);
    log.unite(keeper.unite(&journal.all(), [WriterId(1), WriterId(2)], record(A, 0).at).restored);
    log.records().iter().map(|record| (record.id.writer.0, record.id.seq)).collect()
}

/// Opening reads keys and canary and settings, and each rating writes log and canary: so many calls there are.
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
