//! The adapters that keep texts for as long as the page is open.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Change, Journal, Store, StoreError, Texts, Then};

/// Texts in memory: for tests, and for browsers that keep nothing.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    texts: Texts,
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.texts.insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.texts.remove(key);
        Ok(())
    }
}

/// No place at all: every call fails for the same reason.
#[derive(Clone, Copy, Debug)]
pub struct NoStore(pub StoreError);

impl Store for NoStore {
    fn keys(&self, _: &str) -> Result<Vec<String>, StoreError> {
        Err(self.0)
    }

    fn read(&self, _: &str) -> Result<Option<String>, StoreError> {
        Err(self.0)
    }

    fn write(&mut self, _: &str, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }

    fn remove(&mut self, _: &str) -> Result<(), StoreError> {
        Err(self.0)
    }
}

impl Journal for NoStore {
    fn read(&self, _: &str, then: Then<Texts>) {
        then(Err(self.0));
    }

    fn write(&self, _: Vec<Change>, then: Then<()>) {
        then(Err(self.0));
    }
}

/// A journal in memory that answers at once. A clone is another handle on the same place.
#[derive(Clone, Debug, Default)]
pub struct MemoryJournal {
    texts: Rc<RefCell<MemoryStore>>,
}

impl Journal for MemoryJournal {
    fn read(&self, prefix: &str, then: Then<Texts>) {
        let mut texts = self.texts.borrow().texts.clone();
        texts.retain(|key, _| key.starts_with(prefix));
        then(Ok(texts));
    }

    fn write(&self, changes: Vec<Change>, then: Then<()>) {
        let mut place = self.texts.borrow_mut();
        for (key, text) in changes {
            let _ = match text {
                Some(text) => place.write(&key, &text),
                None => place.remove(&key),
            };
        }
        drop(place);
        then(Ok(()));
    }
}
