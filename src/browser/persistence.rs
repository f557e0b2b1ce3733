//! How long the browser retains stored data.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::{has, property};

/// The retention that the browser reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Persistence {
    /// Unknown: the browser has not answered, or lacks the API.
    #[default]
    Unknown,
    /// Persistent, until the person deletes the data.
    Persistent,
    /// Until the browser needs the storage for other sites.
    BestEffort,
}

/// Queries whether storage is persistent.
pub(crate) async fn query() -> Persistence {
    let Some(storage) = manager() else { return Persistence::Unknown };
    answer(storage.persisted()).await
}

/// Requests persistent storage. Some browsers ask the person.
pub(crate) async fn request() -> Persistence {
    let Some(storage) = manager() else { return Persistence::Unknown };
    answer(storage.persist()).await
}

type PromiseResult = Result<js_sys::Promise, wasm_bindgen::JsValue>;

async fn answer(asked: PromiseResult) -> Persistence {
    let Ok(promise) = asked else { return Persistence::Unknown };
    match JsFuture::from(promise).await {
        Ok(answer) if answer == true => Persistence::Persistent,
        // On a page without an origin the call fails, and nothing is persistent.
        _ => Persistence::BestEffort,
    }
}

/// The storage manager. Insecure contexts have none, and old browsers lack its methods.
fn manager() -> Option<StorageManager> {
    let navigator = window().navigator();
    let storage = has(&navigator, "storage").then(|| navigator.storage())?;
    (has(&storage, "persist") && has(&storage, "persisted")).then_some(storage)
}

/// Whether this browser deletes stored data after seven days of use without a visit: Safari, unless the page was
/// installed.
pub(crate) fn has_seven_day_eviction() -> bool {
    let navigator = window().navigator();
    // web-sys binds neither of the two.
    let apple = property(&navigator, "vendor")
        .and_then(|vendor| vendor.as_string())
        .is_some_and(|vendor| vendor.starts_with("Apple"));
    let shown = window().match_media("(display-mode: browser)").ok().flatten();
    apple
        && property(&navigator, "standalone").is_none_or(|installed| installed != true)
        && shown.is_none_or(|shown| shown.matches())
}
