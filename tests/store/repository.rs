//! The repository over stores that work.

use cuecard::log::codec::encode;
use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::storage::{Checkpoint, LogRepository, MemoryStore, NoStore, Store, StoreError};

use super::contract;
use super::failing::{ERRORS, Place, When};

pub(crate) const A: WriterId = WriterId(0xa);
pub(crate) const B: WriterId = WriterId(0xb);
pub(crate) const DECK: &str = "deck";
pub(crate) const LOG_A: &str = "cuecard/log/deck/000000000000000a";
pub(crate) const LOG_B: &str = "cuecard/log/deck/000000000000000b";

pub(crate) fn repository(place: &Place, writer: WriterId) -> LogRepository {
    over(place.store(), writer)
}

pub(crate) fn over(store: Box<dyn Store>, writer: WriterId) -> LogRepository {
    LogRepository::new(store, Box::new(MemoryStore::default()), DECK, writer)
}

pub(crate) fn record(writer: WriterId, seq: u32) -> Record {
    let review = Review { card: "docker".into(), rating: Rating::Good, seconds: 42, points: 5 };
    let at = Moment { ms: 1_795_459_200_000 + i64::from(seq), offset: 60 };
    Record { id: RecordId { writer, seq }, at, entry: Entry::Review(review), rest: Box::default() }
}

/// How much a tab that knows these records says there is.
pub(crate) fn count(records: &[Record]) -> Checkpoint {
    let mut log = Log::default();
    log.merge(records.iter().cloned());
    Checkpoint {
        ratings: log.reviews().count() as u32,
        records: log.records().len() as u32,
        fingerprint: log.fingerprint(),
        last: records.last().map(|record| record.id),
    }
}

/// Appends a record, with the least there is.
pub(crate) fn append(repository: &mut LogRepository, record: &Record) -> Result<(), StoreError> {
    repository.append(&[record], &Checkpoint::default()).1
}

/// What a page opened now would know.
pub(crate) fn known(place: &Place) -> Vec<Record> {
    let mut log = Log::default();
    log.merge(repository(place, WriterId(0xffff)).open().records);
    log.records().to_vec()
}

#[test]
fn a_memory_store_keeps_the_contract() {
    contract::suite(&mut || Box::new(MemoryStore::default()));
}

#[test]
fn a_shared_place_keeps_the_contract() {
    contract::suite(&mut || Place::default().store());
}

#[test]
fn a_store_that_failed_keeps_the_contract_from_then_on() {
    for error in ERRORS {
        contract::suite(&mut || {
            let store = Place::default().failing(When::At(0), error);
            assert_eq!(store.keys("cuecard/"), Err(error));
            store
        });
    }
}

#[test]
fn what_two_tabs_append_is_there_when_the_page_opens_again() {
    let place = Place::default();
    let (mut a, mut b) = (repository(&place, A), repository(&place, B));
    for seq in 0..5 {
        append(&mut a, &record(A, seq)).unwrap();
        append(&mut b, &record(B, seq)).unwrap();
    }
    assert_eq!(known(&place).len(), 10);
    let keys: Vec<String> = place.logs().into_keys().collect();
    assert_eq!(keys, [LOG_A, LOG_B], "each tab writes a key of its own");
}

#[test]
fn a_record_is_there_as_soon_as_append_returns() {
    let place = Place::default();
    let mut repository = repository(&place, A);
    for seq in 0..5 {
        append(&mut repository, &record(A, seq)).unwrap();
        assert_eq!(known(&place).last(), Some(&record(A, seq)));
    }
}

#[test]
fn what_other_tabs_wrote_is_read_again_and_only_that() {
    let place = Place::default();
    let (mut a, mut b) = (repository(&place, A), repository(&place, B));
    append(&mut b, &record(B, 0)).unwrap();
    assert_eq!(a.open().records, [record(B, 0)]);
    assert_eq!(a.reread(), [], "nothing has changed");
    append(&mut b, &record(B, 1)).unwrap();
    append(&mut a, &record(A, 0)).unwrap();
    assert_eq!(a.reread(), [record(B, 0), record(B, 1)], "the log that grew, and not its own");
    assert_eq!(a.reread(), []);
}

#[test]
fn a_log_somebody_cleared_is_written_again() {
    let place = Place::default();
    let mut a = repository(&place, A);
    assert_eq!((a.reread(), place.all().len()), (vec![], 0), "a tab that rated nothing leaves no trace");
    append(&mut a, &record(A, 0)).unwrap();
    place.change(vec![(LOG_A.into(), None)]);
    assert_eq!(known(&place), []);
    a.reread();
    assert_eq!(known(&place), [record(A, 0)]);
}

#[test]
fn unknown_records_and_new_fields_stay_as_they_were_written() {
    let unknown = Record { entry: Entry::Unknown { kind: "voice".into() }, rest: "clip 7".into(), ..record(B, 0) };
    let fuller = Record { rest: "mood=calm  x".into(), ..record(B, 1) };
    let text = encode([&unknown, &fuller]);
    let place = Place::with(&[(LOG_B, &text)]);
    let mut repository = repository(&place, A);
    let opened = repository.open();
    assert_eq!((opened.unreadable, &opened.records[..]), (0, &[unknown, fuller][..]));
    append(&mut repository, &record(A, 0)).unwrap();
    assert_eq!(place.get(LOG_B).as_ref(), Some(&text));
    assert_eq!(encode(&opened.records), text);
}

#[test]
fn decks_are_kept_apart() {
    let place = Place::default();
    let mut one = repository(&place, A);
    let mut other = LogRepository::new(place.store(), Box::new(MemoryStore::default()), "deck-2", B);
    append(&mut one, &record(A, 0)).unwrap();
    append(&mut other, &record(B, 0)).unwrap();
    assert_eq!((one.open().records, other.open().records), (vec![record(A, 0)], vec![record(B, 0)]));
}

#[test]
fn adopted_records_stay_whatever_the_tab_does_next() {
    let place = Place::default();
    let mut a = repository(&place, A);
    append(&mut a, &record(A, 0)).unwrap();
    let batch: Vec<Record> = (0..1000).map(|seq| record(B, seq)).collect();
    let (changes, kept) = a.import_records(&batch, WriterId(7));
    assert_eq!(kept, Ok(()));
    assert_eq!(place.get(&changes[0].0), changes[0].1, "the journal is told the same");
    append(&mut a, &record(A, 1)).unwrap();
    assert!(place.get(LOG_A).unwrap().len() < 100, "what was adopted does not weigh on each rating after it");
    assert_eq!(known(&place).len(), 1002);
}

#[test]
fn foreign_keys_are_neither_read_nor_written() {
    let foreign =
        [("theme", "dark"), ("cuecard", "x"), ("cuecardish/log/1", "y"), ("app/cuecard/log/1", "z"), ("", "e")];
    let place = Place::with(&foreign);
    place.put(LOG_B, "damaged");
    let mut repository = LogRepository::new(place.store(), place.store(), DECK, A);
    let opened = repository.open();
    assert_eq!((opened.records.len(), opened.unreadable), (0, 1));
    repository.mark_settings_unreadable("{}");
    append(&mut repository, &record(A, 0)).unwrap();
    repository.save_settings("theme dark\n").unwrap();
    repository.save_session("text");
    assert_eq!(repository.session().as_deref(), Some("text"));
    for (key, text) in foreign {
        assert_eq!(place.get(key).as_deref(), Some(text));
    }
    let touched = place.touched.borrow();
    assert!(touched.iter().all(|key| key.starts_with("cuecard/")), "{touched:?}");
}

#[test]
fn sessions_of_two_decks_are_kept_apart_and_out_of_the_lasting_store() {
    let (lasting, fleeting) = (Place::default(), Place::default());
    let repository = |deck| LogRepository::new(lasting.store(), fleeting.store(), deck, A);
    let (mut one, mut two) = (repository("one"), repository("two"));
    one.save_session("1");
    two.save_session("2");
    assert_eq!((one.session().as_deref(), two.session().as_deref()), (Some("1"), Some("2")));
    assert_eq!((repository("three").session(), lasting.all().len(), fleeting.all().len()), (None, 0, 2));
}

#[test]
fn sessions_of_one_deck_are_kept_apart_by_their_names() {
    let place = Place::default();
    let repository = |name: &str| {
        let mut repository = LogRepository::new(place.store(), place.store(), DECK, A);
        repository.name_session(name);
        repository
    };
    repository("").save_session("all");
    repository("web/5").save_session("five");
    let session = |name: &str| repository(name).session();
    assert_eq!(
        (session("").as_deref(), session("web/5").as_deref(), session("web")),
        (Some("all"), Some("five"), None)
    );
}

#[test]
fn without_a_place_nothing_is_said_to_be_kept() {
    for error in ERRORS {
        let mut repository = over(Box::new(NoStore(error)), A);
        assert_eq!(repository.open().error, Some(error));
        assert_eq!(append(&mut repository, &record(A, 0)), Err(error));
        assert_eq!(repository.save_settings("theme dark\n"), Err(error));
        assert_eq!((repository.reread(), repository.writer()), (vec![], A));
    }
}
