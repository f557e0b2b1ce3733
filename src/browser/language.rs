//! The language that the script of the page or of the widget loads.
//!
//! The app's root element has a property `language`, the language at the start, and a function `loadLanguage` that
//! returns a promise of the language for a setting. A language is an object of `words`, the JSON that
//! [`Words`](crate::text::Words) parses, and `format`, a function that formats values as [`Format`] says; a value that
//! is no object means English.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use super::property;
use crate::text::{Format, Formatter};

/// A language as the script provides it; English if it is no object.
#[derive(Debug, Default)]
pub(crate) struct Language(JsValue);

impl Language {
    /// Wraps the script's value.
    pub(crate) fn new(value: JsValue) -> Language {
        Language(value)
    }

    /// The initial language of the app in an element.
    pub(crate) fn of(host: &HtmlElement) -> Language {
        Language(property(host, "language").unwrap_or_default())
    }

    /// Its texts, in JSON; `None` for English.
    pub(crate) fn words(&self) -> Option<String> {
        property(&self.0, "words")?.as_string()
    }

    /// Its formatter; `None` if the browser does not support it.
    pub(crate) fn formatter(&self) -> Option<Formatter> {
        let format: Function = property(&self.0, "format")?.dyn_into().ok()?;
        Some(Box::new(move |what, value| {
            format.call2(&JsValue::NULL, &name(what).into(), &value.into()).ok()?.as_string()
        }))
    }
}

/// Loads the language for a setting through the root element's script; resolves to `None` on failure.
pub(crate) fn load_setting(
    host: &HtmlElement,
    setting: &str,
) -> Option<impl Future<Output = Option<Language>> + use<>> {
    let load: Function = property(host, "loadLanguage")?.dyn_into().ok()?;
    let loading = load.call1(&JsValue::NULL, &setting.into()).ok()?;
    Some(async move { JsFuture::from(Promise::resolve(&loading)).await.ok().map(Language) })
}

/// Sets the language and direction of the whole page.
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
