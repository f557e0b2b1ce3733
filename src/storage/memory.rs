//! The adapters that store texts until the page is closed.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Entries, Journal, Store, StoreError, Write};

/// Texts in memory: for tests, and for browsers that store nothing.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    entries: Entries,
}

impl Store for MemoryStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.entries.keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.entries.get(key).cloned())
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.entries.insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.entries.remove(key);
        Ok(())
    }
}

/// No store: every call fails with the same error.
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
    async fn read(&self, _: &str) -> Result<Entries, StoreError> {
        Err(self.0)
    }

    async fn write(&self, _: Vec<Write>) -> Result<(), StoreError> {
        Err(self.0)
    }
}

/// A journal in memory. A clone is another handle to the same texts.
#[derive(Clone, Debug, Default)]
pub struct MemoryJournal {
    entries: Rc<RefCell<Entries>>,
}

impl Journal for MemoryJournal {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        let mut entries = self.entries.borrow().clone();
        entries.retain(|key, _| key.starts_with(prefix));
        Ok(entries)
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let mut entries = self.entries.borrow_mut();
        for (key, text) in writes {
            match text {
                Some(text) => entries.insert(key, text),
                None => entries.remove(&key),
            };
        }
        Ok(())
    }
}
