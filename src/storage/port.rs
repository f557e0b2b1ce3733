//! The ports: what a storage adapter must implement.

use std::collections::BTreeMap;

/// Why a text could not be stored or loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StoreError {
    /// The browser does not let this page store anything.
    Denied,
    /// The quota is exhausted.
    Full,
    /// Any other error of the browser.
    Broken,
}

/// A synchronous key-value store of texts. [`Store::read`] returns the text that [`Store::write`] last accepted.
pub trait Store {
    /// Every key that begins with `prefix`, in no particular order.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// The text stored under a key.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Stores a text under a key, replacing the previous one. On an error the previous one is unchanged.
    ///
    /// # Errors
    /// See [`StoreError`].
    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError>;

    /// Removes a key, if it is there.
    ///
    /// # Errors
    /// See [`StoreError`]. The text is then unchanged.
    fn remove(&mut self, key: &str) -> Result<(), StoreError>;
}

/// The texts of one store, by key.
pub type Entries = BTreeMap<String, String>;

/// One write to a [`Journal`]: a key, and its new text or `None` to remove it.
pub type Write = (String, Option<String>);

/// An asynchronous key-value store of texts. A write that it reports as done is on the disk and survives a crash of the
/// browser. Calls are executed in the order in which they are first polled.
#[allow(async_fn_in_trait, reason = "a browser page has one thread, so no caller needs the futures to be `Send`")]
pub trait Journal {
    /// Every key that begins with `prefix`, with its text.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError>;

    /// Executes all writes, or none.
    ///
    /// # Errors
    /// See [`StoreError`]. Every text is then unchanged.
    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError>;
}
