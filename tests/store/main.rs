//! What every place for texts must do, and what the keeper makes of places that fail.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod contract;
mod failing;
mod golden;
#[cfg(feature = "import")]
mod identity;
mod journal;
mod journal_contract;
mod keeper;
mod late;
mod many;
mod session;
mod settings;
mod trouble;
