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
        (|d| first(d).question = [].into(), DeckError::Unfinished { id: id("c-0-0-0") }),
        (|d| first(d).answer = [].into(), DeckError::Unfinished { id: id("c-0-0-0") }),
        (|d| first(d).points = vec![point(); 33].into(), DeckError::BadPoints { id: id("c-0-0-0") }),
        (
            |d| {
                first(d).kind = Kind::Ask;
                first(d).points = [point()].into();
            },
            DeckError::BadPoints { id: id("c-0-0-0") },
        ),
        (
            |d| {
                let link = Inline::Link { href: "javascript:x".into(), text: [].into() };
                let words = [Inline::Strong([Inline::Emphasis([link].into())].into())].into();
                first(d).answer =
                    [Block::Action([Block::Bullets([[Block::Paragraph(words)].into()].into())].into())].into();
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
    for brackets in [("[", "]"), ("{\"a\":", "}"), ("{\"sections\":[", "]}")] {
        let deep = format!("{}1{}", brackets.0.repeat(100_000), brackets.1.repeat(100_000));
        assert!(matches!(from_json(&deep), Err(DeckError::Json { .. })));
    }
}

#[test]
fn json_that_is_no_deck_is_refused_with_the_place_of_the_fault() {
    let json = to_json(&deck(&[vec![2]]));
    let answer = r#"{"paragraph":[{"text":"c-0-0-1"}]}"#;
    for (from, to, read) in [
        ("\"schema_version\":1", "\"schema_version\":\"1\"", "\"1\""),
        ("\"schema_version\":1", "\"schema_version\":4294967296", "4294967296"),
        ("\"schema_version\":1", "\"schema_version\":18446744073709551616", "18446744073709551616"),
        ("\"schema_version\":1", "\"schema_version\":-1", "-1"),
        ("\"schema_version\":1", "\"schema_version\":1.0", "1.0"),
        ("\"title\":\"Deck\"", "\"title\":null", "null"),
        ("\"title\":\"Deck\"", "\"title\":\"Deck\",\"title\":\"Deck\"", "\"Deck\",\"title\""),
        ("\"sections\":", "\"parts\":", "[{\"text\":\"ask-b\"}]}]}]}]}]}"),
        ("\"topics\":", "\"tops\":", "[{\"text\":\"c-0-0-1\"}]}]}]}]}"),
        ("\"id\":\"c-0-0-0\",", "\"id\":0,", "\"id\":0"),
        ("\"question\":[{\"text\":\"c-0-0-1\"}]", "\"question\":\"c-0-0-1\"", "\"c-0-0-1\""),
        (answer, "{\"table\":[]}", "\"table\""),
        (answer, "{\"paragraph\":[{\"html\":\"x\"}]}", "\"html\""),
        (answer, "{\"paragraph\":[{\"text\":\"x\"}],\"code\":\"x\"}", "{\"paragraph\":[{\"text\":\"x\"}]"),
        ("{\"text\":\"point 0\",\"essential\":true}", "\"point 0\"", "\"point 0\""),
        ("\"kind\":\"ask\"", "\"kind\":\"quiz\"", "\"quiz\""),
    ] {
        assert!(json.contains(from), "{from}");
        let spoilt = json.replacen(from, to, 1);
        let Err(DeckError::Form { near }) = from_json(&spoilt) else { panic!("{to}") };
        let column: usize = near.strip_prefix("line 1, column ").unwrap().parse().unwrap();
        assert!(spoilt[..column].ends_with(read), "{to}: {}", &spoilt[..column]);
    }
}

#[test]
fn an_answer_that_is_too_deep_for_any_reader_is_refused_with_its_place() {
    let json = to_json(&deck(&[vec![1]]));
    for (begin, end) in [("[{\"task\":", "}]"), ("[{\"bullets\":[", "]}]"), ("[{\"paragraph\":[{\"strong\":", "}]}]")] {
        let deep = format!("\"answer\":{}[]{}", begin.repeat(100_000), end.repeat(100_000));
        let json = json.replacen("\"answer\":[{\"paragraph\":[{\"text\":\"c-0-0-0\"}]}]", &deep, 1);
        assert!(json.len() > 100_000 && matches!(from_json(&json), Err(DeckError::Json { line: 1, .. })), "{begin}");
    }
}

#[test]
fn json_with_more_than_a_deck_around_it_is_refused_with_its_place() {
    let json = to_json(&deck(&[vec![1]]));
    for (json, line, column) in
        [(format!("\u{feff}{json}"), 1, 1), (format!("{json}\0"), 2, 1), (format!("{json}{json}"), 2, 1)]
    {
        assert_eq!(from_json(&json), Err(DeckError::Json { line, column }));
    }
    assert_eq!(from_json(&format!("\r\n\t {json}\r\n")), Ok(deck(&[vec![1]])));
}

#[test]
fn a_fault_of_the_form_is_told_only_where_all_of_the_text_is_json() {
    let json = to_json(&deck(&[vec![1]])).replace("\"title\":\"Deck\"", "\"title\":5");
    let near = format!("line 1, column {}", json.find(":5").unwrap() + 2);
    assert_eq!(from_json(&json), Err(DeckError::Form { near }));
    let column = json.trim_end().len();
    assert_eq!(from_json(&format!("{}]", &json[..column - 1])), Err(DeckError::Json { line: 1, column }));
}

#[test]
fn what_no_text_may_hold_is_not_json() {
    let json = to_json(&deck(&[vec![1]]));
    for title in ["\\ud83d", "\\ud83d\\u0041", "\\x", "\n", "\u{1}"] {
        let refused = from_json(&json.replace("\"title\":\"Deck\"", &format!("\"title\":\"{title}\"")));
        assert!(matches!(refused, Err(DeckError::Json { .. })), "{title}");
    }
    let read = from_json(&json.replace("\"title\":\"Deck\"", "\"title\":\"\\ud83d\\ude00\\u00e9\\/\"")).unwrap();
    assert_eq!(read.title, "\u{1f600}é/");
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

#[test]
fn what_a_deck_need_not_say_may_be_null() {
    let json = to_json(&deck(&[vec![1]]));
    let nulls = json
        .replace("{\"cards\":", "{\"title\":null,\"cards\":")
        .replace("\"question\":", "\"seconds\":null,\"question\":");
    assert_ne!(nulls, json);
    assert_eq!(from_json(&nulls), Ok(deck(&[vec![1]])));
}
