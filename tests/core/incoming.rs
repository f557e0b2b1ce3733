//! What records from elsewhere would add, and what they would cancel here.

use cuecard::deck::CardIx;
use cuecard::log::{Entry, Incoming, Log, Rating, Record, RecordId, WriterId, without_aimless};
use cuecard::practice::Event;

use super::given::*;

const YEAR: i64 = 366 * DAY_MS;

fn good(writer: u64, seq: u32, ms: i64) -> Record {
    review(writer, seq, ms, "c-0-0-0", Rating::Good)
}

fn reset(writer: u64, seq: u32, ms: i64) -> Record {
    record(writer, seq, ms, Entry::Reset)
}

fn log(records: &[Record]) -> Log {
    let mut log = Log::default();
    log.merge(records.iter().cloned());
    log
}

fn counting(log: &Log) -> Vec<RecordId> {
    log.reviews().map(|(record, _)| record.id).collect()
}

#[test]
fn a_reset_from_elsewhere_cancels_nothing_here_unless_it_is_wanted() {
    let here = log(&[good(1, 0, NOON), good(1, 1, NOON + 1)]);
    for dated in [NOON + 2, NOON + DAY_MS / 2] {
        let incoming = Incoming::of(&here, vec![good(2, 0, NOON), reset(2, 1, dated), good(2, 2, dated + 1)], at(NOON));
        assert_eq!((incoming.resets, incoming.cancelled, incoming.is_reset_ahead), (1, 2, false));
        let mut without = here.clone();
        without.merge(incoming.adds.clone());
        assert_eq!(without.reviews().count(), 3, "not what was reset where it comes from");
        let mut with = without;
        with.merge(incoming.cancelling.clone());
        assert_eq!(counting(&with), [RecordId { writer: WriterId(2), seq: 2 }]);
    }
}

#[test]
fn a_reset_dated_ahead_is_never_taken_in() {
    let here = log(&[good(1, 0, NOON)]);
    for here in [here, Log::default()] {
        let incoming = Incoming::of(&here, vec![reset(7, 0, NOON + 74 * YEAR)], at(NOON));
        assert!(incoming.is_reset_ahead && incoming.cancels() && !incoming.is_empty());
        assert!(incoming.adds.is_empty() && incoming.cancelling.is_empty());
        assert_eq!(incoming.cancelled, here.records().len());
    }
}

#[test]
fn a_reset_that_covers_only_what_comes_with_it_comes_too() {
    let here = log(&[good(1, 0, NOON + 9)]);
    let theirs = [good(2, 0, NOON)];
    let named = Record { rest: log(&theirs).knowledge().into(), ..reset(2, 1, NOON + 74 * YEAR) };
    let incoming = Incoming::of(&here, vec![theirs[0].clone(), named], at(NOON));
    assert!(!incoming.cancels());
    let mut united = here.clone();
    united.merge(incoming.adds);
    assert_eq!(united.reviews().count(), 1);
}

#[test]
fn an_undo_of_a_rating_here_is_a_choice_and_one_of_theirs_is_not() {
    let here = log(&[good(1, 0, NOON)]);
    let undo = |seq, target| record(2, seq, NOON + 5, Entry::Undo(target));
    let theirs = good(2, 0, NOON);
    let records = vec![theirs.clone(), undo(1, theirs.id), undo(2, RecordId { writer: WriterId(1), seq: 0 })];
    let incoming = Incoming::of(&here, records, at(NOON));
    assert_eq!((incoming.undos, incoming.cancelled, incoming.adds.len()), (1, 1, 2));
}

#[test]
fn ratings_dated_ahead_are_counted_and_made_again_today() {
    let mut model = model(&[vec![1]], Log::default(), None, at(NOON));
    let incoming = Incoming::of(model.log(), vec![good(2, 0, NOON + 9 * YEAR), good(2, 1, NOON)], at(NOON));
    assert_eq!((incoming.ahead, incoming.adds.len()), (1, 2));
    model.update(Event::Merge(incoming.adds), at(NOON));
    assert_eq!((model.ahead(at(NOON)), model.ratings()), (1, 2));
    let effects = model.update(Event::Redate, at(NOON));
    assert_eq!(effects.append_more.len(), 2, "the old one taken back, and a new one");
    assert_eq!((model.ahead(at(NOON)), model.ratings()), (0, 2));
    let first = model.catalog().find("c-0-0-0").unwrap();
    assert!(model.memory(first).last.ms <= NOON, "it is not due in years");
    assert_eq!(model.update(Event::Redate, at(NOON)), Default::default());
}

#[test]
fn many_resets_and_ratings_are_looked_at_in_one_pass() {
    // With each reset held against each rating this would take minutes.
    let many = |n: u32| (0..n).map(|seq| reset(7, seq, NOON)).chain((0..n).map(|seq| good(8, seq, NOON + 1)));
    let here = log(&many(100_000).collect::<Vec<_>>());
    assert_eq!(here.reviews().count(), 100_000);
    assert_eq!(here.resets_to_undo(WriterId(1)).len(), 1);
    let incoming = Incoming::of(&log(&[good(1, 0, 0)]), here.records().to_vec(), at(NOON));
    assert_eq!((incoming.resets, incoming.cancelled), (100_000, 1));
}

#[test]
fn a_rating_dated_ahead_counts_as_made_when_it_was_noticed() {
    let noticed = NOON - 3 * DAY_MS;
    let mut here = log(&[good(1, 0, NOON + 8 * YEAR), good(1, 1, NOON + 8 * YEAR + 1)]);
    here.set_clock(at(NOON), at(noticed));
    let model = model(&[vec![1]], here, None, at(NOON));
    let memory = model.memory(CardIx(0));
    assert_eq!((memory.last, memory.reviews, memory.other_days), (at(noticed), 2, 0));
    assert_eq!(model.ahead(at(NOON)), 2, "they are still named");
}

#[test]
fn a_rating_dated_ahead_comes_true_while_the_page_is_open() {
    let dated = NOON + 2 * DAY_MS;
    let mut model = model(&[vec![1]], log(&[good(1, 0, dated)]), None, at(NOON));
    assert_eq!(model.memory(CardIx(0)).last, at(NOON));
    model.update(Event::DayChanged, at(dated));
    assert_eq!(model.memory(CardIx(0)).last, at(dated));
}

#[test]
fn a_rating_dated_ahead_that_comes_on_a_first_visit_counts_as_made_now() {
    let mut model = model(&[vec![1]], Log::default(), None, at(NOON));
    model.update(Event::Merge(vec![good(1, 0, NOON + 8 * YEAR)]), at(NOON));
    assert_eq!(model.memory(CardIx(0)).last, at(NOON));
}

#[test]
fn undos_of_ratings_to_come_are_left_out_and_told() {
    let mut model = model(&[vec![4]], log(&[good(1, 0, NOON)]), None, at(NOON));
    let to_come = |seq| RecordId { writer: SELF, seq };
    let undo = |seq, target| record(9, seq, NOON, Entry::Undo(target));
    // One of them under this writer's name, so that an undo of that undo lies in wait as well.
    let posed = Record { id: to_come(1), ..record(9, 0, NOON, Entry::Undo(to_come(0))) };
    let records =
        vec![posed.clone(), undo(1, posed.id), undo(2, to_come(2)), undo(3, RecordId { writer: WriterId(1), seq: 0 })];
    let incoming = Incoming::of(model.log(), records, at(NOON));
    assert_eq!((incoming.aimless, incoming.undos, incoming.adds.len()), (3, 1, 0));
    model.update(Event::Merge(incoming.adds), at(NOON));
    for _ in 0..3 {
        model.update(Event::Reveal, at(NOON));
        model.update(Event::Rate(Rating::Good), at(NOON));
    }
    let mut again = Log::default();
    again.merge(model.log().records().iter().cloned());
    assert_eq!((model.ratings(), again.reviews().count()), (4, 4), "as after a reload");
    let many: Vec<Record> = (0..50_000).map(|seq| undo(seq, RecordId { writer: WriterId(9), seq: seq + 1 })).collect();
    assert_eq!(without_aimless(&Log::default(), many), (vec![], 50_000), "each of the next, in one pass");
}

#[test]
fn a_reset_of_more_than_there_is_is_never_taken_in() {
    let here = log(&[good(1, 0, NOON), good(1, 1, NOON)]);
    let names = |last: u32| Record { rest: format!("knows {:016x}.0-{last}", 1).into(), ..reset(9, 0, NOON) };
    let incoming = Incoming::of(&here, vec![names(1)], at(NOON));
    assert_eq!((incoming.is_reset_ahead, incoming.cancelled, incoming.cancelling.len()), (false, 2, 1));
    for beyond in [names(2), names(u32::MAX), reset(1, 7, NOON)] {
        let incoming = Incoming::of(&here, vec![beyond], at(NOON));
        assert!(incoming.is_reset_ahead && incoming.cancelling.is_empty() && incoming.adds.is_empty());
    }
}

#[test]
fn many_ratings_dated_ahead_are_made_again_in_one_go() {
    let many = (0..100_000).map(|seq| good(2, seq, NOON + 9 * YEAR + i64::from(seq)));
    let mut model = model(&[vec![1]], log(&many.collect::<Vec<_>>()), None, at(NOON));
    let effects = model.update(Event::Redate, at(NOON));
    assert_eq!((effects.append_more.len(), model.ahead(at(NOON)), model.ratings()), (200_000, 0, 100_000));
}
