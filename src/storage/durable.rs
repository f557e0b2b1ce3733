//! The journal that a mount writes to.

use super::{Entries, IndexedJournal, Journal, NoStore, StoreError, Write};

/// The durable store of a mount: the database of the browser, or none.
#[derive(Clone, Copy, Debug)]
pub enum DurableStore {
    /// IndexedDB of the page's origin.
    Browser(IndexedJournal),
    /// None, for a mount that must not store anything.
    None(NoStore),
}

impl Journal for DurableStore {
    async fn read(&self, prefix: &str) -> Result<Entries, StoreError> {
        match self {
            Self::Browser(journal) => journal.read(prefix).await,
            Self::None(journal) => journal.read(prefix).await,
        }
    }

    async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        match self {
            Self::Browser(journal) => journal.write(writes).await,
            Self::None(journal) => journal.write(writes).await,
        }
    }
}
