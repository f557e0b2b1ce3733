//! The texts of fields as questions and answers.

use super::draft::{Builder, DraftCard};
use super::free;
use super::markdown::too_deep;
use super::reduce::{Reduced, html, markdown, plain};
use crate::deck::{Block, Inline};

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    Plain,
    Html,
    Markdown,
}

impl Markup {
    /// Guesses how a field is written: as HTML where there is a tag or a reference to a character.
    pub(super) fn of(text: &str) -> Markup {
        const SIGNS: [&str; 14] = [
            "</", "<br", "<p>", "<div", "<img", "&nbsp;", "&amp;", "&lt;", "&gt;", "&quot;", "&#", "&rsquo;",
            "&eacute;", "<b>",
        ];
        if SIGNS.iter().any(|sign| text.contains(sign)) { Markup::Html } else { Markup::Plain }
    }
}

/// The blocks of a field.
pub(super) fn blocks(builder: &mut Builder, line: usize, text: &str, markup: Markup) -> Vec<Block> {
    let (reduced, source): (Reduced<'_>, &str) = match markup {
        Markup::Markdown if too_deep(text).is_none() => (markdown(text), text),
        Markup::Html => (html(text), ""),
        Markup::Plain | Markup::Markdown => (plain(text), ""),
    };
    let (events, notes) = reduced;
    for (at, kind) in notes {
        builder.note(line + text.get(..at).unwrap_or_default().matches('\n').count(), kind);
    }
    free::blocks(source, events)
}

/// Adds a card of two fields.
pub(super) fn add(builder: &mut Builder, mut card: DraftCard, front: &str, back: &str, markup: [Markup; 2]) {
    let line = card.line;
    let [of_front, of_back] = markup;
    let (words, mut rest) = front_words(blocks(builder, line, front, of_front));
    card.front = words;
    let before = front.matches('\n').count();
    rest.extend(blocks(builder, line + before, back, of_back));
    rest.append(&mut card.answer);
    card.answer = rest;
    builder.card(card);
}

/// A question's paragraphs as one line, and what cannot be in a question.
fn front_words(blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let (mut words, mut rest) = (Vec::new(), Vec::new());
    for block in blocks {
        match block {
            Block::Paragraph(text) => {
                if !words.is_empty() {
                    words.push(Inline::Text(" ".into()));
                }
                words.extend(text);
            }
            block => rest.push(block),
        }
    }
    (words, rest)
}
