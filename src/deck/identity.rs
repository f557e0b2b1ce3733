//! Ids derived from a whole text in any script, for parts of a deck without a written id.
//!
//! A derived id is the text's first Latin words, for readability, and 13 digits of a hash of the whole text. It does
//! not depend on the surrounding text, so cards can be inserted and moved. Different texts have different ids, except
//! for a collision of 64-bit hashes.

use std::collections::BTreeMap;

use super::{Card, Deck, plain, plain_blocks, slug};
use crate::hash;

/// Maximum length in bytes of the words in an id.
const WORDS: usize = 24;
/// Base-36 digits of the hash: 64 bits need 13.
const DIGITS: usize = 13;

/// Derives an id from a text. The amount and kind of white space do not matter.
pub fn derived_id(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut hash = hash::mix(hash::hash(text.as_bytes()));
    let mut digits = [b'0'; DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = b"0123456789abcdefghijklmnopqrstuvwxyz".get((hash % 36) as usize).copied().unwrap_or(b'0');
        hash /= 36;
    }
    format!("{}-{}", slug(&text, WORDS), String::from_utf8_lossy(&digits))
}

/// Strips from a deck's id the number that distinguishes decks with the same derived id on one device. Two ids with the
/// same base may refer to the same deck on two devices.
pub fn base_id(id: &str) -> &str {
    let is_derived = |id: &str| {
        let hash = id.rsplit('-').next().unwrap_or_default();
        hash.len() == DIGITS && hash.len() < id.len()
    };
    match id.rsplit_once('-') {
        Some((base, number)) if is_number(number) && is_derived(base) => base,
        _ => id,
    }
}

fn is_number(text: &str) -> bool {
    text.len() < DIGITS && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Derives the missing ids: the deck's from its title, a card's from its question.
///
/// Cards with the same question get ids that also depend on their answers. None of them gets the id of the question
/// alone, so that inserting another one never gives it the ratings of the first. Identical cards are numbered.
pub(crate) fn complete(deck: &mut Deck) {
    if deck.id.is_empty() {
        deck.id = derived_id(&deck.title);
    }
    let cards = || deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
    if cards().all(|card| !card.id.is_empty()) {
        return;
    }
    let short = counted(cards().map(by_question));
    let long = counted(cards().filter(|card| card.id.is_empty()).map(by_answer));
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let cards = deck.sections.iter_mut().flat_map(|section| &mut section.topics).flat_map(|topic| &mut topic.cards);
    for card in cards.filter(|card| card.id.is_empty()) {
        let mut id = by_question(card);
        if short.get(&id).is_some_and(|count| *count > 1) {
            id = by_answer(card);
        }
        if long.get(&id).is_some_and(|count| *count > 1) {
            let number = numbers.entry(id.clone()).or_default();
            *number += 1;
            id = format!("{id}-{number}");
        }
        card.id = id.as_str().into();
    }
}

/// A card's written id, or the one derived from its question alone.
fn by_question(card: &Card) -> String {
    if card.id.is_empty() { derived_id(&plain(&card.question)) } else { card.id.to_string() }
}

fn by_answer(card: &Card) -> String {
    let points: Vec<&str> = card.points.iter().map(|point| &*point.text).collect();
    derived_id(&[plain(&card.question), points.join("\n"), plain_blocks(&card.answer)].join("\n"))
}

fn counted(ids: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for id in ids {
        *counts.entry(id).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::is_slug;

    #[test]
    fn a_derived_id_is_of_the_whole_text_in_any_script() {
        assert_eq!(derived_id("什么是闭包？"), derived_id(" 什么是闭包？\n"));
        let texts = [
            "什么是闭包？",
            "什么是原型链？",
            "Что такое замыкание?",
            "مرحبا",
            "C",
            "C++",
            "C#",
            "",
            "?",
            "Tell me about a time when you disagreed with your manager",
            "Tell me about a time when you disagreed with a colleague",
        ];
        let mut ids: Vec<String> = texts.iter().map(|text| derived_id(text)).collect();
        assert!(ids.iter().all(|id| is_slug(id) && id.len() <= 38), "{ids:?}");
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), texts.len());
    }

    /// Devices store data under these ids, so they must never change.
    #[test]
    fn a_derived_id_stays_what_it_is() {
        assert_eq!(derived_id("Why this company?"), "why-this-company-3ubd9f68jq339");
        assert_eq!(derived_id("面试"), "card-1u7eshsix0hy8");
    }

    #[test]
    fn the_base_of_an_id_is_without_a_devices_number() {
        let id = derived_id("Interview");
        assert_eq!(base_id(&id), id);
        assert_eq!(base_id(&format!("{id}-2")), id);
        for written in ["interview", "interview-2", "a-b-c", "x", ""] {
            assert_eq!(base_id(written), written);
        }
    }
}
