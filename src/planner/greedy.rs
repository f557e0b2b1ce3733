//! Which card on which day.
//!
//! Practice is put into the days where it is worth most: again and again the card and the slot with the most
//! recall gained for a second of practice. The room of the days grows a minute at a time, so the plan for more
//! minutes goes on from the plan for fewer, and is never worse. With each step the card's nearest other practice
//! moves to a better day where that has room.

use super::groups::Groups;
use super::slot_set::{SlotSet, bit};
use super::slots::{SLOTS, slots};
use super::trajectory::{Trajectories, Trajectory};
use super::{PlanCard, PlanInput};

/// A practice is moved only where that gains more than this.
const LEAST_MOVE: f64 = 1e-4;
/// A card that will be recalled at least this likely needs no practice.
pub(super) const WELL_KNOWN: f64 = 0.9;
/// The most minutes a day there can be.
pub(super) const MOST_MINUTES: u16 = 999;

/// A card in the course of planning.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) kind: usize,
    pub(super) slot_set: SlotSet,
    /// Where its trajectory is.
    place: usize,
    pub(super) importance: f64,
    /// Seconds of a review.
    pub(super) seconds: f64,
    /// What its practices cost for each of these, by what a second is worth in each slot.
    pub(super) cost: f64,
}

/// A plan that is being made.
#[derive(Clone, Debug)]
pub(super) struct GreedyFill {
    pub(super) input: PlanInput,
    pub(super) groups: Groups,
    pub(super) rows: Vec<Row>,
    /// Seconds of practice in each slot.
    pub(super) used: Vec<f64>,
    /// The most that one more second in each slot is worth, whether there is room or not; looked up now and then.
    worths: Vec<f64>,
    /// The least that a second put in so far is worth.
    pub(super) marginal_value: f64,
}

impl GreedyFill {
    pub(super) fn new(input: PlanInput) -> Self {
        let slots = slots(&input);
        let used = vec![0.0; slots.len()];
        let mut groups = Groups::new(&input, Trajectories::new(&input, slots));
        let row = |(n, card): (usize, &PlanCard)| {
            let (kind, slot_set) = (groups.of(n), SlotSet::default());
            let (importance, seconds) = (importance(card.importance), seconds(card.seconds));
            Row { kind, slot_set, place: groups.look(kind, slot_set), importance, seconds, cost: 0.0 }
        };
        let rows = input.cards.iter().enumerate().map(row).collect();
        GreedyFill { input, groups, rows, worths: used.clone(), used, marginal_value: f64::MAX }
    }

    /// Looks up what seconds are worth in each slot, and what the practices so far cost by that.
    pub(super) fn appraise(&mut self) {
        let mut shares = vec![0.0f64; self.groups.looks()];
        for row in &self.rows {
            if let Some(share) = shares.get_mut(row.place) {
                *share = share.max(row.importance / row.seconds);
            }
        }
        self.worths.fill(0.0);
        for (place, share) in shares.into_iter().enumerate().filter(|(_, share)| *share > 0.0) {
            let gains = self.groups.at(place).map_or([0.0; SLOTS], |trajectory| trajectory.gains);
            self.worths.iter_mut().zip(gains).for_each(|(most, gain)| *most = most.max(gain * share));
        }
        for row in &mut self.rows {
            row.cost = self.groups.at(row.place).map_or(0.0, |trajectory| trajectory.cost(row.slot_set, &self.worths));
        }
    }

    /// Puts in what is worth most, if there is room in any slot and it is worth at least so much for a second; whether
    /// there was such.
    pub(super) fn fill(&mut self, minutes: u16, least: f64) -> bool {
        let Some((card, slot, worth)) = self.best(minutes).filter(|(_, _, worth)| *worth >= least) else {
            return false;
        };
        self.marginal_value = self.marginal_value.min(worth);
        self.put(card, slot, minutes);
        true
    }

    /// The slots with room for one more card, a bit for each.
    fn open(&self, minutes: u16) -> u16 {
        let slots = self.groups.trajectories.slots.iter().zip(&self.used).enumerate();
        let open = slots.filter(|(_, (slot, used))| **used < slot.room(minutes, self.input.attendance));
        open.fold(0, |open, (slot, _)| open | bit(slot))
    }

    /// The card and the slot that gain most for a second.
    fn best(&mut self, minutes: u16) -> Option<(usize, usize, f64)> {
        let open = self.open(minutes);
        let (mut best, mut most) = (None, 0.0);
        for (card, row) in self.rows.iter().enumerate() {
            let share = row.importance / row.seconds;
            let Some(trajectory) = self.groups.at_mut(row.place) else { continue };
            let (gain, slot) = trajectory.best(open, most / share);
            if gain * share > most {
                most = gain * share;
                best = Some((card, slot, most));
            }
        }
        best
    }

    /// Practises a card in one more slot, and moves the practice that is nearest to that to a better one.
    fn put(&mut self, card: usize, slot: usize, minutes: u16) {
        let Some(Row { kind, slot_set, .. }) = self.rows.get(card) else { return };
        let (kind, mut slot_set) = (*kind, slot_set.with(slot));
        let others = slot_set.slots().filter(|other| *other != slot);
        if let Some(from) = others.min_by_key(|other| other.abs_diff(slot)) {
            let rest = slot_set.without(from);
            let place = self.groups.look(kind, rest);
            let to = self.groups.at(place).and_then(|trajectory| better(trajectory, from, self.open(minutes)));
            slot_set = to.map_or(slot_set, |to| rest.with(to));
        }
        self.take(card, slot_set);
        self.swap_slots(card);
    }

    /// Gives a card these visits.
    fn take(&mut self, card: usize, slot_set: SlotSet) {
        self.count(card, -1.0);
        if let Some(row) = self.rows.get_mut(card) {
            row.slot_set = slot_set;
            row.place = self.groups.look(row.kind, slot_set);
            row.cost = self.groups.at(row.place).map_or(0.0, |trajectory| trajectory.cost(slot_set, &self.worths));
        }
        self.count(card, 1.0);
    }

    /// Lets two cards of a kind take each other's visits.
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

    /// Counts a card's practices in, or out with a sign of −1.
    fn count(&mut self, card: usize, sign: f64) {
        let Some(row) = self.rows.get(card) else { return };
        let Some(trajectory) = self.groups.at(row.place) else { return };
        for (slot, reviews) in row.slot_set.slots().zip(trajectory.reviews) {
            if let Some(used) = self.used.get_mut(slot) {
                *used += sign * reviews * row.seconds;
            }
        }
    }

    /// Gives back what is needed only while planning.
    pub(super) fn forget(&mut self) {
        self.rows = Vec::new();
        self.groups.forget();
    }

    /// The chance that a card is recalled at the interview.
    pub(super) fn recall(&self, row: &Row) -> f64 {
        self.trajectory(row).map_or(0.0, |trajectory| trajectory.recall)
    }

    pub(super) fn trajectory(&self, row: &Row) -> Option<&Trajectory> {
        self.groups.at(row.place)
    }

    pub(super) fn waits(&self) -> bool {
        self.rows.iter().any(|row| row.slot_set.is_empty() && self.recall(row) < WELL_KNOWN)
    }
}

/// The open slot that is better than `from` for one more visit, if any is.
fn better(trajectory: &Trajectory, from: usize, open: u16) -> Option<usize> {
    let (mut best, mut most) = (None, trajectory.with.get(from).copied().unwrap_or_default() + LEAST_MOVE);
    for (to, recall) in trajectory.with.into_iter().enumerate() {
        if recall > most && open & bit(to) != 0 {
            (best, most) = (Some(to), recall);
        }
    }
    best
}

/// Importance within what makes sense.
pub(super) fn importance(x: f64) -> f64 {
    if x > 1e-3 { x.min(1e3) } else { 1e-3 }
}

/// Seconds of a review within what makes sense.
pub(super) fn seconds(x: f64) -> f64 {
    if x > 1.0 { x.min(86_400.0) } else { 1.0 }
}

/// How a card would be practised if it were the only one, for as long as a second is worth `price`: days from
/// today to the first practice on another day, and how many practices there are; `None` where there is none.
pub fn plan_single_card(input: PlanInput, marginal_value: f64) -> Option<(u16, u16)> {
    let mut filling = GreedyFill::new(input);
    while filling.fill(MOST_MINUTES, marginal_value) {}
    let slot_set = filling.rows.first()?.slot_set;
    let days = |n: usize| filling.groups.trajectories.slots.get(n).map(|slot| slot.first + slot.days / 2);
    let first = slot_set.slots().find_map(|n| days(n).filter(|days| *days > 0))?;
    Some((first, slot_set.slots().count() as u16))
}
