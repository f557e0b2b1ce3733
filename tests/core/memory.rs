//! The memory model and the memory of a card: golden values, and what holds for any history.

use cuecard::log::{Log, Moment, Rating, Record};
use cuecard::memory::fsrs::{DIFFICULTY, STABILITY};
use cuecard::memory::params::{COUNT, PUBLISHED, RANGES};
use cuecard::memory::{CardMemory, Memory, Params, Scheduler, State, days_between, replay};
use cuecard::practice::Event;
use proptest::prelude::*;

use super::given::*;

/// Any parameters within their ranges, the stabilities of a first review in order.
fn params() -> impl Strategy<Value = Params> {
    prop::collection::vec(0.0..=1.0, COUNT).prop_map(|places| {
        let mut weights = [0.0; COUNT];
        for ((weight, place), (low, high)) in weights.iter_mut().zip(places).zip(RANGES) {
            *weight = low + place * (high - low);
        }
        weights[..4].sort_by(f64::total_cmp);
        Params::new(weights)
    })
}

fn memories() -> impl Strategy<Value = Option<Memory>> {
    let within = |(low, high): (f64, f64)| low..=high;
    let stability = prop_oneof![within(STABILITY), 0.001f64..30.0];
    let memory = (stability, within(DIFFICULTY)).prop_map(|(stability, difficulty)| Memory { stability, difficulty });
    prop::option::of(memory)
}

fn days() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), 0.0..2.0, 1.0..400.0, (1u16..400).prop_map(f64::from), 0.0..1e6]
}

/// What the types let through and nobody means.
fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), Just(f64::NAN), Just(f64::INFINITY), Just(f64::NEG_INFINITY), -3.0..3.0]
}

fn is_sound(memory: Memory) -> bool {
    let within = |x: f64, (low, high): (f64, f64)| (low..=high).contains(&x);
    within(memory.stability, STABILITY) && within(memory.difficulty, DIFFICULTY)
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn recall_falls_with_time(params in params(), stability in 0.001f64..36_500.0, a in days(), b in days()) {
        let (sooner, later) = (a.min(b), a.max(b));
        let [before, after] = [sooner, later].map(|days| params.retrievability(stability, days));
        prop_assert!(after <= before && (0.0..=1.0).contains(&before) && (0.0..=1.0).contains(&after));
        // Far out the difference is finer than a number can tell.
        prop_assert!(after < before || later - sooner < 1e-3 || later > 1e3 * stability || later < 1e-9 * stability);
    }

    #[test]
    fn recall_is_nine_in_ten_after_the_stability_and_as_wished_after_the_interval(
        params in params(),
        stability in 0.001f64..300.0,
        retention in 0.7f64..0.97,
    ) {
        prop_assert!((params.retrievability(stability, stability) - 0.9).abs() < 1e-12);
        let days = params.interval(stability, retention);
        prop_assert!(days == STABILITY.1 || (params.retrievability(stability, days) - retention).abs() < 1e-9);
    }

    #[test]
    fn better_ratings_never_give_less_stability(params in params(), memory in memories(), days in days()) {
        let next = params.preview(memory, days);
        prop_assert!(next.iter().map(|memory| memory.stability).is_sorted(), "{next:?}");
        prop_assert!(next.iter().rev().map(|memory| memory.difficulty).is_sorted(), "{next:?}");
        prop_assert!(next.into_iter().all(is_sound));
        let scheduler = Scheduler { params, retention: 0.9 };
        prop_assert!(next.iter().map(|memory| scheduler.interval(memory.stability)).is_sorted());
    }

    #[test]
    fn no_number_leads_beyond_the_limits(
        weights in prop::collection::vec(numbers(), COUNT),
        stability in numbers(),
        difficulty in numbers(),
        days in numbers(),
        retention in numbers(),
        rating in ratings(),
    ) {
        let params = Params::new(weights.try_into().unwrap());
        prop_assert!(params.weights().iter().zip(RANGES).all(|(w, (low, high))| (low..=high).contains(w)));
        let next = params.next(Memory { stability, difficulty }, days, rating);
        prop_assert!(is_sound(next), "{next:?}");
        prop_assert!((0.0..=1.0).contains(&params.retrievability(stability, days)));
        prop_assert!((0.0..=STABILITY.1).contains(&params.interval(stability, retention)));
        let interval = Scheduler { params, retention }.interval(stability);
        prop_assert!((1..=36_500).contains(&interval));
    }

    #[test]
    fn folding_review_by_review_gives_what_a_replay_gives(
        reviews in prop::collection::vec((0u32..3, ratings(), moments()), 0..40),
    ) {
        let catalog = catalog(&[vec![3]]);
        let mut kept: Vec<CardMemory> = catalog.cards().map(|ix| CardMemory::of(catalog.id(ix))).collect();
        let mut log = Log::default();
        let scheduler = Scheduler::default();
        // The log is in the order of time, whatever the order of arrival.
        let mut reviews: Vec<Record> = (0..).zip(reviews).map(|(seq, (card, rating, now))| {
            Record { at: now, ..review(1, seq, 0, &format!("c-0-0-{card}"), rating) }
        }).collect();
        reviews.sort_by_key(|record| (record.at.ms, record.id));
        for record in reviews {
            let cuecard::log::Entry::Review(review) = record.entry.clone() else { panic!("a review") };
            let card = catalog.find(&review.card).unwrap().0 as usize;
            kept[card] = kept[card].after(review.rating, record.at, &scheduler);
            log.insert(record);
            prop_assert_eq!(&replay(&catalog, &log, &scheduler).0, &kept);
        }
    }

    #[test]
    fn a_night_counts_as_a_day_and_a_day_as_none(from in moments(), later in 0i64..4 * DAY_MS, offset in -720i16..720) {
        let to = Moment { ms: from.ms.saturating_add(later), offset };
        let days = days_between(from, to);
        prop_assert_eq!(days == 0.0, to.day() <= from.day());
        prop_assert!(days == 0.0 || days == (later as f64 / DAY_MS as f64).max(1.0));
    }
}

/// The same values come from py-fsrs 6.3.2.
#[test]
fn a_known_history_gives_the_known_memory() {
    use Rating::{Again, Easy, Good, Hard};
    let params = Params::default();
    let mut memory: Option<Memory> = None;
    for (days, rating, stability, difficulty) in [
        (0.0, Good, 2.3065, 2.118103970459016),
        (0.4, Hard, 2.3065, 4.752858488532557),
        (1.0, Again, 0.5436404120678477, 8.260528635039767),
        (3.0, Good, 2.894418508824187, 8.247496475701565),
        (20.0, Easy, 22.47183373556536, 7.647119833842099),
    ] {
        let next = params.after(memory, days, rating);
        assert!((next.stability / stability - 1.0).abs() < 1e-12, "{next:?} should have {stability}");
        assert!((next.difficulty / difficulty - 1.0).abs() < 1e-12, "{next:?} should have {difficulty}");
        memory = Some(next);
    }
}

#[test]
fn the_published_parameters_are_within_their_ranges() {
    assert_eq!(Params::default().weights(), &PUBLISHED);
}

/// py-fsrs has no upper limit of stability, and ts-fsrs a lower one for a first stability: most have neither.
#[test]
fn where_the_reference_packages_differ_the_model_goes_with_most() {
    let mut weights = PUBLISHED;
    weights[0] = 0.02;
    let params = Params::new(weights);
    assert_eq!(params.first(Rating::Again).stability, 0.02);
    let old = Memory { stability: 30_000.0, difficulty: 1.0 };
    assert_eq!(params.next(old, 30_000.0, Rating::Easy).stability, STABILITY.1);
    let at_once = params.next(old, 0.0, Rating::Good);
    for same_day in [0.01, 0.5, 0.999] {
        assert_eq!(params.next(old, same_day, Rating::Good), at_once);
    }
    let young = Memory { stability: 2.0, difficulty: 5.0 };
    let [one, between, two] = [1.0, 1.5, 2.0].map(|days| params.next(young, days, Rating::Good).stability);
    assert!(one < between && between < two, "from one day on, fractions count");
}

#[test]
fn late_evening_and_early_morning_are_two_days_and_midnight_parts_nothing() {
    let hour = |hours: i64| at(NOON + hours * 3_600_000);
    // Noon here is one in the afternoon of the person's clock, and the day begins at four.
    assert_eq!(days_between(hour(0), hour(14)), 0.0, "three at night is the same day");
    assert_eq!(days_between(hour(9), hour(20)), 1.0, "from ten in the evening to nine in the morning");
    assert_eq!(days_between(hour(-4), hour(32)), 1.5);
    assert_eq!(days_between(hour(20), hour(0)), 0.0, "a clock set back");
}

#[test]
fn again_on_a_known_card_is_a_lapse_and_only_there() {
    use Rating::{Again, Good};
    let rated = |ratings: &[(i64, Rating)]| {
        let scheduler = Scheduler::default();
        let rate = |memory: CardMemory, (day, rating): &(i64, Rating)| {
            memory.after(*rating, at(NOON + day * DAY_MS), &scheduler)
        };
        ratings.iter().fold(CardMemory::default(), rate)
    };
    assert_eq!(rated(&[(0, Again), (0, Again)]).lapses, 0);
    let lapsed = rated(&[(0, Good), (3, Again)]);
    assert_eq!((lapsed.lapses, lapsed.state, lapsed.interval), (1, State::Learning, 0));
    assert_eq!(lapsed.due(), at(NOON + 3 * DAY_MS).day());
    let slipping = |lapses: usize| rated(&[(0, Good), (3, Again)].repeat(lapses)).is_leech();
    assert_eq!([slipping(3), slipping(4)], [false, true]);
}

#[test]
fn other_parameters_and_retentions_are_taken_from_the_settings_at_once() {
    let mut model = model(&[vec![1]], Log::default(), None, at(NOON));
    let ix = model.current().unwrap();
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    assert_eq!(model.memory(ix).interval, 2);
    let mut settings = model.settings().clone();
    settings.retention = 70;
    model.update(Event::Set(settings.clone()), at(NOON));
    assert!((18..=24).contains(&model.memory(ix).interval), "more forgetting allowed for, a longer interval");
    settings.retention = 90;
    settings.parameters = Some(Box::new(PUBLISHED.map(|weight| (weight * 2e6).round() as u32)));
    model.update(Event::Set(settings), at(NOON));
    assert_eq!(model.memory(ix).memory.unwrap().stability, 4.613);
}
