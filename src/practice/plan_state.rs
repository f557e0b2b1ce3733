//! A plan that is made or being made.

use super::Pace;
use crate::deck::CardIx;
use crate::log::{Moment, Rating};
use crate::memory::days_between;
use crate::planner::{Belief, Outlook, Plan, PlanCard, Planning};

/// A plan that is made or being made.
#[derive(Clone, Debug)]
pub(super) struct PlanState {
    pub(super) planning: Planning,
    /// The same for the cards of the filter, where those are not all.
    pub(super) filtered: Option<Planning>,
    /// The plan before, until there is this one.
    pub(super) before: Option<Plan>,
    /// The pace and the seconds of a session that was begun before its plan was done.
    pub(super) early: Option<(Pace, u32)>,
}

impl PlanState {
    /// The plan that today's cards are taken from.
    pub(super) fn todays(&self) -> &Planning {
        self.filtered.as_ref().unwrap_or(&self.planning)
    }

    pub(super) fn plan(&self) -> Option<&Plan> {
        self.planning.plan().or(self.before.as_ref())
    }

    pub(super) fn is_done(&self) -> bool {
        self.planning.plan().is_some() && self.todays().plan().is_some()
    }

    /// Goes on with what is not done, what is waited for first.
    pub(super) fn step(&mut self, work: usize) {
        match self.filtered.as_mut().filter(|filtered| filtered.plan().is_none()) {
            Some(filtered) => filtered.step(work),
            None => self.planning.step(work),
        };
    }

    /// The outlook of one card alone, after these ratings today.
    pub(super) fn alone(
        &self,
        ix: CardIx,
        ratings: impl Iterator<Item = Rating> + Clone,
        now: Moment,
    ) -> Option<Outlook> {
        let outlook = self.planning.outlook();
        let at = outlook.cards.iter().position(|card| card.ix == ix)?;
        let card = *outlook.cards.get(at)?;
        let beliefs = outlook.beliefs.iter().map(|belief| {
            let (mut memory, mut last) = (belief.memories.get(at).copied().flatten(), card.last);
            for rating in ratings.clone() {
                let days = last.map_or(0.0, |last| days_between(last, now));
                (memory, last) = (Some(belief.params.after(memory, days, rating)), Some(now));
            }
            Belief { params: belief.params.clone(), weight: belief.weight, memories: vec![memory] }
        });
        let card = PlanCard { last: Some(now), ..card };
        let Outlook { habits, minutes, attendance, deadline, .. } = *outlook;
        let beliefs = beliefs.collect();
        Some(Outlook { cards: vec![card], beliefs, habits, minutes, left_today: 0.0, attendance, now, deadline })
    }
}
