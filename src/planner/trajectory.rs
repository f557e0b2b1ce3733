//! The recall of a card at the interview, given the slots of its practices.
//!
//! It is the expectation over the ratings. The first practice of a card splits its memory by the four ratings. After
//! that, each part continues as recalled, and the failed shares are merged. So the work is linear in the number of
//! practices, not exponential.

use super::Habits;
use super::PlanInput;
use super::known::{Known, Last};
use super::lookup::Lookup;
use super::slot_set::{MOST, SlotSet, bit};
use super::slots::{SLOTS, Slot, gap, until};
use crate::log::Moment;

/// A smaller gain in recall is not worth a practice.
const LEAST_GAIN: f64 = 1e-3;

/// The result of a set of slots, and of one more slot.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Trajectory {
    /// The chance of recall at the interview.
    pub(super) recall: f64,
    /// The expected number of reviews in each slot: a failed card is repeated at once.
    pub(super) reviews: [f64; MOST],
    /// For each slot, the chance of recall with a practice in it too; 0 if it cannot be added.
    pub(super) with: [f64; SLOTS],
    /// For each slot, the gain in recall per review; 0 if it is not worth it.
    pub(super) gains: [f64; SLOTS],
    /// A cache of the best slot: the open slots it was computed for, the gain, and the slot.
    best: (u16, f64, usize),
}

impl Trajectory {
    /// The highest gain in any open slot, and the slot. Zero if the cache shows that the gain is at most `least`.
    #[inline(always)]
    pub(super) fn best(&mut self, open: u16, least: f64) -> (f64, usize) {
        let (then, most, _) = self.best;
        if open != then {
            // Fewer open slots cannot increase the gain.
            if open & !then == 0 && most <= least {
                return (0.0, 0);
            }
            self.best = self.best_in(open);
        }
        (self.best.1, self.best.2)
    }

    fn best_in(&self, open: u16) -> (u16, f64, usize) {
        let mut best = (open, 0.0, 0);
        for (slot, gain) in self.gains.into_iter().enumerate() {
            if gain > best.1 && open & bit(slot) != 0 {
                best = (open, gain, slot);
            }
        }
        best
    }

    /// The cost of its practices, given the value of a second in each slot, for reviews of one second.
    pub(super) fn cost(&self, slot_set: SlotSet, worths: &[f64]) -> f64 {
        let cost = |(slot, reviews): (usize, f64)| worths.get(slot).map_or(0.0, |worth| worth * reviews);
        slot_set.slots().zip(self.reviews).map(cost).sum()
    }
}

/// Everything needed to evaluate the trajectory of any card.
#[derive(Clone, Debug)]
pub(super) struct Trajectories {
    pub(super) slots: Vec<Slot>,
    habits: Habits,
    deadline: Moment,
    /// The lookup tables of the hypotheses, with their weights.
    lookups: Vec<(f64, Lookup)>,
    /// The logarithms of the days between two slots.
    between: Vec<Vec<f64>>,
    /// The logarithms of the days from a slot to the interview.
    until: Vec<f64>,
}

impl Trajectories {
    pub(super) fn new(input: &PlanInput, slots: Vec<Slot>) -> Self {
        let row = |from: &Slot| slots.iter().map(|to| gap(from.at, to.at).ln()).collect();
        Trajectories {
            habits: input.habits,
            deadline: input.deadline,
            lookups: input
                .hypotheses
                .iter()
                .map(|hypothesis| (hypothesis.weight, Lookup::new(&hypothesis.params, &input.habits)))
                .collect(),
            between: slots.iter().map(row).collect(),
            until: slots.iter().map(|slot| until(slot.at, input.deadline).ln()).collect(),
            slots,
        }
    }

    /// The trajectory of a card with these slots: the weighted mean over the hypotheses, each from its own memory of
    /// the card. The state before a slot is computed once for all slots that may follow.
    pub(super) fn trajectory(&self, start: &[Known], slot_set: SlotSet) -> Trajectory {
        let mut trajectory = Trajectory::default();
        let mut efforts = [0.0; SLOTS];
        for ((weight, lookup), start) in self.lookups.iter().zip(start) {
            let (mut known, mut effort) = (*start, 0.0);
            let mut reviews = trajectory.reviews.iter_mut();
            for (slot, (with, all)) in trajectory.with.iter_mut().zip(&mut efforts).take(self.slots.len()).enumerate() {
                if slot_set.has(slot) {
                    let more = 1.0 + self.practise(lookup, &mut known, slot);
                    effort += more;
                    reviews.next().into_iter().for_each(|reviews| *reviews += weight * more);
                } else if !slot_set.is_full() {
                    let (mut known, mut effort) = (known, effort);
                    effort += 1.0 + self.practise(lookup, &mut known, slot);
                    for later in slot_set.after(slot).slots() {
                        effort += 1.0 + self.practise(lookup, &mut known, later);
                    }
                    *with += weight * self.recall(lookup, &known);
                    *all += weight * effort;
                }
            }
            trajectory.recall += weight * self.recall(lookup, &known);
        }
        let now: f64 = trajectory.reviews.iter().sum();
        for ((gain, with), effort) in trajectory.gains.iter_mut().zip(trajectory.with).zip(efforts) {
            let more = with - trajectory.recall;
            // Better known cards fail less often, so one more practice nearly pays for itself.
            *gain = if more > LEAST_GAIN { more / (effort - now).max(0.5) } else { 0.0 };
        }
        trajectory
    }

    /// The chance of recall at the interview with these slots.
    pub(super) fn recall_with(&self, start: &[Known], slot_set: SlotSet) -> f64 {
        let recall = |((weight, lookup), start): (&(f64, Lookup), &Known)| {
            let mut known = *start;
            slot_set.slots().for_each(|slot| {
                self.practise(lookup, &mut known, slot);
            });
            weight * self.recall(lookup, &known)
        };
        self.lookups.iter().zip(start).map(recall).sum()
    }

    /// Applies a practice; returns the chance that it fails.
    fn practise(&self, lookup: &Lookup, known: &mut Known, slot: usize) -> f64 {
        let failed = match known.last {
            Last::Never => known.first(lookup, &self.habits),
            Last::At(last) => {
                let days = self.slots.get(slot).map_or(0.0, |slot| gap(last, slot.at));
                known.split(lookup, &self.habits, days.ln())
            }
            Last::In(last) => {
                let days = self.between.get(last).and_then(|row| row.get(slot)).copied().unwrap_or_default();
                known.repeat(lookup, days)
            }
        };
        known.last = Last::In(slot);
        failed
    }

    fn recall(&self, lookup: &Lookup, known: &Known) -> f64 {
        let days = match known.last {
            Last::Never => return 0.0,
            Last::At(last) => until(last, self.deadline).ln(),
            Last::In(slot) => self.until.get(slot).copied().unwrap_or_default(),
        };
        known.parts.iter().map(|(chance, trace)| chance * lookup.recall(trace, days)).sum()
    }
}
