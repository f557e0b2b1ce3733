//! Records from a link or a file that wait for confirmation.

use leptos::prelude::*;

use super::state::Quiz;
use crate::browser::clock::now;
use crate::log::{Incoming, Record};
use crate::practice::Event;
use crate::text::{Message, backup};

/// Records that wait for the person's confirmation.
#[derive(Clone, Copy)]
pub(crate) struct Pending {
    quiz: Quiz,
    incoming: StoredValue<Incoming>,
    /// Whether to cancel ratings of this browser too.
    pub(crate) cancel: RwSignal<bool>,
}

impl Pending {
    pub(crate) fn new(quiz: Quiz) -> Self {
        Pending { quiz, incoming: StoredValue::new(Incoming::default()), cancel: RwSignal::new(false) }
    }

    /// Stores records as pending; returns the sentences about them, and whether importing would change anything.
    pub(crate) fn set(self, records: Vec<Record>) -> (Vec<String>, bool) {
        let incoming = self.quiz.model.with_untracked(|model| Incoming::of(model.log(), records, now()));
        let (words, mut sentences) = (self.quiz.words(), Vec::new());
        if incoming.cancels() {
            sentences.push(backup::would_cancel(words, &incoming));
        }
        if incoming.ahead > 0 {
            sentences.push(words.count(Message::dated_ahead, incoming.ahead, &[]));
        }
        if incoming.aimless > 0 {
            sentences.push(backup::are_left_out(words, incoming.aimless));
        }
        let is_something = !incoming.is_empty();
        self.cancel.set(false);
        self.incoming.set_value(incoming);
        (sentences, is_something)
    }

    /// The number of ratings that an import adds in any case.
    pub(crate) fn ratings(self) -> usize {
        self.incoming.with_value(|incoming| incoming.adds.iter().filter(|record| record.is_review()).count())
    }

    /// Whether an import can cancel ratings of this browser.
    pub(crate) fn cancels(self) -> bool {
        self.incoming.with_value(Incoming::cancels)
    }

    /// Whether an import resets this browser's ratings.
    pub(crate) fn resets(self) -> bool {
        self.cancel.get_untracked() && self.incoming.with_value(|incoming| incoming.is_reset_ahead)
    }

    /// Imports the records; returns the number of ratings, and of other records.
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
