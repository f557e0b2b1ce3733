//! Parts of the screen, and the browser's own storage, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "../store/contract.rs"]
mod contract;
mod journal;
#[path = "../store/journal_contract.rs"]
mod journal_contract;
mod mounts;
mod oracle;
mod storage;
#[path = "../vectors/mod.rs"]
mod vectors;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
