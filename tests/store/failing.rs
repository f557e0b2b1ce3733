//! A place several stores share, as tabs share an origin, and stores over it that fail when told to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use cuecard::storage::{Entries, MemoryStore, Store, StoreError, Write};

pub(crate) const ERRORS: [StoreError; 3] = [StoreError::Denied, StoreError::Full, StoreError::Broken];

/// A browser's place for texts. A clone is another handle on the same place.
#[derive(Clone, Default)]
pub(crate) struct Place {
    texts: Rc<RefCell<MemoryStore>>,
    /// Every key that was asked for or written, and every prefix.
    pub(crate) touched: Rc<RefCell<Vec<String>>>,
}

/// When a store fails, counted in calls of any kind from 0.
#[derive(Clone, Copy)]
pub(crate) enum When {
    Never,
    At(usize),
    From(usize),
}

impl When {
    pub(crate) fn is_at(self, call: usize) -> bool {
        match self {
            When::Never => false,
            When::At(at) => call == at,
            When::From(from) => call >= from,
        }
    }
}

/// A store over a [`Place`] that fails as told.
pub(crate) struct FailingStore {
    place: Place,
    when: When,
    error: StoreError,
    calls: Cell<usize>,
}

impl Place {
    /// A store that works.
    pub(crate) fn store(&self) -> Box<dyn Store> {
        self.failing(When::Never, StoreError::Broken)
    }

    /// A store that fails.
    pub(crate) fn failing(&self, when: When, error: StoreError) -> Box<dyn Store> {
        Box::new(FailingStore { place: self.clone(), when, error, calls: Cell::new(0) })
    }

    /// A place that holds these texts already.
    pub(crate) fn with(texts: &[(&str, &str)]) -> Place {
        let place = Place::default();
        for (key, text) in texts {
            place.put(key, text);
        }
        place
    }

    pub(crate) fn put(&self, key: &str, text: &str) {
        self.texts.borrow_mut().write(key, text).unwrap();
    }

    pub(crate) fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().read(key).unwrap()
    }

    /// All keys of logs of the deck under test, with their texts.
    pub(crate) fn logs(&self) -> Entries {
        self.starting("cuecard/log/")
    }

    /// Makes the changes a journal is told of.
    pub(crate) fn change(&self, changes: Vec<Write>) {
        for (key, text) in changes {
            match text {
                Some(text) => self.put(&key, &text),
                None => self.texts.borrow_mut().remove(&key).unwrap(),
            }
        }
    }

    /// All there is.
    pub(crate) fn all(&self) -> Entries {
        self.starting("")
    }

    /// All there is under keys that begin with `prefix`.
    pub(crate) fn starting(&self, prefix: &str) -> Entries {
        let keys = self.texts.borrow().keys(prefix).unwrap();
        keys.into_iter().map(|key| (key.clone(), self.get(&key).unwrap())).collect()
    }
}

impl FailingStore {
    fn call(&self, key: &str) -> Result<(), StoreError> {
        self.place.touched.borrow_mut().push(key.into());
        let n = self.calls.replace(self.calls.get() + 1);
        if self.when.is_at(n) { Err(self.error) } else { Ok(()) }
    }
}

impl Store for FailingStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.call(prefix)?;
        self.place.texts.borrow().keys(prefix)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call(key)?;
        self.place.texts.borrow().read(key)
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.call(key)?;
        self.place.texts.borrow_mut().write(key, text)
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.call(key)?;
        self.place.texts.borrow_mut().remove(key)
    }
}
