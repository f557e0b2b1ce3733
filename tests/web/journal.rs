//! IndexedDB keeps the contract of a journal.

use cuecard::storage::IndexedJournal;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::journal_contract::suite;

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    suite(&IndexedJournal).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract_where_there_was_a_database_already() {
    suite(&IndexedJournal).await;
    suite(&IndexedJournal).await;
}
