//! Decks of other people and programs, as drafts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../core/cost.rs"]
mod cost;
mod decks;
mod fixtures;
mod hostile;
mod linear;
mod outline;
