//! What Quizlet exports to be copied: terms, definitions and the separators between them.

use crate::import::draft::{Builder, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add};

/// Reads terms and definitions.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let mut options = options.clone();
    let term = options.term_separator.get_or_insert_with(|| term_separator(text).into()).clone();
    let card = options.card_separator.get_or_insert_with(|| card_separator(text, &term).into()).clone();
    if term.is_empty() || card.is_empty() {
        return builder.finish(options);
    }
    let mut line = 1;
    for part in text.split(card.as_str()) {
        let here = line + part.len().saturating_sub(part.trim_start_matches('\n').len());
        line += part.matches('\n').count() + card.matches('\n').count();
        if part.trim().is_empty() {
            continue;
        }
        match part.trim_matches('\n').split_once(term.as_str()) {
            Some((front, back)) => {
                let card = DraftCard { line: here, column: 1, ..DraftCard::default() };
                add(&mut builder, card, front, back, [Markup::Plain; 2]);
            }
            None => builder.note(here, NoteKind::OneField),
        }
    }
    builder.finish(options)
}

fn term_separator(text: &str) -> &'static str {
    let usual = ["\t", " - ", " – ", ","];
    usual.into_iter().find(|separator| text.contains(separator)).unwrap_or("\t")
}

fn card_separator(text: &str, term: &str) -> &'static str {
    let text = text.trim();
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    if !text.contains('\n') && text.contains(';') {
        ";"
    } else if text.contains("\n\n") && lines().any(|line| !line.contains(term)) {
        "\n\n"
    } else {
        "\n"
    }
}
