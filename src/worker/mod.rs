//! The worker that reads and writes files and fits the memory model. It is loaded when it is first needed.
//!
//! The app sends it one text of JSON, a [`Request`], and it sends one back, a [`Reply`].

#[cfg(feature = "backup")]
mod handle;
mod protocol;

#[cfg(feature = "backup")]
pub use crate::backup::MOST_BYTES;
#[cfg(feature = "backup")]
pub use handle::{UploadedFile, answer, reply};
pub use protocol::{Reply, Request, TableCard, WorkerError};
