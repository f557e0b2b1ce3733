//! Selects the storage of a mount.

use super::options::StorageScope;
use crate::browser::random;
use crate::log::WriterId;
use crate::storage::{LocalStore, LogRepository, MemoryStore, NoStore, Store, StoreError, open_local, open_session};

/// A repository over the best storage that this page can use.
pub(crate) fn repository(deck: &str, scope: StorageScope) -> LogRepository {
    let session = || store(open_session).unwrap_or_else(|_| Box::new(MemoryStore::default()));
    let local_store = match scope {
        StorageScope::Device => store(open_local),
        StorageScope::Tab => store(open_session),
        StorageScope::None => {
            return LogRepository::new(Box::<MemoryStore>::default(), Box::<MemoryStore>::default(), deck, new_name());
        }
    };
    LogRepository::new(local_store.unwrap_or_else(|error| Box::new(NoStore(error))), session(), deck, new_name())
}

fn store(open: fn() -> Result<LocalStore, StoreError>) -> Result<Box<dyn Store>, StoreError> {
    open().map(|store| Box::new(store) as Box<dyn Store>)
}

/// A random id for a writer, or for a log without one.
pub(crate) fn new_name() -> WriterId {
    WriterId(random())
}
