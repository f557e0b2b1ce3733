//! What the plan has for a single card.

use super::Model;
use crate::deck::CardIx;
use crate::log::Moment;

/// When a card is practised next, if a date is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planned {
    /// In today's session, or in the rest of today's plan.
    Today,
    /// So many days from today, at least 1.
    In(u16),
    /// Not before the interview: it is known well enough.
    AfterInterview,
    /// There is no time for it.
    No,
}

impl Model {
    /// When a card is practised next; `None` without a plan.
    pub fn planned_for(&self, ix: CardIx, now: Moment) -> Option<Planned> {
        let deadline = self.settings().deadline.filter(|deadline| deadline.ms > now.ms)?;
        let (plan, today) = (self.plan()?, now.day());
        let is_known = |day: &&crate::planner::PlanDay| day.day >= today && day.cards.contains(&ix);
        let next = plan.days.iter().find(is_known).map(|day| day.day);
        let later = plan.days.iter().filter(|day| day.day > today).find(is_known).map(|day| day.day.since(today));
        let is_todays = match self.is_todays(now) {
            true => self.session().queue.contains(&ix),
            false => next == Some(today) && !self.was_rated_since_plan(ix),
        };
        Some(match (is_todays, later) {
            (true, _) => Planned::Today,
            (false, Some(days)) => Planned::In(days),
            // Planned for today, but the session does not have it: it is next when there is time.
            (false, None) if next == Some(today) && !self.was_rated_since_plan(ix) && deadline.day() > today => {
                Planned::In(1)
            }
            (false, None) if plan.waiting.contains(&ix) => Planned::No,
            (false, None) => Planned::AfterInterview,
        })
    }

    fn was_rated_since_plan(&self, ix: CardIx) -> bool {
        let planned = self.planned_from.map_or(i64::MIN, |(_, at)| at.ms);
        let memory = self.memory(ix);
        memory.memory.is_some() && memory.last.ms >= planned
    }
}
