//! The writing direction of languages.

use super::words::Words;

/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "syr", "ur", "yi"];

/// Whether the language of a tag is written from right to left.
pub fn is_right_to_left(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.iter().any(|known| known.eq_ignore_ascii_case(language))
}

/// The direction of the app's texts, as a value of the attribute `dir`.
pub fn direction(words: &Words) -> &str {
    words.dir().unwrap_or(if is_right_to_left(words.lang()) { "rtl" } else { "ltr" })
}
