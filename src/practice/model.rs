//! The model: the state of one mount, and its queries.

use std::sync::Arc;

use super::plan_state::PlanState;
use super::session::SessionScope;
use super::{Filter, Session, Settings, Totals, snapshot, suggest};
use crate::deck::{CardIx, Catalog};
use crate::log::{Log, Mark, Moment, Rating, WriterId};
use crate::memory::{self, CardMemory, Scheduler};

/// The state of one mount.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) catalog: Arc<Catalog>,
    pub(super) log: Log,
    pub(super) memories: Vec<CardMemory>,
    /// Whether each card has a star, and a tick.
    pub(super) marks: Vec<(bool, bool)>,
    /// The number of effective ratings.
    pub(super) ratings: u32,
    pub(super) settings: Settings,
    /// Derived from the settings.
    pub(super) scheduler: Scheduler,
    pub(super) filter: Filter,
    pub(super) session: Session,
    /// Recomputed for every session, if there is a date that is not past.
    pub(super) plan_state: Option<PlanState>,
    /// The number of records and the time of the last plan.
    pub(super) planned_from: Option<(usize, Moment)>,
    pub(super) writer: WriterId,
    pub(super) next_seq: u32,
    /// Cards of the session that were rated elsewhere, and are still to be removed.
    pub(super) rated_elsewhere: Vec<CardIx>,
    /// Since when the page is hidden, in ms UTC; `None` while it is visible.
    pub(super) hidden_ms: Option<i64>,
    /// Incremented when the card on screen is rewritten.
    pub(super) edition: u32,
}

impl Model {
    /// Creates a model and starts its first session.
    pub fn new(catalog: Arc<Catalog>, mut log: Log, settings: Settings, writer: WriterId, now: Moment) -> Self {
        if !log.has_clock() {
            log.set_clock(now, now);
        }
        let own = log.records().iter().filter(|record| record.id.writer == writer);
        let next_seq = own.map(|record| record.id.seq.saturating_add(1)).max().unwrap_or(0);
        let mut model = Model {
            log,
            memories: vec![CardMemory::default(); catalog.len()],
            marks: vec![(false, false); catalog.len()],
            catalog,
            ratings: 0,
            scheduler: settings.scheduler(),
            settings,
            filter: Filter::default(),
            session: Session::new(Vec::new(), now),
            plan_state: None,
            planned_from: None,
            writer,
            next_seq,
            rated_elsewhere: Vec::new(),
            hidden_ms: None,
            edition: 0,
        };
        model.replay();
        model.start_session(SessionScope::RemainingToday, now);
        model
    }

    /// Resumes the session stored before a reload, if it is of today and of this deck.
    #[must_use]
    pub fn resume(mut self, text: &str, now: Moment) -> Self {
        let Some((session, filter)) = snapshot::decode(&self.catalog, text) else { return self };
        if session.day != now.day() {
            // Its day is over, but its steps can still be undone.
            self.session = self.session.after(session.steps);
            return self;
        }
        self.session = session;
        self.filter = Filter { most: self.filter.most, ..filter };
        // The resumed session already has its cards.
        self.plan_state.iter_mut().for_each(|state| state.waiting_session = None);
        self
    }

    /// The session as text; see [`Model::resume`].
    pub fn snapshot(&self) -> String {
        snapshot::encode(&self.catalog, &self.session, self.filter)
    }

    /// The deck.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// The review log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The scheduler: turns memory into intervals.
    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// The filter of the session.
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether the page is hidden.
    pub fn is_hidden(&self) -> bool {
        self.hidden_ms.is_some()
    }

    /// The card on screen.
    pub fn current(&self) -> Option<CardIx> {
        self.session.current()
    }

    /// What the log implies for a card.
    pub fn memory(&self, ix: CardIx) -> CardMemory {
        self.memories.get(ix.0 as usize).copied().unwrap_or_default()
    }

    /// The number of effective ratings of all time.
    pub fn ratings(&self) -> u32 {
        self.ratings
    }

    /// Whether to fit the memory model automatically: there are enough reviews, enough of them on another day than the
    /// previous one, half as many again as at the last fit, and the person has not reverted to the published
    /// parameters.
    pub fn wants_fit(&self) -> bool {
        let other_days: u32 = self.memories.iter().map(|memory| memory.other_days).sum();
        self.ratings as usize >= memory::FIT_REVIEWS
            && other_days as usize >= memory::FIT_OTHER_DAYS
            && self.settings.fitted.is_none_or(|fitted| {
                let taken_back = fitted.percent > 0 && self.settings.parameters.is_none();
                !taken_back && self.ratings / 3 >= fitted.reviews / 2
            })
    }

    /// Whether there is a reset that can be undone.
    pub fn can_undo_reset(&self) -> bool {
        self.log.last_reset().is_some()
    }

    /// The number of effective ratings dated more than a day ahead, by a wrong clock.
    pub fn ahead(&self, now: Moment) -> usize {
        self.log.ahead(now)
    }

    /// The number of cards to answer.
    pub fn answers(&self) -> usize {
        self.catalog.cards().filter(|ix| !self.catalog.is_ask(*ix)).count()
    }

    /// Whether the filter admits only cards to ask: then there is nothing to practise.
    pub fn is_only_to_ask(&self) -> bool {
        !self.catalog.cards().any(|ix| self.filter.admits(&self.catalog, ix))
    }

    /// The counts for the Progress view.
    pub fn totals(&self) -> Totals {
        Totals::count(&self.catalog, &self.memories, self.ratings)
    }

    /// Whether a mark is set on a card.
    pub fn is_marked(&self, ix: CardIx, mark: Mark) -> bool {
        self.marks.get(ix.0 as usize).is_some_and(|(star, tick)| if mark == Mark::Star { *star } else { *tick })
    }

    /// The rating that the ticks on the card on screen suggest.
    pub fn suggested(&self) -> Option<Rating> {
        let ix = self.current()?;
        suggest(self.catalog.card(ix)?, self.session.ticks, &self.memory(ix))
    }

    /// Days until the card on screen is due after a rating now; 0 for "in this session".
    pub fn preview_interval(&self, rating: Rating, now: Moment) -> u16 {
        self.current().map_or(0, |ix| self.memory(ix).after(rating, now, &self.scheduler).interval)
    }
}
