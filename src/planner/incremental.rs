//! Computes a plan in steps.

use super::greedy::GreedyFill;
use super::slots::MOST_MINUTES;
use super::{Plan, PlanInput};
use crate::deck::CardIx;

/// A plan that is computed in steps. The number of steps does not change the result.
#[derive(Clone, Debug)]
pub struct Planning {
    filling: GreedyFill,
    /// The minutes a day planned so far.
    room: u16,
    /// The first minutes a day at which no card waited.
    needed: Option<u16>,
    /// The plan, except for the minutes it needs.
    plan: Option<Plan>,
    done: bool,
}

impl Planning {
    /// Starts a plan.
    pub fn new(input: PlanInput) -> Self {
        Planning { filling: GreedyFill::new(input), room: 0, needed: None, plan: None, done: false }
    }

    /// The input of the plan.
    pub fn input(&self) -> &PlanInput {
        &self.filling.input
    }

    /// The plan, once it is done.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref().filter(|_| self.done)
    }

    /// The cards to practise today, the most valuable first, as computed so far.
    pub fn today(&self) -> Vec<CardIx> {
        let day = self.plan.as_ref().and_then(|plan| plan.days.first());
        day.map_or_else(|| self.filling.today(), |day| day.cards.clone())
    }

    /// Continues the plan, with a limit on the work; returns whether the plan is done. A hundred units of work take
    /// about a millisecond on a fast computer.
    pub fn step(&mut self, work: usize) -> bool {
        let mut puts = 0;
        let evaluations = self.filling.groups.evaluations();
        while !self.done && puts + self.filling.groups.evaluations() - evaluations < work {
            puts += 1;
            if self.room == 0 || !self.filling.fill(self.room, 0.0) {
                self.advance();
            }
        }
        self.done
    }

    /// Chooses the next step once the capacity is used up.
    fn advance(&mut self) {
        if self.needed.is_none() && self.room > 0 && !self.filling.has_waiting() {
            self.needed = Some(self.room);
        }
        let minutes = self.filling.input.minutes.min(MOST_MINUTES);
        if self.room >= minutes && self.plan.is_none() {
            self.plan = Some(self.filling.build());
        }
        let may_grow = self.room < MOST_MINUTES && !self.filling.used.is_empty();
        if self.room < minutes || (self.needed.is_none() && may_grow) {
            self.room += 1;
            self.filling.appraise();
        } else {
            self.done = true;
            self.filling.clear();
            let needed = self.needed.unwrap_or(MOST_MINUTES);
            self.plan.iter_mut().for_each(|plan| plan.minutes_needed = needed);
        }
    }
}

/// The plan for an input. The same input always returns the same plan.
pub fn build_plan(input: PlanInput) -> Plan {
    let mut planning = Planning::new(input);
    while !planning.step(usize::MAX) {}
    planning.plan().cloned().unwrap_or_default()
}
