//! The memories and marks that the log implies, updated as it grows.

use super::Model;
use crate::deck::CardIx;
use crate::log::{Entry, Mark, Rating, Record};
use crate::memory::{replay, replay_one};

impl Model {
    /// Updates the memory for a new review. The newest record needs no replay; it is not the newest if a clock was set
    /// back, or if two tabs rate at the same time.
    pub(super) fn remember(&mut self, ix: CardIx, rating: Rating, record: &Record) {
        match self.memories.get_mut(ix.0 as usize) {
            Some(memory) if self.log.records().last() == Some(record) => {
                *memory = memory.after(rating, self.log.made_at(record), &self.scheduler);
                self.ratings += 1;
            }
            _ => self.replay_one(ix),
        }
    }

    /// As [`Model::replay`], but for a change of this card's reviews only.
    pub(super) fn replay_one(&mut self, ix: CardIx) {
        let (memory, ratings) = replay_one(&self.catalog, &self.log, &self.scheduler, ix);
        self.ratings = ratings;
        if let Some(slot) = self.memories.get_mut(ix.0 as usize) {
            *slot = memory;
        }
    }

    /// Reads the marks from the log. Each rating needs them, and must not search the log.
    pub(super) fn refresh_marks(&mut self) {
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
        self.refresh_marks();
    }
}
