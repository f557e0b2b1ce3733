//! Settings that can or cannot be read.

use cuecard::practice::Settings;

use super::failing::{ERRORS, Place, When};
use super::repository::*;

const SETTINGS: &str = "cuecard/settings";
const DARK: &str = "{\"theme\":\"dark\"}";
const ASIDE: &str = "cuecard/aside/settings";

#[test]
fn settings_come_back() {
    let place = Place::default();
    let settings = Settings::decode(r#"{"length":10,"theme":"dark","voice":"Anna"}"#).unwrap();
    repository(&place, A).save_settings(&settings.encode()).unwrap();
    let text = repository(&place, B).open().settings.unwrap();
    assert_eq!(Settings::decode(&text), Some(settings));
    assert_eq!(repository(&Place::default(), A).open().settings, None);
}

#[test]
fn unreadable_settings_are_set_aside_before_new_ones_take_their_place() {
    let place = Place::with(&[(SETTINGS, "{\"theme\":1}")]);
    let mut repository = repository(&place, A);
    let text = repository.open().settings.unwrap();
    assert_eq!(Settings::decode(&text), None);
    assert!(repository.mark_settings_unreadable(&text));
    assert_eq!(place.get(SETTINGS).as_deref(), Some("{\"theme\":1}"));
    repository.save_settings(DARK).unwrap();
    assert_eq!(place.get(ASIDE).as_deref(), Some("{\"theme\":1}"));
    assert_eq!(place.get(SETTINGS).as_deref(), Some(DARK));
    assert!(!repository.mark_settings_unreadable(&text), "it is reported once");
}

#[test]
fn the_only_copy_of_unreadable_settings_is_never_overwritten() {
    for error in ERRORS {
        for n in 0..12 {
            for when in [When::At(n), When::From(n)] {
                let place = Place::with(&[(SETTINGS, "unreadable"), (ASIDE, "older")]);
                let mut repository = over(place.failing(when, error), A);
                if let Some(text) = repository.open().settings {
                    assert!(repository.mark_settings_unreadable(&text));
                }
                for new in ["{\"length\":10}", "{\"length\":20}", DARK] {
                    let saved = repository.save_settings(new);
                    let texts: Vec<String> = place.all().into_values().collect();
                    assert!(texts.iter().any(|text| text == "unreadable"), "lost when call {n} failed");
                    assert_eq!(place.get(ASIDE).as_deref(), Some("older"));
                    assert_eq!(saved.is_ok(), place.get(SETTINGS).as_deref() == Some(new));
                }
            }
        }
    }
}

#[test]
fn settings_that_were_not_read_are_reported() {
    for error in ERRORS {
        let place = Place::with(&[(SETTINGS, DARK)]);
        let opened = over(place.failing(When::At(1), error), A).open();
        assert_eq!((opened.settings, opened.error), (None, Some(error)));
    }
}
