//! What each piece of a text is: a section, a question, an answer, or part of one.

use super::labels::{Label, label};
use super::pieces::{Piece, PieceKind, has_list};
use super::tables::is_of_cards;
use super::words::{asks, ends_asking, is_strong, strip_number};
use crate::deck::{Block, Inline, plain};

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading above others.
    Section,
    /// A question begins.
    Question,
    /// The answer begins.
    Answer,
    /// Part of what is being read.
    Body,
}

/// What is taken for a question.
#[derive(Clone, Copy, Default)]
struct Rules {
    /// Levels whose headings are questions, though they do not ask.
    levels: [bool; 7],
    /// Strong lines and items with lists in them are questions, though they do not ask.
    is_lenient: bool,
}

/// The role of each piece, by its index.
pub(super) fn roles(pieces: &[Piece], level: Option<u8>) -> Vec<Role> {
    if let Some(level) = level {
        return pieces.iter().map(|piece| forced(piece, level)).collect();
    }
    let strict = decide(pieces, Rules::default());
    let found = decide(pieces, Rules { levels: levels(pieces, &strict), is_lenient: false });
    if found.contains(&Role::Question) {
        return found;
    }
    let lenient = decide(pieces, Rules { is_lenient: true, ..Rules::default() });
    let headings = decide(pieces, Rules { levels: [true; 7], is_lenient: false });
    let count = |roles: &[Role]| roles.iter().filter(|role| **role == Role::Question).count();
    if count(&headings) >= 2.max(count(&lenient)) || count(&lenient) == 0 { headings } else { lenient }
}

fn forced(piece: &Piece, level: u8) -> Role {
    match &piece.kind {
        PieceKind::Heading { level: own, .. } if *own == level => Role::Question,
        PieceKind::Heading { level: own, .. } if *own < level => Role::Section,
        PieceKind::Text(words) if matches!(label(words), Some((Label::Answer, _))) => Role::Answer,
        _ => Role::Body,
    }
}

/// The levels on which most headings with a text of their own ask.
fn levels(pieces: &[Piece], roles: &[Role]) -> [bool; 7] {
    let mut counts = [(0usize, 0usize); 7];
    for (at, (piece, role)) in pieces.iter().zip(roles).enumerate() {
        let PieceKind::Heading { level, .. } = &piece.kind else { continue };
        let Some((asking, silent)) = counts.get_mut(usize::from(*level)) else { continue };
        let has_text = roles.get(at + 1) == Some(&Role::Body);
        match role {
            Role::Question => *asking += 1,
            Role::Section if has_text => *silent += 1,
            _ => {}
        }
    }
    counts.map(|(asking, silent)| asking > 0 && asking >= silent)
}

/// Decides from the end of the text, so that a heading knows what is below it.
fn decide(pieces: &[Piece], rules: Rules) -> Vec<Role> {
    let mut roles = vec![Role::Body; pieces.len()];
    parts(pieces, rules, &mut roles);
    let mut below = Below::default();
    for (at, piece) in pieces.iter().enumerate().rev() {
        let PieceKind::Heading { level, words, .. } = &piece.kind else {
            let is_question = roles.get(at) == Some(&Role::Question);
            below.asks |= is_question && is_explicit(piece);
            below.may_ask |= is_question;
            below.has_text |= !matches!(piece.kind, PieceKind::Rule | PieceKind::EndDetails);
            continue;
        };
        let role = heading(*level, words, &below, rules);
        below.close(*level, role);
        if let Some(own) = roles.get_mut(at) {
            *own = role;
        }
    }
    within(pieces, &mut roles);
    roles
}

/// What is below a heading.
#[derive(Default)]
struct Below {
    /// Questions with labels, before the next heading.
    asks: bool,
    /// Other questions.
    may_ask: bool,
    has_text: bool,
    /// Whether there are headings, and questions among them, by level.
    headings: [(bool, bool); 7],
}

impl Below {
    fn close(&mut self, level: u8, role: Role) {
        let level = usize::from(level);
        let has_question =
            role == Role::Question || (role == Role::Section && (self.asks || self.may_ask || self.deeper(level).1));
        for deeper in self.headings.iter_mut().skip(level + 1) {
            *deeper = (false, false);
        }
        if let Some(own) = self.headings.get_mut(level) {
            *own = (true, own.1 || has_question);
        }
        (self.asks, self.may_ask, self.has_text) = (false, false, false);
    }

    fn deeper(&self, level: usize) -> (bool, bool) {
        let deeper = self.headings.iter().skip(level + 1);
        deeper.fold((false, false), |(any, asking), (is, asks)| (any || *is, asking || *asks))
    }
}

fn heading(level: u8, words: &[Inline], below: &Below, rules: Rules) -> Role {
    let (has_headings, has_questions) = below.deeper(usize::from(level));
    let text = plain(words);
    match label(words) {
        Some((Label::Answer, _)) => return Role::Answer,
        Some((Label::Question, _)) if !has_questions && !below.asks => return Role::Question,
        _ => {}
    }
    if has_questions || below.asks {
        return Role::Section;
    }
    let has_number = strip_number(&mut words.to_vec());
    let has_text = below.has_text || has_headings;
    let is_question = asks(&text) || (has_number && below.has_text && !below.may_ask);
    let by_level = rules.levels.get(usize::from(level)) == Some(&true) && below.has_text && !below.may_ask;
    if (is_question && (has_text || asks(&text))) || by_level { Role::Question } else { Role::Section }
}

/// Whether a question is marked as one, and not only taken for one.
fn is_explicit(piece: &Piece) -> bool {
    match &piece.kind {
        PieceKind::Summary(_) | PieceKind::Table(_) => true,
        PieceKind::Item { words, numbered, .. } => {
            matches!(label(words), Some((Label::Question, _))) || (*numbered && is_strong(words) && ends_asking(words))
        }
        PieceKind::Text(words) => matches!(label(words), Some((Label::Question, _))),
        _ => false,
    }
}

/// In a question that is a heading, headings below it are part of its answer, and nothing but a mark begins another
/// question.
fn within(pieces: &[Piece], roles: &mut [Role]) {
    let mut question = None;
    for (piece, role) in pieces.iter().zip(roles) {
        match (&piece.kind, *role) {
            (PieceKind::Heading { level, .. }, Role::Question) => question = Some(*level),
            (PieceKind::Heading { level, .. }, Role::Section) if question.is_some_and(|own| *level > own) => {
                *role = Role::Body;
            }
            (PieceKind::Heading { .. }, Role::Section) => question = None,
            (PieceKind::Heading { .. }, _) => {}
            (_, Role::Question) if question.is_some() && !is_explicit(piece) => *role = Role::Body,
            _ => {}
        }
    }
}

/// The roles of all pieces but headings, each by itself or with the other items of its list.
fn parts(pieces: &[Piece], rules: Rules, roles: &mut [Role]) {
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        let role = match &piece.kind {
            PieceKind::Item { list, .. } => {
                let is_same =
                    |piece: &&Piece| matches!(&piece.kind, PieceKind::Item { list: other, .. } if other == list);
                let count = pieces.iter().skip(at).take_while(is_same).count();
                let items = pieces.get(at..at + count).unwrap_or_default();
                let role = if is_of_questions(items, rules) { Role::Question } else { Role::Body };
                // An answer in a list of its own, or after its question; others are options to choose from.
                let may_answer = count == 1 || items.iter().any(|item| labelled(item, Label::Question));
                for (item, own) in items.iter().zip(roles.iter_mut().skip(at)) {
                    *own = if may_answer && labelled(item, Label::Answer) { Role::Answer } else { role };
                }
                at += count;
                continue;
            }
            PieceKind::Text(words) => text(words, rules),
            PieceKind::Summary(words) => summary(words),
            PieceKind::Table(rows) if is_of_cards(rows) => Role::Question,
            _ => Role::Body,
        };
        if let Some(own) = roles.get_mut(at) {
            *own = role;
        }
        at += 1;
    }
}

/// Whether an item begins with a label.
fn labelled(piece: &Piece, wanted: Label) -> bool {
    match &piece.kind {
        PieceKind::Item { words, .. } => label(words).is_some_and(|(label, _)| label == wanted),
        _ => false,
    }
}

fn text(words: &[Inline], rules: Rules) -> Role {
    match label(words) {
        Some((Label::Question, _)) => Role::Question,
        Some((Label::Answer, _)) => Role::Answer,
        None if is_strong(words) && (asks(&plain(words)) || rules.is_lenient || strip_number(&mut words.to_vec())) => {
            Role::Question
        }
        None if strip_number(&mut words.to_vec()) && ends_asking(words) => Role::Question,
        None => Role::Body,
    }
}

fn summary(words: &[Inline]) -> Role {
    if matches!(label(words), Some((Label::Answer, _))) { Role::Answer } else { Role::Question }
}

/// Whether an item asks: by its first line, what else is in it, and whether it is numbered.
type IsQuestion = dyn Fn(&[Inline], &[Block], bool) -> bool;

fn is_of_questions(items: &[Piece], rules: Rules) -> bool {
    let most = |is_one: &IsQuestion| {
        let of = |piece: &&Piece| match &piece.kind {
            PieceKind::Item { words, rest, numbered, .. } => is_one(words, rest, *numbered),
            _ => false,
        };
        2 * items.iter().filter(of).count() >= items.len()
    };
    items.iter().any(|item| labelled(item, Label::Question))
        || most(&|words, rest, numbered| is_strong(words) && (numbered || (ends_asking(words) && !rest.is_empty())))
        || most(&|words, rest, _| ends_asking(words) && !rest.is_empty())
        || most(&|words, _, numbered| ends_asking(words) && numbered)
        || (rules.is_lenient && most(&|words, rest, _| has_list(rest) || (is_strong(words) && !rest.is_empty())))
}
