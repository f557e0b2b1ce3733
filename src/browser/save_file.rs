//! Saves a file: through the share sheet on touch screens, otherwise as a download.

use std::time::Duration;

use js_sys::Array;
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DomException, File, FilePropertyBag, HtmlElement, ShareData, Url};

use super::has;

/// How long a browser may take to read the data of a download.
const FETCHED: Duration = Duration::from_secs(60);

/// Saves a file of that name and media type; `false` if the browser cannot create it.
pub(crate) fn save_file(name: &str, kind: &str, text: &str) -> bool {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&text.into());
    let Ok(file) = File::new_with_str_sequence_and_options(&parts, name, &options) else { return false };
    let Some(data) = shareable(&file) else { return download(&file) };
    // Called synchronously: a browser opens the sheet only while it handles a tap.
    let shared = window().navigator().share_with_data(&data);
    spawn_local(async move {
        // A sheet that the person closed is final; if it did not open, download the file.
        if let Err(error) = JsFuture::from(shared).await
            && !is_abort(&error)
        {
            download(&file);
        }
    });
    true
}

fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError")
}

/// The share data, if the browser can share such a file and the pointer is a finger.
fn shareable(file: &File) -> Option<ShareData> {
    window().match_media("(pointer: coarse)").ok()??.matches().then_some(())?;
    let (navigator, data) = (window().navigator(), ShareData::new());
    data.set_files(&Array::of1(file));
    let can_ask = has(&navigator, "canShare") && has(&navigator, "share");
    (can_ask && navigator.can_share_with_data(&data)).then_some(data)
}

fn download(file: &File) -> bool {
    let Ok(url) = Url::create_object_url_with_blob(file) else { return false };
    let Ok(link) = document().create_element("a").and_then(|link| {
        link.set_attribute("href", &url)?;
        link.set_attribute("download", &file.name())?;
        Ok(link)
    }) else {
        return false;
    };
    link.unchecked_into::<HtmlElement>().click();
    set_timeout(move || drop(Url::revoke_object_url(&url)), FETCHED);
    true
}
