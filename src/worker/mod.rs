//! The worker: reads and writes files and fits the memory model. It is loaded when it is first needed.
//!
//! The app sends a [`Request`] as JSON text, and the worker sends back a [`Reply`].

#[cfg(feature = "backup")]
mod handle;
mod protocol;

#[cfg(feature = "backup")]
pub use crate::backup::MOST_BYTES;
#[cfg(feature = "backup")]
pub use handle::{UploadedFile, answer, reply};
pub use protocol::{Reply, Request, TableCard, WorkerError};
