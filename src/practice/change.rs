//! Changes of the settings and of marks, and what they change in a session in progress.

use super::session::SessionScope;
use super::{Effects, Face, Model, Pace, Settings};
use crate::deck::CardIx;
use crate::log::{Entry, Mark, Moment};

impl Model {
    pub(super) fn mark(&mut self, ix: CardIx, mark: Mark, on: bool, now: Moment) -> Effects {
        // A tick marks a prepared question to ask; a star is possible on any card.
        let fits = mark == Mark::Star || self.catalog.is_ask(ix);
        let card = self.catalog.card(ix).filter(|_| fits && self.is_marked(ix, mark) != on);
        let Some(card) = card.map(|card| card.id.clone()) else { return Effects::default() };
        let record = self.record(Entry::Mark { card, mark, on }, now);
        self.refresh_marks();
        // Only a plan weighs stars.
        let save_session = self.plan_state.is_some() && !self.catalog.is_ask(ix) && self.choose_again(now);
        Effects { append: Some(record), save_session, ..Effects::default() }
    }

    pub(super) fn set(&mut self, settings: Settings, now: Moment) -> Effects {
        let changes_choice = settings.deadline != self.settings.deadline
            || settings.length != self.settings.length
            || settings.minutes != self.settings.minutes;
        let was_ahead = self.settings.deadline.is_some_and(|deadline| deadline.ms > now.ms);
        let deadline_set = settings.deadline.and(if was_ahead { self.settings.deadline_set } else { Some(now.day()) });
        self.settings = Settings { deadline_set, ..settings };
        let scheduler = self.settings.scheduler();
        if scheduler != self.scheduler {
            self.scheduler = scheduler;
            self.replay();
        }
        let is_fresh = self.session.own_steps().is_empty() && self.session.face == Face::Front;
        let save_session = match (changes_choice, is_fresh, self.current()) {
            (false, ..) => false,
            (true, _, None) => self.start_session(SessionScope::RemainingToday, now).save_session,
            (true, true, _) => self.start_session(SessionScope::NextPortion, now).save_session,
            (true, false, _) => self.choose_again(now),
        };
        Effects { save_settings: true, save_session, ..Effects::default() }
    }

    /// Stops and continues the time of the card on screen, as if it had appeared later.
    pub(super) fn set_visible(&mut self, is_visible: bool, now: Moment) -> Effects {
        let was_hidden = self.hidden_ms;
        self.hidden_ms = (!is_visible).then(|| was_hidden.unwrap_or(now.ms));
        let Some(hidden) = was_hidden.filter(|_| is_visible) else { return Effects::default() };
        let shown = self.session.shown_ms;
        self.session.shown_ms = shown.saturating_add(now.ms.saturating_sub(hidden.max(shown)).max(0));
        Effects { save_session: true, ..Effects::default() }
    }

    /// Recomputes the plan, and chooses the cards to come of the session in progress again. The card on screen and those
    /// to repeat stay. Returns whether the session has changed.
    fn choose_again(&mut self, now: Moment) -> bool {
        if self.current().is_none() || self.session.day != now.day() || self.session.all {
            self.refresh_plan(now);
            return false;
        }
        let pace = Pace::of(&self.catalog, &self.log, now.day());
        let staying = self.session.staying();
        let mut chosen = self.choose_rest(pace, &[], now);
        // What stays without being chosen takes its time from the others.
        let extra: Vec<CardIx> = staying.into_iter().filter(|ix| !chosen.contains(ix)).collect();
        if !extra.is_empty() {
            chosen = self.choose_rest(pace, &extra, now);
        }
        let before = self.session.queue.clone();
        self.session.amend(&chosen);
        self.session.queue != before
    }

    /// Plans for what the session has left beside the cards `extra`, and returns its choice.
    fn choose_rest(&mut self, pace: Pace, extra: &[CardIx], now: Moment) -> Vec<CardIx> {
        let scope = SessionScope::NextPortion;
        let taken = if extra.is_empty() { 0 } else { self.seconds_of(extra, pace) };
        let seconds = self.seconds_left(scope, pace).saturating_sub(taken);
        self.replan(pace, seconds, now);
        let planned = self.plan_today(pace, seconds, now);
        let longest = self.longest().saturating_sub(self.session.completed() + extra.len());
        self.choose(scope, pace, (longest, seconds), planned.as_deref(), now)
    }
}
