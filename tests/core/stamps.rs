//! Ids written into a deck's Markdown.

use cuecard::deck::{CardId, Deck, derived_id};
use cuecard::import::markdown::{parse, stamp_ids};
use proptest::prelude::*;

use super::given::cases;

/// A text with its ids written down; `None` where none was missing.
fn stamp(text: &str) -> Option<String> {
    stamp_ids(text, &parse(text).unwrap())
}

#[test]
fn a_heading_without_an_id_gets_one_and_nothing_else_changes() {
    let how_so = derived_id("How so?");
    for (heading, stamped) in [
        ("#### How so?\n", format!("#### How so? {{#{how_so}}}\n")),
        ("#### How so?  \r\n", format!("#### How so? {{#{how_so}}}  \r\n")),
        ("#### How *so*? {.ask}\n", format!("#### How *so*? {{#{how_so} .ask}}\n")),
        ("#### How so? {seconds=60 .ask}\n", format!("#### How so? {{#{how_so} seconds=60 .ask}}\n")),
        ("#### How so?\t \n", format!("#### How so?\t {{#{how_so}}} \n")),
        ("#### How so?\r\r\n", format!("#### How so? {{#{how_so}}}\r\r\n")),
        ("#### How so? {}\n", format!("#### How so? {{#{how_so} }}\n")),
        ("#### How so? { }\n", format!("#### How so? {{#{how_so}  }}\n")),
        ("#### How so? ####\n", format!("#### How so? #### {{#{how_so}}}\n")),
        ("#### {x} and \\{y\\}\n", format!("#### {{x}} and \\{{y\\}} {{#{}}}\n", derived_id("{x} and {y}"))),
        ("#### 什么是闭包？\n", format!("#### 什么是闭包？ {{#{}}}\n", derived_id("什么是闭包？"))),
    ] {
        let deck = |heading: &str| format!("# T {{#t}}\n## S\n{heading}x\n");
        assert_eq!(stamp(&deck(heading)), Some(deck(&stamped)), "{heading:?}");
        assert_eq!(stamp(&deck(&stamped)), None, "{stamped:?}");
    }
    let titled = format!("# T {{#{}}}\n## S\n#### Q {{#q}}\nx\n", derived_id("T"));
    assert_eq!(stamp("# T\n## S\n#### Q {#q}\nx\n"), Some(titled));
    for (title, stamped) in
        [("T", format!("T {{#{}}}", derived_id("T"))), ("T {}", format!("T {{#{} }}", derived_id("T")))]
    {
        let deck = |title: &str| format!("{title}\n=====\n\n## S\n#### Q {{#q}}\nx\n");
        assert_eq!(stamp(&deck(title)), Some(deck(&stamped)), "an underlined title");
    }
}

#[test]
fn other_headings_and_those_with_ids_are_left_alone() {
    for deck in [
        "# T {#t}\n## S\n### A\n#### Q {#own}\n##### Task\nx\n",
        "# T {#t}\n## S\n#### Q {.ask #own}\n```\n#### Q\n```\n",
    ] {
        assert_eq!(stamp(deck), None, "{deck:?}");
    }
}

#[test]
fn stamping_changes_ids_only() {
    let text = "# T\t\n## S\n#### What is *this*? {seconds=60}\n\n- [ ] p\n\nx\n#### And [that]? {#kept}\ny\n#### Or so ####\nz\n";
    let ids = |text: &str| {
        let mut deck = parse(text).unwrap();
        let cards = deck.sections[0].topics[0].cards.iter_mut();
        let ids: Vec<CardId> = cards.map(|card| std::mem::replace(&mut card.id, "".into())).collect();
        (deck, ids)
    };
    let (before, derived) = ids(text);
    let (after, stamped) = ids(&stamp(text).unwrap());
    assert_eq!(derived, stamped, "so that ratings made before stay");
    assert_eq!(after, Deck { former: None, ..before });
    assert_eq!(stamped, [&*derived_id("What is this?"), "kept", &derived_id("Or so")]);
}

fn decks() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "#{1,6} [a-zA-Zé\\[\\]\\{\\}#\\.=` ]{0,12}",
        2 => "#### [a-z]{1,3}( \\{(#[a-z]|\\.ask|seconds=9)( \\.ask)?\\})?( #{1,4})?",
        2 => "[-*>] ?(\\[ \\] )?[a-z\\*_`<\\[\\]]{0,6}",
        1 => "[ -~]{0,10}",
        1 => Just("```".to_string()),
    ];
    prop::collection::vec(line, 0..8).prop_map(|lines| format!("# T\n## S\n#### Q\nx\n{}", lines.join("\n")))
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn stamping_twice_is_stamping_once(text in prop_oneof![decks(), ".{0,30}", "(#### |[\\PC\n\r])*"]) {
        if let Some(stamped) = parse(&text).ok().and_then(|deck| stamp_ids(&text, &deck)) {
            prop_assert_eq!(stamp(&stamped), None, "{:?}", stamped);
        }
    }
}
