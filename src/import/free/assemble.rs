//! Puts pieces together, by their roles, into cards.

use super::answers::{answers_follow, unlabelled};
use super::labels::{front as question, label};
use super::open::Open;
use super::pieces::{Piece, PieceKind, Row, is_anchor, is_contents};
use super::roles::Role;
use super::sections::Sections;
use super::tables::{columns, list};
use super::words::{ends_asking, unwrap_strong};
use crate::deck::{Block, Inline, plain};
use crate::import::draft::{Builder, DraftCard, DraftPoint, NoteKind};

/// The state of assembling.
pub(super) struct Assembler<'b> {
    builder: &'b mut Builder,
    sections: Sections,
    card: Option<Open>,
    /// The next line is the question's, since it has none yet, or those up to the answer's label are.
    in_front: bool,
    goes_on: bool,
}

impl<'b> Assembler<'b> {
    pub(super) fn new(builder: &'b mut Builder) -> Self {
        Assembler { builder, sections: Sections::default(), card: None, in_front: false, goes_on: false }
    }

    pub(super) fn run(mut self, pieces: Vec<Piece>, roles: &[Role]) {
        let title = Sections::title(&pieces, roles);
        let before_answer = answers_follow(&pieces, roles);
        for (at, piece) in pieces.into_iter().enumerate() {
            let role = roles.get(at).copied().unwrap_or(Role::Body);
            if title == Some(at) {
                if let PieceKind::Heading { words, attributes, .. } = piece.kind {
                    self.builder.title(&plain(&words));
                    self.builder.id(attributes.id);
                }
                continue;
            }
            self.piece(piece, role, before_answer.get(at) == Some(&true));
        }
        self.close();
    }

    /// The pieces as blocks of an answer, whatever they are.
    pub(super) fn blocks(mut self, pieces: Vec<Piece>) -> Vec<Block> {
        self.card = Some(Open::new(DraftCard::default()));
        pieces.into_iter().for_each(|piece| self.body(piece.line, piece.kind));
        self.card.map(|open| open.finish().answer).unwrap_or_default()
    }

    fn close(&mut self) {
        self.in_front = false;
        if let Some(open) = self.card.take() {
            self.builder.card(open.finish());
        }
    }

    fn piece(&mut self, piece: Piece, role: Role, before_answer: bool) {
        let (line, column) = (piece.line, piece.column);
        match (role, piece.kind) {
            (Role::Section, PieceKind::Heading { level, words, attributes }) => {
                self.close();
                self.sections.open(self.builder, line, level, &plain(&words), attributes);
            }
            (Role::Question, PieceKind::Heading { words, attributes, .. }) => {
                self.begin(line, column, words, before_answer);
                if let Some(open) = &mut self.card {
                    open.card.id = attributes.id;
                    open.card.seconds = attributes.seconds;
                    if attributes.ask {
                        open.card.kind = crate::deck::Kind::Ask;
                    }
                }
            }
            (Role::Question, PieceKind::Summary(words) | PieceKind::Text(words)) => {
                self.begin(line, column, words, before_answer);
            }
            (Role::Question, PieceKind::Item { words, rest, .. }) => {
                self.item(line, column, words, rest, before_answer)
            }
            (Role::Question, PieceKind::Table(rows)) => self.rows(line, rows),
            (Role::Answer, kind) => self.answer(line, kind),
            (_, kind) => self.body(line, kind),
        }
    }

    fn begin(&mut self, line: usize, column: usize, words: Vec<Inline>, before_answer: bool) {
        self.close();
        let kind = self.sections.kind();
        let front = question(words);
        self.in_front = before_answer || front.is_empty();
        self.goes_on = before_answer;
        let card = DraftCard { front, kind, line, column, ..DraftCard::default() };
        self.card = Some(Open::new(card));
    }

    fn item(&mut self, line: usize, column: usize, words: Vec<Inline>, rest: Vec<Block>, before_answer: bool) {
        self.begin(line, column, words, before_answer && rest.is_empty());
        let has_ended = !rest.is_empty();
        if let Some(open) = &mut self.card {
            open.has_ended = has_ended;
            open.card.answer = unlabelled(rest);
            self.in_front &= !has_ended;
        }
    }

    fn rows(&mut self, line: usize, rows: Vec<Row>) {
        self.close();
        let Some((front, back)) = columns(&rows) else { return };
        let kind = self.sections.kind();
        let has_names = rows.first().is_some_and(|head| !head.get(front).is_some_and(|cell| ends_asking(cell)));
        for (at, mut row) in rows.into_iter().enumerate().skip(usize::from(has_names)) {
            let mut cell = |at: usize| row.get_mut(at).map(std::mem::take).unwrap_or_default();
            let (front, back) = (question(cell(front)), cell(back));
            // The line of dashes is none of the rows.
            let line = if at == 0 { line } else { line + at + 1 };
            let answer = vec![Block::Paragraph(back.into())];
            self.builder.card(DraftCard { front, answer, kind, line, column: 1, ..DraftCard::default() });
        }
    }

    fn answer(&mut self, line: usize, kind: PieceKind) {
        self.in_front = false;
        if let Some(open) = &mut self.card {
            open.has_ended = false;
        }
        let (words, rest) = match kind {
            PieceKind::Heading { words, .. } | PieceKind::Summary(words) | PieceKind::Text(words) => {
                (words, Vec::new())
            }
            PieceKind::Item { words, rest, .. } => (words, rest),
            _ => return,
        };
        let words = label(&words).map_or(words, |(_, rest)| rest);
        self.add(line, Block::Paragraph(unwrap_strong(words).into()));
        rest.into_iter().for_each(|block| self.add(line, block));
    }

    fn body(&mut self, line: usize, kind: PieceKind) {
        match kind {
            PieceKind::Heading { words, .. } | PieceKind::Summary(words) => {
                self.add(line, Block::Paragraph([Inline::Strong(words.into())].into()));
            }
            PieceKind::Text(words) if is_anchor(&words) => self.builder.note(line, NoteKind::BackLink),
            PieceKind::Text(words) => self.text(line, words),
            PieceKind::Item { words, rest, .. } if is_anchor(&words) && is_contents(&rest) => {
                self.builder.note(line, NoteKind::Contents);
            }
            PieceKind::Item { list, numbered, is_point, words, rest } => {
                self.bullet(line, (list, numbered, is_point), words, rest);
            }
            PieceKind::Block(block) => self.add(line, block),
            PieceKind::Table(rows) if is_table_of_contents(&rows) => self.builder.note(line, NoteKind::Contents),
            PieceKind::Table(rows) => {
                self.builder.note(line, NoteKind::Table);
                self.add(line, list(rows));
            }
            PieceKind::EndDetails | PieceKind::Rule => {}
        }
    }

    fn text(&mut self, line: usize, words: Vec<Inline>) {
        let is_front = self.in_front;
        match &mut self.card {
            Some(open) if is_front && !open.has_answer() => {
                if open.card.front.is_empty() {
                    open.card.front = question(words);
                    self.in_front = self.goes_on;
                    return;
                }
                open.card.front.push(Inline::Text(" ".into()));
                open.card.front.extend(words);
            }
            Some(open) if open.has_ended => self.stray(line, &words),
            _ => self.add(line, Block::Paragraph(words.into())),
        }
    }

    /// Adds a block to the answer.
    fn add(&mut self, line: usize, block: Block) {
        match &mut self.card {
            Some(open) => open.push(block),
            None => self.stray(line, &words_of(&block)),
        }
    }

    fn stray(&mut self, line: usize, words: &[Inline]) {
        let text: String = plain(words).trim().chars().take(80).collect();
        if !text.is_empty() {
            self.builder.note(line, NoteKind::Stray(text));
        }
    }

    /// Adds an item to the answer: to the list it is in, if that is the last block, or to the points.
    fn bullet(&mut self, line: usize, item: (usize, bool, bool), words: Vec<Inline>, rest: Vec<Block>) {
        let (list, numbered, is_point) = item;
        let Some(open) = &mut self.card else { return self.stray(line, &words) };
        if is_point && rest.is_empty() && !open.has_answer() {
            let essential = matches!(words.as_slice(), [Inline::Strong(_)]);
            open.card.points.push(DraftPoint { text: plain(&words).trim().into(), essential, proposed: false });
            return;
        }
        let mut blocks = vec![Block::Paragraph(words.into())];
        blocks.extend(rest);
        match &mut open.list {
            Some((other, _, items)) if *other == list => items.push(blocks.into()),
            _ => {
                open.end_list();
                open.list = Some((list, numbered, vec![blocks.into()]));
            }
        }
    }
}

fn is_table_of_contents(rows: &[Row]) -> bool {
    let body = rows.get(1..).unwrap_or_default();
    !body.is_empty() && body.iter().all(|row| row.iter().any(|cell| is_anchor(cell)))
}

fn words_of(block: &Block) -> Vec<Inline> {
    let text = crate::deck::plain_blocks(std::slice::from_ref(block));
    vec![Inline::Text(text.chars().take(80).collect::<String>().into())]
}
