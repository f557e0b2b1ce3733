//! Merging logs is set union.

use cuecard::log::{Entry, Log, Rating, Record, RecordId, WriterId};
use proptest::prelude::*;

use super::given::*;

fn log(records: &[Record]) -> Log {
    let mut log = Log::default();
    log.merge(records.iter().cloned());
    log
}

fn united(a: &Log, b: &Log) -> Log {
    let mut log = a.clone();
    log.merge(b.records().iter().cloned());
    log
}

/// A history, and three overlapping parts of it.
fn parts() -> impl Strategy<Value = (Vec<Record>, [Log; 3])> {
    histories(20).prop_flat_map(|all| {
        let part = prop::sample::subsequence(all.clone(), 0..=all.len()).prop_map(|records| log(&records));
        (Just(all), [part.clone(), part.clone(), part])
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn union_is_commutative_associative_and_idempotent((_, [a, b, c]) in parts()) {
        prop_assert_eq!(united(&a, &b), united(&b, &a));
        prop_assert_eq!(united(&united(&a, &b), &c), united(&a, &united(&b, &c)));
        prop_assert_eq!(united(&a, &a), a.clone());
        prop_assert_eq!(united(&a, &Log::default()), a);
    }

    #[test]
    fn order_and_repetition_do_not_matter(
        (all, parts) in parts(),
        shuffled in histories(20).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())),
    ) {
        let mut grown = Log::default();
        for record in all.iter().chain(all.iter().rev()) {
            grown.insert(record.clone());
        }
        prop_assert_eq!(&grown, &log(&all));
        let [a, b, c] = parts;
        let whole = united(&united(&united(&a, &b), &c), &grown);
        prop_assert_eq!(&whole, &grown);
        prop_assert_eq!(log(&shuffled.0), log(&shuffled.1));
    }

    #[test]
    fn uniting_says_how_many_records_were_new((_, [a, b, _]) in parts()) {
        let mut log = a.clone();
        let new = b.records().iter().filter(|record| !a.records().contains(record)).count();
        prop_assert_eq!(log.merge(b.records().iter().cloned()), new);
        prop_assert_eq!(log.records().len(), a.records().len() + new);
    }

    #[test]
    fn what_a_log_lacks_is_what_it_would_take_in((all, [a, b, _]) in parts(), few in 0usize..8) {
        for records in [b.records().to_vec(), all.iter().take(few).cloned().collect()] {
            let lacking = a.missing_from(records.clone());
            let expected: Vec<Record> = records.into_iter().filter(|record| !a.records().contains(record)).collect();
            prop_assert_eq!(lacking, expected);
        }
    }

    #[test]
    fn an_undone_review_never_counts_whichever_comes_first((all, _) in parts(), victim in any::<prop::sample::Index>()) {
        let mut log = log(&all);
        let reviews: Vec<RecordId> = log.reviews().map(|(record, _)| record.id).collect();
        if !reviews.is_empty() {
            let target = *victim.get(&reviews);
            log.insert(record(9, 0, NOON - 90 * DAY_MS, Entry::Undo(target)));
            let left: Vec<RecordId> = log.reviews().map(|(record, _)| record.id).collect();
            let wanted: Vec<RecordId> = reviews.into_iter().filter(|id| *id != target).collect();
            prop_assert_eq!(left, wanted);
        }
    }
}

#[test]
fn an_undo_may_arrive_before_its_review() {
    let review = review(1, 7, NOON, "a", Rating::Good);
    let undo = record(2, 0, NOON + 1, Entry::Undo(review.id));
    let mut log = Log::default();
    assert!(log.insert(undo));
    assert!(log.insert(review.clone()));
    assert!(!log.insert(review), "a record is taken once");
    assert_eq!((log.records().len(), log.reviews().count()), (2, 0));
}

#[test]
fn a_reset_covers_what_was_before_it_in_every_writers_log() {
    for (records, counted, why) in [
        (vec![good(1, 0, 10), reset(1, 1, 20), good(1, 2, 30)], 1, "one writer"),
        (vec![good(2, 0, 10), reset(1, 0, 20), good(2, 1, 30)], 1, "two writers"),
        (vec![good(1, 0, 30), reset(1, 1, 20)], 0, "the clock was set back before the reset"),
        (vec![reset(1, 0, 30), good(1, 1, 20)], 1, "the clock was set back after the reset"),
        (vec![good(1, 0, 10), reset(1, 1, 40), good(1, 2, 20), reset(1, 3, 30)], 0, "and reset again"),
        (vec![good(1, 0, 10), reset(1, 1, 20), record(1, 2, 30, Entry::Undo(id(1, 1)))], 1, "taken back"),
        (
            vec![good(1, 0, 10), reset(1, 1, 20), reset(1, 2, 25), record(1, 3, 30, Entry::Undo(id(1, 2)))],
            0,
            "one of two",
        ),
    ] {
        assert_eq!(log(&records).reviews().count(), counted, "{why}");
    }
}

fn reset(writer: u64, seq: u32, ms: i64) -> Record {
    record(writer, seq, ms, Entry::Reset)
}

fn good(writer: u64, seq: u32, ms: i64) -> Record {
    review(writer, seq, ms, "a", Rating::Good)
}

fn id(writer: u64, seq: u32) -> RecordId {
    RecordId { writer: WriterId(writer), seq }
}

/// A reset that says what its writer knew, as today's are.
fn knowing(writer: u64, seq: u32, ms: i64, known: &[&Record]) -> Record {
    let mut log = Log::default();
    log.merge(known.iter().map(|record| (*record).clone()));
    Record { rest: log.knowledge().into(), ..reset(writer, seq, ms) }
}

#[test]
fn a_reset_covers_what_its_writer_knew_whatever_the_dates() {
    const YEAR: i64 = 366 * DAY_MS;
    let (mine, theirs) = (good(1, 0, 30), good(2, 0, 40));
    let ahead = good(3, 0, 9 * YEAR);
    for clock in [-YEAR, 0, YEAR, 80 * YEAR] {
        let reset = knowing(1, 1, clock, &[&mine, &ahead]);
        let later = good(1, 2, 50);
        let mut log = Log::default();
        log.merge([mine.clone(), theirs.clone(), ahead.clone(), reset, later.clone()]);
        let counts: Vec<RecordId> = log.reviews().map(|(record, _)| record.id).collect();
        assert_eq!(counts, [theirs.id, later.id], "the clock of the reset at {clock}");
    }
}

#[test]
fn bringing_back_undoes_every_reset_that_it_must_and_no_other() {
    let (old, new) = (good(1, 0, 10), good(1, 2, 30));
    let before = knowing(1, 1, 20, &[&old]);
    let own = knowing(1, 3, 40, &[&old, &before, &new]);
    let foreign = reset(7, 0, 4_102_444_800_000);
    let mut log = Log::default();
    log.merge([old, new.clone(), before, own.clone()]);
    assert_eq!(log.resets_to_undo(WriterId(1)), [own.id], "what was forgotten before stays so");
    log.insert(foreign.clone());
    assert_eq!(log.resets_to_undo(WriterId(1)), [own.id, foreign.id]);
    let undo = |seq, target| Record { entry: Entry::Undo(target), ..good(1, seq, 50) };
    log.merge([undo(4, own.id), undo(5, foreign.id)]);
    assert_eq!(log.reviews().map(|(record, _)| record.id).collect::<Vec<_>>(), [new.id]);
    assert!(Log::default().resets_to_undo(WriterId(1)).is_empty());
}

#[test]
fn what_a_reset_says_it_knew_may_be_anything() {
    let mine = good(1, 0, 30);
    for rest in
        ["knows ", "knows ,,", "knows x", "knows 0000000000000001.0", "knows 0000000000000001.5-0", "more", "knows\n"]
    {
        let mut log = Log::default();
        log.merge([mine.clone(), Record { rest: rest.into(), ..reset(2, 0, 40) }]);
        let _ = (log.reviews().count(), log.resets_to_undo(WriterId(1)));
    }
    let unknown = Record { rest: "knows 0000000000000001.0-0 what comes later".into(), ..reset(2, 0, 20) };
    let mut log = Log::default();
    log.merge([mine, unknown]);
    assert_eq!(log.reviews().count(), 0, "what a newer version adds changes nothing");
}
