//! Where it stays: the port to a browser's storage, its adapters, and the keeper that puts the log there.

mod keeper;
#[cfg(feature = "ui")]
mod local;
mod memory;
mod port;

pub use keeper::{Keeper, Opened};
#[cfg(feature = "ui")]
pub use local::{LocalStore, open_local, open_session};
pub use memory::MemoryStore;
pub use port::{Store, StoreError};
