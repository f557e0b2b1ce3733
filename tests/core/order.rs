//! Which cards a session asks, and in which order.

use std::collections::BTreeMap;

use cuecard::deck::CardIx;
use cuecard::log::{Log, Moment, Rating, WriterId};
use cuecard::memory::{CardMemory, State};
use cuecard::practice::{Event, Filter, Model, Order};
use proptest::prelude::*;

use super::given::*;

type Topic = (u16, u16);

fn topics(model: &Model, cards: &[CardIx]) -> Vec<Topic> {
    let topic = |ix: &CardIx| model.catalog().place(*ix).map(|place| (place.section, place.topic)).unwrap();
    cards.iter().map(topic).collect()
}

fn neighbours(topics: &[Topic]) -> usize {
    topics.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

fn counts(topics: &[Topic]) -> BTreeMap<Topic, usize> {
    topics.iter().fold(BTreeMap::new(), |mut counts, topic| {
        *counts.entry(*topic).or_default() += 1;
        counts
    })
}

/// The fewest neighbours of one topic any order of `topics` has, its first place free or taken.
fn fewest(topics: &[Topic], first: Option<Topic>) -> usize {
    let rest: Vec<Topic> = match first {
        None => topics.to_vec(),
        Some(first) => {
            let at = topics.iter().position(|topic| *topic == first).unwrap();
            topics.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, topic)| *topic).collect()
        }
    };
    let fits = |(topic, count): (Topic, usize)| {
        let gaps = (rest.len() - count) + usize::from(Some(topic) != first);
        count.saturating_sub(gaps)
    };
    counts(&rest).into_iter().map(fits).max().unwrap_or(0)
}

fn brute_force(left: &mut BTreeMap<Topic, usize>, last: Option<Topic>) -> usize {
    let kinds: Vec<Topic> = left.iter().filter(|(_, count)| **count > 0).map(|(topic, _)| *topic).collect();
    let mut best = usize::MAX;
    for kind in &kinds {
        *left.get_mut(kind).unwrap() -= 1;
        best = best.min(brute_force(left, Some(*kind)).saturating_add(usize::from(last == Some(*kind))));
        *left.get_mut(kind).unwrap() += 1;
    }
    if kinds.is_empty() { 0 } else { best }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_reckoning_of_fewest_neighbours_agrees_with_trying_all(counts in prop::collection::vec(0usize..4, 1..4)) {
        let topics: Vec<Topic> = (0u16..).zip(&counts).flat_map(|(n, count)| vec![(0, n); *count]).collect();
        let mut left = super::order::counts(&topics);
        prop_assert_eq!(fewest(&topics, None), brute_force(&mut left, None));
        if let Some(first) = topics.first() {
            *left.get_mut(first).unwrap() -= 1;
            prop_assert_eq!(fewest(&topics, Some(*first)), brute_force(&mut left, Some(*first)));
        }
    }

    #[test]
    fn cards_of_one_topic_are_neighbours_only_where_that_cannot_be_avoided(shape in shapes(), day in 0i64..1000) {
        let model = model(&shape, practised(&shape), None, at(NOON + day * DAY_MS));
        let topics = topics(&model, &model.session().queue);
        let most = counts(&topics).into_values().max().unwrap();
        prop_assert_eq!(neighbours(&topics) == 0, most <= topics.len().div_ceil(2));
        prop_assert_eq!(neighbours(&topics), fewest(&topics, None));
    }

    #[test]
    fn the_very_first_session_begins_with_the_first_card(shape in shapes(), now in moments()) {
        let model = model(&shape, Log::default(), None, now);
        prop_assert_eq!(model.current(), Some(CardIx(0)));
        let topics = topics(&model, &model.session().queue);
        prop_assert_eq!(neighbours(&topics), fewest(&topics, Some(topics[0])));
    }

    #[test]
    fn the_same_day_gives_the_same_order(shape in shapes(), past in histories(20), minutes in 0i64..900) {
        let mut log = Log::default();
        log.merge(past);
        let morning = model(&shape, log.clone(), None, at(NOON));
        let now = at(NOON + minutes * 60_000);
        let later = Model::new(catalog(&shape), log, morning.settings().clone(), WriterId(3), now);
        prop_assert_eq!(&morning.session().queue, &later.session().queue);
    }

    #[test]
    fn a_filter_admits_only_its_cards_and_all_of_them(shape in shapes(), past in histories(20), filter in filters()) {
        let mut log = Log::default();
        log.merge(past);
        let mut model = model(&shape, log, None, at(NOON));
        model.update(Event::Choose(filter), at(NOON));
        model.update(Event::StartOver, at(NOON));
        let mut queue = model.session().queue.clone();
        if filter.order == Order::InOrder {
            prop_assert!(queue.is_sorted());
        }
        queue.sort();
        let wanted: Vec<CardIx> = model.catalog().cards().filter(|ix| {
            let place = model.catalog().place(*ix).unwrap();
            let section = filter.section.is_none_or(|section| section == place.section);
            let topic = filter.section.is_none() || filter.topic.is_none_or(|topic| topic == place.topic);
            section && topic && !model.catalog().id(*ix).starts_with("ask")
        }).collect();
        prop_assert_eq!(queue, wanted);
    }

    #[test]
    fn a_session_is_as_long_as_set_and_takes_the_due_cards_first(
        shape in shapes(),
        past in histories(30),
        length in prop::option::of(1u16..12),
    ) {
        let mut log = Log::default();
        log.merge(past);
        let model = model(&shape, log, length, at(NOON));
        let today = at(NOON).day();
        // Learning cards, then due ones from the least likely to be recalled, then new ones.
        let recall = |memory: CardMemory| {
            let days = f64::from(today.since(memory.last.day()));
            model.scheduler().params.retrievability(memory.memory.unwrap().stability, days)
        };
        let rank = |ix: CardIx| match model.memory(ix) {
            memory if memory.state == State::Learning => Some((0, 0.0)),
            memory if memory.state == State::New => Some((2, 0.0)),
            memory => (memory.due() <= today).then(|| (1, (recall(memory) * 1e9).floor())),
        };
        let queue = &model.session().queue;
        let wanted = model.catalog().cards().filter(|ix| !model.catalog().is_ask(*ix) && rank(*ix).is_some());
        let (taken, left): (Vec<CardIx>, Vec<CardIx>) = wanted.partition(|ix| queue.contains(ix));
        prop_assert_eq!(queue.len(), taken.len());
        prop_assert_eq!(queue.len(), length.map_or(usize::MAX, usize::from).min(taken.len() + left.len()));
        prop_assert!(taken.iter().all(|taken| left.iter().all(|left| rank(*taken) <= rank(*left))));
    }
}

#[test]
fn each_day_of_a_week_has_an_order_of_its_own() {
    let shape = [vec![15], vec![1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], vec![5]];
    let queue = |day: i64| model(&shape, practised(&shape), None, at(NOON + day * DAY_MS)).session().queue.clone();
    let mut orders: Vec<_> = (0..7).map(queue).collect();
    orders.sort();
    orders.dedup();
    assert_eq!(orders.len(), 7);
}

#[test]
fn what_is_known_comes_back_when_it_is_due_or_when_asked_for() {
    let shape = [vec![2]];
    let mut log = Log::default();
    log.insert(review(1, 0, NOON - DAY_MS, "c-0-0-0", Rating::Good));
    log.insert(review(1, 1, NOON - DAY_MS, "c-0-0-1", Rating::Hard));
    let mut model = model(&shape, log, None, at(NOON));
    assert_eq!(model.session().queue, [CardIx(1)], "Hard is due the next day, Good is not");
    model.update(Event::StartOver, at(NOON));
    assert_eq!(model.session().total, 2);
    model.update(Event::Start, Moment { ms: NOON + 2 * DAY_MS, offset: 60 });
    assert_eq!(model.session().total, 2);
}

#[test]
fn a_new_length_is_for_the_session_in_progress_too() {
    let ten = || Event::Set(settings(Some(10)));
    let mut model = model(&[vec![12]], Log::default(), None, at(NOON));
    model.update(Event::Reveal, at(NOON));
    assert!(model.update(ten(), at(NOON)).save_settings);
    assert_eq!(model.session().total, 10);
    model.update(Event::Choose(Filter::default()), at(NOON));
    assert_eq!(model.session().total, 10);
}

#[test]
fn of_the_due_cards_a_short_session_takes_those_least_likely_to_be_recalled() {
    let shape = [vec![4]];
    let rated = [(30, Rating::Good), (12, Rating::Hard), (11, Rating::Easy), (40, Rating::Good)];
    let mut log = Log::default();
    log.merge(
        (0..).zip(rated).map(|(n, (days, rating))| review(1, n, NOON - days * DAY_MS, &format!("c-0-0-{n}"), rating)),
    );
    // Recall now: Good 30 days ago 0.67, Hard 12 days ago 0.70, Easy 11 days ago 0.88, Good 40 days ago 0.64.
    for (length, cards) in [(1, &[3][..]), (2, &[0, 3]), (3, &[0, 1, 3]), (4, &[0, 1, 2, 3])] {
        let mut queue = model(&shape, log.clone(), Some(length), at(NOON)).session().queue.clone();
        queue.sort();
        let cards: Vec<CardIx> = cards.iter().map(|n| CardIx(*n)).collect();
        assert_eq!(queue, cards, "{length} cards");
    }
}
