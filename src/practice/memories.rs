//! What the log implies, followed as it grows: memories and marks.

use super::Model;
use crate::deck::CardIx;
use crate::log::{Entry, Mark, Rating, Record};
use crate::memory::{replay, replay_one};

impl Model {
    /// Takes a review just logged into the memories. The newest record needs no replay; after a clock was set
    /// back, or where two tabs rate at once, it is not the newest.
    pub(super) fn remember(&mut self, ix: CardIx, rating: Rating, record: &Record) {
        match self.memories.get_mut(ix.0 as usize) {
            Some(memory) if self.log.records().last() == Some(record) => {
                *memory = memory.after(rating, self.log.made_at(record), &self.scheduler);
                self.ratings += 1;
            }
            _ => self.replay_one(ix),
        }
    }

    /// As [`Model::replay`], where only this card's reviews have changed.
    pub(super) fn replay_one(&mut self, ix: CardIx) {
        let (memory, ratings) = replay_one(&self.catalog, &self.log, &self.scheduler, ix);
        self.ratings = ratings;
        if let Some(kept) = self.memories.get_mut(ix.0 as usize) {
            *kept = memory;
        }
    }

    /// Takes the marks from the log. They are asked for with every rating, which must not go through it.
    pub(super) fn remark(&mut self) {
        self.marks = vec![(false, false); self.catalog.len()];
        for record in self.log.effective() {
            let Entry::Mark { card, mark, on } = &record.entry else { continue };
            let found = self.catalog.find(card).and_then(|ix| self.marks.get_mut(ix.0 as usize));
            if let Some((star, tick)) = found {
                *(if *mark == Mark::Star { star } else { tick }) = *on;
            }
        }
    }

    pub(super) fn replay(&mut self) {
        (self.memories, self.ratings) = replay(&self.catalog, &self.log, &self.scheduler);
        self.remark();
    }
}
