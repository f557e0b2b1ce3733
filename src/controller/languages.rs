//! The languages of a page, each loaded once.

use std::cell::RefCell;

use crate::browser::host_language::{HostFormat, HostLanguage};
use crate::text::{Format, Formatter, Words};

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
pub(super) fn number(given: Option<HostLanguage>) -> usize {
    let Some(HostLanguage { words: json, format }) = given else { return ENGLISH };
    LANGUAGES.with_borrow_mut(|known| {
        known.iter().position(|(other, _)| *other == json).unwrap_or_else(|| {
            known.push(language(json, format.map(formatter)));
            known.len() - 1
        })
    })
}

fn formatter(format: HostFormat) -> Formatter {
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
        format.call(what, value)
    })
}
