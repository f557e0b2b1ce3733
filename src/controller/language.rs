//! The language of the app, which the script around it loads: the app's own page, or that of a widget.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::languages::number;
use super::state::Quiz;
use crate::browser::host_language::{self, HostLanguage};
use crate::text::direction;

/// Loads the language that is set. Where that fails, the app goes on in the one it has.
pub(super) fn load(quiz: Quiz) {
    let setting = quiz.model.with_untracked(|model| model.settings().language.clone());
    let Some(loading) = quiz.host().and_then(|host| host_language::load(&host, &setting)) else { return };
    spawn_local(async move {
        let Some(language) = loading.await else { return };
        let is_wanted = quiz.model.try_with_untracked(|model| model.settings().language == setting);
        if is_wanted == Some(true) {
            quiz.speak(language);
        }
    });
}

impl Quiz {
    /// Has a mount begin in the language that the element it is in has.
    pub(crate) fn begin_language(self) {
        self.set_language(self.host().and_then(|host| host_language::initial(&host)));
    }

    fn set_language(self, language: Option<HostLanguage>) {
        let _ = self.language.try_set_value(number(language));
        if let Some(page) = document().document_element().filter(|_| self.standalone) {
            let words = self.words();
            let _ = page.set_attribute("lang", words.lang());
            let _ = page.set_attribute("dir", direction(words));
        }
    }

    /// Has the app speak another language: all of it is drawn again. The choice of a language keeps the focus.
    pub(crate) fn speak(self, language: Option<HostLanguage>) {
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
