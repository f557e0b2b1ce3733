//! What a session came to.

use super::{Event, Model};
use crate::deck::CardIx;
use crate::log::{Moment, Rating};
use crate::memory::State;

/// What a session came to, for its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How often each rating was given in the session, those not given left out.
    pub rated: Vec<(Rating, usize)>,
    /// The next days (from today, at least 1) on which cards of the filter come back, soonest first, at most
    /// four, each with how many.
    pub back: Vec<(u16, usize)>,
    /// Whether cards are waiting that the session did not take.
    pub more: bool,
    /// Cards that keep slipping and were rated Again in the session.
    pub slipping: Vec<CardIx>,
}

/// How many coming days a summary names.
const DAYS: usize = 4;

impl Model {
    /// What the session came to so far.
    pub fn summary(&self, now: Moment) -> Summary {
        let mut summary = Summary::default();
        for rating in Rating::ALL {
            let given =
                self.session().own_steps().iter().filter(|step| step.rated.is_some_and(|(given, _)| given == rating));
            match given.count() {
                0 => {}
                count => summary.rated.push((rating, count)),
            }
        }
        for step in self.session().own_steps() {
            let slipped = step.rated.is_some_and(|(rating, _)| rating == Rating::Again);
            if slipped && self.memory(step.card).is_leech() && !summary.slipping.contains(&step.card) {
                summary.slipping.push(step.card);
            }
        }
        for ix in self.catalog().cards().filter(|ix| self.filter().admits(self.catalog(), *ix)) {
            let memory = self.memory(ix);
            match memory.due().since(now.day()) {
                days @ 1.. if memory.state == State::Review => summary.comes_back(days),
                _ => summary.more = true,
            }
        }
        summary.back.truncate(DAYS);
        summary
    }
}

impl Summary {
    /// What begins the session that the end of this one offers.
    pub fn next_session(&self) -> Event {
        if self.more { Event::Start } else { Event::StartOver }
    }

    fn comes_back(&mut self, days: u16) {
        let at = self.back.partition_point(|(other, _)| *other < days);
        match self.back.get_mut(at) {
            Some((other, count)) if *other == days => *count += 1,
            _ => self.back.insert(at, (days, 1)),
        }
    }
}
