//! The desk: what is done with files and figures, in a worker that is loaded when it is first needed.
//!
//! The app and the worker send each other one text of JSON: a [`Request`] and a [`Reply`].

#[cfg(feature = "backup")]
mod handle;
mod protocol;

#[cfg(feature = "backup")]
pub use handle::{Given, answer, reply};
pub use protocol::{Reply, Request, TableCard};
