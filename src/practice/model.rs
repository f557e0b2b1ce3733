//! The model: one mount's whole state, and the one road every event takes.

use std::sync::Arc;

use super::queue::Plan;
use super::{Effects, Event, Face, Filter, Focus, Session, Settings, Totals, snapshot, suggest};
use crate::deck::{Card, CardIx, Catalog};
use crate::log::{Entry, Log, Mark, Moment, Rating, Record, RecordId, Review, WriterId};
use crate::memory::{CardMemory, replay};

/// One mount's whole state.
#[derive(Clone, Debug)]
pub struct Model {
    catalog: Arc<Catalog>,
    log: Log,
    memories: Vec<CardMemory>,
    /// Ratings that count.
    ratings: u32,
    settings: Settings,
    filter: Filter,
    session: Session,
    writer: WriterId,
    next_seq: u32,
}

impl Model {
    /// A model with its first session begun.
    pub fn new(catalog: Arc<Catalog>, log: Log, settings: Settings, writer: WriterId, now: Moment) -> Self {
        let own = log.records().iter().filter(|record| record.id.writer == writer);
        let next_seq = own.map(|record| record.id.seq.saturating_add(1)).max().unwrap_or(0);
        let mut model = Model {
            catalog,
            log,
            memories: Vec::new(),
            ratings: 0,
            settings,
            filter: Filter::default(),
            session: Session::new(Vec::new(), now),
            writer,
            next_seq,
        };
        model.replay();
        model.begin(false, now);
        model
    }

    /// Goes on with the session a reload left, if it is of today and of this deck.
    #[must_use]
    pub fn resume(mut self, text: &str, now: Moment) -> Self {
        if let Some((session, filter)) = snapshot::decode(&self.catalog, text).filter(|(s, _)| s.day == now.day()) {
            self.session = session;
            self.filter = filter;
        }
        self
    }

    /// The session as text, for [`Model::resume`].
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

    /// Which cards the session draws from.
    pub fn filter(&self) -> Filter {
        self.filter
    }

    /// The session.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The card on screen.
    pub fn current(&self) -> Option<CardIx> {
        self.session.current()
    }

    /// What the log implies for a card.
    pub fn memory(&self, ix: CardIx) -> CardMemory {
        self.memories.get(ix.0 as usize).copied().unwrap_or_default()
    }

    /// Ratings that count, of all time.
    pub fn ratings(&self) -> u32 {
        self.ratings
    }

    /// The counts for the Progress view.
    pub fn totals(&self) -> Totals {
        Totals::count(&self.catalog, &self.memories, self.ratings)
    }

    /// Whether a mark is set on a card to ask.
    pub fn is_marked(&self, ix: CardIx, mark: Mark) -> bool {
        let id = self.catalog.id(ix);
        let states = self.log.standing().filter_map(|record| match &record.entry {
            Entry::Mark { card, mark: other, on } if card == id && *other == mark => Some(*on),
            _ => None,
        });
        states.last().unwrap_or(false)
    }

    /// The rating the ticks on the card on screen speak for.
    pub fn suggested(&self) -> Option<Rating> {
        let ix = self.current()?;
        suggest(self.catalog.card(ix)?, self.session.ticks, &self.memory(ix))
    }

    /// Days until the card on screen comes back after a rating now; 0 for "in this session".
    pub fn outlook(&self, rating: Rating, now: Moment) -> u16 {
        self.current().map_or(0, |ix| self.memory(ix).after(rating, now.day()).interval)
    }

    /// The last reset, if it still counts.
    pub fn last_reset(&self) -> Option<RecordId> {
        let undone = |id: RecordId| self.log.records().iter().any(|record| record.entry == Entry::Undo(id));
        self.log.records().iter().rev().filter(|r| r.entry == Entry::Reset).map(|r| r.id).find(|id| !undone(*id))
    }

    /// What an event changes, and what is to be done about it. Pure but for the model itself: the time is
    /// an argument. An event that makes no sense now changes nothing.
    pub fn update(&mut self, event: Event, now: Moment) -> Effects {
        let effects = match event {
            Event::Reveal => self.reveal(),
            Event::Tick(point) => self.tick(point),
            Event::Rate(rating) => self.rate(rating, now),
            Event::Undo => self.undo(now),
            Event::Skip => self.skip(now),
            Event::Start => self.begin(false, now),
            Event::StartOver => self.begin(true, now),
            Event::Choose(filter) => {
                self.filter = filter;
                Effects { focus: None, ..self.begin(false, now) }
            }
            Event::Mark(ix, mark, on) => self.mark(ix, mark, on, now),
            Event::Set(settings) => self.set(settings, now),
            Event::Reset => self.reset(now),
            Event::UndoReset => self.undo_reset(now),
            Event::Merge(records) => {
                if self.log.unite(records) > 0 {
                    self.replay();
                }
                Effects::default()
            }
        };
        if let Some(record) = &effects.append {
            self.log.insert(record.clone());
        }
        effects
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

    fn rate(&mut self, rating: Rating, now: Moment) -> Effects {
        let Some(ix) = self.current().filter(|_| self.session.face == Face::Back) else { return Effects::default() };
        let review = Review {
            card: self.catalog.id(ix).into(),
            rating,
            seconds: self.session.seconds(now),
            points: self.session.ticks,
        };
        let record = self.record(Entry::Review(review), now);
        self.log.insert(record.clone());
        self.remember(ix, rating, &record);
        let back_at = (rating == Rating::Again).then(|| self.session.again_place(&self.catalog, ix));
        self.session.step(Some((rating, record.id)), back_at, now);
        self.moved(Some(record))
    }

    fn skip(&mut self, now: Moment) -> Effects {
        if self.current().is_none() {
            return Effects::default();
        }
        let rest = self.session.queue.len() - 1;
        // The last card has nothing to wait behind: skipping it ends the session.
        self.session.step(None, (rest > 0).then_some(rest), now);
        self.moved(None)
    }

    fn undo(&mut self, now: Moment) -> Effects {
        let Some(step) = self.session.unstep(now) else { return Effects::default() };
        let record = step.rated.map(|(_, id)| self.record(Entry::Undo(id), now));
        if let Some(record) = &record {
            self.log.insert(record.clone());
            self.replay();
        }
        let focus = if self.session.face == Face::Back { Focus::Answer } else { Focus::Question };
        Effects { append: record, save_session: true, focus: Some(focus), ..Effects::default() }
    }

    fn mark(&mut self, ix: CardIx, mark: Mark, on: bool, now: Moment) -> Effects {
        if !self.catalog.is_ask(ix) || self.is_marked(ix, mark) == on {
            return Effects::default();
        }
        let card = self.catalog.id(ix).into();
        Effects { append: Some(self.record(Entry::Mark { card, mark, on }, now)), ..Effects::default() }
    }

    fn set(&mut self, settings: Settings, now: Moment) -> Effects {
        let longer = settings.length != self.settings.length;
        self.settings = settings;
        // A new length is for a new session; one that has begun is left to its end.
        let fresh = longer && self.session.steps.is_empty() && self.session.face == Face::Front;
        let save_session = fresh && self.begin(false, now).save_session;
        Effects { save_settings: true, save_session, ..Effects::default() }
    }

    fn reset(&mut self, now: Moment) -> Effects {
        let record = self.record(Entry::Reset, now);
        self.log.insert(record.clone());
        self.replay();
        Effects { append: Some(record), focus: None, ..self.begin(false, now) }
    }

    fn undo_reset(&mut self, now: Moment) -> Effects {
        let Some(reset) = self.last_reset() else { return Effects::default() };
        let record = self.record(Entry::Undo(reset), now);
        self.log.insert(record.clone());
        self.replay();
        Effects { append: Some(record), focus: None, ..self.begin(false, now) }
    }

    fn begin(&mut self, all: bool, now: Moment) -> Effects {
        let plan = Plan {
            catalog: &self.catalog,
            memories: &self.memories,
            filter: self.filter,
            longest: self.settings.length.map_or(usize::MAX, usize::from),
            today: now.day(),
            all,
        };
        self.session = Session::new(plan.queue(), now);
        self.moved(None)
    }

    fn moved(&self, append: Option<Record>) -> Effects {
        let focus = if self.current().is_some() { Focus::Question } else { Focus::End };
        Effects { append, save_session: true, focus: Some(focus), ..Effects::default() }
    }

    fn card(&self) -> Option<&Card> {
        self.catalog.card(self.current()?)
    }

    fn record(&mut self, entry: Entry, now: Moment) -> Record {
        let id = RecordId { writer: self.writer, seq: self.next_seq };
        self.next_seq += 1;
        Record { id, at: now, entry, rest: String::new() }
    }

    /// Takes a review just logged into the memories. The newest record needs no replay; after a clock was set
    /// back it is not the newest.
    fn remember(&mut self, ix: CardIx, rating: Rating, record: &Record) {
        match self.memories.get_mut(ix.0 as usize) {
            Some(memory) if self.log.records().last() == Some(record) => {
                *memory = memory.after(rating, record.at.day());
                self.ratings += 1;
            }
            _ => self.replay(),
        }
    }

    fn replay(&mut self) {
        self.memories = replay(&self.catalog, &self.log);
        self.ratings = self.log.reviews().count() as u32;
    }
}
