//! Labels such as `Q:`, `**Question**:` and `A1.` at the beginning of a line.

use super::words::{strip_number, unwrap_strong};
use crate::deck::{Inline, plain};
use crate::import::draft::trim;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Question,
    Answer,
}

/// Words of labels. Longer ones come before those they begin with.
const WORDS: [(&str, Label); 20] = [
    ("interview question", Label::Question),
    ("question", Label::Question),
    ("frage", Label::Question),
    ("pregunta", Label::Question),
    ("问题", Label::Question),
    ("问", Label::Question),
    ("q", Label::Question),
    ("show answer", Label::Answer),
    ("sample answer", Label::Answer),
    ("model answer", Label::Answer),
    ("answers", Label::Answer),
    ("answer", Label::Answer),
    ("solution", Label::Answer),
    ("ans", Label::Answer),
    ("antwort", Label::Answer),
    ("lösung", Label::Answer),
    ("respuesta", Label::Answer),
    ("答案", Label::Answer),
    ("答", Label::Answer),
    ("a", Label::Answer),
];

/// A label at the beginning of a text, and the length of it with the sign after it.
fn of_text(text: &str) -> Option<(Label, usize)> {
    let start = text.len() - text.trim_start().len();
    let begin = text.get(start..)?;
    let (word, label) = WORDS.into_iter().find(|(word, _)| begins(begin, word))?;
    let is_letter = word.len() == 1;
    let rest = begin.get(word.len()..)?;
    let number = rest.trim_start_matches([' ', '#', '\u{a0}']);
    let after = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let has_number = after.len() < number.len();
    let after = if has_number { after } else { rest };
    let sign = after.trim_start();
    let end = match sign.strip_prefix([':', '：']) {
        Some(end) => end,
        None => match sign.strip_prefix(['.', ')']) {
            Some(end) if !is_letter || has_number || label == Label::Question => {
                // A dot within a word ends no label.
                Some(end).filter(|end| end.is_empty() || end.starts_with(char::is_whitespace))?
            }
            _ => match sign.strip_prefix(['-', '–', '—']) {
                Some(end) if end.starts_with(' ') && after.starts_with(' ') && (!is_letter || has_number) => end,
                _ if sign.is_empty() && (!is_letter || has_number) => sign,
                _ => return None,
            },
        },
    };
    Some((label, text.len() - end.len()))
}

fn begins(text: &str, word: &str) -> bool {
    // All of these words are as long in lower case.
    text.get(..word.len()).is_some_and(|begin| begin.to_lowercase() == *word)
}

/// The label at the beginning of a line, and what comes after it.
pub(super) fn label(words: &[Inline]) -> Option<(Label, Vec<Inline>)> {
    let mut words = words.to_vec();
    trim(&mut words);
    strip_number(&mut words);
    let (first, rest) = words.split_first()?;
    let mut after = rest.to_vec();
    let label = match first {
        Inline::Text(text) => {
            let (label, length) = of_text(text)?;
            let begin = text.get(length..).unwrap_or_default();
            // With nothing after it, a label needs its sign, unless it is alone.
            let has_sign = text
                .get(..length)
                .is_some_and(|label| label.trim_end().ends_with([':', '：', '.', ')', '-', '–', '—']));
            if begin.is_empty() && !has_sign && !rest.is_empty() {
                return None;
            }
            after.insert(0, Inline::Text(begin.into()));
            label
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            if let Some((label, inside)) = self::label(inner).filter(|(_, inside)| !inside.is_empty()) {
                let is_strong = matches!(first, Inline::Strong(_)) && !rest.is_empty();
                let inside = if is_strong { vec![Inline::Strong(inside.into())] } else { inside };
                after = inside.into_iter().chain(after).collect();
                label
            } else {
                alone(&plain(inner), &mut after)?
            }
        }
        _ => return None,
    };
    trim(&mut after);
    Some((label, after))
}

/// A label that is marked by itself: its sign is in it, or after it, or nothing comes after it.
fn alone(text: &str, after: &mut [Inline]) -> Option<Label> {
    let bare = text.trim().trim_end_matches([':', '：', '.']);
    let is_single = bare.chars().count() == 1 && bare.is_ascii();
    let next = match after.first() {
        Some(Inline::Text(next)) => next.trim_start().to_string(),
        _ => String::new(),
    };
    let has_sign = bare.len() < text.trim().len();
    let sign_after = next.starts_with([':', '：']);
    let label = of_text(&format!("{bare}:")).filter(|(_, length)| *length == bare.len() + 1)?.0;
    if !has_sign && !sign_after && (is_single || !(after.is_empty() || next.is_empty() || next.starts_with('\u{2028}')))
    {
        return None;
    }
    if let (true, Some(Inline::Text(first))) = (sign_after, after.first_mut()) {
        *first = next.trim_start_matches([':', '：']).into();
    }
    Some(label)
}

/// A question without its number, label and emphasis.
pub(super) fn front(words: Vec<Inline>) -> Vec<Inline> {
    let mut words = unwrap_strong(words);
    strip_number(&mut words);
    words = unwrap_strong(words);
    if let Some((Label::Question, rest)) = label(&words) {
        words = unwrap_strong(rest);
    }
    strip_number(&mut words);
    unwrap_strong(words)
}
