//! The languages of the app are complete, and nothing in them is out of date.

use std::collections::{BTreeMap, BTreeSet};

use cuecard::practice::Settings;
use cuecard::text;
use serde_json::{Map, Value};

/// A language, the plural forms it needs, and its words.
const LOCALES: [(&str, &[&str], &str); 2] = [
    ("de", &["one", "other"], include_str!("../../public/locales/de.json")),
    ("es", &["one", "other"], include_str!("../../public/locales/es.json")),
];
/// Characters that a sentence may have at most: longer ones are not taken.
const LONGEST: usize = 500;
/// Sentences that are the same in a language as in English.
const SAME: [&str; 14] = [
    "filter",
    "situation",
    "percent",
    "plan",
    "plan_took",
    "on_weekday",
    "on_date",
    "state_planned",
    "head_chance",
    "text_normal",
    "file_adds",
    "link_adds",
    "link",
    "details_name",
];

fn words(json: &str) -> Map<String, Value> {
    serde_json::from_str(json).unwrap()
}

fn gaps(sentence: &str) -> BTreeSet<&str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(gap, _)| gap).collect()
}

/// The forms of a sentence, by category.
fn forms(word: &Value) -> BTreeMap<&str, &str> {
    match word {
        Value::String(one) => [("other", one.as_str())].into(),
        Value::Object(forms) => forms.iter().map(|(name, form)| (name.as_str(), form.as_str().unwrap())).collect(),
        _ => panic!("{word} is no sentence"),
    }
}

#[test]
fn every_language_has_every_sentence_and_no_other() {
    let ids: BTreeSet<&str> = text::all().map(|(id, _)| id).collect();
    for (language, _, json) in LOCALES {
        let words = words(json);
        assert_eq!(words.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids, "{language}");
    }
}

#[test]
fn sentences_have_the_same_gaps_in_every_language() {
    for (language, needed, json) in LOCALES {
        let words = words(json);
        for (id, english) in text::all() {
            let (one, other) = english.split_once('|').unwrap_or((english, english));
            let forms = forms(&words[id]);
            for (category, form) in &forms {
                let (found, expected) = (gaps(form), if *category == "one" { gaps(one) } else { gaps(other) });
                assert_eq!(found, expected, "{language} {id} {category}");
                assert!(form.chars().count() <= LONGEST && !form.trim().is_empty(), "{language} {id}");
                assert_eq!(form.ends_with(' '), english.ends_with(' '), "{language} {id}");
            }
            let is_counted = english.contains('|');
            assert!(!is_counted || needed.iter().all(|category| forms.contains_key(category)), "{language} {id}");
        }
    }
}

#[test]
fn sentences_are_translated() {
    for (language, _, json) in LOCALES {
        let words = words(json);
        let is_same = |(id, english): &(&str, &str)| forms(&words[*id])["other"] == english.rsplit('|').next().unwrap();
        let same: Vec<&str> = text::all().filter(is_same).map(|(id, _)| id).filter(|id| !SAME.contains(id)).collect();
        assert_eq!(same, Vec::<&str>::new(), "{language}");
    }
}

#[test]
fn scripts_and_settings_know_the_same_languages() {
    let tags: Vec<String> = Settings::LANGUAGES.iter().map(|(tag, _)| format!("{tag:?}")).collect();
    let list = format!("const LANGUAGES = [{}];", tags.join(", "));
    assert!(include_str!("../../public/shared/languages.js").contains(&list), "{list}");
    let loader = include_str!("../../public/shared/language.js");
    assert_eq!(LOCALES.len() + 1, Settings::LANGUAGES.len(), "English needs no file");
    for (language, _, _) in LOCALES {
        assert!(
            loader.contains(&format!("{language}: new URL(\"../locales/{language}.json\", import.meta.url)")),
            "{language}"
        );
    }
}
