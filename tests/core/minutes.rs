//! The minutes of a day: what a session takes on, and what waits.

use std::collections::BTreeSet;
use std::sync::Arc;

use cuecard::deck::{CardIx, Catalog};
use cuecard::log::{Entry, Log, Rating, Record, Review};
use cuecard::memory::State;
use cuecard::practice::{Event, Model, Pace, Settings};
use proptest::prelude::*;

use super::given::*;

/// What a card takes that nobody has practised yet: 90 seconds to say it, and 15 around that.
const CARD: u32 = 105;

/// A deck of forty cards to answer.
fn forty() -> Arc<Catalog> {
    catalog(&[vec![10, 10], vec![20]])
}

fn minutes(minutes: u16) -> Settings {
    Settings { length: None, minutes, ..Settings::default() }
}

fn model(log: Log, settings: Settings, ms: i64) -> Model {
    Model::new(forty(), log, settings, SELF, at(ms))
}

fn timed(seq: u32, ms: i64, card: &str, rating: Rating, seconds: u16) -> Record {
    record(1, seq, ms, Entry::Review(Review { card: card.into(), rating, seconds, points: 0 }))
}

/// Every card rated Good, one a minute, `days` before noon.
fn known(days: i64, seconds: u16) -> Log {
    let catalog = forty();
    let mut log = Log::default();
    log.merge(catalog.cards().filter(|ix| !catalog.is_ask(*ix)).map(|ix| {
        let ms = NOON - days * DAY_MS + i64::from(ix.0) * 60_000;
        timed(ix.0, ms, catalog.id(ix), Rating::Good, seconds)
    }));
    log
}

/// Rates every card of the session Good, each a minute after the last.
fn practise(model: &mut Model, mut ms: i64) -> BTreeSet<CardIx> {
    let cards = model.session().queue.iter().copied().collect();
    while model.current().is_some() {
        model.update(Event::Reveal, at(ms));
        ms += 60_000;
        model.update(Event::Rate(Rating::Good), at(ms));
    }
    cards
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_session_exceeds_the_minutes_of_the_day_by_less_than_a_card(
        past in histories(60),
        spent in 1u16..1000,
        set in 1u16..90,
    ) {
        let mut log = Log::default();
        log.merge(past);
        log.insert(timed(999, NOON - 60_000, "c-0-0-0", Rating::Good, spent));
        let model = model(log, minutes(set), NOON);
        let pace = Pace::of(model.catalog(), model.log(), at(NOON).day());
        let left = (u32::from(set) * 60).saturating_sub(pace.today);
        let costs: Vec<u32> = model.session().queue.iter().map(|ix| pace.seconds(model.catalog(), *ix)).collect();
        let dearest = costs.iter().max().copied().unwrap_or(0);
        prop_assert!(costs.iter().sum::<u32>() < left + dearest || costs.is_empty());
        prop_assert_eq!(costs.is_empty(), left == 0, "while there is time there is a card");
    }
}

#[test]
fn new_cards_come_as_far_as_the_minutes_go() {
    for (set, cards) in [(1, 1), (5, 3), (20, 12), (60, 35), (120, 40)] {
        let model = model(Log::default(), minutes(set), NOON);
        assert_eq!(model.session().total, cards, "{set} minutes");
    }
}

#[test]
fn what_was_practised_today_is_taken_off_and_other_days_are_not() {
    let practised = |ms: i64| {
        let mut log = Log::default();
        log.merge((0..5).map(|n| timed(n, ms, &format!("c-0-0-{n}"), Rating::Good, CARD as u16)));
        log
    };
    assert_eq!(model(practised(NOON - 3_600_000), minutes(20), NOON).session().total, 7, "12 less 5");
    let model = model(practised(NOON - DAY_MS), minutes(20), NOON);
    assert_eq!(model.session().total, 12);
}

#[test]
fn when_the_minutes_are_used_up_more_comes_only_when_asked_for() {
    let mut model = model(Log::default(), minutes(10), NOON);
    practise(&mut model, NOON);
    let (log, later) = (model.log().clone(), NOON + 3_600_000);
    let opened = Model::new(model.catalog().clone(), log, minutes(10), SELF, at(later));
    assert!(opened.session().queue.len() < 6, "what is left of the ten minutes");
    let mut log = Log::default();
    log.insert(timed(0, NOON, "c-0-0-0", Rating::Good, 420));
    log.insert(timed(1, NOON, "c-0-0-1", Rating::Good, 420));
    let mut opened = Model::new(forty(), log, minutes(10), SELF, at(later));
    assert_eq!(opened.current(), None, "fourteen minutes were practised");
    assert!(opened.summary(at(later)).more, "there is more to carry on with");
    opened.update(Event::Start, at(later));
    assert!(opened.session().total > 0);
}

#[test]
fn a_page_left_open_is_not_taken_for_practice() {
    let mut log = Log::default();
    log.insert(timed(0, NOON - 60_000, "c-0-0-0", Rating::Good, u16::MAX));
    let pace = Pace::of(&forty(), &log, at(NOON).day());
    assert_eq!(pace.today, CARD);
    assert_eq!(pace.seconds(&forty(), CardIx(0)), CARD, "nor for the person's pace");
}

#[test]
fn the_persons_own_times_correct_the_minutes_of_a_card() {
    let seconds = |own: u16| {
        let catalog = forty();
        Pace::of(&catalog, &known(9, own), at(NOON).day()).seconds(&catalog, CardIx(0))
    };
    assert_eq!(seconds(CARD as u16), CARD);
    assert!((50..60).contains(&seconds(CARD as u16 / 2 - 10)), "{}", seconds(42));
    assert!((180..210).contains(&seconds(2 * CARD as u16)));
}

#[test]
fn missed_days_are_caught_up_with_a_day_at_a_time_and_what_failed_last_first() {
    let mut log = known(60, CARD as u16);
    log.merge((0..10).map(|n| timed(100 + n, NOON - 50 * DAY_MS, &format!("c-0-1-{n}"), Rating::Again, CARD as u16)));
    let (mut done, mut shares) = (BTreeSet::new(), Vec::new());
    for day in 0..4 {
        let mut ms = NOON + day * DAY_MS;
        let mut model = model(log, minutes(20), ms);
        let failed = model.catalog().cards().filter(|ix| model.memory(*ix).state == State::Learning);
        assert!(failed.into_iter().all(|ix| model.session().queue.contains(&ix)));
        shares.push(model.session().total);
        while let Some(ix) = model.current() {
            model.update(Event::Reveal, at(ms));
            ms += i64::from(CARD) * 1000;
            model.update(Event::Rate(Rating::Easy), at(ms));
            done.insert(ix);
        }
        log = model.log().clone();
    }
    assert_eq!((shares, done.len()), (vec![12, 12, 12, 4], 40), "never forty at once, and none left over");
}

#[test]
fn going_through_all_once_more_takes_all() {
    let mut model = model(known(0, CARD as u16), minutes(5), NOON + DAY_MS / 8);
    assert_eq!(model.session().total, 0);
    model.update(Event::StartOver, at(NOON + DAY_MS / 8));
    assert_eq!(model.session().total, 40);
}

#[test]
fn a_page_left_open_begins_the_new_day_when_it_is_looked_at() {
    let mut model = model(Log::default(), minutes(10), NOON);
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    let evening = model.session().clone();
    model.update(Event::DayChanged, at(NOON + DAY_MS / 4));
    assert_eq!(model.session(), &evening, "the same day");
    model.update(Event::Reveal, at(NOON + DAY_MS / 4));
    model.update(Event::DayChanged, at(NOON + DAY_MS));
    assert_eq!(model.session().steps.len(), 1, "an answer that is shown is to be rated first");
    model.update(Event::Rate(Rating::Good), at(NOON + DAY_MS));
    model.update(Event::DayChanged, at(NOON + DAY_MS));
    assert_eq!((model.session().day, model.session().own_steps().len()), (at(NOON + DAY_MS).day(), 0));
    assert!(model.current().is_some());
}
