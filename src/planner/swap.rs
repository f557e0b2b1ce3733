//! Swaps cards of one group between days to save expensive seconds.

use super::greedy::{GreedyFill, Row};
use super::slot_set::MOST;

/// A swap must save at least this much, in cards recalled.
const LEAST_SAVED: f64 = 1e-6;

impl GreedyFill {
    /// Swaps the slots of a card with those of the card of its group that saves most. A swap never lowers the weighted
    /// recall, so it never makes a plan worse. It moves short answers to the days with the highest value of a second.
    pub(super) fn swap_slots(&mut self, card: usize, minutes: u16) {
        let Some(row) = self.rows.get(card) else { return };
        let (mut best, mut most) = (None, LEAST_SAVED);
        for (other, other_row) in self.rows.iter().enumerate().filter(|(_, other)| other.group == row.group) {
            let saved = self.saved(row, other_row);
            if saved > most && self.has_room_to_swap(row, other_row, minutes) {
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

    /// Whether no slot gets fuller than a fill would make it: a card may start while the slot has capacity.
    fn has_room_to_swap(&self, a: &Row, b: &Row, minutes: u16) -> bool {
        let fits = |slot: usize| {
            let (of_a, of_b) = (self.reviews(a, slot), self.reviews(b, slot));
            let more = (of_a - of_b) * (b.seconds - a.seconds);
            let longest = (of_a * b.seconds).max(of_b * a.seconds);
            let before = self.used.get(slot).map_or(0.0, |used| used + more - longest);
            more <= 0.0 || before < self.room(slot, minutes)
        };
        a.seconds == b.seconds || (0..self.used.len()).all(fits)
    }

    /// The expected number of reviews of a card in a slot.
    fn reviews(&self, row: &Row, slot: usize) -> f64 {
        let reviews = self.trajectory(row).map_or([0.0; MOST], |trajectory| trajectory.reviews);
        row.slot_set.slots().zip(reviews).find(|(other, _)| *other == slot).map_or(0.0, |(_, reviews)| reviews)
    }
}
