//! Undo takes back ratings and skips, exactly.

use cuecard::deck::CardIx;
use cuecard::log::{Entry, Log, Rating};
use cuecard::memory::CardMemory;
use cuecard::practice::{Event, Face, Filter, Model, Session, Settings, Totals};
use proptest::prelude::*;

use super::given::*;

/// All a person could tell apart; when the card appeared is not part of it.
#[derive(Debug, PartialEq)]
struct Seen {
    session: Session,
    memories: Vec<CardMemory>,
    totals: Totals,
    suggested: Option<Rating>,
}

fn seen(model: &Model) -> Seen {
    let cards: Vec<CardIx> = model.catalog().cards().collect();
    Seen {
        session: Session { shown_ms: 0, ..model.session().clone() },
        memories: cards.into_iter().map(|ix| model.memory(ix)).collect(),
        totals: model.totals(),
        suggested: model.suggested(),
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn undo_is_the_inverse_of_rate_and_of_skip(
        shape in shapes(),
        past in histories(12),
        before in prop::collection::vec((events(), moments()), 0..20),
        steps in prop::collection::vec((any::<u32>(), prop::option::of(ratings()), moments()), 1..15),
        later in moments(),
    ) {
        let mut log = Log::default();
        log.merge(past);
        // No date comes true meanwhile.
        log.set_clock(at(i64::MAX), at(NOON));
        let mut model = model(&shape, log, None, at(NOON));
        for (event, now) in before {
            model.update(event, now);
        }
        let mut states = Vec::new();
        for (ticks, rating, now) in steps {
            if model.current().is_none() {
                break;
            }
            model.update(Event::Reveal, now);
            for point in (0..32).filter(|point| ticks & (1 << point) != 0) {
                model.update(Event::Tick(point), now);
            }
            states.push((seen(&model), model.log().clone(), rating));
            model.update(rating.map_or(Event::Skip, Event::Rate), now);
        }
        while let Some((state, log, rating)) = states.pop() {
            let records = model.log().records().to_vec();
            let effects = model.update(Event::Undo, later);
            prop_assert_eq!(seen(&model), state);
            prop_assert!(log.records().iter().all(|record| model.log().records().contains(record)));
            prop_assert!(records.iter().all(|record| model.log().records().contains(record)));
            prop_assert_eq!(effects.append.is_some(), rating.is_some(), "a rating's undo is kept, a skip's is not");
        }
    }
}

#[test]
fn undo_brings_the_last_card_back() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    let first = model.current();
    model.update(Event::Reveal, at(NOON));
    let rated = model.update(Event::Rate(Rating::Easy), at(NOON)).append.unwrap();
    assert_ne!(model.current(), first);
    let undone = model.update(Event::Undo, at(NOON)).append.unwrap();
    assert_eq!((model.current(), model.ratings()), (first, 0));
    assert_eq!((undone.entry, undone.id.seq), (Entry::Undo(rated.id), 1));
}

#[test]
fn undo_with_nothing_to_undo_changes_nothing() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    let before = seen(&model);
    assert_eq!(model.update(Event::Undo, at(NOON)), Default::default());
    assert_eq!((seen(&model), model.log().records().len()), (before, 0));
}

#[test]
fn a_reset_forgets_all_and_can_be_taken_back() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    let ask = model.catalog().find("ask-a").unwrap();
    model.update(Event::Mark(ask, cuecard::log::Mark::Star, true), at(NOON));
    let marked = |model: &Model| model.is_marked(ask, cuecard::log::Mark::Star);
    model.update(Event::Reset, at(NOON + 1));
    assert_eq!((model.ratings(), model.session().total, marked(&model)), (0, 3, false));
    assert!(model.log().last_reset().is_some());
    model.update(Event::UndoReset, at(NOON + 2));
    assert_eq!((model.ratings(), model.session().total, marked(&model)), (1, 2, true));
    assert_eq!(model.log().last_reset(), None);
}

#[test]
fn ratings_after_a_reset_count_even_when_the_clock_was_set_back() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    let rate = |model: &mut Model, ms: i64| {
        model.update(Event::Reveal, at(ms));
        model.update(Event::Rate(Rating::Good), at(ms));
    };
    rate(&mut model, NOON);
    model.update(Event::Reset, at(NOON + 9_000));
    rate(&mut model, NOON + 3_000);
    assert_eq!((model.ratings(), model.log().reviews().count()), (1, 1));
    model.update(Event::Reset, at(NOON + 4_000));
    assert_eq!((model.ratings(), model.log().reviews().count()), (0, 0));
}

#[test]
fn a_writer_that_goes_on_never_uses_a_number_twice() {
    let mut first = model(&[vec![3]], Log::default(), None, at(NOON));
    first.update(Event::Reveal, at(NOON));
    first.update(Event::Rate(Rating::Good), at(NOON));
    let mut second =
        Model::new(first.catalog().clone(), first.log().clone(), Settings::default(), SELF, at(NOON + 5_000));
    second.update(Event::Reveal, at(NOON + 5_000));
    let record = second.update(Event::Rate(Rating::Good), at(NOON + 5_000)).append.unwrap();
    assert_eq!(record.id.seq, 1);
}

#[test]
fn undo_goes_back_over_the_end_of_a_session_a_filter_and_a_day() {
    let mut model = model(&[vec![2], vec![2]], Log::default(), None, at(NOON));
    let rate = |model: &mut Model, ms: i64| {
        model.update(Event::Reveal, at(ms));
        model.update(Event::Tick(0), at(ms));
        let rated = (model.current(), model.session().ticks);
        model.update(Event::Rate(Rating::Good), at(ms));
        rated
    };
    let first = rate(&mut model, NOON);
    model.update(Event::Choose(Filter { section: Some(1), ..Filter::default() }), at(NOON));
    let second = rate(&mut model, NOON);
    model.update(Event::Choose(Filter::default()), at(NOON));
    model.update(Event::DayChanged, at(NOON + DAY_MS));
    let third = rate(&mut model, NOON + DAY_MS);
    let before = (model.session().completed(), model.session().total);
    assert_eq!(before, (1, 2));
    for (undone, counts, total) in [(third, 2, 2), (second, 1, 3), (first, 0, 4)] {
        assert!(model.update(Event::Undo, at(NOON + DAY_MS)).append.is_some());
        assert_eq!(((model.current(), model.session().ticks), model.ratings()), (undone, counts));
        assert_eq!(model.session().face, Face::Back);
        assert_eq!((model.session().completed(), model.session().total), (0, total), "it comes into this session");
    }
    assert_eq!(model.update(Event::Undo, at(NOON + DAY_MS)), Default::default());
    // All of them can be rated again.
    for _ in 0..4 {
        rate(&mut model, NOON + DAY_MS);
    }
    assert_eq!((model.current(), model.ratings()), (None, 4));
}

#[test]
fn undo_does_not_go_back_over_a_reset() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    model.update(Event::Reset, at(NOON + 1));
    assert_eq!(model.update(Event::Undo, at(NOON + 2)), Default::default());
}
