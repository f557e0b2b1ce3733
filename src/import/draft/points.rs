//! Proposes key points: an answer's list items or, where it has none, its bold words.

use super::model::DraftPoint;
use crate::deck::{Block, Inline, plain};

/// Points of an answer, fewest and most.
const FEWEST: usize = 2;
const MOST: usize = 8;
/// Words of a point.
const WORDS: usize = 12;

/// Proposes points for an answer; none if nothing in it is short enough.
pub(super) fn propose(answer: &[Block]) -> Vec<DraftPoint> {
    let lists = answer.iter().filter_map(|block| match block {
        Block::Bullets(items) | Block::Numbers(items) => Some(items),
        _ => None,
    });
    let items: Vec<String> = lists.flatten().filter_map(|item| of_item(item)).collect();
    let found = if items.len() >= FEWEST { items } else { all_bold(answer) };
    let mut points: Vec<DraftPoint> = Vec::new();
    for text in found {
        if points.len() <= MOST && points.iter().all(|point| point.text != text) {
            points.push(DraftPoint { text, essential: false, proposed: true });
        }
    }
    if (FEWEST..=MOST).contains(&points.len()) { points } else { Vec::new() }
}

/// The first line of a list item if it is short, else its bold words.
fn of_item(item: &[Block]) -> Option<String> {
    let Some(Block::Paragraph(words)) = item.first() else { return None };
    let whole = point(&plain(words));
    let bold = || bold_words(words).into_iter().find_map(|text| point(&text));
    whole.or_else(bold)
}

/// The bold words of the answer's paragraphs.
fn all_bold(answer: &[Block]) -> Vec<String> {
    let paragraphs = answer.iter().filter_map(|block| match block {
        Block::Paragraph(words) => Some(words),
        _ => None,
    });
    paragraphs.flat_map(|words| bold_words(words)).filter_map(|text| point(&text)).collect()
}

fn bold_words(words: &[Inline]) -> Vec<String> {
    let bold = words.iter().filter_map(|inline| match inline {
        Inline::Strong(inner) => Some(plain(inner)),
        _ => None,
    });
    bold.collect()
}

/// A text as a point, if it is short enough and has words at all.
fn point(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().take(WORDS + 1).collect();
    let text = words.join(" ");
    let text = text.trim_end_matches([':', '.', ';', ',', '，', '。', '：']).trim();
    let has_words = text.chars().any(char::is_alphanumeric);
    (has_words && words.len() <= WORDS && text.len() <= 200).then(|| text.to_string())
}
