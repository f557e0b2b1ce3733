//! The figures of the Progress view: tables, and what holds for any log.

use cuecard::log::{Day, Log, Moment, Rating, Record};
use cuecard::memory::{Params, Scheduler};
use cuecard::testing::stats::retention::calibration;
use cuecard::testing::stats::{
    Activity, AnswerTimes, Outline, Part, Recall, Retention, ReviewOutcome, replay_with_recall,
};
use proptest::prelude::*;

use super::given::*;

pub(crate) fn outline(sections: &[&[&str]]) -> Outline {
    let part = |(n, cards): (usize, &&[&str])| Part {
        title: format!("Section {n}"),
        cards: cards.iter().map(|card| card.to_string()).collect(),
    };
    Outline { sections: sections.iter().enumerate().map(part).collect() }
}

fn log(records: impl IntoIterator<Item = Record>) -> Log {
    let mut log = Log::default();
    log.merge(records);
    log
}

/// Reviews of one card, so many days before noon of today.
fn days_ago(card: &str, ratings: &[(i64, Rating)]) -> Log {
    let review =
        |(n, (days, rating)): (usize, &(i64, Rating))| review(7, n as u32, NOON - days * DAY_MS, card, *rating);
    log(ratings.iter().enumerate().map(review))
}

fn outcomes(log: &Log) -> Vec<ReviewOutcome> {
    replay_with_recall(log, &Params::default())
}

#[test]
fn only_another_day_tells_whether_an_answer_was_kept() {
    let log = days_ago("a", &[(9, Rating::Good), (9, Rating::Again), (6, Rating::Hard), (2, Rating::Again)]);
    let outcomes = outcomes(&log);
    assert_eq!(
        outcomes.iter().map(|outcome| outcome.expected.is_some()).collect::<Vec<_>>(),
        [false, false, true, true]
    );
    let all = Retention::of(&outcomes, None);
    assert_eq!((all.asked, all.knew), (2, 1));
    let expected: f64 = outcomes.iter().filter_map(|outcome| outcome.expected).sum();
    assert!((all.expected - expected).abs() < 1e-12 && (0.5..2.0).contains(&expected));
    let today = at(NOON).day();
    assert_eq!(Retention::of(&outcomes, Some(today.minus(3))).asked, 1);
}

#[test]
fn a_card_is_known_by_less_from_day_to_day_and_a_new_one_not_at_all() {
    let outline = outline(&[&["a", "b"], &["c"]]);
    let recall = Recall::of(&outline, &days_ago("a", &[(5, Rating::Good)]), &Scheduler::default(), at(NOON));
    assert_eq!(recall.times.len(), 6);
    assert_eq!(recall.times.last(), Some(&at(NOON)));
    let [first, second] = &recall.sections[..] else { panic!("two sections") };
    assert!(first.known[0] > 0.95, "at the end of the day of its review");
    assert!(first.known.is_sorted_by(|a, b| a > b), "{:?}", first.known);
    assert!((first.now() - Params::default().retrievability(2.3065, 5.0)).abs() < 1e-12);
    assert_eq!((second.cards, second.now()), (1, 0.0));
    assert_eq!((recall.all().cards, recall.all().now()), (3, first.now()));
}

#[test]
fn a_first_day_has_no_course_yet() {
    let recall = Recall::of(&outline(&[&["a"]]), &days_ago("a", &[(0, Rating::Good)]), &Scheduler::default(), at(NOON));
    assert_eq!((recall.times.len(), recall.sections[0].now()), (1, 1.0));
}

#[test]
fn the_calendar_ends_today_and_begins_on_a_monday() {
    // The noon the tests are at is a Monday's.
    for ahead in 0..7 {
        let today = at(NOON + ahead * DAY_MS).day();
        let days = Activity::of(&[], today);
        assert_eq!(days.first.plus(days.counts.len() as u16 - 1), today);
        assert_eq!((days.counts.len(), days.first), (16 * 7 + ahead as usize + 1, at(NOON).day().minus(16 * 7)));
    }
}

#[test]
fn days_count_their_own_ratings() {
    let log = days_ago(
        "a",
        &[(40, Rating::Good), (3, Rating::Good), (3, Rating::Hard), (1, Rating::Good), (-1, Rating::Good)],
    );
    let days = Activity::of(&outcomes(&log), at(NOON).day());
    let today = at(NOON).day();
    let busy: Vec<(Day, u32)> = days.busy().collect();
    assert_eq!(busy, [(today.minus(1), 1), (today.minus(3), 2), (today.minus(40), 1)], "tomorrow is not on it");
    assert_eq!((days.practised, days.usual), (2, 2));
}

#[test]
fn times_are_grouped_and_an_open_page_is_no_answer() {
    let one = |seconds| ReviewOutcome { at: at(NOON), rating: Rating::Good, seconds, expected: None };
    let times = AnswerTimes::of(&[1, 30, 31, 90, 120, 181, 900, 901, 0, u16::MAX].map(one));
    assert_eq!((times.answers, times.median, times.groups), (7, 90, [2, 1, 1, 1, 0, 2]));
    let times = AnswerTimes::of(&[one(500), one(20)].repeat(200));
    assert_eq!((times.answers, times.median), (200, 20), "only the latest count");
    assert_eq!(AnswerTimes::of(&[]), AnswerTimes::default());
}

#[test]
fn wilsons_interval_is_that_of_its_tables() {
    let likely = Retention { asked: 10, knew: 8, expected: 9.0 }.likely();
    assert!((likely.0 - 0.541).abs() < 1e-3 && (likely.1 - 0.931).abs() < 1e-3, "{likely:?}");
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn no_log_leads_beyond_what_can_be(history in histories(60), now in moments()) {
        let log = log(history);
        let outline = outline(&[&["c-0-0-0", "c-0-0-1"], &[], &["c-1-0-0", "nowhere"]]);
        let recall = Recall::of(&outline, &log, &Scheduler::default(), now);
        prop_assert!((1..=60).contains(&recall.times.len()));
        prop_assert!(recall.times.is_sorted_by(|a, b| a.ms < b.ms));
        prop_assert_eq!(recall.times.last(), Some(&now));
        for share in &recall.sections {
            prop_assert_eq!(share.known.len(), recall.times.len());
            prop_assert!(share.known.iter().all(|known| (0.0..=share.cards as f64).contains(known)));
        }
        let outcomes = outcomes(&log);
        prop_assert_eq!(outcomes.len(), log.reviews().count());
        let days = Activity::of(&outcomes, now.day());
        prop_assert!(days.counts.iter().map(|n| *n as usize).sum::<usize>() <= outcomes.len());
        let times = AnswerTimes::of(&outcomes);
        prop_assert_eq!(times.groups.iter().sum::<usize>(), times.answers);
    }

    #[test]
    fn a_calibration_loses_no_answer(chances in prop::collection::vec((0.0f64..=1.0, ratings()), 0..200)) {
        let one = |(expected, rating): &(f64, Rating)| ReviewOutcome {
            at: Moment { ms: NOON, offset: 0 },
            rating: *rating,
            seconds: 9,
            expected: Some(*expected),
        };
        let outcomes: Vec<ReviewOutcome> = chances.iter().map(one).collect();
        let (bins, all) = (calibration(&outcomes), Retention::of(&outcomes, None));
        prop_assert_eq!(bins.len(), (outcomes.len() / 12).min(5));
        if !bins.is_empty() {
            prop_assert_eq!(bins.iter().map(|bin| bin.retention.asked).sum::<usize>(), all.asked);
            prop_assert_eq!(bins.iter().map(|bin| bin.retention.knew).sum::<usize>(), all.knew);
        }
        prop_assert!(bins.iter().all(|bin| bin.retention.asked >= 12));
        prop_assert!(bins.windows(2).all(|pair| pair[0].range.1 <= pair[1].range.0));
        for bin in &bins {
            let (low, high) = bin.retention.likely();
            prop_assert!(0.0 <= low && low <= bin.retention.share() && bin.retention.share() <= high && high <= 1.0);
        }
    }
}
