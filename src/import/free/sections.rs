//! The headings that are open, as sections and topics.

use super::pieces::{Piece, PieceKind};
use super::roles::Role;
use crate::deck::Kind;
use crate::import::draft::{Builder, NoteKind};
use crate::import::markdown::Attributes;

/// The headings that are open.
#[derive(Default)]
pub(super) struct Sections {
    open: Vec<(u8, String)>,
    is_to_ask: bool,
}

impl Sections {
    /// The index of the heading that is the deck's title: the first one, if it is above all others.
    pub(super) fn title(pieces: &[Piece], roles: &[Role]) -> Option<usize> {
        let level = |piece: &Piece| match &piece.kind {
            PieceKind::Heading { level, .. } => Some(*level),
            _ => None,
        };
        let mut headings = pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, level(piece)?)));
        let (first, own) = headings.next()?;
        let is_above = headings.all(|(_, other)| other > own);
        let before = roles.get(..first).unwrap_or_default();
        let is_first = !before.contains(&Role::Question);
        (is_above && is_first && roles.get(first) == Some(&Role::Section)).then_some(first)
    }

    /// Opens a heading, and closes those it is not below.
    pub(super) fn open(&mut self, builder: &mut Builder, line: usize, level: u8, title: &str, attributes: Attributes) {
        while self.open.last().is_some_and(|(other, _)| *other >= level) {
            self.open.pop();
        }
        self.open.push((level, title.trim().to_string()));
        if self.open.len() == 1 {
            self.is_to_ask = attributes.ask || is_to_ask(title);
            if self.is_to_ask && !attributes.ask {
                builder.note(line, NoteKind::ToAsk);
            }
            return builder.section(title, attributes.id);
        }
        let titles: Vec<&str> = self.open.iter().skip(1).map(|(_, title)| title.as_str()).collect();
        builder.topic(&titles.join(": "));
    }

    /// The kind of cards in the open section.
    pub(super) fn kind(&self) -> Kind {
        if self.is_to_ask { Kind::Ask } else { Kind::Answer }
    }
}

/// Whether a section's title says that its questions are put to the interviewer.
fn is_to_ask(title: &str) -> bool {
    let title = title.to_lowercase();
    title.starts_with("to ask")
        || (title.contains("ask") && (title.contains("interviewer") || title.contains("employer")))
        || title.contains("questions to ask")
        || title.contains("preguntas al entrevistador")
        || title.contains("fragen an ")
}
