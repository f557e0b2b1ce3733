//! The reckoner: all that follows from a log that is not empty.
//!
//! Somebody's very first card needs none of it: no memory, no plan, no reading of what is kept. So the model does not
//! call it outright but is handed it, and the app can be there before its reckoner is. Until then cards come as for a
//! first visit, and what is rated is only logged; once the reckoner has come, it replays the log.

use super::ahead::Before;
use super::queue::Rank;
use super::{Effects, Event, Model};
use crate::deck::CardIx;
use crate::log::{Moment, Rating, Record};

/// The reckoner, as the model calls it.
#[derive(Debug)]
pub struct Reckoner {
    /// Takes memories, marks and counts from the log.
    pub(super) replay: fn(&mut Model),
    /// The same for one card.
    pub(super) replay_one: fn(&mut Model, CardIx),
    /// Takes in a review that was just logged.
    pub(super) remember: fn(&mut Model, CardIx, Rating, &Record),
    /// The cards of a choice that has some that were rated, in the order of their worth, as many as there is room for.
    pub(super) rank: Rank,
    /// Makes the plan anew at the end of a session.
    pub(super) look_ahead: fn(&mut Model, Moment),
    /// What an event changes that no first card needs.
    pub(super) update: fn(&mut Model, Event, Moment) -> Effects,
    /// Days until the card on screen comes back after a rating.
    pub(super) outlook: fn(&Model, Rating, Moment) -> u16,
    /// The same with a date set.
    pub(super) next: fn(&Model, Rating, Moment) -> Option<Before>,
    /// Goes on with a plan.
    pub(super) go_on: fn(&mut Model, Moment),
}

/// The reckoner.
pub static RECKONER: Reckoner = Reckoner {
    replay: Model::replay,
    replay_one: Model::replay_one,
    remember: Model::remember,
    rank: |choice, cards| choice.ranked(cards),
    look_ahead: Model::look_ahead,
    update: Model::update_further,
    outlook: Model::outlook_now,
    next: Model::plan_next,
    go_on: Model::plan_more,
};

impl Model {
    /// Hands the model its reckoner, which takes in what was rated before; `false` where it had it already.
    pub fn set_reckoner(&mut self, reckoner: &'static Reckoner) -> bool {
        let is_new = self.reckoner.is_none();
        if is_new {
            self.reckoner = Some(reckoner);
            (reckoner.replay)(self);
        }
        is_new
    }

    /// Whether an event can be dealt with now, and need not wait for the reckoner.
    pub fn takes(&self, event: &Event) -> bool {
        let simple = matches!(event, Event::Reveal | Event::Tick(_) | Event::Rate(_) | Event::Undo | Event::Skip);
        simple || self.reckoner.is_some()
    }
}
