//! The update function: applies an event to the model, and returns its effects.

use super::queue::Choice;
use super::session::SessionScope;
use super::{Effects, Event, Face, Focus, Model, Pace, Session};
use crate::deck::{Card, CardIx};
use crate::log::{Entry, Moment, Rating, Record, RecordId, Review, is_ahead};

impl Model {
    /// Applies an event and returns its effects. Apart from the model it is pure: the time is an argument. An event
    /// that is not possible now changes nothing.
    pub fn update(&mut self, event: Event, now: Moment) -> Effects {
        if self.log.advance_clock(now) {
            self.replay();
        }
        match event {
            Event::Reveal => self.reveal(),
            Event::Tick(point) => self.tick(point),
            Event::Rate(rating) => self.rate(rating, None, now),
            Event::RateAs(rating, id) => self.rate(rating, Some(id), now),
            Event::Undo => self.undo(now),
            Event::Skip => self.skip(now),
            Event::Visible(is_visible) => self.set_visible(is_visible, now),
            Event::DayChanged => self.resume_on_new_day(now),
            Event::Start => self.start_session(SessionScope::NextPortion, now),
            Event::StartOver => self.start_session(SessionScope::Everything, now),
            Event::Choose(filter) => {
                self.filter = filter;
                Effects { focus: None, ..self.start_session(SessionScope::NextPortion, now) }
            }
            Event::Mark(ix, mark, on) => self.mark(ix, mark, on, now),
            Event::Set(settings) => self.set(settings, now),
            Event::Reset => self.reset(now),
            Event::UndoReset => self.undo_reset(now),
            Event::Merge(records) => self.merge(records, now),
            Event::Rewrite(catalog) => self.rewrite(catalog, now),
            Event::Redate => self.redate(now),
        }
    }

    /// Undoes each rating that is dated ahead, and repeats it with the present time.
    fn redate(&mut self, now: Moment) -> Effects {
        let ahead = self.log.reviews().filter(|(record, _)| is_ahead(record, now));
        let ahead: Vec<(RecordId, Review)> = ahead.map(|(record, review)| (record.id, review.clone())).collect();
        let mut made = Vec::new();
        for (id, review) in ahead {
            made.push(self.numbered(Entry::Undo(id), Box::default(), now));
            made.push(self.numbered(Entry::Review(review), Box::default(), now));
        }
        if made.is_empty() {
            return Effects::default();
        }
        // All together: one by one, each would replay everything that is dated ahead of it.
        self.log.merge(made.iter().cloned());
        self.replay();
        Effects { append_more: made, ..Effects::default() }
    }

    fn reveal(&mut self) -> Effects {
        if self.current().is_none() || self.session.face == Face::Back {
            return Effects::default();
        }
        self.session.face = Face::Back;
        Effects { save_session: true, focus: Some(Focus::Answer), ..Effects::default() }
    }

    fn tick(&mut self, point: usize) -> Effects {
        let points = self.card().map_or(0, |card| card.points.len());
        if self.session.face == Face::Front || point >= points.min(32) {
            return Effects::default();
        }
        self.session.ticks ^= 1 << point;
        Effects { save_session: true, ..Effects::default() }
    }

    fn rate(&mut self, rating: Rating, id: Option<RecordId>, now: Moment) -> Effects {
        let Some(ix) = self.current().filter(|_| self.session.face == Face::Back) else { return Effects::default() };
        let Some(card) = self.catalog.card(ix) else { return Effects::default() };
        if id.is_some_and(|id| self.log.contains(id)) {
            return Effects::default();
        }
        let review = Review {
            card: card.id.clone(),
            rating,
            seconds: self.session.seconds(self.hidden_ms.unwrap_or(now.ms)),
            points: self.session.ticks,
        };
        let id = id.unwrap_or_else(|| self.next_id());
        let record = Record { id, at: now, entry: Entry::Review(review), rest: Box::default() };
        self.log.insert(record.clone());
        self.remember(ix, rating, &record);
        let back_at = (rating == Rating::Again).then(|| self.session.again_position(&self.catalog, ix));
        self.rated_elsewhere.retain(|other| *other != ix);
        self.session.step(Some((rating, record.id)), back_at, now);
        self.remove_rated_elsewhere(now);
        self.end_session(now);
        self.moved(Some(record))
    }

    fn skip(&mut self, now: Moment) -> Effects {
        if self.current().is_none() {
            return Effects::default();
        }
        let rest = self.session.queue.len() - 1;
        // There is no other card to move the last one behind: skipping it ends the session.
        self.session.step(None, (rest > 0).then_some(rest), now);
        if self.remove_rated_elsewhere(now) {
            self.end_session(now);
        }
        self.moved(None)
    }

    fn undo(&mut self, now: Moment) -> Effects {
        let Some(step) = self.session.undo_step(now) else { return Effects::default() };
        let record = step.rated.map(|(_, id)| self.record(Entry::Undo(id), now));
        if record.is_some() {
            self.replay_one(step.card);
        }
        let focus = if self.session.face == Face::Back { Focus::Answer } else { Focus::Question };
        Effects { append: record, save_session: true, focus: Some(focus), ..Effects::default() }
    }

    fn resume_on_new_day(&mut self, now: Moment) -> Effects {
        if self.session.day == now.day() || self.session.face == Face::Back {
            return Effects::default();
        }
        Effects { focus: None, ..self.start_session(SessionScope::RemainingToday, now) }
    }

    fn reset(&mut self, now: Moment) -> Effects {
        let rest = self.log.knowledge();
        let record = self.record_with(Entry::Reset, rest.into(), now);
        // No rating can be undone any more, only the reset.
        self.session.steps.clear();
        self.replay();
        Effects { append: Some(record), focus: None, ..self.start_session(SessionScope::NextPortion, now) }
    }

    fn undo_reset(&mut self, now: Moment) -> Effects {
        let mut undos = self.log.resets_to_undo(self.writer).into_iter();
        let Some(first) = undos.next() else { return Effects::default() };
        let append = Some(self.record(Entry::Undo(first), now));
        let append_more = undos.map(|reset| self.record(Entry::Undo(reset), now)).collect();
        self.replay();
        Effects { append, append_more, focus: None, ..self.start_session(SessionScope::NextPortion, now) }
    }

    pub(super) fn start_session(&mut self, scope: SessionScope, now: Moment) -> Effects {
        let pace = Pace::of(&self.catalog, &self.log, now.day());
        let seconds = self.seconds_left(scope, pace);
        self.replan(pace, seconds, now);
        let planned = if scope == SessionScope::Everything { None } else { self.plan_today(pace, seconds, now) };
        let room = (self.longest(), seconds);
        let queue = self.choose(scope, pace, room, planned.as_deref(), now);
        self.rated_elsewhere.clear();
        let steps = std::mem::take(&mut self.session.steps);
        self.session = Session { all: scope == SessionScope::Everything, ..Session::new(queue, now) }.after(steps);
        self.moved(None)
    }

    /// Seconds a day for practice.
    pub(super) fn daily(&self) -> u32 {
        u32::from(self.settings.minutes) * 60
    }

    /// Seconds of practice that a session starting now has.
    pub(super) fn seconds_left(&self, scope: SessionScope, pace: Pace) -> u32 {
        match (scope, self.daily().saturating_sub(pace.today)) {
            (SessionScope::Everything, _) => u32::MAX,
            (SessionScope::NextPortion, 0) => self.daily(),
            (_, left) => left,
        }
    }

    /// The upper limit of cards in a session.
    pub(super) fn longest(&self) -> usize {
        self.filter.most.or(self.settings.length).map_or(usize::MAX, usize::from)
    }

    /// The cards of a session, in order. `room` is the upper limit of cards, and of seconds.
    pub(super) fn choose(
        &self,
        scope: SessionScope,
        pace: Pace,
        (longest, seconds): (usize, u32),
        planned: Option<&[CardIx]>,
        now: Moment,
    ) -> Vec<CardIx> {
        let choice = Choice {
            catalog: &self.catalog,
            memories: &self.memories,
            params: &self.scheduler.params,
            filter: self.filter,
            longest,
            pace,
            seconds,
            today: now.day(),
            all: scope == SessionScope::Everything,
            planned,
        };
        choice.queue()
    }

    fn moved(&self, append: Option<Record>) -> Effects {
        let focus = if self.current().is_some() { Focus::Question } else { Focus::End };
        Effects { append, save_session: true, focus: Some(focus), ..Effects::default() }
    }

    fn card(&self) -> Option<&Card> {
        self.catalog.card(self.current()?)
    }

    /// Logs an entry, and returns the record to store.
    pub(super) fn record(&mut self, entry: Entry, now: Moment) -> Record {
        self.record_with(entry, Box::default(), now)
    }

    fn record_with(&mut self, entry: Entry, rest: Box<str>, now: Moment) -> Record {
        let record = self.numbered(entry, rest, now);
        self.log.insert(record.clone());
        record
    }

    /// Creates the next record; it is not in the log yet.
    fn numbered(&mut self, entry: Entry, rest: Box<str>, now: Moment) -> Record {
        Record { id: self.next_id(), at: now, entry, rest }
    }

    fn next_id(&mut self) -> RecordId {
        let id = RecordId { writer: self.writer, seq: self.next_seq };
        self.next_seq += 1;
        id
    }
}
