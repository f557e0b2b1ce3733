//! What every store must do, and how the repository handles stores that fail.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

mod contract;
mod failing;
mod golden;
#[cfg(feature = "import")]
mod identity;
mod journal;
mod journal_contract;
mod late;
mod many;
mod repository;
mod session;
mod settings;
mod trouble;
