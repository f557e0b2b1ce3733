//! The loaded languages of a page. A mount stores the number of its own.

use std::cell::RefCell;

use crate::browser::language::Language;
use crate::text::{Formatter, Words};

/// The number of the built-in language.
pub(crate) const ENGLISH: usize = 0;

thread_local! {
    /// The languages of this page, each with the JSON of its texts. They are never freed: their texts are then
    /// `'static` as those of the program, and a page has few languages.
    static LANGUAGES: RefCell<Vec<(String, &'static Words)>> = RefCell::new(vec![language(String::new(), None)]);
}

fn language(json: String, format: Option<Formatter>) -> (String, &'static Words) {
    let words = Box::leak(Box::new(Words::read(&json, format)));
    (json, words)
}

/// The texts of a language, by its number.
pub(crate) fn words(number: usize) -> &'static Words {
    LANGUAGES
        .with_borrow(|known| known.get(number).or(known.first()).map(|(_, words)| *words))
        .unwrap_or_else(|| language(String::new(), None).1)
}

/// The number of a language that the script has loaded.
pub(super) fn number(source: &Language) -> usize {
    let Some(json) = source.words() else { return ENGLISH };
    LANGUAGES.with_borrow_mut(|known| {
        known.iter().position(|(other, _)| *other == json).unwrap_or_else(|| {
            known.push(language(json, source.formatter()));
            known.len() - 1
        })
    })
}
