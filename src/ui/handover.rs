//! Files handed to the person: by the share sheet where fingers are, else as a download.

use std::time::Duration;

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, FilePropertyBag, HtmlElement, Url};

/// How long a browser may take to fetch what it was told to download.
const FETCHED: Duration = Duration::from_secs(60);

/// Hands over a file of that name and type; `false` where the browser cannot even make it.
pub(super) fn hand_over(name: &str, kind: &str, text: &JsValue) -> bool {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    let Ok(file) = File::new_with_str_sequence_and_options(&Array::of1(text), name, &options) else { return false };
    match share(&file) {
        None => download(&file),
        Some(shared) => {
            // A sheet that was closed was closed; one that did not open leaves the download.
            let refused = Closure::once(move |error: JsValue| {
                let name = Reflect::get(&error, &"name".into()).ok();
                if name.is_none_or(|name| name != "AbortError") {
                    download(&file);
                }
            });
            let _ = shared.catch(&refused);
            refused.forget();
            true
        }
    }
}

/// Opens the share sheet, where there is one for such a file and the pointer is a finger.
fn share(file: &File) -> Option<Promise> {
    window().match_media("(pointer: coarse)").ok()??.matches().then_some(())?;
    let (navigator, what) = (window().navigator(), Object::new());
    Reflect::set(&what, &"files".into(), &Array::of1(file)).ok()?;
    let call = |name: &str| {
        let method: Function = Reflect::get(&navigator, &name.into()).ok()?.dyn_into().ok()?;
        method.call1(&navigator, &what).ok()
    };
    call("canShare").filter(|can| *can == true)?;
    call("share")?.dyn_into().ok()
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
