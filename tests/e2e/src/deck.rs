//! The deck of the build, as its JSON tells.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::kit;

/// A card, as far as tests ask about it.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// The question's text.
    pub question: String,
    /// The title of its section.
    pub section: String,
    /// Whether it is one to put to the interviewer.
    pub is_ask: bool,
}

/// All cards, in the deck's order.
pub fn cards() -> Vec<Card> {
    cards_of(&kit::dist())
}

/// All cards of the build in a folder.
fn cards_of(folder: &Path) -> Vec<Card> {
    let text = fs::read_to_string(folder.join("decks/interview.json")).expect("the deck is in the build");
    let deck: Value = serde_json::from_str(&text).expect("the deck is JSON");
    let mut cards = Vec::new();
    for section in list(&deck["sections"]) {
        for card in list(&section["topics"]).iter().flat_map(|topic| list(&topic["cards"])) {
            cards.push(Card {
                id: card["id"].as_str().unwrap_or_default().into(),
                question: plain(&card["question"]),
                section: section["title"].as_str().unwrap_or_default().into(),
                is_ask: card["kind"] == "ask",
            });
        }
    }
    cards
}

/// The ids of the cards to be answered of the build in a folder, in the deck's order.
pub fn ids(folder: &Path) -> Vec<String> {
    cards_of(folder).into_iter().filter(|card| !card.is_ask).map(|card| card.id).collect()
}

/// The questions to be answered, of a section or of all, in the deck's order.
pub fn questions(section: Option<&str>) -> Vec<String> {
    let fits = |card: &Card| !card.is_ask && section.is_none_or(|section| section == card.section);
    cards().into_iter().filter(fits).map(|card| card.question).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn plain(inlines: &Value) -> String {
    match inlines {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(plain).collect(),
        Value::Object(part) => part.iter().map(|(kind, inner)| named(kind, inner)).collect(),
        _ => String::new(),
    }
}

fn named(kind: &str, inner: &Value) -> String {
    match kind {
        "placeholder" => format!("[{}]", plain(inner)),
        "link" => plain(&inner["text"]),
        _ => plain(inner),
    }
}
