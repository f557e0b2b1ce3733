//! The deck that is shipped: all of the interview set, one card to a question, nothing lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

#[path = "deck/facts.rs"]
mod facts;
#[path = "deck/schema.rs"]
mod schema;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cuecard::deck::{Card, Catalog, Deck, Kind, from_json, is_slug, plain_blocks, schema_json, to_json};
use cuecard::import::markdown::{parse, stamp_ids};
use schema::validate;
use serde_json::Value;

fn shipped(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn deck() -> Deck {
    parse(&shipped("decks/interview.md")).unwrap_or_else(|faults| panic!("{}", faults[0]))
}

fn cards(deck: &Deck) -> impl Iterator<Item = &Card> {
    deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards)
}

#[test]
fn there_are_four_sections_with_42_cards() {
    let deck = deck();
    let count = |kind: Kind| cards(&deck).filter(|card| card.kind == kind).count();
    let sizes: Vec<(&str, usize)> = deck
        .sections
        .iter()
        .map(|section| (&*section.id, section.topics.iter().map(|topic| topic.cards.len()).sum()))
        .collect();
    assert_eq!(sizes, [("resume", 15), ("python-jobs", 14), ("ask", 8), ("behavioural", 5)]);
    assert_eq!((count(Kind::Answer), count(Kind::Ask), cards(&deck).count()), (34, 8, 42));
    assert_eq!((&*deck.id, &*deck.lang), ("interview", "en"));
}

#[test]
fn the_ask_section_is_to_ask_and_no_other_is() {
    for section in deck().sections {
        for card in section.topics.into_iter().flat_map(|topic| topic.cards) {
            assert_eq!(card.kind == Kind::Ask, section.id == "ask", "{}", card.id);
        }
    }
}

#[test]
fn python_jobs_stand_under_their_topics() {
    let deck = deck();
    let topics: Vec<_> = deck.sections[1].topics.iter().map(|topic| topic.title.as_deref().unwrap()).collect();
    let wanted = [
        "OOP",
        "API",
        "Python",
        "Multithreading",
        "Microservices",
        "System design",
        "Analytical",
        "Design patterns",
        "Distributed",
        "NoSQL",
        "Soft skills",
        "capital markets",
        "Quartz",
        "eager to learn",
    ];
    assert_eq!(topics.len(), wanted.len());
    for (topic, wanted) in topics.iter().zip(wanted) {
        assert!(topic.contains(wanted), "{topic} is about {wanted}");
    }
}

#[test]
fn ids_are_unique_slugs_that_the_text_itself_holds() {
    let (deck, text) = (deck(), shipped("decks/interview.md"));
    let ids: BTreeSet<&str> = cards(&deck).map(|card| &*card.id).collect();
    assert_eq!(ids.len(), 42);
    for id in &ids {
        assert!(is_slug(id) && id.len() <= 32, "{id}");
        assert!(text.contains(&format!("{{#{id}")), "{id} is written down, so that it stays");
    }
    assert_eq!(stamp_ids(&text, &deck), None);
    let catalog = Catalog::new(deck.clone());
    assert!(cards(&deck).all(|card| catalog.card(catalog.find(&card.id).unwrap()) == Some(card)));
}

#[test]
fn a_card_to_answer_has_two_to_six_short_points_and_one_essential_at_least() {
    for card in cards(&deck()) {
        let range = if card.kind == Kind::Ask { 0..=0 } else { 2..=6 };
        assert!(range.contains(&card.points.len()), "{} has {} points", card.id, card.points.len());
        assert!(card.kind == Kind::Ask || card.points.iter().any(|point| point.essential), "{}", card.id);
        for point in &card.points {
            assert!(point.text.split_whitespace().count() <= 10, "{}: {}", card.id, point.text);
        }
    }
}

#[test]
fn a_spoken_answer_fits_its_time() {
    for card in cards(&deck()).filter(|card| card.kind == Kind::Answer) {
        let seconds = usize::from(card.seconds.unwrap_or(cuecard::deck::DEFAULT_SECONDS));
        let words = plain_blocks(&card.answer).split_whitespace().count();
        assert!((45..=150).contains(&seconds), "{}: {seconds} s", card.id);
        assert!(words * 60 <= seconds * 150, "{}: {words} words in {seconds} s", card.id);
    }
}

#[test]
fn the_json_on_the_web_is_a_fresh_conversion() {
    let stale = "run `cargo xtask deck decks/interview.md`";
    assert!(shipped("public/decks/interview.json") == to_json(&deck()), "interview.json is stale: {stale}");
    assert!(shipped("public/decks/deck.schema.json") == schema_json(), "deck.schema.json is stale: {stale}");
}

#[test]
fn the_json_gives_the_same_deck_back() {
    let json = to_json(&deck());
    let again = from_json(&json).unwrap();
    assert_eq!(again, deck());
    assert_eq!(to_json(&again), json, "byte for byte");
}

#[test]
fn the_json_keeps_to_its_schema() {
    let schema: Value = serde_json::from_str(&schema_json()).unwrap();
    let json: Value = serde_json::from_str(&to_json(&deck())).unwrap();
    validate(&json, &schema, &schema, "").unwrap();
    type Break = fn(&mut Value);
    let breaks: [(&str, Break); 6] = [
        ("no id", |card| drop(card.as_object_mut().unwrap().remove("id"))),
        ("another kind", |card| card["kind"] = "quiz".into()),
        ("points that are texts", |card| card["points"] = vec!["a"].into()),
        ("a question that is a text", |card| card["question"] = "Why?".into()),
        ("an unknown block", |card| card["answer"][0] = serde_json::json!({ "table": [] })),
        ("seconds below nought", |card| card["seconds"] = (-1).into()),
    ];
    for (name, break_it) in breaks {
        let mut broken = json.clone();
        break_it(&mut broken["sections"][0]["topics"][0]["cards"][0]);
        assert!(validate(&broken, &schema, &schema, "").is_err(), "{name}");
    }
}
