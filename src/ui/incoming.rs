//! Records from a link or a file, between being looked at and being taken in.

use leptos::prelude::*;

use super::el::{Drawn, el, el_of};
use super::quiz::{Quiz, now};
use crate::log::{Incoming, Record};
use crate::practice::Event;
use crate::text::backup as words;

/// What has come and waits for a word.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    quiz: Quiz,
    incoming: StoredValue<Incoming>,
    /// 1 where ratings here are to be cancelled, too.
    cancel: RwSignal<usize>,
}

impl Waiting {
    pub(super) fn new(quiz: Quiz) -> Self {
        Waiting { quiz, incoming: StoredValue::new(Incoming::default()), cancel: RwSignal::new(0) }
    }

    /// Looks at records; gives what there is to say of them, and whether anything could be taken in.
    pub(super) fn look(self, records: Vec<Record>) -> (Vec<String>, bool) {
        let incoming = self.quiz.model.with_untracked(|model| Incoming::of(model.log(), records, now()));
        let mut said = Vec::new();
        if incoming.cancels() {
            said.push(words::would_cancel(&incoming) + ".");
        }
        if incoming.ahead > 0 {
            said.push(words::dated_ahead(incoming.ahead));
        }
        if incoming.aimless > 0 {
            said.push(words::are_left_out(incoming.aimless));
        }
        let is_something = !incoming.is_empty();
        self.cancel.set(0);
        self.incoming.set_value(incoming);
        (said, is_something)
    }

    /// How many ratings come in any case.
    pub(super) fn ratings(self) -> usize {
        self.incoming.with_value(|incoming| incoming.adds.iter().filter(|record| record.is_review()).count())
    }

    /// The choice to have ratings here cancelled, which is off; nothing where none would be.
    pub(super) fn choice(self) -> Option<Drawn> {
        self.incoming.with_value(Incoming::cancels).then(|| {
            let on = move || self.cancel.get() == 1;
            let toggle = move |_| self.cancel.update(|on| *on = 1 - *on);
            let tick = el("input").attr("type", "checkbox").prop("checked", on).on("change", toggle);
            el_of("label", "cc-pick").child(el("span").text(words::CANCEL)).child(tick).done()
        })
    }

    /// Whether taking it in resets here.
    pub(super) fn resets(self) -> bool {
        self.cancel.get_untracked() == 1 && self.incoming.with_value(|incoming| incoming.is_reset_ahead)
    }

    /// Takes in what has come; gives how many ratings, and how many other records.
    pub(super) fn take_in(self) -> (usize, usize) {
        let incoming = self.incoming.try_update_value(std::mem::take).unwrap_or_default();
        let cancel = self.cancel.get_untracked() == 1;
        if cancel && incoming.is_reset_ahead {
            self.quiz.dispatch(Event::Reset);
        }
        let cancelling = if cancel { incoming.cancelling } else { Vec::new() };
        let records: Vec<Record> = incoming.adds.into_iter().chain(cancelling).collect();
        let ratings = records.iter().filter(|record| record.is_review()).count();
        let others = records.len() - ratings;
        if !records.is_empty() {
            self.quiz.adopt(records);
        }
        if incoming.ahead > 0 {
            self.quiz.dispatch(Event::Redate);
        }
        (ratings, others)
    }
}
