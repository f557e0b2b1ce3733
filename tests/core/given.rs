//! Decks, times, records and events to test with.

use std::sync::Arc;

use cuecard::deck::{Block, Card, CardIx, Catalog, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic};
use cuecard::log::{Entry, Log, Mark, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::practice::{Event, Filter, Model, Order, Settings};
use proptest::prelude::*;

pub(crate) const NOON: i64 = 20_780 * 86_400_000 + 12 * 3_600_000;
pub(crate) const DAY_MS: i64 = 86_400_000;
/// Who writes in the models under test; others have small numbers.
pub(crate) const SELF: WriterId = WriterId(0x00c0_ffee);

/// Sections of topics, each with a number of cards to answer.
pub(crate) type Shape = Vec<Vec<usize>>;

pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

pub(crate) fn at(ms: i64) -> Moment {
    Moment { ms, offset: 60 }
}

pub(crate) fn card(id: &str, kind: Kind, points: usize) -> Card {
    let words = || [Inline::Text(id.into())].into();
    let points = (0..points).map(|n| Point { text: format!("point {n}").into(), essential: n == 0 }).collect();
    Card { id: id.into(), kind, question: words(), points, answer: [Block::Paragraph(words())].into(), seconds: None }
}

/// A deck of this shape. Its last section holds two cards to ask.
pub(crate) fn deck(shape: &[Vec<usize>]) -> Deck {
    let topic = |s: usize, t: usize, cards: usize| {
        let cards = (0..cards).map(|c| card(&format!("c-{s}-{t}-{c}"), Kind::Answer, (s + t + c) % 7)).collect();
        Topic { title: Some(format!("Topic {t}")), cards }
    };
    let mut sections: Vec<Section> = shape
        .iter()
        .enumerate()
        .map(|(s, topics)| Section {
            id: format!("s-{s}"),
            title: format!("Section {s}"),
            topics: topics.iter().enumerate().map(|(t, cards)| topic(s, t, *cards)).collect(),
        })
        .collect();
    let cards = ["ask-a", "ask-b"].map(|id| card(id, Kind::Ask, 0)).into();
    sections.push(Section { id: "ask".into(), title: "Ask".into(), topics: vec![Topic { title: None, cards }] });
    Deck {
        schema_version: SCHEMA_VERSION,
        id: "deck".into(),
        title: "Deck".into(),
        lang: "en".into(),
        sections,
        former: None,
    }
}

pub(crate) fn catalog(shape: &[Vec<usize>]) -> Arc<Catalog> {
    Arc::new(Catalog::new(deck(shape)))
}

pub(crate) fn model(shape: &[Vec<usize>], log: Log, length: Option<u16>, now: Moment) -> Model {
    Model::new(catalog(shape), log, settings(length), SELF, now)
}

pub(crate) fn settings(length: Option<u16>) -> Settings {
    // Minutes for every card there is: only the tests about minutes shall feel them.
    Settings { length, minutes: 999, ..Settings::default() }
}

/// Every card to answer of this shape, rated Again by somebody the day before: so all are wanted today, and it
/// is not the very first session.
pub(crate) fn practised(shape: &[Vec<usize>]) -> Log {
    let catalog = catalog(shape);
    let mut log = Log::default();
    let cards = catalog.cards().filter(|ix| !catalog.is_ask(*ix));
    log.merge(cards.map(|ix| review(1, ix.0, NOON - DAY_MS, catalog.id(ix), Rating::Again)));
    log
}

pub(crate) fn review(writer: u64, seq: u32, ms: i64, card: &str, rating: Rating) -> Record {
    let entry = Entry::Review(Review { card: card.into(), rating, seconds: 42, points: 5 });
    record(writer, seq, ms, entry)
}

pub(crate) fn record(writer: u64, seq: u32, ms: i64, entry: Entry) -> Record {
    Record { id: RecordId { writer: WriterId(writer), seq }, at: at(ms), entry, rest: Box::default() }
}

pub(crate) fn shapes() -> impl Strategy<Value = Shape> {
    let topics = prop::collection::vec(0usize..7, 1..5);
    prop::collection::vec(topics, 1..4).prop_filter("a card", |shape| shape.iter().flatten().sum::<usize>() > 0)
}

pub(crate) fn ratings() -> impl Strategy<Value = Rating> {
    prop::sample::select(&Rating::ALL[..])
}

fn marks() -> impl Strategy<Value = Mark> {
    prop_oneof![Just(Mark::Star), Just(Mark::Tick)]
}

pub(crate) fn filters() -> impl Strategy<Value = Filter> {
    let order = prop_oneof![Just(Order::Shuffled), Just(Order::InOrder)];
    (prop::option::of(0u16..5), prop::option::of(0u16..6), order).prop_map(|(section, topic, order)| Filter {
        section,
        topic,
        order,
        most: None,
    })
}

fn ids() -> impl Strategy<Value = String> {
    let known = (0usize..4, 0usize..5, 0usize..7).prop_map(|(s, t, c)| format!("c-{s}-{t}-{c}"));
    prop_oneof![6 => known, 1 => Just("ask-a".to_string()), 1 => Just("gone-from-the-deck".to_string())]
}

pub(crate) fn entries() -> impl Strategy<Value = Entry> {
    let reviews = (ids(), ratings(), any::<u16>(), any::<u32>()).prop_map(|(card, rating, seconds, points)| {
        Entry::Review(Review { card: card.as_str().into(), rating, seconds, points })
    });
    let undos = (1u64..4, 0u32..12).prop_map(|(writer, seq)| Entry::Undo(RecordId { writer: WriterId(writer), seq }));
    let marked = (ids(), marks(), any::<bool>()).prop_map(|(card, mark, on)| Entry::Mark {
        card: card.as_str().into(),
        mark,
        on,
    });
    let unknown = "[b-l][a-z]{0,3}".prop_map(|kind| Entry::Unknown { kind });
    prop_oneof![8 => reviews, 3 => undos, 1 => Just(Entry::Reset), 2 => marked, 1 => unknown]
}

/// Records of three writers. One identity always comes with one content, as the log demands.
pub(crate) fn histories(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let one = (1u64..4, -20 * DAY_MS..20 * DAY_MS, -1440i16..=1440, entries(), "( ?[a-z0-9é]{1,6}){0,2}");
    prop::collection::vec(one, 0..most).prop_map(|all| {
        let number = |(seq, (writer, ms, offset, entry, rest)): (usize, (u64, i64, i16, Entry, String))| Record {
            at: Moment { ms: NOON + ms, offset },
            rest: rest.trim().into(),
            ..record(writer, seq as u32, 0, entry)
        };
        all.into_iter().enumerate().map(number).collect()
    })
}

/// Mostly the near future, sometimes a clock set back, once in a while nonsense.
pub(crate) fn moments() -> impl Strategy<Value = Moment> {
    let ms = prop_oneof![
        20 => NOON..NOON + 3_600_000,
        10 => NOON..NOON + 60 * DAY_MS,
        3 => NOON - 3 * DAY_MS..NOON,
        1 => any::<i64>(),
    ];
    (ms, prop_oneof![8 => Just(60i16), 1 => any::<i16>()]).prop_map(|(ms, offset)| Moment { ms, offset })
}

pub(crate) fn events() -> impl Strategy<Value = Event> {
    let lengths = prop::option::of(1u16..20);
    prop_oneof![
        12 => Just(Event::Reveal),
        4 => (0usize..40).prop_map(Event::Tick),
        14 => ratings().prop_map(Event::Rate),
        5 => Just(Event::Undo),
        4 => Just(Event::Skip),
        1 => Just(Event::DayChanged),
        1 => any::<bool>().prop_map(Event::Visible),
        1 => Just(Event::Start),
        1 => Just(Event::StartOver),
        1 => filters().prop_map(Event::Choose),
        2 => (0u32..60, marks(), any::<bool>()).prop_map(|(ix, mark, on)| Event::Mark(CardIx(ix), mark, on)),
        1 => lengths.prop_map(|length| Event::Set(settings(length))),
        1 => Just(Event::Reset),
        1 => Just(Event::UndoReset),
        2 => histories(4).prop_map(Event::Merge),
    ]
}
