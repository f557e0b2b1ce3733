//! The events, and their effects outside the model.

use std::sync::Arc;

use super::{Filter, Settings};
use crate::deck::{CardIx, Catalog};
use crate::log::{Mark, Rating, Record, RecordId};

/// An action of the person, the browser or another tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// Show the back of the card.
    Reveal,
    /// Tick a point, or untick it; counted from 0.
    Tick(usize),
    /// Rate the answer.
    Rate(Rating),
    /// Rate the answer in a record of this identity, which another tab may write, too.
    RateAs(Rating, RecordId),
    /// Undo the last rating or skip of the session.
    Undo,
    /// Move the card to later in the session.
    Skip,
    /// The page is visible again: today's session replaces that of an earlier day, unless an answer is shown.
    DayChanged,
    /// The page became visible, or hidden. The time while it is hidden is no practice.
    Visible(bool),
    /// Start a new session with due and new cards, within the day's minutes or beyond them.
    Start,
    /// Start a new session with every card of the filter, due or not.
    StartOver,
    /// Choose which cards to practise; starts a new session.
    Choose(Filter),
    /// Set or remove a mark: a star on any card, a tick on a card to ask.
    Mark(CardIx, Mark, bool),
    /// Change the settings.
    Set(Settings),
    /// Reset: all ratings and marks no longer count.
    Reset,
    /// Undo the last reset.
    UndoReset,
    /// Records arrived from another tab or device.
    Merge(Vec<Record>),
    /// The host page has rewritten the deck; its id is unchanged.
    Rewrite(Arc<Catalog>),
    /// Redate ratings that a wrong clock dated ahead: they count as made now.
    Redate,
}

/// Where to move the keyboard focus after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// To the question.
    Question,
    /// To the answer.
    Answer,
    /// To the end of the session.
    End,
}

/// The effects that the controller executes after an event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Store this record, before the screen changes.
    pub append: Option<Record>,
    /// Store these records too, after it.
    pub append_more: Vec<Record>,
    /// Store the settings.
    pub save_settings: bool,
    /// Store the session.
    pub save_session: bool,
    /// Move the focus.
    pub focus: Option<Focus>,
}
