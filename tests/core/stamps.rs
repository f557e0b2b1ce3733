//! Ids written into a deck's Markdown.

use cuecard::deck::CardId;
use cuecard::format::markdown::{parse, stamp_ids};
use proptest::prelude::*;

use super::given::cases;

#[test]
fn a_question_without_an_id_gets_one_and_nothing_else_changes() {
    for (text, stamped) in [
        ("#### How so?\n", "#### How so? {#how-so}\n"),
        ("#### How so?", "#### How so? {#how-so}"),
        ("#### How so?  \r\nx", "#### How so? {#how-so}  \r\nx"),
        ("#### How *so*, [you]? {.ask}\n", "#### How *so*, [you]? {#how-so-you .ask}\n"),
        ("#### Q {seconds=60 .ask}\n", "#### Q {#q seconds=60 .ask}\n"),
        ("#### Q ####\n", "#### Q #### {#q}\n"),
        ("#### {x} and \\{y\\}\n", "#### {x} and \\{y\\} {#x-and-y}\n"),
        ("#### Why `{}`?\n", "#### Why `{}`? {#why}\n"),
        ("#### Où ?\u{a0}\n", "#### Où ?\u{a0} {#o}\n"),
        ("####\n", "#### {#card}\n"),
        ("#### Q\n#### Q\n#### R {#q-2}\n", "#### Q {#q}\n#### Q {#q-3}\n#### R {#q-2}\n"),
        ("#### Q {#a}\n#### A\n", "#### Q {#a}\n#### A {#a-2}\n"),
    ] {
        assert_eq!(stamp_ids(text).as_deref(), Some(stamped), "{text:?}");
        assert_eq!(stamp_ids(stamped), None, "{stamped:?}");
    }
}

#[test]
fn other_headings_and_questions_with_ids_are_left_alone() {
    for text in ["", "# T\n## S\n### A\n##### Task\n", "#### Q {#own}\n", "```\n#### Q\n```\n", "#### Q {.ask #own}\n"]
    {
        assert_eq!(stamp_ids(text), None, "{text:?}");
    }
}

#[test]
fn stamping_changes_ids_only() {
    let text = "# T\n## S\n#### What is *this*? {seconds=60}\n\n- [ ] p\n\nx\n#### And [that]? {#kept}\ny\n#### Or so ####\nz\n";
    let ids = |text: &str| {
        let mut deck = parse(text).unwrap();
        let cards = deck.sections[0].topics[0].cards.iter_mut();
        let ids: Vec<CardId> = cards.map(|card| std::mem::replace(&mut card.id, "".into())).collect();
        (deck, ids)
    };
    let (before, _) = ids(text);
    let (after, stamped) = ids(&stamp_ids(text).unwrap());
    assert_eq!(before, after);
    assert_eq!(stamped, ["what-is-this", "kept", "or-so"]);
}

fn decks() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        4 => "#{1,6} [a-zA-Zé\\[\\]\\{\\}#\\.=` ]{0,12}",
        2 => "#### [a-z]{1,3}( \\{(#[a-z]|\\.ask|seconds=9)( \\.ask)?\\})?( #{1,4})?",
        2 => "[-*>] ?(\\[ \\] )?[a-z\\*_`<\\[\\]]{0,6}",
        1 => "[ -~]{0,10}",
        1 => Just("```".to_string()),
    ];
    prop::collection::vec(line, 0..8).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn stamping_twice_is_stamping_once(text in prop_oneof![decks(), ".{0,30}", "(#### |[\\PC\n\r])*"]) {
        if let Some(stamped) = stamp_ids(&text) {
            prop_assert_eq!(stamp_ids(&stamped), None, "{:?}", stamped);
        }
    }
}
