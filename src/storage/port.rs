//! The ports: what places must be able to do for texts to stay there.

use std::collections::BTreeMap;

/// Why a text could not be kept or fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page keep anything.
    Denied,
    /// There is no room left.
    Full,
    /// Anything else the browser reports.
    Broken,
}

/// A place for texts by key that answers at once. A text that [`Store::write`] accepted is what [`Store::read`]
/// gives.
pub trait Store {
    /// Every key that begins with `prefix`, in no particular order.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The text kept under a key.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Keeps a text under a key in place of what was there. On an error what was there still is.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key, if it is there.
    ///
    /// # Errors
    /// See [`StoreError`]. The text then still is there.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;
}

/// Texts by key, as one place has them.
pub type Texts = BTreeMap<String, String>;

/// One thing to be written to a place that answers later: a key, and its text or `None` to remove it.
pub type Change = (String, Option<String>);

/// Takes the answer of a place that answers later.
pub type Then<T> = Box<dyn FnOnce(Result<T, StoreError>)>;

/// A place for texts by key that answers later, and then means it: what it said was written has survived
/// whatever becomes of the browser.
pub trait Journal {
    /// Every key that begins with `prefix`, with its text.
    fn read(&self, prefix: &str, then: Then<Texts>);

    /// Makes all changes, or none.
    fn write(&self, changes: Vec<Change>, then: Then<()>);
}
