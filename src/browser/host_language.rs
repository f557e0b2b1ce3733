//! The language that the script of the page has loaded for the app.
//!
//! The element the app is mounted in has a property `language`, which is the language it begins with, and a function
//! `loadLanguage` that promises the one for a setting. A language is an object of `words`, a text, and `format`, a function;
//! no object is the app's own language.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// A language of the script's.
pub(crate) struct HostLanguage {
    /// The words, as JSON.
    pub(crate) words: String,
    /// Writes values.
    pub(crate) format: Option<HostFormat>,
}

/// A function of the script that writes values in a language.
pub(crate) struct HostFormat(Function);

impl HostFormat {
    /// Writes a value as `what` says.
    pub(crate) fn call(&self, what: &str, value: impl Into<JsValue>) -> Option<String> {
        self.0.call2(&JsValue::NULL, &what.into(), &value.into()).ok()?.as_string()
    }
}

/// The language an element begins with; `None` for the app's own.
pub(crate) fn initial(host: &HtmlElement) -> Option<HostLanguage> {
    read(&property(host, "language")?)
}

/// Asks the script for the language of a setting. The answer is `None` where that fails, and in it `None` for the app's own
/// language.
pub(crate) fn load(
    host: &HtmlElement,
    setting: &str,
) -> Option<impl Future<Output = Option<Option<HostLanguage>>> + use<>> {
    let load: Function = property(host, "loadLanguage")?.dyn_into().ok()?;
    let loading = load.call1(&JsValue::NULL, &setting.into()).ok()?;
    Some(async move { JsFuture::from(Promise::resolve(&loading)).await.ok().map(|language| read(&language)) })
}

/// The language that the script has passed; `None` for the app's own.
pub(crate) fn read(language: &JsValue) -> Option<HostLanguage> {
    let words = property(language, "words")?.as_string()?;
    let format = property(language, "format").and_then(|format| format.dyn_into().ok()).map(HostFormat);
    Some(HostLanguage { words, format })
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
}
