//! The language of the app, which the script around it loads: the app's own page, or that of a widget.
//!
//! The element the app is mounted in has a property `language`, which is the language it begins with, and a function
//! `loadLanguage` that promises the one for a setting. A language is an object of `words`, the JSON that
//! [`Words`] reads, and `format`, a function that writes values as [`Format`] says; no object is English.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::state::{Quiz, scoped_memo};
use crate::text::{Format, Formatter, Words, direction};

/// The language that an app in this element begins with.
pub(crate) fn given(host: &HtmlElement) -> Words {
    property(host, "language").as_ref().map(read).unwrap_or_default()
}

/// The words of a language of the script's.
pub(crate) fn read(language: &JsValue) -> Words {
    let json = property(language, "words").and_then(|words| words.as_string());
    let format = property(language, "format").and_then(|format| format.dyn_into().ok());
    json.map(|json| Words::read(&json, format.map(formatter))).unwrap_or_default()
}

/// Follows the setting, and has the page say in which language it is, until the current reactive owner is cleaned up.
pub(crate) fn follow(quiz: Quiz) {
    let set = scoped_memo(move |_| quiz.model.with(|model| model.settings().language.clone()));
    Effect::new(move |before: Option<String>| {
        let now = set.get();
        if before.is_some_and(|before| before != now) {
            load(quiz, now.clone());
        }
        now
    });
    if quiz.standalone {
        Effect::new(move |_| {
            let words = quiz.follow_words();
            if let Some(page) = document().document_element() {
                let _ = page.set_attribute("lang", words.lang());
                let _ = page.set_attribute("dir", direction(&words));
            }
        });
    }
}

/// Loads the language for a setting. Where that fails, the app goes on in the one it has.
fn load(quiz: Quiz, setting: String) {
    let load = quiz.host().and_then(|host| property(&host, "loadLanguage")).and_then(|load| load.dyn_into().ok());
    let Some(load): Option<Function> = load else { return };
    let Ok(loading) = load.call1(&JsValue::NULL, &setting.as_str().into()) else { return };
    spawn_local(async move {
        let Ok(language) = JsFuture::from(Promise::resolve(&loading)).await else { return };
        let is_wanted = quiz.model.try_with_untracked(|model| model.settings().language == setting);
        if is_wanted == Some(true) {
            quiz.speak(read(&language));
        }
    });
}

fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_null() && !value.is_undefined())
}

fn formatter(format: Function) -> Formatter {
    Box::new(move |what, value| {
        let what = match what {
            Format::Plural => "plural",
            Format::Number => "number",
            Format::Decimal => "decimal",
            Format::Date => "date",
            Format::DateOfYear => "date-of-year",
            Format::Weekday => "weekday",
            Format::ShortWeekday => "short-weekday",
            Format::Hour => "hour",
        };
        format.call2(&JsValue::NULL, &what.into(), &value.into()).ok()?.as_string()
    })
}

impl Quiz {
    /// Has the app speak another language: it is drawn again. The choice of a language keeps the focus.
    pub(crate) fn speak(self, words: Words) {
        const CHOICE: &str = ".cc-language select";
        let has_focus = self.query(&format!("{CHOICE}:focus")).is_some();
        self.set_words(words);
        if has_focus {
            // Once it is drawn.
            request_animation_frame(move || {
                if let Some(choice) = self.query(CHOICE) {
                    let _ = choice.focus();
                }
            });
        }
    }

    /// The language of the deck's texts, for what shows them; `None` where it is the app's own. That of the host page's
    /// element counts for more than that of the deck.
    pub(crate) fn deck_lang(self) -> Option<String> {
        let given = self.host().map(|host| host.lang()).filter(|lang| !lang.is_empty());
        let lang = given.unwrap_or_else(|| self.model.with_untracked(|model| model.catalog().deck().lang.clone()));
        (lang != self.words().lang()).then_some(lang)
    }

    /// The app's own language, for what it says among the deck's texts; `None` where these are in the same.
    pub(crate) fn own_lang(self) -> Option<String> {
        self.deck_lang().map(|_| self.words().lang().to_string())
    }
}
