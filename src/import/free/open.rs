//! The card that is being read.

use crate::deck::Block;
use crate::import::draft::DraftCard;

/// The items of a list.
type Items = Vec<Box<[Block]>>;

/// The card that is being read.
pub(super) struct Open {
    pub(super) card: DraftCard,
    /// The item that held it has ended, with its answer.
    pub(super) has_ended: bool,
    /// The list that its answer ends with: its number, whether it is numbered, and its items.
    pub(super) list: Option<(usize, bool, Items)>,
}

impl Open {
    pub(super) fn new(card: DraftCard) -> Open {
        Open { card, has_ended: false, list: None }
    }

    /// Adds a block to the answer.
    pub(super) fn push(&mut self, block: Block) {
        self.end_list();
        self.card.answer.push(block);
    }

    pub(super) fn end_list(&mut self) {
        if let Some((_, numbered, items)) = self.list.take() {
            let items = items.into();
            self.card.answer.push(if numbered { Block::Numbers(items) } else { Block::Bullets(items) });
        }
    }

    pub(super) fn has_answer(&self) -> bool {
        self.list.is_some() || !self.card.answer.is_empty()
    }

    pub(super) fn finish(mut self) -> DraftCard {
        self.end_list();
        self.card
    }
}
