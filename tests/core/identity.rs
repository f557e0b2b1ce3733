//! Whose ratings are whose, where no id is written down.

use cuecard::deck::{Deck, Former, derived_id, from_json, to_json};
use cuecard::import::markdown::parse;

fn ids(deck: &Deck) -> Vec<String> {
    let cards = deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
    cards.map(|card| card.id.to_string()).collect()
}

fn deck(questions: &[(&str, &str)]) -> Deck {
    let cards: String = questions.iter().map(|(question, answer)| format!("#### {question}\n{answer}\n")).collect();
    parse(&format!("# 面试 {{lang=zh}}\n## 基础\n{cards}")).unwrap()
}

#[test]
fn an_inserted_or_moved_card_changes_no_other_cards_id() {
    let before = ids(&deck(&[("什么是闭包？", "a"), ("什么是原型链？", "b")]));
    let after = ids(&deck(&[("什么是作用域？", "c"), ("什么是原型链？", "b"), ("什么是闭包？", "a")]));
    assert_eq!([&after[2], &after[1]], [&before[0], &before[1]]);
    assert!(!before.contains(&after[0]));
}

#[test]
fn the_answer_can_be_edited_and_the_card_stays() {
    assert_eq!(ids(&deck(&[("Q?", "a typo")])), ids(&deck(&[("Q?", "no typo"), ("R?", "x")]))[..1]);
}

#[test]
fn distinct_cards_and_decks_share_no_id() {
    let same = [
        "Tell me about a time when you disagreed with your manager",
        "Tell me about a time when you disagreed with a colleague",
        "What is C?",
        "What is C++?",
        "What is C#?",
    ];
    let mut all = ids(&deck(&same.map(|question| (question, "x"))));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), same.len());
    let titled = |title: &str| parse(&format!("# {title}\n## S\n#### Q\nx\n")).unwrap().id;
    assert_ne!(titled("面试"), titled("笔试"));
    assert_ne!(titled("Interview"), "interview", "the id of the bundled deck, which is written");
    assert_eq!(titled("T {#mine}"), "mine");
}

#[test]
fn cards_of_one_question_are_told_apart_by_their_answers() {
    let alone = ids(&deck(&[("Why?", "a")]));
    let both = ids(&deck(&[("Why?", "b"), ("Why?", "a")]));
    let turned = ids(&deck(&[("Why?", "a"), ("Why?", "b")]));
    assert_eq!([&both[0], &both[1]], [&turned[1], &turned[0]]);
    assert!(!both.contains(&alone[0]), "neither has the ratings that may be of the other");
    let alike = ids(&deck(&[("Why?", "a"), ("Why?", "a")]));
    assert_ne!(alike[0], alike[1]);
}

#[test]
fn a_written_id_is_never_given_to_another_card() {
    let taken = derived_id("Why?");
    let text = format!("# T\n## S\n#### Other? {{#{taken}}}\nx\n#### Why?\ny\n");
    let ids = ids(&parse(&text).unwrap());
    assert_eq!(ids[0], taken);
    assert_ne!(ids[1], taken);
}

#[test]
fn sections_of_any_script_stand_side_by_side() {
    let text = "# T\n## 基础\n#### Q\nx\n## 进阶\n#### R\ny\n## C++\n#### S\nz\n## C#\n#### U\nw\n";
    assert_eq!(parse(text).unwrap().sections.len(), 4);
    let twice = "# T\n## S\n#### Q\nx\n## S\n#### R\ny\n## 节\n#### U\nx\n## 节\n#### V\ny\n## S-2\n#### W\nx\n";
    assert_eq!(parse(twice).unwrap().sections.len(), 5, "also where titles are the same");
}

#[test]
fn the_ids_of_earlier_versions_are_handed_on() {
    let text = "# 面试\n## S\n#### 什么？\nx\n#### 谁？\nx\n#### Own {#card-3}\nx\n#### 哪？\nx\n\
        #### Tell me about a time when you disagreed with your manager\nx\n\
        #### Tell me about a time when you disagreed with a colleague\nx\n";
    let deck = parse(text).unwrap();
    let cards = ["card", "card-2", "", "card-4", "tell-me-about-a-time-when-you", "tell-me-about-a-time-when-you-2"];
    assert_eq!(deck.former, Some(Former { deck: "card".into(), cards: cards.map(String::from).into() }));
    assert_eq!(from_json(&to_json(&deck)), Ok(deck));
    assert_eq!(parse("# T {#t}\n## S\n#### Q {#q}\nx\n").unwrap().former, None);
}

#[test]
fn json_without_ids_gets_the_same_as_markdown() {
    let deck = deck(&[("什么是闭包？", "a"), ("What is C++?", "b")]);
    let mut json: serde_json::Value = serde_json::from_str(&to_json(&deck)).unwrap();
    json.as_object_mut().unwrap().remove("id");
    for card in json["sections"][0]["topics"][0]["cards"].as_array_mut().unwrap() {
        card.as_object_mut().unwrap().remove("id");
    }
    assert_eq!(from_json(&json.to_string()), Ok(deck));
}
