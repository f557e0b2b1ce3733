//! Every fact of the source set stands in the card it belongs to.

use std::collections::BTreeSet;

use cuecard::deck::{Block, Card, Inline, plain, plain_blocks};

use super::{cards, deck};

/// All words of a card, front and back.
fn words(card: &Card) -> String {
    let points: String = card.points.iter().map(|point| format!("{}\n", point.text)).collect();
    format!("{}\n{points}{}", plain(&card.question), plain_blocks(&card.answer))
}

#[test]
fn every_fact_of_the_source_is_in_its_card() {
    let deck = deck();
    let mut named = BTreeSet::new();
    for line in include_str!("../fixtures/facts.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let (id, facts) = line.split_once(": ").unwrap();
        let card = cards(&deck).find(|card| card.id == id).unwrap_or_else(|| panic!("no card {id}"));
        let words = words(card).to_lowercase();
        for fact in facts.split(", ") {
            let ways: Vec<String> = fact.split('|').map(str::to_lowercase).collect();
            assert!(ways.iter().any(|way| words.contains(way)), "{id} says nothing of {fact}");
        }
        named.insert(id);
    }
    assert_eq!(named.len(), 42, "every card has facts to carry over");
}

#[test]
fn facts_stand_in_the_answer_and_not_in_the_points_alone() {
    let deck = deck();
    let answer = |id: &str| cards(&deck).find(|card| card.id == id).map(|card| plain_blocks(&card.answer)).unwrap();
    for (id, fact) in [
        ("python-experience", "87%"),
        ("unit-testing", "87%"),
        ("ci-cd-pipelines", "three live products"),
        ("full-stack-app", "over 1 million records"),
        ("databases", "over 1 million records"),
        ("team-project", "team of 5 developers"),
        ("analytical-problem", "60%"),
        ("agile", "Solut Pvt. Ltd."),
    ] {
        assert!(answer(id).replace('\n', " ").contains(fact), "{id}: {fact}");
    }
}

#[test]
fn placeholders_stand_where_the_source_has_them() {
    fn gaps(inlines: &[Inline], found: &mut Vec<String>) {
        for inline in inlines {
            match inline {
                Inline::Placeholder(gap) => found.push(gap.to_string()),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                    gaps(inner, found)
                }
                Inline::Text(_) | Inline::Code(_) => {}
            }
        }
    }
    let deck = deck();
    let mut all = Vec::new();
    for card in cards(&deck) {
        let mut found = Vec::new();
        for block in &card.answer {
            if let Block::Paragraph(inlines) = block {
                gaps(inlines, &mut found);
            }
        }
        all.extend(found.into_iter().map(|gap| (card.id.clone(), gap)));
    }
    let all: Vec<(&str, &str)> = all.iter().map(|(id, gap)| (&**id, &**gap)).collect();
    let wanted = [
        ("team-challenges", "specific challenge"),
        ("team-challenges", "related expertise"),
        ("success-measures", "specific tasks"),
        ("the-team", "roles or specializations"),
        ("first-project", "specific project"),
        ("first-project", "key initiative or goal"),
        ("first-project", "company or team’s objective"),
    ];
    assert_eq!(all, wanted);
    assert!(!cards(&deck).any(|card| plain(&card.question).contains('[')));
}
