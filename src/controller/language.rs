//! The language of the app, which the script around it loads: the app's own page, or that of a widget.
//!
//! The element the app is mounted in has a property `language`, which is the language it begins with, and a function
//! `loadLanguage` that promises the one for a setting. A language is an object of `words`, the JSON that
//! [`Words`] reads, and `format`, a function that writes values as [`Format`] says; no object is English.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_futures::spawn_local;

use super::state::Quiz;
use crate::text::{Format, Formatter, Words, direction};

/// The number of the language that is always there.
pub(crate) const ENGLISH: usize = 0;

thread_local! {
    /// The languages of this page, each with the JSON of its words. They stay for as long as the page does: sentences are then
    /// as those of the program, and a page has few languages.
    static LANGUAGES: RefCell<Vec<(String, &'static Words)>> = RefCell::new(vec![language(String::new(), None)]);
}

fn language(json: String, format: Option<Formatter>) -> (String, &'static Words) {
    let words = Box::leak(Box::new(Words::read(&json, format)));
    (json, words)
}

/// The words of a language, by its number.
pub(crate) fn words(number: usize) -> &'static Words {
    LANGUAGES
        .with_borrow(|known| known.get(number).or(known.first()).map(|(_, words)| *words))
        .unwrap_or_else(|| language(String::new(), None).1)
}

/// The number of a language of the script's.
fn number(given: &JsValue) -> usize {
    let json = property(given, "words").and_then(|words| words.as_string());
    let format = property(given, "format").and_then(|format| format.dyn_into().ok());
    let Some(json) = json else { return ENGLISH };
    LANGUAGES.with_borrow_mut(|known| {
        known.iter().position(|(other, _)| *other == json).unwrap_or_else(|| {
            known.push(language(json, format.map(formatter)));
            known.len() - 1
        })
    })
}

/// Loads the language that is set, where it is another one than before. Where that fails, the app goes on in the one it has.
pub(super) fn load(quiz: Quiz) {
    let setting = quiz.model.with_untracked(|model| model.settings().language.clone());
    let before = quiz.language_set.try_update_value(|set| set.replace(setting.clone())).flatten();
    if before.as_ref() == Some(&setting) {
        return;
    }
    let load = quiz.host().and_then(|host| property(&host, "loadLanguage")).and_then(|load| load.dyn_into().ok());
    let Some(load): Option<Function> = load else { return };
    let Ok(loading) = load.call1(&JsValue::NULL, &setting.as_str().into()) else { return };
    spawn_local(async move {
        let Ok(language) = JsFuture::from(Promise::resolve(&loading)).await else { return };
        let is_wanted = quiz.model.try_with_untracked(|model| model.settings().language == setting);
        if is_wanted == Some(true) {
            quiz.speak(&language);
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
    /// Has a mount begin in the language that the element it is in has.
    pub(crate) fn begin_language(self) {
        self.set_language(&self.host().and_then(|host| property(&host, "language")).unwrap_or_default());
    }

    fn set_language(self, language: &JsValue) {
        let _ = self.language.try_set_value(number(language));
        if let Some(page) = document().document_element().filter(|_| self.standalone) {
            let words = self.words();
            let _ = page.set_attribute("lang", words.lang());
            let _ = page.set_attribute("dir", direction(words));
        }
    }

    /// Has the app speak another language: all of it is drawn again. The choice of a language keeps the focus.
    pub(crate) fn speak(self, language: &JsValue) {
        const CHOICE: &str = ".cc-language select";
        let has_focus = self.query(&format!("{CHOICE}:focus")).is_some();
        self.set_language(language);
        if let Some(redraw) = self.redraw.try_get_value().flatten() {
            redraw();
        }
        if let Some(choice) = self.query(CHOICE).filter(|_| has_focus) {
            let _ = choice.focus();
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
