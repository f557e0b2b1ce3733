//! A text as a row of pieces: what a question or an answer can be made of.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::labels::label;
use super::words::{ends_asking, is_strong, join, lines};
use crate::deck::{Block, Inline, plain};
use crate::import::draft::BREAK;
use crate::import::lines::Lines;
use crate::import::markdown::{Attributes, Source};
use crate::import::reduce::SUMMARY;

/// A piece with its place in the text.
pub(super) struct Piece {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) kind: PieceKind,
}

/// A row of a table.
pub(super) type Row = Vec<Vec<Inline>>;

/// A kind of piece.
pub(super) enum PieceKind {
    Heading {
        level: u8,
        words: Vec<Inline>,
        attributes: Attributes,
    },
    /// An item of a list at the top: its first line, and what else is in it.
    Item {
        list: usize,
        numbered: bool,
        is_point: bool,
        words: Vec<Inline>,
        rest: Vec<Block>,
    },
    /// A line, or several.
    Text(Vec<Inline>),
    Block(Block),
    Table(Vec<Row>),
    /// The summary of a `<details>`.
    Summary(Vec<Inline>),
    EndDetails,
    Rule,
}

/// Reads a text's events as pieces.
pub(super) struct Reader<'a, 'l> {
    pub(super) source: Source<'a>,
    pub(super) lines: &'l Lines<'l>,
    pub(super) pieces: Vec<Piece>,
    lists: usize,
}

impl<'a, 'l> Reader<'a, 'l> {
    pub(super) fn new(source: Source<'a>, lines: &'l Lines<'l>) -> Self {
        Reader { source, lines, pieces: Vec::new(), lists: 0 }
    }

    pub(super) fn read(mut self) -> Vec<Piece> {
        while let Some((event, range)) = self.source.next() {
            self.piece(event, range);
        }
        self.pieces
    }

    fn push(&mut self, at: usize, kind: PieceKind) {
        let (line, column) = (self.lines.line(at), self.lines.column(at));
        self.pieces.push(Piece { line, column, kind });
    }

    fn piece(&mut self, event: Event<'a>, range: Range<usize>) {
        let at = range.start;
        match event {
            Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                let is_summary = classes.iter().any(|class| **class == *SUMMARY);
                let attributes = Attributes::read(&mut self.source, at, id, classes, attrs);
                let words = self.source.inlines(|end| matches!(end, TagEnd::Heading(_)));
                self.push(
                    at,
                    match is_summary {
                        true => PieceKind::Summary(words),
                        false => PieceKind::Heading { level: level as u8, words, attributes },
                    },
                );
            }
            Event::Start(Tag::List(number)) => self.list(number.is_some()),
            Event::Start(Tag::Table(_)) => {
                let rows = self.table();
                self.push(at, PieceKind::Table(rows));
            }
            Event::Html(html) if html.starts_with("</details") => self.push(at, PieceKind::EndDetails),
            Event::Rule => self.push(at, PieceKind::Rule),
            event => {
                let mut blocks = Vec::new();
                self.source.block(event, range, 0, &mut blocks);
                blocks.into_iter().for_each(|block| self.block(at, block));
            }
        }
    }

    fn list(&mut self, numbered: bool) {
        self.lists += 1;
        let list = self.lists;
        while let Some((event, range)) = self.source.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let (blocks, is_point) = self.source.item(1);
                    let (words, rest) = head(blocks);
                    self.push(range.start, PieceKind::Item { list, numbered, is_point, words, rest });
                }
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
    }

    fn table(&mut self) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        while let Some((event, _)) = self.source.next() {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let words = self.source.inlines(|end| *end == TagEnd::TableCell);
                    rows.last_mut().into_iter().for_each(|row| row.push(words.clone()));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        rows
    }

    /// Adds a block. A paragraph is split where one of its lines has a label, or where its first line is strong.
    fn block(&mut self, at: usize, block: Block) {
        let Block::Paragraph(words) = block else { return self.push(at, PieceKind::Block(block)) };
        let (line, column) = (self.lines.line(at), self.lines.column(at));
        let mut first = 0;
        let mut group: Vec<(Vec<Inline>, Option<char>)> = Vec::new();
        for (number, (words, end)) in lines(words.into_vec()).into_iter().enumerate() {
            let after_strong = matches!(group.as_slice(), [(words, _)] if is_strong(words) && label(words).is_none());
            if !group.is_empty() && (after_strong || label(&words).is_some()) {
                let kind = PieceKind::Text(join(std::mem::take(&mut group)));
                self.pieces.push(Piece { line: line + first, column, kind });
            }
            if group.is_empty() {
                first = number;
            }
            group.push((words, end));
        }
        if !group.is_empty() {
            self.pieces.push(Piece { line: line + first, column, kind: PieceKind::Text(join(group)) });
        }
    }
}

/// The question of an item and the rest. It may be broken over several lines.
fn head(blocks: Vec<Block>) -> (Vec<Inline>, Vec<Block>) {
    let mut rest = blocks.into_iter().peekable();
    let Some(Block::Paragraph(words)) = rest.next_if(|block| matches!(block, Block::Paragraph(_))) else {
        return (Vec::new(), rest.collect());
    };
    let mut lines = lines(words.into_vec());
    let ends = |at: usize, (line, end): &(Vec<Inline>, Option<char>)| {
        let is_strong = at == 0 && is_strong(line);
        is_strong || ends_asking(line) || *end == Some(BREAK)
    };
    let is_labelled = |(line, _): &(Vec<Inline>, _)| label(line).is_some();
    let until_label = lines.iter().skip(1).position(is_labelled).map_or(lines.len(), |at| at + 1);
    let first = lines.iter().take(until_label).enumerate().position(|(at, line)| ends(at, line));
    let count = match first {
        Some(first) => first + 1,
        None if rest.peek().is_some() || until_label < lines.len() => until_label,
        None => 1,
    };
    let after = lines.split_off(count.min(lines.len()));
    let after = if after.is_empty() { None } else { Some(Block::Paragraph(join(after).into())) };
    (join(lines), after.into_iter().chain(rest).collect())
}

/// Whether a block is nothing but links to places of the same page.
pub(super) fn is_contents(rest: &[Block]) -> bool {
    let is_item = |item: &[Block]| match item.split_first() {
        Some((Block::Paragraph(words), rest)) => is_anchor(words) && is_contents(rest),
        _ => false,
    };
    rest.iter().all(|block| match block {
        Block::Bullets(items) | Block::Numbers(items) => items.iter().all(|item| is_item(item)),
        Block::Paragraph(words) => is_anchor(words),
        _ => false,
    })
}

/// Whether text is nothing but a link to a place of the same page.
pub(super) fn is_anchor(words: &[Inline]) -> bool {
    let mut has_link = false;
    let all = words.iter().all(|inline| match inline {
        Inline::Link { href, .. } => {
            has_link = true;
            href.starts_with('#')
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            let is_anchor = is_anchor(inner);
            has_link |= is_anchor;
            is_anchor
        }
        other => !plain(std::slice::from_ref(other)).chars().any(char::is_alphanumeric),
    });
    all && has_link
}

/// Whether one of the blocks is a list.
pub(super) fn has_list(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Bullets(_) | Block::Numbers(_)))
}
