//! The plan up to the interview: what holds for any input, and what a person would notice.

use std::sync::Arc;

use cuecard::deck::{CardIx, Catalog};
use cuecard::log::{Log, Mark, Moment, Rating};
use cuecard::memory::{Memory, Params};
use cuecard::planner::{Habits, Hypothesis, Plan, PlanCard, PlanInput, Planning, build_plan};
use cuecard::practice::{Event, Model, NextPractice, Settings};
use proptest::prelude::*;

use super::given::*;

type Known = Option<(f64, f64, i64)>;

/// Cards with what is remembered of them, under one hypothesis and under another that forgets more.
fn input(cards: &[(Known, f64, f64)], minutes: u16, hours: i64) -> PlanInput {
    let now = at(NOON);
    let ago = |days: i64| at(NOON - days * DAY_MS);
    let memories = |times: f64| -> Vec<Option<Memory>> {
        let memory = |(stability, difficulty, _)| Memory { stability: stability * times, difficulty };
        cards.iter().map(|(known, _, _)| known.map(memory)).collect()
    };
    let hypothesis = |times: f64| Hypothesis { params: Params::default(), weight: 0.5, memories: memories(times) };
    let card = |(n, (known, importance, seconds)): (usize, &(Known, f64, f64))| PlanCard {
        ix: CardIx(n as u32),
        last: known.map(|(_, _, days)| ago(days)),
        importance: *importance,
        seconds: *seconds,
    };
    PlanInput {
        cards: cards.iter().enumerate().map(card).collect(),
        hypotheses: vec![hypothesis(1.0), hypothesis(0.3)],
        habits: Habits::default(),
        minutes,
        left_today: 60.0 * f64::from(minutes),
        attendance: 0.95,
        last_day: 0.5,
        now,
        deadline: at(NOON + hours * 3_600_000),
    }
}

fn cards() -> impl Strategy<Value = Vec<(Known, f64, f64)>> {
    let known = prop::option::of((0.01f64..60.0, 1.0f64..10.0, 0i64..20));
    let seconds = prop_oneof![Just(75.0), Just(105.0), Just(135.0), 5.0f64..300.0];
    prop::collection::vec((known, prop_oneof![3 => Just(1.0), 1 => Just(3.0)], seconds), 1..40)
}

fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![any::<f64>(), Just(f64::NAN), Just(f64::INFINITY), Just(0.0), Just(-1.0), 0.0..100.0]
}

fn all(plan: &Plan) -> Vec<CardIx> {
    let planned = plan.days.iter().flat_map(|day| day.cards.iter().copied());
    let mut all: Vec<CardIx> =
        planned.chain(plan.waiting.iter().copied()).chain(plan.resting.iter().copied()).collect();
    all.sort();
    all.dedup();
    all
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn no_day_exceeds_the_minutes_by_more_than_a_card(cards in cards(), minutes in 1u16..90, hours in 1i64..400) {
        let plan = build_plan(input(&cards, minutes, hours));
        // A card may fail and come back once.
        let dearest = cards.iter().map(|(_, _, seconds)| seconds * 2.0 / 60.0).fold(0.0, f64::max);
        for day in &plan.days {
            prop_assert!(day.minutes <= f64::from(minutes) + dearest + 1e-9, "{} of {minutes}", day.minutes);
        }
    }

    #[test]
    fn more_minutes_never_make_a_worse_plan(cards in cards(), minutes in 1u16..90, more in 1u16..60, hours in 1i64..400) {
        let [less, more] = [minutes, minutes + more].map(|minutes| build_plan(input(&cards, minutes, hours)));
        prop_assert!(more.ready_then >= less.ready_then - 1e-9, "{} and {}", less.ready_then, more.ready_then);
        prop_assert!(less.ready_then >= less.ready_idle - 1e-9, "practice never harms");
    }

    #[test]
    fn every_card_is_planned_or_waits_or_rests_and_only_one_of_them(
        cards in cards(),
        minutes in 1u16..90,
        hours in 1i64..9000,
    ) {
        let input = input(&cards, minutes, hours);
        let plan = build_plan(input.clone());
        prop_assert_eq!(all(&plan).len(), cards.len());
        let practised: Vec<CardIx> = plan.days.iter().flat_map(|day| day.cards.iter().copied()).collect();
        prop_assert!(!plan.waiting.iter().chain(&plan.resting).any(|ix| practised.contains(ix)));
        prop_assert!(!plan.waiting.iter().any(|ix| plan.resting.contains(ix)));
        for day in &plan.days {
            prop_assert!(day.cards.iter().all(|ix| day.cards.iter().filter(|other| *other == ix).count() == 1));
        }
        prop_assert_eq!(&plan, &super::planner::build_plan(input.clone()), "the same input gives the same plan");
        let days: Vec<i32> = plan.days.iter().map(|day| day.day.0).collect();
        let from = input.now.day().0;
        prop_assert_eq!(days.clone(), (from..from + days.len() as i32).collect::<Vec<_>>());
    }

    #[test]
    fn a_plan_made_in_steps_is_the_plan_made_at_once(
        cards in cards(),
        minutes in 1u16..90,
        hours in 1i64..900,
        steps in prop::collection::vec(1usize..80, 1..5),
    ) {
        let input = input(&cards, minutes, hours);
        let mut planning = Planning::new(input.clone());
        for work in steps.into_iter().cycle() {
            let today = planning.today();
            prop_assert!(today.iter().all(|ix| cards.len() > ix.0 as usize));
            if planning.step(work) {
                break;
            }
            prop_assert_eq!(planning.plan(), None);
        }
        prop_assert_eq!(planning.plan(), Some(&build_plan(input)));
    }

    #[test]
    fn any_numbers_give_a_plan(
        cards in prop::collection::vec((numbers(), numbers(), any::<i64>(), numbers(), numbers()), 0..12),
        minutes in any::<u16>(),
        left in numbers(),
        attendance in numbers(),
        now in moments(),
        deadline in moments(),
    ) {
        let card = |(n, (_, _, last, importance, seconds)): (usize, &(f64, f64, i64, f64, f64))| PlanCard {
            ix: CardIx(n as u32),
            last: (n % 3 > 0).then_some(at(*last)),
            importance: *importance,
            seconds: *seconds,
        };
        let memory = |(stability, difficulty, ..): &(f64, f64, i64, f64, f64)| {
            Some(Memory { stability: *stability, difficulty: *difficulty })
        };
        let plan = build_plan(PlanInput {
            cards: cards.iter().enumerate().map(card).collect(),
            hypotheses: vec![Hypothesis { params: Params::default(), weight: 1.0, memories: cards.iter().map(memory).collect() }],
            habits: Habits::default(),
            minutes,
            left_today: left,
            attendance,
            last_day: attendance,
            now,
            deadline,
        });
        prop_assert_eq!(all(&plan).len(), cards.len());
        prop_assert!((0.0..=1.0).contains(&plan.ready_now) && (0.0..=1.0).contains(&plan.ready_then), "{plan:?}");
    }
}

#[test]
fn cards_of_unlike_length_keep_to_the_minutes() {
    for step in [1, 7, 37, 61, 83] {
        let seconds = |n: u32| 75.0 + f64::from(n * step % 186);
        let cards: Vec<(Known, f64, f64)> = (0..40).map(|n| (None, 1.0, seconds(n))).collect();
        let dearest = 1.24 * cards.iter().map(|(_, _, seconds)| *seconds).fold(0.0, f64::max) / 60.0;
        for day in build_plan(input(&cards, 10, 73)).days {
            assert!(day.minutes <= 10.0 + dearest, "{} of 10 minutes, {dearest} at most for a card", day.minutes);
        }
    }
}

fn forty() -> Arc<Catalog> {
    catalog(&[vec![10, 10], vec![20]])
}

fn dated(days: i64, minutes: u16) -> Settings {
    // Ten in the morning, and practice is at one.
    let deadline = at(NOON + days * DAY_MS - 3 * 3_600_000);
    Settings { length: None, minutes, deadline: Some(deadline), ..Settings::default() }
}

fn model(days: i64, minutes: u16) -> Model {
    Model::new(forty(), Log::default(), dated(days, minutes), SELF, at(NOON))
}

/// Rates every card of the session, and gives how many.
fn practise(model: &mut Model, rating: Rating, mut now: Moment) -> usize {
    let total = model.session().queue.len();
    while model.current().is_some() {
        model.update(Event::Reveal, now);
        now.ms += 100_000;
        model.update(Event::Rate(rating), now);
    }
    total
}

#[test]
fn a_session_with_a_date_asks_what_the_plan_has_for_today() {
    let model = model(7, 15);
    let today = &model.plan().unwrap().days[0];
    let mut queue = model.session().queue.clone();
    let first = queue[0];
    queue.sort();
    let mut cards = today.cards.clone();
    cards.sort();
    assert!(queue == cards || (first == CardIx(0) && !cards.contains(&first)), "{queue:?} {cards:?}");
    assert!((5..=9).contains(&queue.len()), "fifteen minutes: {queue:?}");
    assert_eq!(model.plan().unwrap().days.len(), 8);
}

#[test]
fn keeping_the_plan_makes_ready_as_it_said() {
    let mut log = Log::default();
    let mut said = Vec::new();
    for day in 0..7 {
        let now = at(NOON + day * DAY_MS);
        let mut model = Model::new(forty(), log, dated(7, 20), SELF, now);
        said.push(model.plan().unwrap().ready_then);
        practise(&mut model, Rating::Good, now);
        log = model.log().clone();
    }
    let late = at(NOON + 7 * DAY_MS - 4 * 3_600_000);
    let model = Model::new(forty(), log, dated(7, 20), SELF, late);
    let now = model.plan().unwrap().ready_now;
    assert!(said[0] > 0.7 && now > said[0] - 0.02 && now < 1.0, "{said:?}, then {now}");
    assert!(model.catalog().cards().all(|ix| model.catalog().is_ask(ix) || model.memory(ix).memory.is_some()));
}

#[test]
fn a_wish_that_cannot_be_is_said_with_the_minutes_it_takes() {
    let plan = |minutes| model(2, minutes).plan().unwrap().clone();
    let short = plan(10);
    assert!(short.waiting.len() > 15 && short.minutes_needed > 20, "{} {}", short.waiting.len(), short.minutes_needed);
    let enough = plan(short.minutes_needed);
    assert!(enough.waiting.is_empty(), "{:?} wait with {} minutes", enough.waiting, short.minutes_needed);
    let least = enough.minutes_needed;
    assert!(least <= short.minutes_needed && plan(least).waiting.is_empty() && !plan(least - 1).waiting.is_empty());
}

#[test]
fn a_missed_day_changes_the_plan_and_nothing_else() {
    let mut model = model(5, 15);
    practise(&mut model, Rating::Good, at(NOON));
    let after = |days: i64| {
        let log = model.log().clone();
        Model::new(forty(), log, dated(5, 15), SELF, at(NOON + days * DAY_MS)).plan().unwrap().clone()
    };
    let (kept, missed) = (after(1), after(3));
    assert_eq!((kept.days.len(), missed.days.len()), (5, 3));
    assert!(missed.ready_then < kept.ready_then && missed.minutes_needed > kept.minutes_needed);
}

#[test]
fn a_star_brings_a_card_in_before_others() {
    let mut model = model(2, 5);
    let waiting = model.plan().unwrap().waiting.clone();
    for ix in &waiting[..3] {
        model.update(Event::Mark(*ix, Mark::Star, true), at(NOON));
    }
    model.update(Event::Start, at(NOON));
    let plan = model.plan().unwrap();
    assert!(waiting[..3].iter().all(|ix| !plan.waiting.contains(ix)), "{:?}", plan.waiting);
}

#[test]
fn ratings_say_whether_a_card_comes_back_before_the_interview() {
    let mut model = model(9, 60);
    assert_eq!(model.next_practice(Rating::Again, at(NOON)), Some(NextPractice::Today));
    let Some(NextPractice::In { days: hard, .. }) = model.next_practice(Rating::Hard, at(NOON)) else {
        panic!("there is time enough to see a hard one again");
    };
    assert!((1..=9).contains(&hard));
    model.update(Event::Set(dated(9, 5)), at(NOON));
    assert_eq!(
        model.next_practice(Rating::Easy, at(NOON)),
        Some(NextPractice::AfterInterview),
        "others need the time more"
    );
    model.update(Event::Set(Settings { deadline: None, ..dated(9, 5) }), at(NOON));
    assert_eq!(model.next_practice(Rating::Easy, at(NOON)), None);
}

#[test]
fn in_the_last_hour_only_what_fits_is_planned_and_afterwards_there_is_no_plan() {
    let deadline = at(NOON + 20 * 60_000);
    let settings = Settings { deadline: Some(deadline), ..dated(1, 60) };
    let plan = |ms: i64| Model::new(forty(), Log::default(), settings.clone(), SELF, at(ms)).plan().cloned();
    let last = plan(NOON).unwrap();
    assert_eq!(last.days.len(), 1);
    assert!(last.days[0].minutes < 20.0 && last.days[0].cards.len() >= 4, "{last:?}");
    assert_eq!(plan(NOON + 21 * 60_000), None);
    let after = Model::new(forty(), Log::default(), settings.clone(), SELF, at(NOON + DAY_MS));
    assert!(after.current().is_some(), "practice goes on without a plan");
}

#[test]
fn a_large_deck_begins_at_once_and_has_all_its_cards_a_little_later() {
    let large = catalog(&[vec![900, 900]]);
    let open = || Model::new(large.clone(), Log::default(), dated(30, 240), SELF, at(NOON));
    let mut model = open();
    assert!(model.is_planning() && model.plan().is_none(), "so much is not planned at once");
    let begun = model.session().queue.clone();
    assert!(begun.len() > 3, "the cards that are worth most are there: {begun:?}");
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Again), at(NOON + 60_000));
    let on_screen = model.current();
    let mut pauses = 0;
    while model.is_planning() {
        model.step_plan(at(NOON + 61_000));
        pauses += 1;
    }
    let today = &model.plan().unwrap().days[0].cards;
    assert!(pauses > 3 && today.len() > begun.len(), "{pauses} pauses, {} and {}", begun.len(), today.len());
    let session = model.session();
    assert_eq!(model.current(), on_screen, "the card on screen stays");
    assert!(today.iter().all(|ix| session.queue.contains(ix)), "the rated one comes back, the others are to come");
    assert!(session.queue[1..].iter().all(|ix| today.contains(ix) || *ix == begun[0]));
    assert_eq!(session.total, session.completed() + session.queue.len());
    model.update(Event::Undo, at(NOON + 70_000));
    assert_eq!((model.current(), model.session().completed()), (Some(begun[0]), 0));
    let mut other = open();
    while other.is_planning() {
        other.step_plan(at(NOON));
    }
    assert_eq!(other.plan(), model.plan(), "what was rated meanwhile is for the next plan");
}
