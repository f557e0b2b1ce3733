//! localStorage and sessionStorage keep the contract of a store.

use cuecard::storage::{LocalStore, Store, StoreError, open_local, open_session};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::contract::{PREFIX, suite};

fn window() -> web_sys::Window {
    web_sys::window().unwrap()
}

fn fresh(place: &web_sys::Storage, open: fn() -> Result<LocalStore, StoreError>) -> Box<dyn Store> {
    let count = place.length().unwrap();
    let keys: Vec<String> = (0..count).filter_map(|n| place.key(n).unwrap()).collect();
    keys.iter().filter(|key| key.starts_with(PREFIX)).for_each(|key| place.remove_item(key).unwrap());
    Box::new(open().unwrap())
}

#[wasm_bindgen_test]
fn local_storage_keeps_the_contract() {
    let place = window().local_storage().unwrap().unwrap();
    suite(&mut || fresh(&place, open_local));
}

#[wasm_bindgen_test]
fn session_storage_keeps_the_contract() {
    let place = window().session_storage().unwrap().unwrap();
    suite(&mut || fresh(&place, open_session));
}

#[wasm_bindgen_test]
fn a_full_store_says_so_and_keeps_what_it_had() {
    let place = window().local_storage().unwrap().unwrap();
    let mut store = fresh(&place, open_local);
    let key = format!("{PREFIX}kept");
    store.write(&key, "before").unwrap();
    let far_too_much = "x".repeat(11_000_000);
    assert_eq!(store.write(&key, &far_too_much), Err(StoreError::Full));
    assert_eq!(store.read(&key), Ok(Some("before".into())));
}

#[wasm_bindgen_test]
fn opening_a_store_leaves_no_trace() {
    let place = window().local_storage().unwrap().unwrap();
    let before = place.length().unwrap();
    open_local().unwrap();
    assert_eq!(place.length().unwrap(), before);
}
