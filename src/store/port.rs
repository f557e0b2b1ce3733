//! The port: what a place must be able to do for texts to stay there.

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

/// A place for texts by key. A text that [`Store::write`] accepted is what [`Store::read`] gives.
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
}
