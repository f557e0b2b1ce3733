//! The ports: what places must be able to do for texts to stay there.

use std::collections::BTreeMap;

/// Why a text could not be kept or fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
pub type Entries = BTreeMap<String, String>;

/// One write to a [`Journal`]: a key, and its new text or `None` to remove it.
pub type Write = (String, Option<String>);

/// A place for texts by key that answers later. A write that it reports as done is on the disk: it survives a killed
/// browser. Calls are carried out in the order in which they are first polled.
#[allow(async_fn_in_trait, reason = "a browser page has one thread, so no caller needs the futures to be `Send`")]
pub trait Journal {
    /// Every key that begins with `prefix`, with its text.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError>;

    /// Makes all writes, or none.
    ///
    /// # Errors
    /// See [`StoreError`]. Every text then still is what it was.
    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError>;
}
