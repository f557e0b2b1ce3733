//! The plan of the model, and what a rating changes in it.

use super::plan_state::PlanState;
use super::session::SessionScope;
use super::{Filter, Model, Pace};
use crate::deck::CardIx;
use crate::log::{MINUTE_MS, Moment, Rating};
use crate::planner;
use crate::planner::{Plan, PlanCard, PlanInput, Planning};

/// The weight of a starred card, relative to other cards.
const STARRED: f64 = 3.0;

/// When a card is next practised after a rating, if a date is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextPractice {
    /// Later in this session.
    Today,
    /// On a day before the interview.
    In {
        /// Days from today to its next practice, at least 1.
        days: u16,
        /// The number of practices that the plan would have for it, at least 1.
        times: u16,
    },
    /// Not before the interview: it is known well enough, or other cards need the time more.
    AfterInterview,
}

/// Work while a session is about to start: enough for a deck of common size. A session of a larger deck starts with the
/// most valuable cards found by then.
const AT_ONCE: usize = 1200;
/// Work per step between frames: some milliseconds on a slow phone.
const IN_A_PAUSE: usize = 200;

/// A plan is considered fresh for this long, if there is no new record.
const FRESH_MS: i64 = 10 * MINUTE_MS;

impl Model {
    /// The plan up to the interview, as of the start or end of the last session; `None` without a date, or after it.
    pub fn plan(&self) -> Option<&Plan> {
        self.plan_state.as_ref()?.plan()
    }

    /// Whether a plan is in progress: then call [`Model::step_plan`] when idle.
    pub fn is_planning(&self) -> bool {
        self.plan_state.as_ref().is_some_and(|state| !state.is_done())
    }

    /// Continues a plan in progress, for a time too short to notice. When it is complete, its cards for today are added
    /// to a session that started without them.
    pub fn step_plan(&mut self, now: Moment) {
        let Some(state) = &mut self.plan_state else { return };
        state.step(IN_A_PAUSE);
        let done = state.todays().plan().and_then(|plan| plan.days.first());
        if let Some((day, (pace, seconds))) = done.zip(state.waiting_session) {
            let cards = day.cards.clone();
            state.waiting_session = None;
            let room = (self.longest(), seconds);
            let queue = self.choose(SessionScope::RemainingToday, pace, room, Some(&cards), now);
            self.session.amend(&queue);
        }
    }

    /// When the card on screen is next practised after a rating now; `None` without a card, or without a plan.
    pub fn next_practice(&self, rating: Rating, now: Moment) -> Option<NextPractice> {
        let (ix, state) = (self.current()?, self.plan_state.as_ref()?);
        if rating == Rating::Again {
            return Some(NextPractice::Today);
        }
        let input = state.single_card_input(ix, self.session_ratings(ix, state).chain([rating]), now)?;
        Some(match planner::plan_single_card(input, state.plan()?.marginal_value) {
            Some((days, times)) => NextPractice::In { days, times },
            None => NextPractice::AfterInterview,
        })
    }

    /// Recomputes the plan. `left` is the practice time left today, in seconds.
    pub(super) fn replan(&mut self, pace: Pace, left: u32, now: Moment) {
        self.planned_from = Some((self.log.records().len(), now));
        self.make_plan(pace, left, now);
    }

    /// The ratings of a card in the session since the plan was computed.
    fn session_ratings(&self, ix: CardIx, state: &PlanState) -> impl Iterator<Item = Rating> + Clone + '_ {
        let known = Some(self.memory(ix)).filter(|memory| memory.memory.is_some()).map(|memory| memory.last);
        let planned = state.planning.input().cards.iter().any(|card| card.ix == ix && card.last == known);
        let steps = if planned { &[] } else { self.session.own_steps() };
        steps.iter().filter(move |step| step.card == ix).filter_map(|step| step.rated.map(|(rating, _)| rating))
    }

    /// Recomputes the plan if the log or the time has changed, so that it can be shown.
    pub fn ensure_plan_fresh(&mut self, now: Moment) {
        let is_fresh = |(records, made): (usize, Moment)| {
            let age_ms = now.ms.saturating_sub(made.ms);
            records == self.log.records().len() && made.day() == now.day() && (0..FRESH_MS).contains(&age_ms)
        };
        if !self.planned_from.is_some_and(is_fresh) {
            self.refresh_plan(now);
        }
    }

    /// Recomputes the plan for what is left of today.
    pub(super) fn refresh_plan(&mut self, now: Moment) {
        let pace = Pace::of(&self.catalog, &self.log, now.day());
        let left = match self.is_todays(now) {
            true if self.is_day_done(now) => 0,
            true if self.current().is_some() => self.seconds_of(&self.session.queue, pace),
            _ => self.daily().saturating_sub(pace.today),
        };
        self.replan(pace, left, now);
    }

    /// Whether the session is today's, of the whole deck and within the day's minutes.
    pub(super) fn is_todays(&self, now: Moment) -> bool {
        self.session.day == now.day() && self.filter.section.is_none() && !self.session.all
    }

    /// Whether today's session is complete. Then nothing more is planned for today: time that was saved is not owed.
    pub(super) fn is_day_done(&self, now: Moment) -> bool {
        let is_waiting = self.plan_state.as_ref().is_some_and(|state| state.waiting_session.is_some());
        let is_whole = self.session.total < self.longest() && !is_waiting;
        self.is_todays(now) && self.current().is_none() && is_whole
    }

    fn make_plan(&mut self, pace: Pace, left: u32, now: Moment) {
        let before = self.plan().cloned();
        let answers = self.admitted(Filter::default());
        // A deck of cards to ask needs no plan.
        let input = if answers.is_empty() { None } else { self.plan_input(&answers, pace, left, now) };
        self.plan_state = input.map(|input| {
            let mut planning = Planning::new(input);
            planning.step(AT_ONCE);
            PlanState { planning, filtered: None, before, waiting_session: None }
        });
    }

    /// The planned cards for today; with a filter, those of a plan for its cards alone.
    pub(super) fn plan_today(&mut self, pace: Pace, left: u32, now: Moment) -> Option<Vec<CardIx>> {
        let cards = self.filter.section.map(|_| self.admitted(self.filter));
        let filtered = cards.and_then(|cards| self.plan_input(&cards, pace, left, now)).map(Planning::new);
        let state = self.plan_state.as_mut()?;
        state.filtered = filtered;
        state.filtered.iter_mut().for_each(|filtered| {
            filtered.step(AT_ONCE);
        });
        state.waiting_session = state.todays().plan().is_none().then_some((pace, left));
        Some(state.todays().today())
    }

    fn admitted(&self, filter: Filter) -> Vec<CardIx> {
        self.catalog.cards().filter(|ix| filter.admits(&self.catalog, *ix)).collect()
    }

    /// The input of a plan for these cards; `None` without a date, or after it.
    fn plan_input(&self, cards: &[CardIx], pace: Pace, left: u32, now: Moment) -> Option<PlanInput> {
        let deadline = self.settings.deadline.filter(|deadline| deadline.ms > now.ms)?;
        let starred = self.starred();
        let planned = |ix: &CardIx| PlanCard {
            ix: *ix,
            last: Some(self.memory(*ix)).filter(|memory| memory.memory.is_some()).map(|memory| memory.last),
            importance: if starred.get(ix.0 as usize) == Some(&true) { STARRED } else { 1.0 },
            seconds: f64::from(pace.seconds(&self.catalog, *ix)),
        };
        Some(PlanInput {
            cards: cards.iter().map(planned).collect(),
            hypotheses: planner::hypotheses(&self.log, &self.catalog, cards, self.settings.own_params().as_ref()),
            habits: planner::habits(&self.log, &self.catalog),
            minutes: self.settings.minutes,
            attendance: planner::attendance(&self.log, now.day()),
            last_day: planner::last_day(&self.log, now.day(), deadline),
            left_today: f64::from(left),
            now,
            deadline,
        })
    }

    /// The expected seconds of a practice of these cards today. With a plan, failed cards are repeated; one that the
    /// session has had already is not expected to fail once more.
    pub(super) fn seconds_of(&self, cards: &[CardIx], pace: Pace) -> u32 {
        let mut reviews = vec![1.0; self.catalog.len()];
        for (ix, expected) in self.plan_state.iter().flat_map(PlanState::reviews) {
            reviews.get_mut(ix.0 as usize).into_iter().for_each(|reviews| *reviews = expected);
        }
        for step in self.session.own_steps() {
            reviews.get_mut(step.card.0 as usize).into_iter().for_each(|reviews| *reviews = 1.0);
        }
        let seconds = |ix: &CardIx| {
            let reviews = reviews.get(ix.0 as usize).copied().unwrap_or(1.0);
            f64::from(pace.seconds(&self.catalog, *ix)) * reviews
        };
        cards.iter().map(seconds).sum::<f64>() as u32
    }

    /// Whether each card of the deck has a star.
    pub fn starred(&self) -> Vec<bool> {
        self.marks.iter().map(|(star, _)| *star).collect()
    }
}
