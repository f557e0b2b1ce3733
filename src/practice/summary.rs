//! The summary of a session.

use super::{Event, Model};
use crate::deck::CardIx;
use crate::log::{Moment, Rating};
use crate::memory::State;

/// The summary at the end of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The number of each rating in the session, without those that do not occur.
    pub rated: Vec<(Rating, usize)>,
    /// The next days (from today, at least 1) on which cards of the filter return, soonest first, at most four, each
    /// with the number of cards.
    pub back: Vec<(u16, usize)>,
    /// Whether there are due or new cards that the session did not include.
    pub more: bool,
    /// Cards that keep slipping and were rated Again in the session.
    pub slipping: Vec<CardIx>,
}

/// The upper limit of days in a summary.
const DAYS: usize = 4;

impl Model {
    /// The summary of the session so far.
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
    /// The event that starts the session offered at the end of this one.
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
