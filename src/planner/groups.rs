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
struct Kind {
    /// The memory under each hypothesis.
    start: Vec<Known>,
    /// The evaluated trajectories, by their slots.
    seen: Vec<(SlotSet, usize)>,
}

/// The groups of an input's cards, and the evaluated trajectories.
#[derive(Clone, Debug)]
pub(super) struct Groups {
    pub(super) trajectories: Trajectories,
    groups: Vec<Kind>,
    /// The group of each card.
    of: Vec<usize>,
    seen: Vec<Trajectory>,
}

impl Groups {
    pub(super) fn new(input: &PlanInput, trajectories: Trajectories) -> Groups {
        let mut groups = Groups { trajectories, groups: Vec::new(), of: Vec::new(), seen: Vec::new() };
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
                groups.groups.push(kind(card, &traces));
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
    pub(super) fn looks(&self) -> usize {
        self.seen.len()
    }

    /// The index of the trajectory of a group with these slots. Evaluates it on the first call.
    pub(super) fn look(&mut self, kind: usize, slot_set: SlotSet) -> usize {
        let Some(Kind { start, seen }) = self.groups.get_mut(kind) else { return usize::MAX };
        if let Some((_, place)) = seen.iter().find(|(other, _)| *other == slot_set) {
            return *place;
        }
        let place = self.seen.len();
        seen.push((slot_set, place));
        self.seen.push(self.trajectories.trajectory(start, slot_set));
        place
    }

    /// Frees the evaluated trajectories.
    pub(super) fn forget(&mut self) {
        (self.groups, self.of, self.seen) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// The trajectory at an index.
    pub(super) fn at(&self, place: usize) -> Option<&Trajectory> {
        self.seen.get(place)
    }

    /// The trajectory at an index, mutable for its cache of the best slot.
    pub(super) fn at_mut(&mut self, place: usize) -> Option<&mut Trajectory> {
        self.seen.get_mut(place)
    }

    /// The chance of recall at the interview for a card of this group with these slots.
    pub(super) fn recall(&self, kind: usize, slot_set: SlotSet) -> f64 {
        self.groups.get(kind).map_or(0.0, |kind| self.trajectories.recall_with(&kind.start, slot_set))
    }
}

fn kind(card: &PlanCard, traces: &[Option<Trace>]) -> Kind {
    Kind { start: traces.iter().map(|trace| Known::before(card, *trace)).collect(), seen: Vec::new() }
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
