//! A plan, complete or in progress.

use super::Pace;
use crate::deck::CardIx;
use crate::log::{Moment, Rating};
use crate::memory::days_between;
use crate::planner::{Hypothesis, Plan, PlanCard, PlanInput, Planning};

/// A plan, complete or in progress.
#[derive(Clone, Debug)]
pub(super) struct PlanState {
    pub(super) planning: Planning,
    /// The plan for the cards of the filter, if these are not all.
    pub(super) filtered: Option<Planning>,
    /// The previous plan, until this one is complete.
    pub(super) before: Option<Plan>,
    /// The pace and the seconds of a session that started before its plan was complete.
    pub(super) waiting_session: Option<(Pace, u32)>,
}

impl PlanState {
    /// The plan that provides today's cards.
    pub(super) fn todays(&self) -> &Planning {
        self.filtered.as_ref().unwrap_or(&self.planning)
    }

    pub(super) fn plan(&self) -> Option<&Plan> {
        self.planning.plan().or(self.before.as_ref())
    }

    pub(super) fn is_done(&self) -> bool {
        self.planning.plan().is_some() && self.todays().plan().is_some()
    }

    /// Continues what is incomplete; first the plan that a session waits for.
    pub(super) fn step(&mut self, work: usize) {
        match self.filtered.as_mut().filter(|filtered| filtered.plan().is_none()) {
            Some(filtered) => filtered.step(work),
            None => self.planning.step(work),
        };
    }

    /// The expected number of reviews of each card of the plan in its next practice, with the card.
    pub(super) fn reviews(&self) -> impl Iterator<Item = (CardIx, f64)> + '_ {
        let input = self.planning.input();
        input.cards.iter().enumerate().map(|(n, card)| (card.ix, input.expected_reviews(n)))
    }

    /// The input for one card alone, after these ratings of today.
    pub(super) fn single_card_input(
        &self,
        ix: CardIx,
        ratings: impl Iterator<Item = Rating> + Clone,
        now: Moment,
    ) -> Option<PlanInput> {
        let input = self.planning.input();
        let at = input.cards.iter().position(|card| card.ix == ix)?;
        let card = *input.cards.get(at)?;
        let hypotheses = input.hypotheses.iter().map(|hypothesis| {
            let (mut memory, mut last) = (hypothesis.memories.get(at).copied().flatten(), card.last);
            for rating in ratings.clone() {
                let days = last.map_or(0.0, |last| days_between(last, now));
                (memory, last) = (Some(hypothesis.params.after(memory, days, rating)), Some(now));
            }
            Hypothesis { params: hypothesis.params.clone(), weight: hypothesis.weight, memories: vec![memory] }
        });
        let card = PlanCard { last: Some(now), ..card };
        let PlanInput { habits, minutes, attendance, last_day, deadline, .. } = *input;
        let hypotheses = hypotheses.collect();
        // Nothing more today.
        let left_today = f64::NEG_INFINITY;
        let cards = vec![card];
        Some(PlanInput { cards, hypotheses, habits, minutes, left_today, attendance, last_day, now, deadline })
    }
}
