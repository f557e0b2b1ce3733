//! What a policy sees: the ratings so far, and what the published model makes of them.

use std::sync::Arc;

use cuecard::deck::{Block, Card, Catalog, Deck, Inline, Kind, SCHEMA_VERSION, Section, Topic};
use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::memory::{CardMemory, Scheduler, State};

use super::scenario::Scenario;

/// What a policy sees of a card.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    pub(super) memory: CardMemory,
    /// The day it was last practised on, counted from the first of all.
    pub(super) day: Option<u16>,
    /// Leitner's box, from 0.
    pub(super) shelf: u32,
    /// SM-2: recalls in a row, easiness, interval in days.
    pub(super) streak: u32,
    pub(super) easiness: f64,
    pub(super) interval: f64,
}

/// What a policy sees.
pub(super) struct View {
    pub(super) scenario: Scenario,
    pub(super) catalog: Arc<Catalog>,
    pub(super) log: Log,
    pub(super) cards: Vec<Seen>,
    pub(super) today: u16,
    pub(super) now: Moment,
    /// Seconds practised today.
    pub(super) used: f64,
}

impl View {
    pub(super) fn new(scenario: Scenario) -> View {
        let cards = vec![Seen { easiness: 2.5, ..Seen::default() }; scenario.cards];
        View {
            scenario,
            catalog: catalog(&scenario),
            log: Log::default(),
            cards,
            today: 0,
            now: scenario.evening(0),
            used: 0.0,
        }
    }

    pub(super) fn begin(&mut self, day: u16) {
        (self.today, self.now, self.used) = (day, self.scenario.evening(day), 0.0);
    }

    /// Takes in a rating.
    pub(super) fn rated(&mut self, card: usize, rating: Rating) {
        let (day, seconds) = (self.today, self.scenario.seconds(card));
        self.used += seconds;
        self.now.ms += (1000.0 * seconds) as i64;
        let review = Review { card: name(card).as_str().into(), rating, seconds: seconds as u16, points: 0 };
        let id = RecordId { writer: WriterId(1), seq: self.log.records().len() as u32 };
        self.log.insert(Record { id, at: self.now, entry: Entry::Review(review), rest: Box::default() });
        let Some(seen) = self.cards.get_mut(card) else { return };
        seen.memory = seen.memory.after(rating, self.now, &Scheduler::default());
        if seen.day != Some(day) {
            seen.boxed(rating);
            seen.sm2(rating);
        }
        seen.day = Some(day);
    }

    /// The chance of recall now, as the published model has it; 0 for a new card.
    pub(super) fn recall(&self, card: usize) -> f64 {
        let params = Scheduler::default().params;
        self.cards.get(card).map_or(0.0, |seen| seen.memory.retrievability(self.now, &params))
    }

    /// The cards not yet practised today.
    pub(super) fn open(&self) -> impl Iterator<Item = (usize, &Seen)> {
        self.cards.iter().enumerate().filter(|(_, seen)| seen.day != Some(self.today))
    }
}

impl Seen {
    pub(super) fn is_new(&self) -> bool {
        self.memory.state == State::New
    }

    /// Days since the last practice.
    pub(super) fn age(&self, today: u16) -> f64 {
        self.day.map_or(0.0, |day| f64::from(today.saturating_sub(day)))
    }

    fn boxed(&mut self, rating: Rating) {
        self.shelf = if rating == Rating::Again { 0 } else { (self.shelf + 1).min(6) };
    }

    /// The algorithm SM-2 (Woźniak 1990); Again, Hard, Good and Easy are its qualities 2, 3, 4 and 5.
    fn sm2(&mut self, rating: Rating) {
        let quality = f64::from(rating as u8) + 2.0;
        if rating == Rating::Again {
            (self.streak, self.interval) = (0, 1.0);
        } else {
            self.interval = match self.streak {
                0 => 1.0,
                1 => 6.0,
                _ => (self.interval * self.easiness).ceil(),
            };
            self.streak += 1;
        }
        let missing = 5.0 - quality;
        self.easiness = (self.easiness + 0.1 - missing * (0.08 + missing * 0.02)).max(1.3);
    }
}

fn name(card: usize) -> String {
    format!("card-{card}")
}

fn catalog(scenario: &Scenario) -> Arc<Catalog> {
    let words = || [Inline::Text("words".into())].into();
    let card = |card: usize| Card {
        id: name(card).as_str().into(),
        kind: Kind::Answer,
        question: words(),
        points: Box::default(),
        answer: [Block::Paragraph(words())].into(),
        seconds: Some(scenario.seconds(card) as u16 - 15),
    };
    let topic = Topic { title: None, cards: (0..scenario.cards).map(card).collect() };
    let section = Section { id: "all".into(), title: "All".into(), topics: vec![topic] };
    let deck = Deck {
        schema_version: SCHEMA_VERSION,
        id: "simulated".into(),
        title: "Simulated".into(),
        lang: "en".into(),
        sections: vec![section],
        former: None,
    };
    Arc::new(Catalog::new(deck))
}
