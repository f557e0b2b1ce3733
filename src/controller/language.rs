//! The app's language, which the script of the page or of the widget loads.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::languages;
use super::state::Quiz;
use crate::browser::active_element;
use crate::browser::language::{Language, load_setting, set_page_language};
use crate::text::direction;

/// Loads the language of the settings. On failure the app retains its present language.
pub(super) fn load(quiz: Quiz) {
    let setting = quiz.model.with_untracked(|model| model.settings().language.clone());
    let Some(loading) = quiz.host().and_then(|host| load_setting(&host, &setting)) else { return };
    spawn_local(async move {
        let Some(language) = loading.await else { return };
        let is_wanted = quiz.model.try_with_untracked(|model| model.settings().language == setting);
        if is_wanted == Some(true) {
            quiz.change_language(&language);
        }
    });
}

impl Quiz {
    /// Sets the initial language of a mount from its root element.
    pub(crate) fn init_language(self) {
        self.set_language(&self.host().map(|host| Language::of(&host)).unwrap_or_default());
    }

    fn set_language(self, language: &Language) {
        let _ = self.language.try_set_value(languages::number(language));
        if self.standalone {
            let words = self.words();
            set_page_language(words.lang(), direction(words));
        }
    }

    /// Changes the app's language, which renders the whole mount again. The language's select element retains the
    /// focus.
    pub(crate) fn change_language(self, language: &Language) {
        const CHOICE: &str = ".cc-language select";
        // Not `:focus`, which matches nothing while the window is in the background.
        let active = self.host().and_then(|host| active_element(&host.get_root_node()));
        let has_focus = active.is_some_and(|active| self.query(CHOICE).is_some_and(|choice| *choice == active));
        self.set_language(language);
        if let Some(redraw) = self.redraw.try_get_value().flatten() {
            redraw();
        }
        if let Some(choice) = self.query(CHOICE).filter(|_| has_focus) {
            let _ = choice.focus();
        }
    }

    /// The `lang` of the deck's texts; `None` if it is the app's own. The attribute of the host page's element
    /// overrides that of the deck.
    pub(crate) fn deck_lang(self) -> Option<String> {
        let host_lang = self.host().map(|host| host.lang()).filter(|lang| !lang.is_empty());
        let lang = host_lang.unwrap_or_else(|| self.model.with_untracked(|model| model.catalog().deck().lang.clone()));
        (lang != self.words().lang()).then_some(lang)
    }

    /// The `lang` of the app's own texts inside the deck's texts; `None` if both are the same.
    pub(crate) fn own_lang(self) -> Option<String> {
        self.deck_lang().map(|_| self.words().lang().to_string())
    }
}
