//! The days up to the interview, as a person sees them.

use std::sync::Arc;

use cuecard::deck::{Catalog, from_json};
use cuecard::log::{Day, Log, Moment, Rating};
use cuecard::practice::{Calendar, Event, Filter, Model, Portion, Settings};
use proptest::prelude::*;

use super::given::*;

/// A Monday.
const TODAY: Day = Day(20_780);

/// A deck of forty cards to answer.
fn forty() -> Arc<Catalog> {
    catalog(&[vec![10, 10], vec![20]])
}

/// A model with an interview so many days after the first Monday, at ten in the morning.
fn model(log: Log, interview: i64, now: Moment) -> Model {
    let deadline = Some(at(NOON + interview * DAY_MS - 3 * 3_600_000));
    let settings = Settings { length: None, minutes: 15, deadline, ..Settings::default() };
    Model::new(forty(), log, settings, SELF, now)
}

fn practise(model: &mut Model, cards: usize, mut now: Moment) {
    for _ in 0..cards {
        model.update(Event::Reveal, now);
        now.ms += 60_000;
        model.update(Event::Rate(Rating::Good), now);
    }
}

fn done(calendar: &Calendar) -> Vec<(i32, usize, bool)> {
    let days = calendar.days.iter().filter(|day| day.day < calendar.today || !day.done.is_empty());
    days.map(|day| (day.day.0 - TODAY.0, day.done.cards, day.is_missed)).collect()
}

#[test]
fn a_calendar_is_whole_weeks_up_to_the_interview() {
    let weeks = |interview: i64, days_later: i64| {
        let calendar = model(Log::default(), interview, at(NOON + days_later * DAY_MS))
            .calendar(at(NOON + days_later * DAY_MS))
            .unwrap();
        (calendar.days[0].day.0 - TODAY.0, calendar.days.len() / 7)
    };
    assert_eq!([weeks(3, 0), weeks(6, 0), weeks(7, 0)], [(0, 1), (0, 1), (0, 2)]);
    assert_eq!(weeks(9, 6), (0, 2), "on a Sunday it still begins with the week's Monday");
    assert_eq!(weeks(300, 0), (0, 6), "no more than six weeks");
    assert_eq!(model(Log::default(), 0, at(NOON)).calendar(at(NOON)), None, "the interview was this morning");
}

#[test]
fn a_deck_of_questions_to_ask_has_no_plan_and_nothing_to_practise() {
    let text = r#"{"schema_version":1,"id":"ask","title":"Ask","lang":"en","sections":[{"id":"s","title":"S","topics":[{"cards":[
        {"id":"a","kind":"ask","question":[{"text":"Who?"}],"answer":[{"paragraph":[{"text":"We."}]}]}]}]}]}"#;
    let catalog = Arc::new(Catalog::new(from_json(text).unwrap()));
    let settings = Settings { deadline: Some(at(NOON + 3 * DAY_MS)), ..Settings::default() };
    let model = Model::new(catalog, Log::default(), settings, SELF, at(NOON));
    assert!(model.is_only_to_ask() && model.plan().is_none());
    assert_eq!(
        (model.current(), cuecard::text::announce::position(&cuecard::text::Words::default(), &model).as_str()),
        (None, "Questions to ask")
    );
}

#[test]
fn todays_share_is_that_of_the_session() {
    let mut model = model(Log::default(), 7, at(NOON));
    let total = model.session().total;
    let today = |model: &Model| *model.calendar(at(NOON + 600_000)).unwrap().today().unwrap();
    let begun = today(&model);
    assert_eq!((begun.done, begun.planned.cards), (Portion::default(), total));
    assert!((10..=17).contains(&begun.planned.minutes), "{begun:?}");
    practise(&mut model, 2, at(NOON));
    let under_way = today(&model);
    assert_eq!((under_way.done, under_way.planned.cards), (Portion { cards: 2, minutes: 2 }, total - 2));
    practise(&mut model, total - 2, at(NOON + 120_000));
    assert_eq!(model.current(), None);
    assert_eq!(today(&model).done.cards, total);
    let planned = today(&model).planned;
    assert_eq!(planned.cards, model.plan().unwrap().days[0].cards.len(), "what the minutes still leave");
}

#[test]
fn a_session_of_one_section_is_not_taken_for_todays_share() {
    let mut model = model(Log::default(), 7, at(NOON));
    let planned = model.calendar(at(NOON)).unwrap().today().unwrap().planned;
    model.update(Event::Choose(Filter { section: Some(0), ..Filter::default() }), at(NOON));
    assert_eq!(model.left_of_session(at(NOON)), None);
    assert_eq!(model.calendar(at(NOON)).unwrap().today().unwrap().planned.cards, planned.cards);
}

#[test]
fn days_off_are_marked_and_owe_nothing() {
    let mut monday = model(Log::default(), 12, at(NOON));
    practise(&mut monday, 3, at(NOON));
    let thursday = at(NOON + 3 * DAY_MS);
    let back = model(monday.log().clone(), 12, thursday);
    let calendar = back.calendar(thursday).unwrap();
    assert_eq!(done(&calendar), [(0, 3, false), (1, 0, true), (2, 0, true)]);
    assert!(calendar.is_yesterday_missed());
    let minutes = calendar.today().unwrap().planned.minutes;
    assert!(minutes <= 17, "no more than on any other day: {minutes}");
    // The next week still shows this one, and the week after does not.
    let shown = |days: i64| {
        let now = at(NOON + days * DAY_MS);
        model(monday.log().clone(), 30, now).calendar(now).unwrap().days[0].day.0 - TODAY.0
    };
    assert_eq!([shown(6), shown(7), shown(13), shown(14)], [0, 0, 0, 7]);
}

#[test]
fn today_is_shown_where_it_is_a_day_later_already_than_where_the_date_was_set() {
    let mut monday = model(Log::default(), 30, at(NOON));
    practise(&mut monday, 1, at(NOON));
    // Sunday evening in Los Angeles, where the interview is in half an hour; Monday in Tokyo.
    let deadline = Moment { ms: NOON + 6 * DAY_MS + 16 * 3_600_000, offset: -480 };
    let now = Moment { ms: deadline.ms - 1_800_000, offset: 540 };
    assert_eq!((deadline.day(), now.day()), (TODAY.plus(6), TODAY.plus(7)));
    let settings = Settings { deadline: Some(deadline), ..settings(None) };
    let model = Model::new(forty(), monday.log().clone(), settings, SELF, now);
    assert_eq!(model.calendar(now).unwrap().today().unwrap().day, now.day());
}

#[test]
fn a_plan_is_made_anew_for_show_only_where_something_has_changed() {
    let mut model = model(Log::default(), 5, at(NOON));
    let made = model.plan().cloned();
    model.ensure_plan_fresh(at(NOON + 60_000));
    assert_eq!(model.plan().cloned(), made);
    practise(&mut model, 1, at(NOON + 60_000));
    model.ensure_plan_fresh(at(NOON + 180_000));
    assert!(model.plan().unwrap().ready_now > 0.0, "a card is known now");
    model.ensure_plan_fresh(at(NOON + DAY_MS));
    assert_eq!(model.plan().unwrap().days.len(), 5, "a day has gone by");
    model.ensure_plan_fresh(at(NOON + 6 * DAY_MS));
    assert_eq!(model.plan(), None, "and now it is over");
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_log_and_any_time_have_a_sound_calendar(past in histories(30), now in moments(), interview in -2i64..500) {
        let mut log = Log::default();
        log.merge(past);
        let model = model(log, interview, now);
        if let Some(calendar) = model.calendar(now) {
            prop_assert!(calendar.days.len() % 7 == 0 && (7..=42).contains(&calendar.days.len()));
            let first = calendar.days[0].day;
            prop_assert!(first.weekday() == 0 || first == Day(i32::MIN), "{first:?}");
            prop_assert!(calendar.today().is_some());
            prop_assert!(calendar.days.iter().all(|day| !day.is_missed || day.day < calendar.today && day.done.is_empty()));
        } else {
            prop_assert!(model.plan().is_none());
        }
    }
}
