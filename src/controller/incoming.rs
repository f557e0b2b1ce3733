//! Records from a link or a file, between being read and being imported.

use leptos::prelude::*;

use super::state::Quiz;
use crate::browser::clock::now;
use crate::log::{Incoming, Record};
use crate::practice::Event;
use crate::text::{Message, backup};

/// Records that wait for the person's word.
#[derive(Clone, Copy)]
pub(crate) struct Pending {
    quiz: Quiz,
    incoming: StoredValue<Incoming>,
    /// Whether ratings here are to be cancelled, too.
    pub(crate) cancel: RwSignal<bool>,
}

impl Pending {
    pub(crate) fn new(quiz: Quiz) -> Self {
        Pending { quiz, incoming: StoredValue::new(Incoming::default()), cancel: RwSignal::new(false) }
    }

    /// Takes records in hand; gives what there is to say of them, and whether anything could be imported.
    pub(crate) fn set(self, records: Vec<Record>) -> (Vec<String>, bool) {
        let incoming = self.quiz.model.with_untracked(|model| Incoming::of(model.log(), records, now()));
        let (words, mut said) = (self.quiz.words(), Vec::new());
        if incoming.cancels() {
            said.push(backup::would_cancel(words, &incoming));
        }
        if incoming.ahead > 0 {
            said.push(words.count(Message::dated_ahead, incoming.ahead, &[]));
        }
        if incoming.aimless > 0 {
            said.push(backup::are_left_out(words, incoming.aimless));
        }
        let is_something = !incoming.is_empty();
        self.cancel.set(false);
        self.incoming.set_value(incoming);
        (said, is_something)
    }

    /// How many ratings would be imported in any case.
    pub(crate) fn ratings(self) -> usize {
        self.incoming.with_value(|incoming| incoming.adds.iter().filter(|record| record.is_review()).count())
    }

    /// Whether ratings here could be cancelled.
    pub(crate) fn cancels(self) -> bool {
        self.incoming.with_value(Incoming::cancels)
    }

    /// Whether importing resets here.
    pub(crate) fn resets(self) -> bool {
        self.cancel.get_untracked() && self.incoming.with_value(|incoming| incoming.is_reset_ahead)
    }

    /// Imports the records; gives how many ratings, and how many other records.
    pub(crate) fn import(self) -> (usize, usize) {
        let incoming = self.incoming.try_update_value(std::mem::take).unwrap_or_default();
        let cancel = self.cancel.get_untracked();
        if cancel && incoming.is_reset_ahead {
            self.quiz.dispatch(Event::Reset);
        }
        let cancelling = if cancel { incoming.cancelling } else { Vec::new() };
        let records: Vec<Record> = incoming.adds.into_iter().chain(cancelling).collect();
        let ratings = records.iter().filter(|record| record.is_review()).count();
        let others = records.len() - ratings;
        if !records.is_empty() {
            self.quiz.import_records(records);
        }
        if incoming.ahead > 0 {
            self.quiz.dispatch(Event::Redate);
        }
        (ratings, others)
    }
}
