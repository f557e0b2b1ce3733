//! Cards that started from the same memory change places where that saves dear seconds.

use super::fill::{Filling, importance, seconds};

/// A change of places has to save at least so much, in cards recalled.
const LEAST_SAVED: f64 = 1e-6;

impl Filling<'_> {
    /// Lets a card and its kin that gains most by it take each other's practices. Nothing that counts is recalled less
    /// by that, so it never makes a plan worse; but short answers move to the days whose seconds are worth most.
    pub(super) fn trade(&mut self, card: usize) {
        let Some(row) = self.rows.get(card) else { return };
        let kin = self.rows.iter().enumerate().filter(|(other, other_row)| *other != card && other_row.kin == row.kin);
        let mut best = (None, LEAST_SAVED);
        for (other, _) in kin {
            let saved = self.saved(card, other);
            if saved > best.1 {
                best = (Some(other), saved);
            }
        }
        let Some(other) = best.0 else { return };
        self.count(card, -1.0);
        self.count(other, -1.0);
        self.rows.swap(card, other);
        for card in [card, other] {
            self.count(card, 1.0);
            self.price_row(card);
        }
    }

    /// What a change of places saves: seconds by their worth, and recall by importance. Nothing if recall were lost.
    fn saved(&self, a: usize, b: usize) -> f64 {
        let cards = self.outlook.cards.get(a).zip(self.outlook.cards.get(b));
        let Some(((a, row_a), (b, row_b))) =
            cards.zip(self.rows.get(a).zip(self.rows.get(b))).map(|((a, b), (row_a, row_b))| ((a, row_a), (b, row_b)))
        else {
            return 0.0;
        };
        let more = (importance(b.importance) - importance(a.importance)) * (row_a.course.recall - row_b.course.recall);
        let longer = seconds(a.seconds) - seconds(b.seconds);
        if more < 0.0 || (longer == 0.0 && more == 0.0) {
            return 0.0;
        }
        let spent = |row: &super::fill::Row| -> f64 {
            let worth = |slot: usize| self.worths.get(slot).copied().unwrap_or_default();
            row.visits.slots().zip(row.course.reviews).map(|(slot, reviews)| worth(slot) * reviews).sum()
        };
        more + longer * (spent(row_a) - spent(row_b))
    }
}
