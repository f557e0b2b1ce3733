//! Swaps cards of one group between days to save expensive seconds.

use super::greedy::{GreedyFill, Row};

/// A swap must save at least this much, in cards recalled.
const LEAST_SAVED: f64 = 1e-6;

impl GreedyFill {
    /// Swaps the slots of a card with those of the card of its group that saves most. A swap never lowers the weighted
    /// recall, so it never makes a plan worse. It moves short answers to the days with the highest value of a second.
    pub(super) fn swap_slots(&mut self, card: usize) {
        let Some(row) = self.rows.get(card) else { return };
        let (mut best, mut most) = (None, LEAST_SAVED);
        for (other, other_row) in self.rows.iter().enumerate().filter(|(_, other)| other.group == row.group) {
            let saved = self.saved(row, other_row);
            if saved > most {
                (best, most) = (Some(other), saved);
            }
        }
        if let Some(other) = best {
            self.swap(card, other);
        }
    }

    /// What a swap saves: seconds by their value, and recall by importance. Zero if recall were lost.
    #[inline(always)]
    fn saved(&self, a: &Row, b: &Row) -> f64 {
        let seconds = (a.seconds - b.seconds) * (a.cost - b.cost);
        if a.importance == b.importance {
            return seconds;
        }
        let more = (b.importance - a.importance) * (self.recall(a) - self.recall(b));
        if more < 0.0 { 0.0 } else { more + seconds }
    }
}
