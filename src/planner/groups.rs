//! Groups cards with nearly the same memory, so that one evaluation serves the whole group.

use super::known::Known;
use super::lookup::Trace;
use super::slot_set::SlotSet;
use super::trajectory::{Trajectories, Trajectory};
use super::{PlanCard, PlanInput};
use crate::log::Moment;
use crate::memory::Memory;

/// The largest difference of the logarithm of stability, and of difficulty, to the first card of the group. The model's
/// estimates are less precise than this.
const NEAR: (f64, f64) = (0.05, 0.25);
/// The largest difference of the time of the last practice to that of the group's first card, on the same day.
const SAME_TIME_MS: u64 = 2 * 3_600_000;

/// A group of cards.
#[derive(Clone, Debug)]
struct Group {
    /// The memory under each hypothesis.
    start: Vec<Known>,
    /// The evaluated trajectories, by their slots.
    evaluated: Vec<(SlotSet, usize)>,
}

/// The groups of an input's cards, and the evaluated trajectories.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) trajectories: Trajectories,
    groups: Vec<Group>,
    /// The group of each card.
    of: Vec<usize>,
    evaluated: Vec<Trajectory>,
}

impl Groups {
    pub(super) fn new(input: &PlanInput, trajectories: Trajectories) -> Groups {
        let mut groups = Groups { trajectories, groups: Vec::new(), of: Vec::new(), evaluated: Vec::new() };
        let mut firsts: Vec<(Option<Moment>, Vec<Option<Trace>>)> = Vec::new();
        for (n, card) in input.cards.iter().enumerate() {
            let trace = |memories: &[Option<Memory>]| memories.get(n).copied().flatten().map(Trace::from);
            let traces: Vec<Option<Trace>> =
                input.hypotheses.iter().map(|hypothesis| trace(&hypothesis.memories)).collect();
            let found = firsts.iter().position(|(last, first)| {
                same_time(*last, card.last) && first.iter().zip(&traces).all(|(first, trace)| near(first, trace))
            });
            groups.of.push(found.unwrap_or(firsts.len()));
            if found.is_none() {
                groups.groups.push(group(card, &traces));
                firsts.push((card.last, traces));
            }
        }
        groups
    }

    /// The group of a card.
    pub(super) fn of(&self, card: usize) -> usize {
        self.of.get(card).copied().unwrap_or_default()
    }

    /// The number of evaluated trajectories.
    pub(super) fn evaluations(&self) -> usize {
        self.evaluated.len()
    }

    /// The index of the trajectory of a group with these slots. Evaluates it on the first call.
    pub(super) fn evaluate(&mut self, group: usize, slot_set: SlotSet) -> usize {
        let Some(Group { start, evaluated }) = self.groups.get_mut(group) else { return usize::MAX };
        if let Some((_, index)) = evaluated.iter().find(|(other, _)| *other == slot_set) {
            return *index;
        }
        let index = self.evaluated.len();
        evaluated.push((slot_set, index));
        self.evaluated.push(self.trajectories.trajectory(start, slot_set));
        index
    }

    /// Frees the evaluated trajectories.
    pub(super) fn clear(&mut self) {
        (self.groups, self.of, self.evaluated) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// The trajectory at an index.
    pub(super) fn at(&self, index: usize) -> Option<&Trajectory> {
        self.evaluated.get(index)
    }

    /// The trajectory at an index, mutable for its cache of the best slot.
    pub(super) fn at_mut(&mut self, index: usize) -> Option<&mut Trajectory> {
        self.evaluated.get_mut(index)
    }

    /// The chance of recall at the interview for a card of this group with these slots.
    pub(super) fn recall(&self, group: usize, slot_set: SlotSet) -> f64 {
        self.groups.get(group).map_or(0.0, |group| self.trajectories.recall_with(&group.start, slot_set))
    }
}

fn group(card: &PlanCard, traces: &[Option<Trace>]) -> Group {
    Group { start: traces.iter().map(|trace| Known::before(card, *trace)).collect(), evaluated: Vec::new() }
}

fn same_time(a: Option<Moment>, b: Option<Moment>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.ms.abs_diff(b.ms) <= SAME_TIME_MS && a.day() == b.day(),
        (a, b) => a == b,
    }
}

fn near(a: &Option<Trace>, b: &Option<Trace>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => {
            (a.ln_stability - b.ln_stability).abs() <= NEAR.0 && (a.difficulty - b.difficulty).abs() <= NEAR.1
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}
