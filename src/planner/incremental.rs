//! A plan in the making, a few steps at a time.

use super::greedy::{GreedyFill, MOST_MINUTES};
use super::{Plan, PlanInput};
use crate::deck::CardIx;

/// A plan in the making. However it is divided into steps, it becomes the same plan.
#[derive(Clone, Debug)]
pub struct Planning {
    filling: GreedyFill,
    /// Minutes a day that have been planned with so far.
    room: u16,
    /// With how many of them no card waited any more.
    needed: Option<u16>,
    /// The plan, but for the minutes it needs.
    plan: Option<Plan>,
    done: bool,
}

impl Planning {
    /// Begins to plan.
    pub fn new(input: PlanInput) -> Self {
        Planning { filling: GreedyFill::new(input), room: 0, needed: None, plan: None, done: false }
    }

    /// What is planned for.
    pub fn input(&self) -> &PlanInput {
        &self.filling.input
    }

    /// The plan, once it is done.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref().filter(|_| self.done)
    }

    /// The cards to practise today, the most valuable first, as far as is known.
    pub fn today(&self) -> Vec<CardIx> {
        let day = self.plan.as_ref().and_then(|plan| plan.days.first());
        day.map_or_else(|| self.filling.today(), |day| day.cards.clone())
    }

    /// Goes on planning, for so much work at most; gives whether the plan is done. A hundred are about a millisecond
    /// of a quick machine.
    pub fn step(&mut self, work: usize) -> bool {
        let mut puts = 0;
        let looks = self.filling.groups.looks();
        while !self.done && puts + self.filling.groups.looks() - looks < work {
            puts += 1;
            if self.room == 0 || !self.filling.fill(self.room, 0.0) {
                self.filled();
            }
        }
        self.done
    }

    /// All that fits into the room is in: what comes next?
    fn filled(&mut self) {
        if self.needed.is_none() && self.room > 0 && !self.filling.waits() {
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
            self.filling.forget();
            let needed = self.needed.unwrap_or(MOST_MINUTES);
            self.plan.iter_mut().for_each(|plan| plan.minutes_needed = needed);
        }
    }
}

/// The plan for an input. The same input always gives the same plan.
pub fn build_plan(input: PlanInput) -> Plan {
    let mut planning = Planning::new(input);
    while !planning.step(usize::MAX) {}
    planning.plan().cloned().unwrap_or_default()
}
