//! What can happen, and what is to be done about it.

use std::sync::Arc;

use super::{Filter, Settings};
use crate::deck::{CardIx, Catalog};
use crate::log::{Mark, Rating, Record, RecordId};

/// Something the person, the browser or another tab did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Show the back of the card.
    Reveal,
    /// Tick a point, or take the tick off; counted from 0.
    Tick(usize),
    /// Rate the answer.
    Rate(Rating),
    /// Rate the answer in a record of this identity, which another tab may write, too.
    RateAs(Rating, RecordId),
    /// Take back the last rating or skip of the session.
    Undo,
    /// Leave the card for later in the session.
    Skip,
    /// The page is looked at again: a session of another day gives way to today's, unless an answer is shown.
    DayChanged,
    /// Begin a new session with what is due or new, in the day's minutes or beyond them.
    Start,
    /// Begin a new session with everything in the filter, due or not.
    StartOver,
    /// Choose which cards to practise; begins a new session.
    Choose(Filter),
    /// Set or take off a mark: a star on any card, a tick on a card to ask.
    Mark(CardIx, Mark, bool),
    /// Change the settings.
    Set(Settings),
    /// Forget all ratings and marks.
    Reset,
    /// Take back the last reset.
    UndoReset,
    /// Records came from elsewhere.
    Merge(Vec<Record>),
    /// The page around has rewritten the deck, which is of the same id.
    Rewrite(Arc<Catalog>),
    /// Have ratings dated ahead, by a clock that was wrong, count as made now.
    Redate,
}

/// Where the keyboard's focus belongs after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// On the question.
    Question,
    /// On the answer.
    Answer,
    /// On the end of the session.
    End,
}

/// What the world outside the model has to do after an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Keep this record, before anything is shown.
    pub append: Option<Record>,
    /// Keep these as well, after it.
    pub append_more: Vec<Record>,
    /// Keep the settings.
    pub save_settings: bool,
    /// Keep the session.
    pub save_session: bool,
    /// Move the focus.
    pub focus: Option<Focus>,
}
