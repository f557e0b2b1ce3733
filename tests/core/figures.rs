//! The figures that a person plans by: what they say holds.

use std::sync::Arc;

use cuecard::deck::{CardIx, Catalog};
use cuecard::log::{Log, Mark, Moment, Rating, WriterId};
use cuecard::memory::Params;
use cuecard::practice::{Event, Face, Filter, Model, Pace, Planned, Settings};
use cuecard::text::Words;

use super::given::*;

const HOUR_MS: i64 = 3_600_000;

/// A deck of forty cards to answer.
fn forty() -> Arc<Catalog> {
    catalog(&[vec![10, 10], vec![20]])
}

/// An interview so many hours after noon (which is one o'clock local time).
fn dated(hours: i64, minutes: u16) -> Settings {
    Settings { length: None, minutes, deadline: Some(at(NOON + hours * HOUR_MS)), ..Settings::default() }
}

fn undated(minutes: u16) -> Settings {
    Settings { deadline: None, ..dated(0, minutes) }
}

fn rate(model: &mut Model, rating: Rating, now: Moment) {
    model.update(Event::Reveal, now);
    model.update(Event::Rate(rating), now);
}

fn minutes_to_go(model: &Model, now: Moment) -> f64 {
    let pace = Pace::of(model.catalog(), model.log(), now.day());
    let seconds: u32 = model.session().queue.iter().map(|ix| pace.seconds(model.catalog(), *ix)).sum();
    f64::from(seconds) / 60.0
}

#[test]
fn a_date_set_in_mid_session_plans_the_rest_of_it() {
    let mut model = Model::new(forty(), Log::default(), undated(60), SELF, at(NOON));
    rate(&mut model, Rating::Good, at(NOON + 100_000));
    let now = at(NOON + 130_000);
    model.update(Event::Reveal, now);
    let on_screen = model.current();
    let effects = model.update(Event::Set(dated(7 * 24 - 3, 15)), now);
    assert_eq!((model.current(), model.session().face), (on_screen, Face::Back), "the card on screen stays");
    assert!(effects.save_session && minutes_to_go(&model, now) <= 15.0 + 2.0, "{}", minutes_to_go(&model, now));
    let today = &model.plan().unwrap().days[0].cards;
    let is_planned = |ix: &CardIx| today.contains(ix) || Some(*ix) == on_screen;
    assert!(model.session().queue.iter().all(is_planned) && today.iter().all(|ix| model.session().queue.contains(ix)));
    let planned = model.calendar(now).unwrap().today().unwrap().planned;
    assert_eq!(planned.cards, model.session().queue.len());
    assert_eq!(model.session().total, model.session().queue.len() + 1);
}

#[test]
fn minutes_and_length_changed_in_mid_session_change_it() {
    for date in [None, dated(7 * 24 - 3, 60).deadline] {
        let settings = |minutes, length| Settings { deadline: date, length, ..undated(minutes) };
        let mut model = Model::new(forty(), Log::default(), settings(60, None), SELF, at(NOON));
        rate(&mut model, Rating::Again, at(NOON + 100_000));
        let (repeated, now) = (model.session().steps[0].card, at(NOON + 101_000));
        let mut length = |settings| {
            let on_screen = model.current();
            model.update(Event::Set(settings), now);
            assert!(model.current() == on_screen && model.session().queue.contains(&repeated));
            assert_eq!(model.session().completed(), 0, "a card to repeat is not completed");
            model.session().queue.len()
        };
        let cards = length(settings(15, None));
        assert!((5..=10).contains(&cards), "{cards} with {date:?}");
        assert!(length(settings(45, None)) >= 15);
        assert!((4..=5).contains(&length(settings(45, Some(5)))));
        assert_eq!(length(settings(45, Some(1))), 2, "the card on screen, and the one to repeat");
    }
}

#[test]
fn a_star_set_in_mid_session_brings_its_card_in() {
    let mut model = Model::new(forty(), Log::default(), dated(45, 5), SELF, at(NOON));
    rate(&mut model, Rating::Good, at(NOON + 100_000));
    let (now, on_screen) = (at(NOON + 101_000), model.current());
    let waiting = model.plan().unwrap().waiting[0];
    let effects = model.update(Event::Mark(waiting, Mark::Star, true), now);
    assert!(!model.plan().unwrap().waiting.contains(&waiting));
    assert_eq!((model.current(), effects.focus), (on_screen, None));
    let mut all = Model::new(forty(), Log::default(), dated(45, 5), SELF, at(NOON));
    all.update(Event::StartOver, at(NOON));
    rate(&mut all, Rating::Good, at(NOON + 100_000));
    all.update(Event::Mark(waiting, Mark::Star, true), now);
    assert_eq!(all.session().total, 40, "who goes through all goes on through all");
    assert_eq!(all.clone().resume(&all.snapshot(), now).session(), all.session());
}

/// The plan for a new deck, with nothing done.
fn plan(settings: Settings, now: Moment) -> cuecard::planner::Plan {
    Model::new(forty(), Log::default(), settings, SELF, now).plan().cloned().unwrap()
}

#[test]
fn the_minutes_needed_are_the_same_whatever_is_set_and_they_suffice() {
    let evening = at(NOON + 5 * HOUR_MS);
    // The day after tomorrow at ten, and tomorrow at ten.
    for hours in [2 * 24 - 3, 24 - 3] {
        let plan = |minutes| plan(dated(hours, minutes), evening);
        let needed = plan(5).minutes_needed;
        assert!(needed < 150, "{needed} minutes");
        assert_eq!([15, 30, 60, 90].map(|minutes| plan(minutes).minutes_needed), [needed; 4]);
        assert!(plan(needed).waiting.is_empty() && !plan(needed - 1).waiting.is_empty());
    }
}

#[test]
fn the_minutes_needed_count_what_is_done_today() {
    let now = at(NOON + 5 * HOUR_MS);
    let mut log = Log::default();
    for n in 0..5 {
        log.insert(review(1, n, NOON + i64::from(n) * 42_000, &format!("c-0-0-{n}"), Rating::Good));
    }
    let plan = |minutes| {
        let model = Model::new(forty(), log.clone(), dated(45, minutes), SELF, now);
        model.plan().cloned().unwrap()
    };
    let needed = plan(5).minutes_needed;
    assert_eq!([plan(20).minutes_needed, plan(40).minutes_needed], [needed; 2]);
    assert!(plan(needed).waiting.is_empty());
}

#[test]
fn no_time_is_left_only_where_all_of_it_does_not_suffice() {
    let now = at(NOON + 5 * HOUR_MS);
    let hour_later = Settings { deadline: Some(at(now.ms + HOUR_MS)), ..dated(0, 15) };
    assert_eq!(plan(hour_later, now).minutes_needed, 999);
    // An hour before the day ends, with an early interview after it.
    let night = at(NOON + 14 * HOUR_MS);
    let early = Settings { deadline: Some(at(NOON + 18 * HOUR_MS)), ..dated(0, 15) };
    assert_eq!(plan(early, night).minutes_needed, 999);
}

#[test]
fn the_promise_is_the_same_before_and_after_the_interviews_time_of_day() {
    for practised in [None, Some(4), Some(-4)] {
        // Interviews at 9:00, 14:00 and 20:00, in one to five days; practised at 9:00, at 17:00 or never.
        for (days, hour) in [(1, 1), (2, 1), (5, 1), (2, -4), (3, 7)] {
            let mut log = Log::default();
            for n in 0..3 {
                let ms = NOON - 2 * DAY_MS + practised.unwrap_or(0) * HOUR_MS;
                log.insert(review(1, n, ms, &format!("c-0-0-{n}"), Rating::Good));
            }
            let log = if practised.is_some() { log } else { Log::default() };
            let promise = |minutes: i64| {
                let now = at(NOON + hour * HOUR_MS + minutes * 60_000);
                let settings = dated(24 * days + hour, 10);
                Model::new(forty(), log.clone(), settings, SELF, now).plan().unwrap().ready_then
            };
            let promises: Vec<f64> = [-31, -29, -1, 1].map(promise).into();
            let moves = promises.windows(2).map(|pair| (pair[0] - pair[1]).abs()).fold(0.0, f64::max);
            assert!(moves < 0.01, "{promises:?} for {days} days at {hour}, practised at {practised:?}");
        }
    }
}

#[test]
fn who_practises_in_the_morning_is_promised_the_last_morning() {
    let promise = |hour: i64| {
        let mut log = Log::default();
        for n in 0..6 {
            let ms = NOON - i64::from(6 - n) * DAY_MS + hour * HOUR_MS;
            log.insert(review(1, n, ms, &format!("c-0-0-{n}"), Rating::Good));
        }
        Model::new(forty(), log, dated(24 + 1, 20), SELF, at(NOON - 5 * HOUR_MS)).plan().unwrap().ready_then
    };
    assert!(promise(-4) > promise(6) + 0.1, "{} and {}", promise(-4), promise(6));
}

/// Numbers from 0 to 1, the same for each seed: Knuth's generator for 64 bits.
fn random(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / (1_u64 << 24) as f64
    }
}

/// A rating that a person with the published memory gives to the card on screen, and its seconds.
fn answer(model: &Model, now: Moment, random: &mut impl FnMut() -> f64) -> (Rating, i64) {
    let habits = cuecard::planner::Habits::default();
    let memory = model.memory(model.current().unwrap());
    let draw = |shares: &[f64], mut at: f64| {
        shares
            .iter()
            .position(|share| {
                (at < *share) || {
                    at -= share;
                    false
                }
            })
            .unwrap_or(shares.len() - 1)
    };
    let recall = if memory.last.day() == now.day() { 0.95 } else { memory.retrievability(now, &Params::default()) };
    let rating = match memory.memory {
        None => Rating::ALL[draw(&habits.first, random())],
        Some(_) if random() > recall => Rating::Again,
        Some(_) => Rating::ALL[1 + draw(&habits.recalled, random())],
    };
    (rating, 60 + (90.0 * random()) as i64)
}

#[test]
fn the_minutes_shown_are_the_minutes_taken() {
    let (mut shown, mut taken, mut days) = (0.0, 0.0, 0);
    for person in 0..10 {
        let mut random = random(person);
        let mut log = Log::default();
        for day in 0..6 {
            let mut now = at(NOON + day * DAY_MS);
            let mut model = Model::new(forty(), log, dated(7 * 24 - 3, 15), SELF, now);
            shown += f64::from(model.calendar(now).unwrap().today().unwrap().planned.minutes);
            while model.current().is_some() {
                let (rating, seconds) = answer(&model, now, &mut random);
                model.update(Event::Reveal, now);
                now.ms += 1000 * seconds;
                model.update(Event::Rate(rating), now);
                taken += seconds as f64 / 60.0;
            }
            days += 1;
            log = model.log().clone();
        }
    }
    assert!((0.9..1.1).contains(&(shown / taken)), "{shown} minutes shown on {days} days, and {taken} taken");
}

#[test]
fn one_estimate_of_todays_minutes_holds_with_and_without_a_filter() {
    let mut model = Model::new(forty(), Log::default(), dated(7 * 24 - 3, 15), SELF, at(NOON));
    let today = |model: &Model| model.calendar(at(NOON)).unwrap().today().unwrap().planned;
    let all = today(&model);
    model.update(Event::Choose(Filter { section: Some(0), ..Filter::default() }), at(NOON));
    let filtered = today(&model);
    assert_eq!(all.cards, filtered.cards);
    assert!(all.minutes.abs_diff(filtered.minutes) <= 1, "{all:?} and {filtered:?}");
}

#[test]
fn time_away_is_no_work() {
    let settings = || dated(7 * 24 - 3, 15);
    let absence = |hidden: bool| {
        let mut model = Model::new(forty(), Log::default(), settings(), SELF, at(NOON));
        rate(&mut model, Rating::Good, at(NOON + 60_000));
        rate(&mut model, Rating::Good, at(NOON + 120_000));
        if hidden {
            model.update(Event::Visible(false), at(NOON + 130_000));
            model.update(Event::Visible(false), at(NOON + 140_000));
            model.update(Event::Visible(true), at(NOON + 130_000 + 3 * HOUR_MS));
        }
        rate(&mut model, Rating::Good, at(NOON + 180_000 + 3 * HOUR_MS));
        model
    };
    let [hidden, visible] = [true, false].map(absence);
    let now = at(NOON + 181_000 + 3 * HOUR_MS);
    let done = |model: &Model| model.calendar(now).unwrap().today().unwrap().done;
    assert_eq!(hidden.log().reviews().next_back().unwrap().1.seconds, 60, "what was visible");
    assert_eq!((done(&hidden).cards, done(&hidden).minutes), (3, 3));
    assert_eq!((done(&visible).cards, done(&visible).minutes), (3, 4), "as long as a card is expected to take");
    let tomorrow = |model: &Model| {
        let model = Model::new(forty(), model.log().clone(), settings(), SELF, at(NOON + DAY_MS));
        model.session().total
    };
    assert!(tomorrow(&visible).abs_diff(tomorrow(&hidden)) <= 1, "{} {}", tomorrow(&visible), tomorrow(&hidden));
}

#[test]
fn a_day_whose_session_is_complete_is_done() {
    // Faster than expected, so time is saved.
    for minutes in [6, 9, 14, 21] {
        let mut now = at(NOON);
        let mut model = Model::new(forty(), Log::default(), dated(7 * 24 - 3, minutes), SELF, now);
        while model.current().is_some() {
            now.ms += 70_000;
            rate(&mut model, Rating::Good, now);
        }
        let today = *model.calendar(now).unwrap().today().unwrap();
        assert!(today.planned.is_empty(), "{minutes} minutes: {today:?}");
        model.ensure_plan_fresh(at(now.ms + HOUR_MS));
        assert!(model.plan().unwrap().days[0].cards.is_empty());
        let text = cuecard::text::plan::today(&Words::default(), &model.calendar(now).unwrap());
        assert!(text.starts_with("Today’s part is done: ") && text.contains(" Next: tomorrow, "), "{text}");
        // What is saved is there when asked for.
        model.update(Event::Start, now);
        assert!(model.current().is_some());
    }
}

#[test]
fn a_day_is_not_done_where_the_length_of_a_session_cut_it() {
    let settings = Settings { length: Some(3), ..dated(7 * 24 - 3, 15) };
    let mut model = Model::new(forty(), Log::default(), settings.clone(), SELF, at(NOON));
    for n in 1..4 {
        rate(&mut model, Rating::Good, at(NOON + n * 100_000));
    }
    let today = |model: &Model| model.calendar(at(NOON + 400_000)).unwrap().today().unwrap().planned.cards;
    assert!(model.current().is_none() && (3..8).contains(&today(&model)));
    // Nor where there are more minutes than before.
    let more = Settings { length: None, minutes: 30, ..settings };
    model.update(Event::Set(more), at(NOON + 400_000));
    assert!(model.current().is_some() && today(&model) > 8);
}

#[test]
fn with_a_date_the_deck_says_what_the_plan_says() {
    let mut now = at(NOON);
    let mut model = Model::new(forty(), Log::default(), dated(4 * 24 - 3, 15), SELF, now);
    for day in 0..3 {
        now = at(NOON + day * DAY_MS);
        model.update(Event::DayChanged, now);
        let agree = |model: &Model, now: Moment| {
            let planned = |ix: CardIx| model.planned_for(ix, now).unwrap();
            for ix in model.catalog().cards().filter(|ix| !model.catalog().is_ask(*ix)) {
                assert_eq!(planned(ix) == Planned::Today, model.session().queue.contains(&ix), "{ix:?} on day {day}");
                if let Planned::In(days) = planned(ix) {
                    assert!((1..=4 - day as u16).contains(&days));
                }
            }
            let waits = |ix: &CardIx| planned(*ix) == Planned::No || model.session().queue.contains(ix);
            assert!(model.plan().unwrap().waiting.iter().all(waits));
        };
        agree(&model, now);
        let mut ratings = [Rating::Good, Rating::Again, Rating::Easy].into_iter().cycle();
        while model.current().is_some() {
            now.ms += 100_000;
            rate(&mut model, ratings.next().unwrap(), now);
            agree(&model, now);
            if model.session().queue.len() == 3 {
                // As when Progress is looked at.
                model.ensure_plan_fresh(now);
                agree(&model, now);
            }
        }
        assert!(model.catalog().cards().all(|ix| model.planned_for(ix, now) != Some(Planned::Today)));
    }
    model.update(Event::Set(undated(15)), now);
    assert_eq!(model.planned_for(CardIx(0), now), None);
}

#[test]
fn shortly_before_the_interview_only_what_fits_is_to_go() {
    let mut model = Model::new(forty(), Log::default(), dated(2, 60), SELF, at(NOON));
    rate(&mut model, Rating::Good, at(NOON + 100_000));
    for before in [50, 30, 12, 9, 1] {
        let now = at(NOON + 2 * HOUR_MS - before * 60_000);
        let to_go = model.calendar(now).unwrap().today().unwrap().planned;
        assert!(i64::from(to_go.minutes) <= (before - 10).max(0), "{before} minutes before: {to_go:?}");
        let opened = Model::new(forty(), Log::default(), dated(2, 60), SELF, now);
        assert!(opened.plan().unwrap().days[0].minutes < before as f64 && (before > 10) == opened.current().is_some());
    }
    assert_eq!(model.past_interview(at(NOON + 2 * HOUR_MS - 1)), None);
    assert!(model.past_interview(at(NOON + DAY_MS)).is_some() && model.past_interview(at(NOON + 9 * DAY_MS)).is_none());
}

#[test]
fn days_before_the_date_was_set_are_no_days_off() {
    let mut model = Model::new(forty(), Log::default(), undated(15), SELF, at(NOON));
    rate(&mut model, Rating::Good, at(NOON + 100_000));
    let set = at(NOON + 3 * DAY_MS);
    model.update(Event::Set(dated(10 * 24, 15)), set);
    let missed = |model: &Model, days: i64| -> Vec<i32> {
        let calendar = model.calendar(at(NOON + days * DAY_MS)).unwrap();
        calendar.days.iter().filter(|day| day.is_missed).map(|day| day.day.0 - at(NOON).day().0).collect()
    };
    assert!(missed(&model, 3).is_empty());
    model.update(Event::Set(Settings { deadline_set: None, ..dated(11 * 24, 15) }), at(NOON + 5 * DAY_MS));
    model.ensure_plan_fresh(at(NOON + 5 * DAY_MS));
    assert_eq!(missed(&model, 5), [3, 4], "moved, it is the same interview");
    model.update(Event::Set(undated(15)), at(NOON + 5 * DAY_MS));
    assert_eq!(model.settings().deadline_set, None);
}

#[test]
fn a_reset_can_be_undone_as_long_as_the_log_has_it() {
    let mut model = Model::new(forty(), Log::default(), undated(15), SELF, at(NOON));
    rate(&mut model, Rating::Good, at(NOON));
    assert!(!model.can_undo_reset());
    model.update(Event::Reset, at(NOON + 1000));
    let mut later = Model::new(forty(), model.log().clone(), undated(15), WriterId(7), at(NOON + 9 * DAY_MS));
    rate(&mut later, Rating::Good, at(NOON + 9 * DAY_MS));
    assert!(later.can_undo_reset());
    later.update(Event::UndoReset, at(NOON + 9 * DAY_MS));
    assert_eq!((later.ratings(), later.can_undo_reset()), (2, false));
}

#[test]
fn cards_rated_alike_come_back_on_different_days_and_are_retained_as_well() {
    for retention in [80, 90, 95] {
        let settings = Settings { retention, ..undated(999) };
        let mut model = Model::new(catalog(&[vec![200]]), Log::default(), settings, SELF, at(NOON));
        let (mut now, mut ratings) = (at(NOON), [Rating::Good, Rating::Easy].into_iter().cycle());
        while model.current().is_some() {
            now.ms += 1000;
            rate(&mut model, ratings.next().unwrap(), now);
        }
        let scheduler = model.scheduler();
        for stability in [2.3065, 8.2956] {
            let cards = model.catalog().cards().map(|ix| model.memory(ix));
            let cards: Vec<_> =
                cards.filter(|card| card.memory.is_some_and(|m| (m.stability - stability).abs() < 0.1)).collect();
            let exact = scheduler.interval(stability);
            let recall = |days: u16| scheduler.params.retrievability(stability, f64::from(days));
            let mean = cards.iter().map(|card| recall(card.interval)).sum::<f64>() / cards.len() as f64;
            assert!(
                cards.len() == 100 && (mean - recall(exact)).abs() < 0.005,
                "{mean} for {} at {exact}",
                recall(exact)
            );
            let most = (1..30).map(|days| cards.iter().filter(|card| card.interval == days).count()).max().unwrap();
            assert!(exact < 3 || most < 50, "{most} of 100 on one day, {exact} days ahead");
        }
    }
}
