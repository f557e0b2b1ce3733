//! A deck's JSON form, and the rules a deck keeps.

use cuecard::deck::{Block, Card, Deck, DeckError, Inline, Kind, Point, SCHEMA_VERSION, check, from_json, to_json};
use proptest::prelude::*;

use super::given::*;

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_in_the_decks_place_is_refused(text in prop_oneof![".*", r#"[\{\}\[\]":,a-z0-9]{0,60}"#]) {
        let refused = matches!(from_json(&text), Err(DeckError::Json { .. } | DeckError::Form { .. }));
        prop_assert!(refused);
    }

    #[test]
    fn a_deck_with_a_piece_cut_out_is_read_or_refused(cut in any::<(prop::sample::Index, prop::sample::Index)>()) {
        let json = to_json(&deck(&[vec![2, 1]]));
        let (a, b) = (cut.0.index(json.len() + 1), cut.1.index(json.len() + 1));
        if let Ok(deck) = from_json(&format!("{}{}", &json[..a.min(b)], &json[a.max(b)..])) {
            prop_assert_eq!(check(&deck), Ok(()));
        }
    }
}

#[test]
fn a_deck_breaks_each_rule_in_its_own_way() {
    type Break = fn(&mut Deck);
    let id = |id: &str| id.to_string();
    let cases: Vec<(Break, DeckError)> = vec![
        (|d| d.schema_version = 2, DeckError::TooNew { version: 2 }),
        (|d| d.sections.clear(), DeckError::Empty),
        (|d| d.id = "Deck".into(), DeckError::BadId { id: id("Deck") }),
        (|d| d.sections[0].id = "a b".into(), DeckError::BadId { id: id("a b") }),
        (|d| d.sections[1].id = "s-0".into(), DeckError::SameId { id: id("s-0") }),
        (|d| first(d).id = "c-0-0-1".into(), DeckError::SameId { id: id("c-0-0-1") }),
        (|d| first(d).id = "-".into(), DeckError::BadId { id: id("-") }),
        (|d| first(d).question.clear(), DeckError::Unfinished { id: id("c-0-0-0") }),
        (|d| first(d).answer.clear(), DeckError::Unfinished { id: id("c-0-0-0") }),
        (|d| first(d).points = vec![point(); 33], DeckError::BadPoints { id: id("c-0-0-0") }),
        (
            |d| {
                first(d).kind = Kind::Ask;
                first(d).points = vec![point()];
            },
            DeckError::BadPoints { id: id("c-0-0-0") },
        ),
        (
            |d| {
                let link = Inline::Link { href: "javascript:x".into(), text: vec![] };
                let words = vec![Inline::Strong(vec![Inline::Emphasis(vec![link])])];
                first(d).answer = vec![Block::Action(vec![Block::Bullets(vec![vec![Block::Paragraph(words)]])])];
            },
            DeckError::UnsafeLink { href: "javascript:x".into() },
        ),
    ];
    for (break_it, error) in cases {
        let mut deck = deck(&[vec![2], vec![1]]);
        assert_eq!(check(&deck), Ok(()));
        break_it(&mut deck);
        assert_eq!(check(&deck), Err(error.clone()));
        assert_eq!(from_json(&to_json(&deck)), Err(error));
    }
}

fn first(deck: &mut Deck) -> &mut Card {
    &mut deck.sections[0].topics[0].cards[0]
}

fn point() -> Point {
    Point { text: "x".into(), essential: false }
}

#[test]
fn json_that_is_broken_is_refused_with_its_place() {
    for (json, line, column) in [("", 1, 0), ("{\n  \"id\": 5,\n}", 3, 1), ("{} x", 1, 4)] {
        assert_eq!(from_json(json), Err(DeckError::Json { line, column }), "{json}");
    }
    for brackets in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", brackets.0.repeat(100_000), brackets.1.repeat(100_000));
        assert!(matches!(from_json(&deep), Err(DeckError::Json { .. })));
    }
}

#[test]
fn json_that_is_no_deck_is_refused_with_the_card_or_section_before() {
    let json = to_json(&deck(&[vec![2]]));
    for (from, to, near) in [
        ("\"schema_version\":1", "\"schema_version\":\"1\"", ""),
        ("\"title\":\"Deck\"", "\"title\":null", ""),
        ("\"sections\":", "\"parts\":", ""),
        ("\"topics\":", "\"tops\":", "s-0"),
        ("\"id\":\"c-0-0-0\",", "\"id\":0,", "s-0"),
        ("\"question\":[{\"text\":\"c-0-0-1\"}]", "\"question\":\"c-0-0-1\"", "c-0-0-1"),
        ("{\"paragraph\":[{\"text\":\"c-0-0-1\"}]}", "{\"table\":[]}", "c-0-0-1"),
        ("{\"paragraph\":[{\"text\":\"c-0-0-1\"}]}", "{\"paragraph\":[{\"html\":\"x\"}]}", "c-0-0-1"),
        ("{\"text\":\"point 0\",\"essential\":true}", "\"point 0\"", "c-0-0-1"),
        ("\"kind\":\"ask\"", "\"kind\":\"quiz\"", "ask-a"),
    ] {
        assert!(json.contains(from), "{from}");
        assert_eq!(from_json(&json.replace(from, to)), Err(DeckError::Form { near: near.into() }), "{to}");
    }
}

#[test]
fn json_is_one_line_that_comes_back_and_fields_of_a_newer_version_are_passed_over() {
    let json = to_json(&deck(&[vec![1]]));
    assert!(json.ends_with("}\n") && json.starts_with(&format!("{{\"schema_version\":{SCHEMA_VERSION},")));
    assert_eq!(json.matches('\n').count(), 1);
    assert_eq!(from_json(&json), Ok(deck(&[vec![1]])));
    assert_eq!(
        from_json(
            &json
                .replace('{', "{\"later\":[-1,2.5,null],")
                .replace("{\"later\":[-1,2.5,null],\"text", "{\"text")
                .replace("{\"later\":[-1,2.5,null],\"paragraph", "{\"paragraph")
        ),
        Ok(deck(&[vec![1]]))
    );
}
