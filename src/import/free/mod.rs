//! Questions and answers in Markdown or HTML, in any of the layouts that people use.

mod answers;
mod assemble;
mod front_matter;
mod labels;
mod open;
mod pieces;
mod roles;
mod sections;
mod tables;
mod words;

use self::assemble::Assembler;
use self::front_matter::FrontMatter;
use self::pieces::{PieceKind, Reader};
use self::roles::{Role, roles};
use super::draft::{Builder, Draft, NoteKind, Options};
use super::lines::Lines;
use super::markdown::{Source, too_deep};
use super::reduce::{Pair, Reduced, html, markdown};
use crate::deck::Block;

/// Reads Markdown.
pub(super) fn read_markdown(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let matter = FrontMatter::of(text);
    let body = text.get(matter.length..).unwrap_or_default();
    if let Some(at) = too_deep(body) {
        builder.note(Lines::new(text).line(matter.length + at), NoteKind::TooDeep);
        return builder.finish(options.clone());
    }
    if let Some(title) = matter.title {
        builder.title(title);
    }
    let before = text.get(..matter.length).unwrap_or_default().matches('\n').count();
    read(body, body, before, markdown(body), options, builder)
}

/// Reads HTML.
pub(super) fn read_html(text: &str, options: &Options, builder: Builder) -> Draft {
    // Nothing is escaped in HTML, so its events have no source.
    read(text, "", 0, html(text), options, builder)
}

/// The blocks of a text that is part of a card; `events` are those of `text`.
pub(super) fn blocks(text: &str, events: Vec<Pair<'_>>) -> Vec<Block> {
    let lines = Lines::new(text);
    let pieces = Reader::new(Source::over(text, Box::new(events.into_iter())), &lines).read();
    Assembler::new(&mut Builder::default()).blocks(pieces)
}

/// Reads a text's events; `source` is what they are ranges of, if that matters, and `before` is how many lines come before it.
fn read(
    text: &str,
    source: &str,
    before: usize,
    reduced: Reduced<'_>,
    options: &Options,
    mut builder: Builder,
) -> Draft {
    let lines = Lines::new(text);
    let (events, notes) = reduced;
    for (at, kind) in notes {
        builder.note(before + lines.line(at), kind);
    }
    let source = Source::over(source, Box::new(events.into_iter()));
    let mut pieces = Reader::new(source, &lines).read();
    pieces.iter_mut().for_each(|piece| piece.line += before);
    let roles = roles(&pieces, options.question_level);
    let mut options = options.clone();
    let mut levels = [0usize; 7];
    for (piece, role) in pieces.iter().zip(&roles) {
        if let (PieceKind::Heading { level, .. }, Role::Question) = (&piece.kind, role)
            && let Some(count) = levels.get_mut(usize::from(*level))
        {
            *count += 1;
        }
    }
    let most = levels.iter().enumerate().filter(|(_, count)| **count > 0).max_by_key(|(_, count)| **count);
    options.question_level = options.question_level.or(most.and_then(|(level, _)| u8::try_from(level).ok()));
    Assembler::new(&mut builder).run(pieces, &roles);
    builder.finish(options)
}
