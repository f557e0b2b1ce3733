//! The keeper over places that work.

use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::store::{Keeper, MemoryStore, Store, StoreError};

use super::contract;
use super::failing::{ERRORS, Place, When};

pub(crate) const A: WriterId = WriterId(0xa);
pub(crate) const B: WriterId = WriterId(0xb);
pub(crate) const LOG_A: &str = "cuecard/log/000000000000000a";
pub(crate) const LOG_B: &str = "cuecard/log/000000000000000b";

pub(crate) fn keeper(place: &Place, writer: WriterId) -> Keeper {
    over(place.store(), writer)
}

pub(crate) fn over(store: Box<dyn Store>, writer: WriterId) -> Keeper {
    Keeper::new(store, Box::new(MemoryStore::default()), writer)
}

pub(crate) fn record(writer: WriterId, seq: u32) -> Record {
    let review = Review { card: "docker".into(), rating: Rating::Good, seconds: 42, points: 5 };
    let at = Moment { ms: 1_795_459_200_000 + i64::from(seq), offset: 60 };
    Record { id: RecordId { writer, seq }, at, entry: Entry::Review(review), rest: String::new() }
}

/// What a page opened now would know.
pub(crate) fn known(place: &Place) -> Vec<Record> {
    let mut log = Log::default();
    log.unite(keeper(place, WriterId(0xffff)).open().records);
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
    let (mut a, mut b) = (keeper(&place, A), keeper(&place, B));
    for seq in 0..5 {
        a.append(&record(A, seq)).unwrap();
        b.append(&record(B, seq)).unwrap();
    }
    assert_eq!(known(&place).len(), 10);
    let keys: Vec<String> = place.all().into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, [LOG_A, LOG_B], "each tab writes a key of its own");
}

#[test]
fn a_record_is_there_as_soon_as_append_returns() {
    let place = Place::default();
    let mut keeper = keeper(&place, A);
    for seq in 0..5 {
        keeper.append(&record(A, seq)).unwrap();
        assert_eq!(known(&place).last(), Some(&record(A, seq)));
    }
}

#[test]
fn a_log_of_another_tab_gives_its_records_and_nothing_else_does() {
    let place = Place::default();
    let mut b = keeper(&place, B);
    b.append(&record(B, 0)).unwrap();
    let text = place.get(LOG_B).unwrap();
    let a = keeper(&place, A);
    assert_eq!(a.written_elsewhere(LOG_B, &text), [record(B, 0)]);
    for key in [LOG_A, "cuecard/log/b", "cuecard/settings", "other/log/000000000000000b", "000000000000000b", ""] {
        assert_eq!(a.written_elsewhere(key, &text), [], "{key}");
    }
    assert_eq!(a.written_elsewhere(LOG_B, ""), []);
    assert_eq!(a.written_elsewhere(LOG_B, "\u{0}garbage\n\n"), []);
}

#[test]
fn unknown_records_and_new_fields_stay_as_they_were_written() {
    let text = "cuecard-log 1\nvoice 0 5 60 clip 7\nr 1 6 60 docker g 42 5 mood=calm  x\n";
    let place = Place::with(&[(LOG_B, text)]);
    let mut keeper = keeper(&place, A);
    let opened = keeper.open();
    assert_eq!((opened.unreadable, opened.records.len()), (0, 2));
    assert_eq!(opened.records[0].entry, Entry::Unknown { kind: "voice".into() });
    assert_eq!(opened.records[1].rest, "mood=calm  x");
    keeper.append(&record(A, 0)).unwrap();
    assert_eq!(place.get(LOG_B).as_deref(), Some(text));
    assert_eq!(cuecard::log::codec::encode(&opened.records), text);
}

#[test]
fn foreign_keys_are_neither_read_nor_written() {
    let foreign =
        [("theme", "dark"), ("cuecard", "x"), ("cuecardish/log/1", "y"), ("app/cuecard/log/1", "z"), ("", "e")];
    let place = Place::with(&foreign);
    place.put(LOG_B, "damaged");
    let mut keeper = Keeper::new(place.store(), place.store(), A);
    let opened = keeper.open();
    assert_eq!((opened.records.len(), opened.unreadable), (0, 1));
    keeper.settings_unreadable("{}");
    keeper.append(&record(A, 0)).unwrap();
    keeper.save_settings("theme dark\n").unwrap();
    keeper.save_session("interview", "text");
    assert_eq!(keeper.session("interview").as_deref(), Some("text"));
    for (key, text) in foreign {
        assert_eq!(place.get(key).as_deref(), Some(text));
    }
    let touched = place.touched.borrow();
    assert!(touched.iter().all(|key| key.starts_with("cuecard/")), "{touched:?}");
}

#[test]
fn sessions_of_two_decks_are_kept_apart_and_out_of_the_lasting_store() {
    let (lasting, fleeting) = (Place::default(), Place::default());
    let mut keeper = Keeper::new(lasting.store(), fleeting.store(), A);
    keeper.save_session("one", "1");
    keeper.save_session("two", "2");
    assert_eq!((keeper.session("one").as_deref(), keeper.session("two").as_deref()), (Some("1"), Some("2")));
    assert_eq!((keeper.session("three"), lasting.all().len(), fleeting.all().len()), (None, 0, 2));
}

#[test]
fn a_forgetful_keeper_keeps_to_itself() {
    let mut keeper = Keeper::new(Box::new(MemoryStore::default()), Box::new(MemoryStore::default()), A);
    assert_eq!(keeper.append(&record(A, 0)), Ok::<(), StoreError>(()));
    keeper.save_settings("theme dark\n").unwrap();
    assert_eq!((keeper.open().records.len(), keeper.open().settings.as_deref()), (1, Some("theme dark\n")));
    assert_eq!(keeper.writer(), A);
}
