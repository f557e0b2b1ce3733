//! Assigns cards to days.
//!
//! The fill is greedy: each step adds the card and the slot with the highest gain in recall per second of practice. The
//! capacity of the days grows a minute at a time, so the plan for more minutes continues the plan for fewer, and is
//! never worse. After each step, the card's nearest other practice moves to a better day that has capacity.

use super::groups::Groups;
use super::slot_set::{SlotSet, bit};
use super::slots::{MOST_MINUTES, SLOTS, slots};
use super::trajectory::{Trajectories, Trajectory};
use super::{PlanCard, PlanInput};

/// A practice is moved only for a larger gain than this.
const LEAST_MOVE: f64 = 1e-4;
/// A card with at least this chance of recall needs no practice.
pub(super) const WELL_KNOWN: f64 = 0.9;

/// A card and the slots chosen for it so far.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) group: usize,
    pub(super) slot_set: SlotSet,
    /// The index of its trajectory.
    index: usize,
    pub(super) importance: f64,
    /// Seconds of a review.
    pub(super) seconds: f64,
    /// The cost of its practices for each of these, by the marginal value of a second in each slot.
    pub(super) cost: f64,
}

/// The state of the greedy fill.
#[derive(Clone, Debug)]
pub(super) struct GreedyFill {
    pub(super) input: PlanInput,
    pub(super) groups: Groups,
    pub(super) rows: Vec<Row>,
    /// Seconds of practice in each slot.
    pub(super) used: Vec<f64>,
    /// The highest value of one more second in each slot, whether or not it has capacity. Recomputed from time to time.
    worths: Vec<f64>,
    /// The lowest value of a second assigned so far.
    pub(super) marginal_value: f64,
}

impl GreedyFill {
    pub(super) fn new(input: PlanInput) -> Self {
        let slots = slots(&input);
        let used = vec![0.0; slots.len()];
        let mut groups = Groups::new(&input, Trajectories::new(&input, slots));
        let row = |(n, card): (usize, &PlanCard)| {
            let (group, slot_set) = (groups.of(n), SlotSet::default());
            let (importance, seconds) = (importance(card.importance), seconds(card.seconds));
            Row { group, slot_set, index: groups.evaluate(group, slot_set), importance, seconds, cost: 0.0 }
        };
        let rows = input.cards.iter().enumerate().map(row).collect();
        GreedyFill { input, groups, rows, worths: used.clone(), used, marginal_value: f64::MAX }
    }

    /// Recomputes the value of a second in each slot, and the cost of the present practices at these values.
    pub(super) fn appraise(&mut self) {
        let mut shares = vec![0.0f64; self.groups.evaluations()];
        for row in &self.rows {
            if let Some(share) = shares.get_mut(row.index) {
                *share = share.max(row.importance / row.seconds);
            }
        }
        self.worths.fill(0.0);
        for (index, share) in shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0) {
            let gains = self.groups.at(index).map_or([0.0; SLOTS], |trajectory| trajectory.gains);
            self.worths.iter_mut().zip(gains).for_each(|(most, gain)| *most = most.max(gain * share));
        }
        for row in &mut self.rows {
            row.cost = self.groups.at(row.index).map_or(0.0, |trajectory| trajectory.cost(row.slot_set, &self.worths));
        }
    }

    /// Adds the most valuable practice, if a slot has capacity for it and it is worth at least `least` per second.
    /// Returns whether it did.
    pub(super) fn fill(&mut self, minutes: u16, least: f64) -> bool {
        let Some((card, slot, worth)) = self.best(minutes).filter(|(_, _, worth)| *worth >= least) else {
            return false;
        };
        self.marginal_value = self.marginal_value.min(worth);
        self.add_practice(card, slot, minutes);
        true
    }

    /// The slots with capacity for one more card, a bit for each.
    fn open(&self, minutes: u16) -> u16 {
        let open = self.used.iter().enumerate().filter(|(slot, used)| **used < self.room(*slot, minutes));
        open.fold(0, |open, (slot, _)| open | bit(slot))
    }

    /// The capacity of a slot in seconds.
    pub(super) fn room(&self, slot: usize, minutes: u16) -> f64 {
        self.groups.trajectories.slots.get(slot).map_or(0.0, |slot| slot.room(minutes))
    }

    /// The card and the slot with the highest gain per second.
    fn best(&mut self, minutes: u16) -> Option<(usize, usize, f64)> {
        let open = self.open(minutes);
        let (mut best, mut most) = (None, 0.0);
        for (card, row) in self.rows.iter().enumerate() {
            let share = row.importance / row.seconds;
            let Some(trajectory) = self.groups.at_mut(row.index) else { continue };
            let (gain, slot) = trajectory.best(open, most / share);
            if gain * share > most {
                most = gain * share;
                best = Some((card, slot, most));
            }
        }
        best
    }

    /// Adds a slot to a card, and moves the card's nearest other practice to a better slot.
    fn add_practice(&mut self, card: usize, slot: usize, minutes: u16) {
        let Some(Row { group, slot_set, .. }) = self.rows.get(card) else { return };
        let (group, mut slot_set) = (*group, slot_set.with(slot));
        let others = slot_set.slots().filter(|other| *other != slot);
        if let Some(from) = others.min_by_key(|other| other.abs_diff(slot)) {
            let rest = slot_set.without(from);
            let index = self.groups.evaluate(group, rest);
            let to = self.groups.at(index).and_then(|trajectory| better(trajectory, from, self.open(minutes)));
            slot_set = to.map_or(slot_set, |to| rest.with(to));
        }
        self.set_slots(card, slot_set);
        self.swap_slots(card, minutes);
    }

    /// Replaces a card's slots.
    fn set_slots(&mut self, card: usize, slot_set: SlotSet) {
        self.count(card, -1.0);
        if let Some(row) = self.rows.get_mut(card) {
            row.slot_set = slot_set;
            row.index = self.groups.evaluate(row.group, slot_set);
            row.cost = self.groups.at(row.index).map_or(0.0, |trajectory| trajectory.cost(slot_set, &self.worths));
        }
        self.count(card, 1.0);
    }

    /// Swaps the slots of two cards of one group.
    pub(super) fn swap(&mut self, card: usize, other: usize) {
        self.count(card, -1.0);
        self.count(other, -1.0);
        self.rows.swap(card, other);
        for card in [card, other] {
            if let Some((row, planned)) = self.rows.get_mut(card).zip(self.input.cards.get(card)) {
                (row.importance, row.seconds) = (importance(planned.importance), seconds(planned.seconds));
            }
            self.count(card, 1.0);
        }
    }

    /// Adds a card's practices to the totals, or subtracts them with a sign of −1.
    fn count(&mut self, card: usize, sign: f64) {
        let Some(row) = self.rows.get(card) else { return };
        let Some(trajectory) = self.groups.at(row.index) else { return };
        for (slot, reviews) in row.slot_set.slots().zip(trajectory.reviews) {
            if let Some(used) = self.used.get_mut(slot) {
                *used += sign * reviews * row.seconds;
            }
        }
    }

    /// Frees the memory that only planning needs.
    pub(super) fn clear(&mut self) {
        self.rows = Vec::new();
        self.groups.clear();
    }

    /// The chance of recall of a card at the interview.
    pub(super) fn recall(&self, row: &Row) -> f64 {
        self.trajectory(row).map_or(0.0, |trajectory| trajectory.recall)
    }

    pub(super) fn trajectory(&self, row: &Row) -> Option<&Trajectory> {
        self.groups.at(row.index)
    }

    pub(super) fn has_waiting(&self) -> bool {
        self.rows.iter().any(|row| row.slot_set.is_empty() && self.recall(row) < WELL_KNOWN)
    }
}

/// An open slot that is better than `from` for one more practice, if there is one.
fn better(trajectory: &Trajectory, from: usize, open: u16) -> Option<usize> {
    let (mut best, mut most) = (None, trajectory.with.get(from).copied().unwrap_or_default() + LEAST_MOVE);
    for (to, recall) in trajectory.with.into_iter().enumerate() {
        if recall > most && open & bit(to) != 0 {
            (best, most) = (Some(to), recall);
        }
    }
    best
}

/// The importance, clamped to a valid range.
pub(super) fn importance(x: f64) -> f64 {
    if x > 1e-3 { x.min(1e3) } else { 1e-3 }
}

/// The seconds of a review, clamped to a valid range.
pub(super) fn seconds(x: f64) -> f64 {
    if x > 1.0 { x.min(86_400.0) } else { 1.0 }
}

/// Plans one card alone, for as long as a second is worth `marginal_value`. Returns the days from today to the first
/// practice on another day, and the number of practices; `None` for a card without one.
pub fn plan_single_card(input: PlanInput, marginal_value: f64) -> Option<(u16, u16)> {
    let mut filling = GreedyFill::new(input);
    while filling.fill(MOST_MINUTES, marginal_value) {}
    let slot_set = filling.rows.first()?.slot_set;
    let days = |n: usize| filling.groups.trajectories.slots.get(n).map(|slot| slot.first + slot.days / 2);
    let first = slot_set.slots().find_map(|n| days(n).filter(|days| *days > 0))?;
    Some((first, slot_set.slots().count() as u16))
}
