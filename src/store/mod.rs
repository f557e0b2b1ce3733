//! Where it stays: the ports to a browser's storage, their adapters, and the keeper that puts the log there.

mod aside;
mod canary;
mod identity;
#[cfg(feature = "ui")]
mod indexed;
mod keeper;
#[cfg(feature = "ui")]
mod local;
mod memory;
#[cfg(feature = "ui")]
mod passing;
mod port;
mod saving;
mod tidy;
mod unite;

pub use canary::Canary;
pub use identity::TakenOver;
#[cfg(feature = "ui")]
pub(crate) use identity::is_edition;
#[cfg(feature = "ui")]
pub use indexed::IndexedJournal;
pub use keeper::{Keeper, Opened, United};
#[cfg(feature = "ui")]
pub use local::{LocalStore, open_local, open_session};
pub use memory::{MemoryJournal, MemoryStore, NoStore};
pub use port::{Change, Journal, Store, StoreError, Texts, Then};
pub use saving::{Saved, Saving};
pub use tidy::{Tidy, tidy};
pub use unite::{Lacks, unite};
