//! The language that the script around the app loads.
//!
//! The element that the app is mounted in has a property `language`, the language it begins with, and a function
//! `loadLanguage` that promises the one for a setting. A language is an object of `words`, the JSON that
//! [`Words`](crate::text::Words) reads, and `format`, a function that writes values as [`Format`] says; no object is
//! English.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::text::{Format, Formatter};

/// A language as the script has it; English where it is no object.
#[derive(Debug, Default)]
pub(crate) struct Language(JsValue);

impl Language {
    /// What the script gives.
    pub(crate) fn new(given: JsValue) -> Language {
        Language(given)
    }

    /// The language that the app in an element begins with.
    pub(crate) fn of(host: &HtmlElement) -> Language {
        Language(property(host, "language").unwrap_or_default())
    }

    /// Its words, in JSON; `None` for English.
    pub(crate) fn words(&self) -> Option<String> {
        property(&self.0, "words")?.as_string()
    }

    /// What writes values in it; `None` where the browser cannot.
    pub(crate) fn formatter(&self) -> Option<Formatter> {
        let format: Function = property(&self.0, "format")?.dyn_into().ok()?;
        Some(Box::new(move |what, value| {
            format.call2(&JsValue::NULL, &name(what).into(), &value.into()).ok()?.as_string()
        }))
    }
}

/// Loads the language for a setting, by the script of the app in an element; resolves to `None` where that fails.
pub(crate) fn load_setting(
    host: &HtmlElement,
    setting: &str,
) -> Option<impl Future<Output = Option<Language>> + use<>> {
    let load: Function = property(host, "loadLanguage")?.dyn_into().ok()?;
    let loading = load.call1(&JsValue::NULL, &setting.into()).ok()?;
    Some(async move { JsFuture::from(Promise::resolve(&loading)).await.ok().map(Language) })
}

/// Sets language and direction of the whole page.
pub(crate) fn set_page_language(lang: &str, dir: &str) {
    if let Some(page) = leptos::prelude::document().document_element() {
        let _ = page.set_attribute("lang", lang);
        let _ = page.set_attribute("dir", dir);
    }
}

fn name(what: Format) -> &'static str {
    match what {
        Format::Plural => "plural",
        Format::Number => "number",
        Format::Decimal => "decimal",
        Format::Date => "date",
        Format::DateOfYear => "date-of-year",
        Format::Weekday => "weekday",
        Format::ShortWeekday => "short-weekday",
        Format::Hour => "hour",
    }
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
}
