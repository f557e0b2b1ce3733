//! The plan: its days and the expected recall.

use super::greedy::{GreedyFill, Row, WELL_KNOWN, importance};
use super::slot_set::SlotSet;
use super::slots::{Slot, until};
use super::{PlanCard, PlanInput};
use crate::deck::CardIx;
use crate::log::Day;

/// Which cards to practise on which day, and the expected recall.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The days from today to the interview's, both included, without gaps.
    pub days: Vec<PlanDay>,
    /// The expected share of answers recalled now, weighted by importance, 0 to 1.
    pub ready_now: f64,
    /// The expected share at the hour of the interview, if the plan is followed.
    pub ready_then: f64,
    /// The expected share at the hour of the interview, without any more practice.
    pub ready_idle: f64,
    /// Cards that do not fit: not in the plan, and not known well enough without it.
    pub waiting: Vec<CardIx>,
    /// Cards that are known well enough without more practice.
    pub resting: Vec<CardIx>,
    /// The minutes a day at which no card waits, 1 to 999; 999 also if even more would not be enough.
    pub minutes_needed: u16,
    /// The marginal value of a second of practice, in cards recalled.
    pub marginal_value: f64,
    /// The expected share of the days ahead with practice, 0 to 1: the minutes of the plan are for so many of them.
    pub attendance: f64,
}

/// One day of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanDay {
    /// The day.
    pub day: Day,
    /// The cards to practise, the most valuable first.
    pub cards: Vec<CardIx>,
    /// The minutes they take, with the repeats of failed cards.
    pub minutes: f64,
}

/// The value of a practice, its card, and its seconds.
type Practice = (f64, CardIx, f64);

impl GreedyFill {
    /// The plan so far. The minutes needed are not known here.
    pub(super) fn build(&self) -> Plan {
        let input = &self.input;
        let left_out = |known: bool| {
            let left_out = move |(_, row): &(&PlanCard, &Row)| {
                row.slot_set.is_empty() && (self.recall(row) >= WELL_KNOWN) == known
            };
            input.cards.iter().zip(&self.rows).filter(left_out).map(|(card, _)| card.ix).collect()
        };
        let then = |recall: &dyn Fn(&Row) -> f64| mean(input, |card| self.rows.get(card).map_or(0.0, recall));
        Plan {
            days: self.groups.trajectories.slots.iter().enumerate().flat_map(|(n, slot)| days(self, n, slot)).collect(),
            ready_now: mean(input, |card| recall_now(input, card)),
            ready_then: then(&|row| self.recall(row)),
            ready_idle: then(&|row| self.groups.recall(row.group, SlotSet::default())),
            waiting: left_out(false),
            resting: left_out(true),
            minutes_needed: 0,
            marginal_value: self.marginal_value,
            attendance: input.attendance,
        }
    }

    /// The cards to practise today, the most valuable first.
    pub(super) fn today(&self) -> Vec<CardIx> {
        self.practices(0).into_iter().map(|(_, ix, _)| ix).collect()
    }

    /// What is practised in a slot, the most valuable first.
    fn practices(&self, n: usize) -> Vec<Practice> {
        let practice = |(card, row): (&PlanCard, &Row)| {
            let index = row.slot_set.slots().position(|slot| slot == n)?;
            let trajectory = self.trajectory(row)?;
            let gain = trajectory.recall - self.groups.recall(row.group, row.slot_set.without(n));
            let seconds = trajectory.reviews.get(index).copied().unwrap_or(1.0) * row.seconds;
            Some((gain * row.importance / seconds, card.ix, seconds))
        };
        let mut practices: Vec<Practice> = self.input.cards.iter().zip(&self.rows).filter_map(practice).collect();
        practices.sort_by(|a, b| b.0.total_cmp(&a.0));
        practices
    }
}

/// The days of a slot. In a slot of several days, each takes an equal share of the time.
fn days(filling: &GreedyFill, n: usize, slot: &Slot) -> Vec<PlanDay> {
    let practices = filling.practices(n);
    let all: f64 = practices.iter().map(|(_, _, seconds)| seconds).sum();
    let today = filling.input.now.day();
    let day = |day: u16| PlanDay { day: today.plus(slot.first + day), cards: Vec::new(), minutes: 0.0 };
    let mut days: Vec<PlanDay> = (0..slot.days).map(day).collect();
    let mut before = 0.0;
    for (_, ix, seconds) in practices {
        let at = (before / all * f64::from(slot.days)) as usize;
        if let Some(day) = days.get_mut(at.min(usize::from(slot.days) - 1)) {
            day.cards.push(ix);
            day.minutes += seconds / 60.0;
        }
        before += seconds;
    }
    days
}

/// The chance that a card is recalled now.
fn recall_now(input: &PlanInput, card: usize) -> f64 {
    let Some(last) = input.cards.get(card).and_then(|card| card.last) else { return 0.0 };
    let days = until(last, input.now);
    let recalls = input.hypotheses.iter().map(|hypothesis| {
        let memory = hypothesis.memories.get(card).copied().flatten();
        memory.map_or(0.0, |memory| hypothesis.weight * hypothesis.params.retrievability(memory.stability, days))
    });
    recalls.sum()
}

/// The mean over the cards, weighted by importance; 0 without cards.
fn mean(input: &PlanInput, recall: impl Fn(usize) -> f64) -> f64 {
    let (mut sum, mut all) = (0.0, 0.0);
    for (card, planned) in input.cards.iter().enumerate() {
        let weight = importance(planned.importance);
        sum += weight * recall(card);
        all += weight;
    }
    if all > 0.0 { sum / all } else { 0.0 }
}
