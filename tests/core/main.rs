//! The pure core from outside: tables of cases, and properties that hold for whatever happens.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[cfg(feature = "backup")]
mod backup;
#[cfg(feature = "backup")]
mod backup_read;
mod calendar;
mod circles;
mod codec;
#[cfg(feature = "import")]
mod cost;
#[cfg(feature = "backup")]
mod csv;
mod days;
#[cfg(feature = "backup")]
mod fit;
#[cfg(feature = "backup")]
mod fit_oracle;
mod given;
#[cfg(feature = "import")]
mod hostile;
#[cfg(feature = "import")]
mod identity;
mod incoming;
mod json;
mod layout;
#[cfg(feature = "import")]
mod limits;
#[cfg(feature = "import")]
mod linear;
mod locales;
#[cfg(feature = "import")]
mod markdown;
mod memory;
mod minutes;
mod oracle;
mod order;
mod planner;
#[cfg(feature = "ssr")]
mod plots;
mod session;
mod size;
mod snapshot;
#[cfg(feature = "import")]
mod stamps;
mod stats;
mod tables;
mod transfer;
mod undo;
mod union;
#[path = "../vectors/mod.rs"]
mod vectors;
#[cfg(feature = "backup")]
mod worker;
