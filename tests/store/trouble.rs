//! The repository over stores that fail, and over unreadable texts.

use cuecard::log::WriterId;
use cuecard::log::codec::{CHUNK, encode};

use super::failing::{ERRORS, Place, When};
use super::repository::*;

const CALLS: usize = 14;

fn troubles() -> impl Iterator<Item = (When, cuecard::storage::StoreError)> {
    let whens = (0..CALLS).flat_map(|n| [When::At(n), When::From(n)]);
    whens.flat_map(|when| ERRORS.map(|error| (when, error)))
}

#[test]
fn nothing_acknowledged_is_lost_whenever_the_store_fails() {
    for (when, error) in troubles() {
        let place = Place::default();
        let mut repository = over(place.failing(when, error), A);
        repository.open();
        let mut acknowledged = 0;
        for seq in 0..8 {
            match append(&mut repository, &record(A, seq)) {
                Ok(()) => acknowledged = seq + 1,
                Err(told) => assert_eq!(told, error),
            }
            let known = known(&place);
            assert_eq!(known.len(), acknowledged as usize, "a later success carries the earlier failures with it");
            assert!((0..acknowledged).all(|seq| known.contains(&record(A, seq))));
        }
    }
}

#[test]
fn opening_is_safe_whenever_the_store_fails_and_says_so() {
    for (when, error) in troubles() {
        let texts = [(LOG_A, &*encode([&record(A, 0)])), (LOG_B, "damaged"), ("cuecard/settings", "theme dark\n")];
        let place = Place::with(&texts);
        let mut repository = over(place.failing(when, error), WriterId(3));
        let opened = repository.open();
        let missed = opened.records.is_empty() || opened.settings.is_none();
        assert!(!missed || opened.error == Some(error), "what could not be read is not passed over");
        for (key, text) in texts {
            assert_eq!(place.get(key).as_deref(), Some(text), "{key} stands untouched");
        }
    }
}

#[test]
fn a_damaged_log_is_read_as_far_as_it_goes_and_set_aside_once() {
    let records: Vec<_> = (0..CHUNK + 5).map(|seq| record(B, seq)).collect();
    let text = encode(&records).replacen(".", "!", 1);
    let place = Place::with(&[(LOG_B, &text)]);
    let opened = repository(&place, A).open();
    assert_eq!((opened.records.len(), opened.unreadable, opened.error), (5, 1, None), "one chunk is lost");
    assert_eq!(place.get("cuecard/aside/log/deck/000000000000000b").as_ref(), Some(&text));
    let before = place.all();
    let again = repository(&place, A).open();
    assert_eq!((again.records.len(), again.unreadable), (5, 0), "it is reported once");
    assert_eq!(place.all(), before, "and copied once");
}

#[test]
fn a_log_is_read_whatever_its_name() {
    let text = encode([&record(B, 0)]);
    let place = Place::with(&[("cuecard/log/deck/XYZ", &text), ("cuecard/log/deck/", "")]);
    let opened = repository(&place, A).open();
    assert_eq!((opened.records, opened.unreadable), (vec![record(B, 0)], 1), "an empty text is no log");
}

#[test]
fn what_was_set_aside_is_never_overwritten() {
    let place = Place::default();
    let mut repository = repository(&place, A);
    let texts = ["one", "two", "three", "two", "one"];
    let new: Vec<bool> = texts.iter().map(|text| repository.quarantine(LOG_B, text)).collect();
    assert_eq!(new, [true, true, true, false, false]);
    let kept: Vec<String> = place.all().into_values().collect();
    assert_eq!(kept, ["one", "two", "three"]);
}

#[test]
fn setting_aside_overwrites_nothing_whenever_the_store_fails() {
    for (when, error) in troubles() {
        let place = Place::with(&[("cuecard/aside/log/deck/000000000000000b", "older"), (LOG_B, "damaged")]);
        let mut repository = over(place.failing(when, error), A);
        repository.open();
        assert_eq!(place.get("cuecard/aside/log/deck/000000000000000b").as_deref(), Some("older"));
        assert_eq!(place.get(LOG_B).as_deref(), Some("damaged"));
    }
}

#[test]
fn a_session_that_cannot_be_kept_is_no_trouble() {
    for error in ERRORS {
        let place = Place::default();
        let fleeting = place.failing(When::From(0), error);
        let mut repository = cuecard::storage::LogRepository::new(place.store(), fleeting, DECK, A);
        repository.save_session("text");
        assert_eq!(repository.session(), None);
        assert_eq!(append(&mut repository, &record(A, 0)), Ok(()));
    }
}
