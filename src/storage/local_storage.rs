//! The adapters for localStorage and sessionStorage, through gloo-storage.

use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage};

use super::js_string::js_to_string;
use super::{Store, StoreError};

const PROBE: &str = "cuecard/probe";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Storage)]
    type Items;

    /// The value of a key, as a JavaScript value that is not copied yet.
    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn item(this: &Items, key: &str) -> Result<JsValue, JsValue>;

    /// All keys in one call. Some browsers iterate from the first key for every key requested by index, and other pages
    /// of the origin may store tens of thousands.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn all_keys(storage: &Storage) -> Result<Array, JsValue>;
}

/// localStorage or sessionStorage of the page's origin.
pub struct LocalStore(Storage);

/// localStorage, if this page may use it.
///
/// # Errors
/// [`StoreError::Denied`] or [`StoreError::Full`], according to a probe.
pub fn open_local() -> Result<LocalStore, StoreError> {
    // gloo-storage panics if the browser forbids storage, so ask the browser itself first.
    probe(web_sys::window().ok_or(StoreError::Denied)?.local_storage())?;
    Ok(LocalStore(LocalStorage::raw()))
}

/// sessionStorage, if this page may use it.
///
/// # Errors
/// As for [`open_local`].
pub fn open_session() -> Result<LocalStore, StoreError> {
    probe(web_sys::window().ok_or(StoreError::Denied)?.session_storage())?;
    Ok(LocalStore(SessionStorage::raw()))
}

fn probe(found: Result<Option<Storage>, JsValue>) -> Result<(), StoreError> {
    let storage = found.map_err(|_| StoreError::Denied)?.ok_or(StoreError::Denied)?;
    match storage.set_item(PROBE, "1") {
        // A full store can still be read.
        Err(error) if store_error(&error) == StoreError::Full => return Ok(()),
        Err(_) => return Err(StoreError::Denied),
        Ok(()) => {}
    }
    let read = storage.get_item(PROBE).ok().flatten();
    let removed = storage.remove_item(PROBE);
    if read.as_deref() == Some("1") && removed.is_ok() { Ok(()) } else { Err(StoreError::Denied) }
}

/// The three names browsers have for an exceeded quota; any other error is a denial or a failure.
fn store_error(error: &JsValue) -> StoreError {
    let Some(exception) = error.dyn_ref::<DomException>() else { return StoreError::Broken };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" | "QUOTA_EXCEEDED_ERR" => StoreError::Full,
        "SecurityError" => StoreError::Denied,
        _ => StoreError::Broken,
    }
}

impl Store for LocalStore {
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let all = all_keys(&self.0).map_err(|error| store_error(&error))?;
        // The browser filters the keys, so that those of other programs are not copied into Rust.
        let ours = all.iter().filter(|key| key.unchecked_ref::<JsString>().starts_with(prefix, 0));
        Ok(ours.filter_map(|key| key.as_string()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        let item = self.0.unchecked_ref::<Items>().item(key).map_err(|error| store_error(&error))?;
        Ok(js_to_string(&item))
    }

    fn write(&mut self, key: &str, text: &str) -> Result<(), StoreError> {
        self.0.set_item(key, text).map_err(|error| store_error(&error))
    }

    fn remove(&mut self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|error| store_error(&error))
    }
}
