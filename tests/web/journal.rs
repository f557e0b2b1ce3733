//! IndexedDB keeps the contract of a journal, and what no other journal has to keep.

use cuecard::storage::{Entries, IndexedJournal, Journal, StoreError};
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::journal_contract::suite;

const PREFIX: &str = "cuecard/web/";

/// Runs a script's promise to its end.
async fn script(text: &str) -> JsValue {
    let started = Function::new_no_args(text).call0(&JsValue::NULL).unwrap();
    JsFuture::from(Promise::resolve(&started)).await.unwrap()
}

async fn write(texts: &[&str]) -> Result<(), StoreError> {
    let writes = texts.iter().enumerate().map(|(n, text)| (format!("{PREFIX}{n}"), Some((*text).into())));
    IndexedJournal.write(writes.collect()).await
}

/// Writes while a method of IndexedDB is another, which finds the usual one in `window.usual`.
async fn write_with(method: &str, replacement: &str, texts: &[&str]) -> Result<(), StoreError> {
    script(&format!("window.usual = {method}; {method} = {replacement};")).await;
    let written = write(texts).await;
    script(&format!("{method} = window.usual;")).await;
    written
}

async fn all() -> Entries {
    IndexedJournal.read(PREFIX).await.unwrap()
}

async fn clear() {
    let writes = all().await.into_keys().map(|key| (key, None)).collect();
    IndexedJournal.write(writes).await.unwrap();
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    suite(&IndexedJournal).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract_where_there_was_a_database_already() {
    suite(&IndexedJournal).await;
    suite(&IndexedJournal).await;
}

#[wasm_bindgen_test]
async fn a_write_asks_for_strict_durability() {
    let spy = "function (...asked) {
        window.asked = JSON.stringify(asked.slice(1));
        return window.usual.apply(this, asked);
    }";
    assert_eq!(write_with("IDBDatabase.prototype.transaction", spy, &["one"]).await, Ok(()));
    let asked = script("return window.asked").await.as_string().unwrap();
    assert_eq!(asked, r#"["readwrite",{"durability":"strict"}]"#);
    clear().await;
}

#[wasm_bindgen_test]
async fn a_write_that_the_browser_aborts_says_there_is_no_room_and_changes_nothing() {
    assert_eq!(write(&["one", "two"]).await, Ok(()));
    let before = all().await;
    let abort = "function (...put) {
        const request = window.usual.apply(this, put);
        this.transaction.abort();
        return request;
    }";
    assert_eq!(write_with("IDBObjectStore.prototype.put", abort, &["three"]).await, Err(StoreError::Full));
    assert_eq!(all().await, before);
    clear().await;
}

#[wasm_bindgen_test]
async fn a_write_that_fails_half_way_changes_nothing() {
    let second_fails = "function (text, key) {
        if (text == 'two') throw new Error('no');
        return window.usual.call(this, text, key);
    }";
    assert!(write_with("IDBObjectStore.prototype.put", second_fails, &["one", "two", "three"]).await.is_err());
    assert_eq!(all().await, Entries::new());
}

const DENY: &str = "function () { throw new DOMException('no', 'SecurityError'); }";

#[wasm_bindgen_test]
async fn a_database_that_cannot_be_opened_and_one_that_cannot_be_used_are_told_apart() {
    assert_eq!(write_with("IDBFactory.prototype.open", DENY, &["one"]).await, Err(StoreError::Denied));
    assert_eq!(write_with("IDBDatabase.prototype.transaction", DENY, &["one"]).await, Err(StoreError::Broken));
    assert_eq!(all().await, Entries::new());
}

#[wasm_bindgen_test]
async fn an_idle_journal_keeps_nobody_from_upgrading_or_deleting_the_database() {
    let run = async |request: &str| {
        let ends = "request.onblocked = () => no('blocked'); request.onerror = () => no('error');
            request.onsuccess = () => { request.result?.close(); yes(); };";
        script(&format!("return new Promise((yes, no) => {{ const request = indexedDB.{request}; {ends} }});")).await;
    };
    for _ in 0..2 {
        assert_eq!(all().await, Entries::new());
        assert_eq!(write_with("IDBDatabase.prototype.transaction", DENY, &["one"]).await, Err(StoreError::Broken));
        assert_eq!(write(&["one"]).await, Ok(()));
        run("open('cuecard', 2)").await;
        assert_eq!(write(&["one"]).await, Err(StoreError::Denied), "a newer version of the app made it");
        run("deleteDatabase('cuecard')").await;
    }
}
