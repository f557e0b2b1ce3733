//! Applies changes from outside: ratings from other tabs and mounts, and a deck rewritten by the host page.

use std::sync::Arc;

use super::session::SessionScope;
use super::{Effects, Face, Model, snapshot};
use crate::deck::{Card, CardIx, Catalog};
use crate::log::{Entry, Moment, Record};
use crate::memory::State;

impl Model {
    /// Merges records of another tab: usually one review, the newest, which needs no replay.
    pub(super) fn merge(&mut self, mut records: Vec<Record>, now: Moment) -> Effects {
        let before: Vec<(CardIx, Moment)> = self.session.queue.iter().map(|ix| (*ix, self.memory(*ix).last)).collect();
        let only = if records.len() == 1 { records.pop() } else { None };
        if let Some(record) = only {
            let review = match &record.entry {
                Entry::Review(review) => self.catalog.find(&review.card).map(|ix| (ix, review.rating)),
                _ => None,
            };
            if self.log.insert(record.clone()) {
                // It may have been undone, or cancelled by a reset, before it arrived.
                let stands = self.log.reviews().next_back().is_some_and(|(last, _)| last.id == record.id);
                match review {
                    Some((ix, rating)) if stands => self.remember(ix, rating, &record),
                    Some((ix, _)) => self.replay_one(ix),
                    None => self.replay(),
                }
            }
        } else if self.log.merge(records) > 0 {
            self.replay();
        }
        for (ix, was) in before {
            let is = self.memory(ix).last;
            if is > was && is.day() == self.session.day {
                self.rated_elsewhere.push(ix);
            }
        }
        // The screen must not change while an answer is shown; the removal waits for the next card.
        let save_session = self.session.face == Face::Front && self.remove_rated_elsewhere(now);
        if save_session {
            self.end_session(now);
        }
        Effects { save_session, ..Effects::default() }
    }

    /// Removes the cards rated elsewhere today from the session; returns whether that changes it.
    pub(super) fn remove_rated_elsewhere(&mut self, now: Moment) -> bool {
        let rated = std::mem::take(&mut self.rated_elsewhere);
        for ix in &rated {
            let to_come = self.memory(*ix).state == State::Learning;
            self.session.remove(&self.catalog, *ix, to_come, now);
        }
        !rated.is_empty()
    }

    /// Recomputes the plan if the session has no card left.
    pub(super) fn end_session(&mut self, now: Moment) {
        if self.current().is_none() {
            self.refresh_plan(now);
        }
    }

    /// Continues with the rewritten deck. New cards are added at the end of the session.
    pub(super) fn rewrite(&mut self, catalog: Arc<Catalog>, now: Moment) -> Effects {
        let (before, snapshot) = (self.catalog.clone(), self.snapshot());
        let section = self.filter.section.and_then(|section| before.deck().sections.get(usize::from(section)));
        let current = self.current();
        self.filter.section = section.and_then(|section| catalog.section_named(&section.id));
        self.filter.topic = self.filter.topic.filter(|_| self.filter.section.is_some());
        self.catalog = catalog;
        self.replay();
        let Some((session, _)) = snapshot::decode(&self.catalog, &snapshot) else {
            self.edition += 1;
            return Effects { focus: None, ..self.start_session(SessionScope::RemainingToday, now) };
        };
        self.session = session;
        let all = self.catalog.cards().filter(|ix| self.filter.admits(&self.catalog, *ix));
        let new: Vec<CardIx> = all.filter(|ix| before.find(self.catalog.id(*ix)).is_none()).collect();
        self.session.total += new.len();
        self.session.queue.extend(new);
        self.refresh_plan(now);
        if on_screen(&self.catalog, self.current()) != on_screen(&before, current) {
            self.edition += 1;
        }
        Effects { save_session: true, ..Effects::default() }
    }

    /// The number of rewrites of the card on screen.
    pub fn edition(&self) -> u32 {
        self.edition
    }
}

/// The content on screen for a card: the card, and the titles of its section and topic.
fn on_screen(catalog: &Catalog, ix: Option<CardIx>) -> Option<(&Card, &str, Option<&str>)> {
    let ix = ix?;
    Some((catalog.card(ix)?, &catalog.section(ix)?.title, catalog.topic(ix)?.title.as_deref()))
}
