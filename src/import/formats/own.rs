//! Cuecard's own Markdown and JSON.

use crate::deck::{DeckError, from_json};
use crate::import::draft::{Builder, Draft, Format, NoteKind, Options};
use crate::import::free;
use crate::import::markdown::parse;

/// Reads our Markdown. With a mistake in it, it is read as any other Markdown, and each mistake is in the notes.
pub(in crate::import) fn read_markdown(text: &str, options: &Options, mut builder: Builder) -> Draft {
    match parse(text) {
        Ok(deck) => Draft::from_deck(deck, options.clone()),
        Err(faults) => {
            for fault in faults {
                let said = fault.to_string();
                let said = said.splitn(3, ':').nth(2).unwrap_or_default().trim();
                builder.note(fault.line, NoteKind::Mistake(fault.column, said.into()));
            }
            let own = Options { question_level: Some(options.question_level.unwrap_or(4)), ..options.clone() };
            free::read_markdown(text, &own, builder)
        }
    }
}

/// Reads our JSON.
pub(in crate::import) fn read_json(text: &str, options: &Options, mut builder: Builder) -> Draft {
    match from_json(text) {
        Ok(deck) => Draft::from_deck(deck, Options { format: Some(Format::Json), ..options.clone() }),
        Err(error) => {
            let line = if let DeckError::Json { line, .. } = &error { *line } else { 0 };
            builder.note(line, NoteKind::Unreadable(format!("{error:?}")));
            builder.finish(options.clone())
        }
    }
}
