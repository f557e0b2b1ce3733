//! Cards of a kind change places where that saves dear seconds.

use super::greedy::{GreedyFill, Row};

/// A change of places has to save at least so much, in cards recalled.
const LEAST_SAVED: f64 = 1e-6;

impl GreedyFill {
    /// Lets a card and the one of its kind that gains most by it take each other's practices. Nothing that counts is
    /// recalled less by that, so it never makes a plan worse; but short answers move to the days whose seconds are
    /// worth most.
    pub(super) fn swap_slots(&mut self, card: usize) {
        let Some(row) = self.rows.get(card) else { return };
        let (mut best, mut most) = (None, LEAST_SAVED);
        for (other, other_row) in self.rows.iter().enumerate().filter(|(_, other)| other.kind == row.kind) {
            let saved = self.saved(row, other_row);
            if saved > most {
                (best, most) = (Some(other), saved);
            }
        }
        if let Some(other) = best {
            self.swap(card, other);
        }
    }

    /// What a change of places saves: seconds by their worth, and recall by importance. Nothing if recall were lost.
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
