//! Lines of running text: where they end, what they begin with, and whether they ask.

use crate::deck::{Inline, plain};
use crate::import::draft::{BREAK, trim};

/// Splits text into lines, each with the character that ended it.
pub(super) fn lines(words: Vec<Inline>) -> Vec<(Vec<Inline>, Option<char>)> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    for inline in words {
        let Inline::Text(text) = inline else {
            line.push(inline);
            continue;
        };
        for part in text.split_inclusive(['\n', BREAK]) {
            let end = part.chars().next_back().filter(|last| ['\n', BREAK].contains(last));
            let part = if end.is_some() { part.trim_end_matches(['\n', BREAK]) } else { part };
            if !part.is_empty() {
                line.push(Inline::Text(part.into()));
            }
            if end.is_some() {
                lines.push((std::mem::take(&mut line), end));
            }
        }
    }
    if !line.is_empty() {
        lines.push((line, None));
    }
    lines
}

/// Joins lines again.
pub(super) fn join(lines: impl IntoIterator<Item = (Vec<Inline>, Option<char>)>) -> Vec<Inline> {
    let mut words = Vec::new();
    let mut ended = None;
    for (mut line, end) in lines {
        if let Some(end) = ended.take() {
            words.push(Inline::Text(String::from(end).into()));
        }
        words.append(&mut line);
        ended = end.or(Some('\n'));
    }
    words
}

/// Whether a text asks something.
pub(super) fn asks(text: &str) -> bool {
    text.contains(['?', '？', '؟'])
}

/// Whether a line ends with a question mark.
pub(super) fn ends_asking(words: &[Inline]) -> bool {
    let text = plain(words);
    text.trim_end().trim_end_matches(['*', '_', ')', '"', '”', '»']).ends_with(['?', '？', '؟'])
}

/// Whether a line is strong as a whole, but for its number and signs at its end.
pub(super) fn is_strong(words: &[Inline]) -> bool {
    let mut words = words.to_vec();
    trim(&mut words);
    strip_number(&mut words);
    let is_sign = |inline: &Inline| match inline {
        Inline::Text(text) => text.chars().all(|letter| " \t:.?!".contains(letter)),
        _ => false,
    };
    matches!(words.split_first(), Some((Inline::Strong(_), rest)) if rest.iter().all(is_sign))
}

/// Strips a number such as `3.`, `3)` or `#3:` from the beginning of a line, and returns whether there was one.
pub(super) fn strip_number(words: &mut Vec<Inline>) -> bool {
    let Some(Inline::Text(text)) = words.first_mut() else { return false };
    let begin = text.trim_start().trim_start_matches('#');
    let rest = begin.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = begin.len() - rest.len();
    let Some(after) = rest.trim_start().strip_prefix(['.', ')', ':', '-', '–', '、']) else { return false };
    let is_number = (1..=4).contains(&digits) && (after.is_empty() || after.starts_with(char::is_whitespace));
    if is_number {
        *text = after.trim_start().into();
        trim(words);
    }
    is_number
}

/// The text of a line that is strong as a whole.
pub(super) fn unwrap_strong(mut words: Vec<Inline>) -> Vec<Inline> {
    trim(&mut words);
    if !is_strong(&words) || strip_number(&mut words.clone()) {
        return words;
    }
    let mut unwrapped = Vec::new();
    for inline in words {
        match inline {
            Inline::Strong(inner) => unwrapped.extend(inner),
            other => unwrapped.push(other),
        }
    }
    trim(&mut unwrapped);
    unwrapped
}
