//! Where answers begin.

use super::labels::{Label, label};
use super::pieces::{Piece, PieceKind};
use super::roles::Role;
use super::words::unwrap_strong;
use crate::deck::Block;

/// Whether the answer of each piece's card is announced by a label further on.
pub(super) fn answers_follow(pieces: &[Piece], roles: &[Role]) -> Vec<bool> {
    let mut follows = false;
    let from_end = pieces.iter().zip(roles).rev().map(|(piece, role)| {
        let before = follows;
        follows = match role {
            Role::Answer => true,
            Role::Body => follows,
            Role::Question | Role::Section => false,
        };
        // A heading's own paragraphs are its answer; a labelled question may go on.
        let may_go_on = matches!(&piece.kind, PieceKind::Text(words) if label(words).is_some());
        before && may_go_on
    });
    let mut all: Vec<bool> = from_end.collect();
    all.reverse();
    all
}

/// An answer without its label, taken out of the list that it is the only item of.
pub(super) fn unlabelled(mut blocks: Vec<Block>) -> Vec<Block> {
    let is_answer = |block: &Block| match block {
        Block::Paragraph(words) => matches!(label(words), Some((Label::Answer, _))),
        _ => false,
    };
    if let [Block::Bullets(items) | Block::Numbers(items), ..] = blocks.as_mut_slice()
        && let [item] = &mut **items
        && item.first().is_some_and(is_answer)
    {
        let item = std::mem::take(item).into_vec();
        blocks.splice(0..1, item);
    }
    if blocks.first().is_some_and(is_answer)
        && let Some(Block::Paragraph(words)) = blocks.first_mut()
        && let Some((_, rest)) = label(words)
    {
        *words = unwrap_strong(rest).into();
    }
    blocks
}
