//! Clocks that jump, zones that change, travel over the date line: days and ratings stay what they were.

use cuecard::log::{Day, Log, Moment, Rating};
use cuecard::practice::Event;
use proptest::prelude::*;

use super::given::*;

const HOUR_MS: i64 = 3_600_000;

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_rating_keeps_its_day_wherever_and_whenever_it_is_looked_at(records in histories(12), later in prop::collection::vec(moments(), 1..5)) {
        let mut log = Log::default();
        log.merge(records.clone());
        let mut model = model(&[vec![4, 3]], log, None, at(NOON));
        let days = |model: &cuecard::practice::Model| -> Vec<Day> {
            model.log().records().iter().take(records.len()).map(|record| record.at.day()).collect()
        };
        let before: Vec<(cuecard::log::RecordId, Day)> =
            model.log().records().iter().map(|record| (record.id, record.at.day())).collect();
        for now in later {
            model.update(Event::Start, now);
            model.update(Event::Reveal, now);
            model.update(Event::Rate(Rating::Good), now);
        }
        for (id, day) in before {
            let record = model.log().records().iter().find(|record| record.id == id).unwrap();
            prop_assert_eq!(record.at.day(), day);
        }
        prop_assert_eq!(days(&model).len(), records.len());
    }

    #[test]
    fn no_rating_is_dropped_for_its_time(times in prop::collection::vec((any::<i64>(), any::<i16>()), 1..20)) {
        let mut model = model(&[vec![9]], Log::default(), None, at(NOON));
        for (n, (ms, offset)) in times.into_iter().enumerate() {
            let now = Moment { ms, offset };
            if model.current().is_none() {
                model.update(Event::StartOver, now);
            }
            model.update(Event::Reveal, now);
            model.update(Event::Rate(Rating::Good), now);
            prop_assert_eq!(model.ratings() as usize, n + 1);
            prop_assert_eq!(model.log().reviews().count(), n + 1);
        }
        let text = cuecard::log::codec::encode(model.log().records());
        prop_assert_eq!(&cuecard::log::codec::decode(&text).records[..], model.log().records());
    }
}

#[test]
fn a_day_is_the_calendar_date_the_person_lived_in() {
    let day = |hours: i64, offset: i16| Moment { ms: NOON - 12 * HOUR_MS + hours * HOUR_MS, offset }.day().0 - 20_780;
    for (hours, offset, expected, why) in [
        (12, 60, 0, "noon"),
        (2, 60, -1, "three at night belongs to the evening before"),
        (3, 60, 0, "four in the morning begins a day"),
        (1, 60, -1, "the hour before summer time begins"),
        (2, 120, 0, "and an hour later by the sun, four by the clock"),
        (1, 120, -1, "the second three o'clock of the autumn night is still the day before"),
        (23, 840, 1, "on Kiritimati it is tomorrow afternoon"),
        (23, -660, 0, "and on Niue still today"),
        (4, 720, 0, "west of the date line, in the afternoon"),
        (4, -720, -1, "and east of it, an hour's flight on, the day before"),
    ] {
        assert_eq!(day(hours, offset), expected, "{why}");
    }
}

#[test]
fn ratings_on_both_sides_of_the_date_line_are_both_there() {
    let mut model = model(&[vec![3]], Log::default(), None, at(NOON));
    let west = Moment { ms: NOON, offset: 720 };
    let east = Moment { ms: NOON + HOUR_MS, offset: -720 };
    for now in [west, east] {
        model.update(Event::Reveal, now);
        model.update(Event::Rate(Rating::Good), now);
    }
    assert_eq!(model.ratings(), 2);
    let days: Vec<Day> = model.log().reviews().map(|(record, _)| record.at.day()).collect();
    assert_eq!(days[1].0 - days[0].0, -1, "the later rating has the earlier date, as the calendar there had it");
}

#[test]
fn a_clock_set_back_and_forth_loses_nothing_and_undo_still_takes_the_last() {
    let mut model = model(&[vec![6]], Log::default(), None, at(NOON));
    for ms in [NOON, NOON + 400 * DAY_MS, NOON - 400 * DAY_MS, NOON + 1] {
        model.update(Event::Reveal, at(ms));
        model.update(Event::Rate(Rating::Good), at(ms));
    }
    assert_eq!(model.ratings(), 4);
    let last = model.session().steps.last().unwrap().rated.unwrap().1;
    model.update(Event::Undo, at(NOON - 5));
    assert_eq!(model.ratings(), 3);
    assert!(model.log().reviews().all(|(record, _)| record.id != last));
}
