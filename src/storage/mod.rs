//! Persistence: the ports to a browser's storage, their adapters, and the repository that stores the log through them.

mod compaction;
#[cfg(feature = "ui")]
mod durable;
mod identity;
#[cfg(feature = "ui")]
mod indexed_db;
mod integrity;
#[cfg(feature = "ui")]
mod js_string;
mod keys;
#[cfg(feature = "ui")]
mod local_storage;
mod memory;
mod merge;
mod port;
mod quarantine;
mod reconcile;
mod repository;
mod status;
mod values;

pub use compaction::{Compaction, compact};
#[cfg(feature = "ui")]
pub use durable::DurableStore;
pub use identity::TakenOver;
#[cfg(feature = "ui")]
pub(crate) use identity::is_edition;
#[cfg(feature = "ui")]
pub use indexed_db::IndexedJournal;
pub use integrity::Checkpoint;
#[cfg(feature = "ui")]
pub(crate) use keys::KEY_PREFIX;
#[cfg(feature = "ui")]
pub use local_storage::{LocalStore, open_local, open_session};
pub use memory::{MemoryJournal, MemoryStore, NoStore};
pub use merge::{Difference, difference};
pub use port::{Entries, Journal, Store, StoreError, Write};
pub use reconcile::Reconciled;
pub use repository::{LogRepository, Opened};
pub use status::{SaveState, SaveTracker};
