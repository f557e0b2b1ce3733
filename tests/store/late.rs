//! Places as a browser has them, which are written late: a store whose writes come to the disk later, or torn, or never;
//! and a journal that answers later.

use std::cell::RefCell;
use std::rc::Rc;

use cuecard::storage::{Entries, Journal, Store, StoreError, Write};
use futures::pending;

use super::failing::Place;
use super::many::Dice;

/// A store as Chromium has it: every tab sees what was written, the disk sees it later.
#[derive(Clone, Default)]
pub(crate) struct Late {
    pub(crate) seen: Place,
    pub(crate) disk: Place,
    waiting: Rc<RefCell<Vec<Write>>>,
}

pub(crate) struct LateStore(pub(crate) Late);

impl Store for LateStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.seen.store().keys(prefix)
    }
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.seen.get(key))
    }
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.change((key.into(), Some(text.into())))
    }
    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.change((key.into(), None))
    }
}

impl LateStore {
    fn change(&self, change: Write) -> Result<(), StoreError> {
        self.0.seen.change(vec![change.clone()]);
        self.0.waiting.borrow_mut().push(change);
        Ok(())
    }
}

impl Late {
    pub(crate) fn flush(&self) {
        self.disk.change(self.waiting.take());
    }

    /// Some of what waits comes to the disk, the last of it perhaps torn; the rest is gone.
    pub(crate) fn kill(&self, dice: &mut Dice) {
        let mut waiting = self.waiting.take();
        waiting.truncate(dice.below(waiting.len() + 1));
        if let Some((_, Some(text))) = waiting.last_mut().filter(|_| dice.below(4) == 0) {
            text.truncate(dice.below(text.len() + 1));
        }
        self.disk.change(waiting);
        let gone: Vec<Write> = self.seen.all().into_keys().map(|key| (key, None)).collect();
        self.seen.change(gone);
        self.seen.change(self.disk.all().into_iter().map(|(key, text)| (key, Some(text))).collect());
    }
}

/// A journal as IndexedDB is one: it opens before it does anything, and what it has done it reports later. A call that
/// is dropped before it is polled again goes no further, as where a page is closed.
#[derive(Clone, Default)]
pub(crate) struct LateJournal(pub(crate) Place);

impl Journal for LateJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        pending!();
        let entries = self.0.starting(prefix);
        pending!();
        Ok(entries)
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        pending!();
        self.0.change(writes);
        pending!();
        Ok(())
    }
}
