//! How much a deck may bring, in JSON and in Markdown alike.

use cuecard::deck::{
    Block, Card, Deck, DeckError, Former, Inline, LONGEST_ID, MOST_CARDS, MOST_PARTS, MOST_SECTIONS, MOST_TOPICS,
    Section, Topic, check, from_json, to_json,
};
use cuecard::import::Fault;
use cuecard::import::markdown::parse;

use super::given::{card, deck};

/// The one card's deck, changed.
fn changed(change: impl FnOnce(&mut Deck)) -> Result<(), DeckError> {
    let mut deck = deck(&[vec![1]]);
    change(&mut deck);
    assert_eq!(from_json(&to_json(&deck)).map(drop), check(&deck));
    check(&deck)
}

fn first(deck: &mut Deck) -> &mut Card {
    &mut deck.sections[0].topics[0].cards[0]
}

fn fault(markdown: &str) -> Option<(usize, Fault)> {
    parse(markdown).err().map(|faults| (faults[0].line, faults[0].fault.clone()))
}

#[test]
fn ids_have_64_letters_at_most() {
    let (most, more) = ("i".repeat(LONGEST_ID), "i".repeat(2_600_000));
    let refused = Err(DeckError::LongId { begins: most.clone() });
    assert_eq!(LONGEST_ID, 64);
    for (id, outcome) in [(&most, Ok(())), (&more, refused)] {
        assert_eq!(changed(|deck| deck.id = id.clone()), outcome);
        assert_eq!(changed(|deck| deck.sections[0].id = id.clone()), outcome);
        assert_eq!(changed(|deck| first(deck).id = id.as_str().into()), outcome);
        assert_eq!(changed(|deck| deck.former = Some(Former { deck: id.clone(), cards: vec![] })), outcome);
        assert_eq!(changed(|deck| deck.former = Some(Former { deck: "".into(), cards: vec![id.clone()] })), outcome);
        let fault = |line| outcome.clone().err().map(|error| (line, Fault::Deck(error)));
        assert_eq!(self::fault(&format!("# T {{#{id}}}\n## S\n#### Q\nx")), fault(1));
        assert_eq!(self::fault(&format!("# T\n## S {{#{id}}}\n#### Q\nx")), fault(2));
        assert_eq!(self::fault(&format!("# T\n## S\n#### Q {{#{id}}}\nx")), fault(3));
    }
}

#[test]
fn sections_topics_and_cards_are_counted() {
    let section = |n| Section { id: format!("x-{n}"), title: "x".into(), topics: vec![] };
    let sections =
        |n: usize| changed(|deck| deck.sections = deck.sections.drain(..1).chain((1..n).map(section)).collect());
    assert_eq!((sections(MOST_SECTIONS), sections(MOST_SECTIONS + 1)), (Ok(()), Err(DeckError::TooManySections)));
    // The deck has two topics and three cards.
    let topics =
        |n: usize| changed(|deck| deck.sections[0].topics.extend((2..n).map(|_| Topic { title: None, cards: vec![] })));
    assert_eq!((topics(MOST_TOPICS), topics(MOST_TOPICS + 1)), (Ok(()), Err(DeckError::TooManyTopics)));
    let more = |n| card(&format!("x-{n}"), Default::default(), 0);
    let cards = |n: usize| changed(|deck| deck.sections[0].topics[0].cards.extend((3..n).map(more)));
    assert_eq!((cards(MOST_CARDS), cards(MOST_CARDS + 1)), (Ok(()), Err(DeckError::TooManyCards)));
    const { assert!(MOST_CARDS >= 10_000 && MOST_SECTIONS < 65_536 && MOST_TOPICS < 65_536) };
}

#[test]
fn a_card_has_so_many_parts_at_most() {
    // A list, and of each item the item, its paragraph and its text.
    let list = |n: usize| parse(&format!("# T\n## S\n#### Q {{#q}}\n{}", "- a\n".repeat(n))).map(drop);
    let most = (MOST_PARTS - 2) / 3;
    assert_eq!(list(most), Ok(()));
    let fault = list(most + 1).unwrap_err().remove(0);
    assert_eq!((fault.line, fault.fault), (3, Fault::Deck(DeckError::TooLong { id: "q".into() })));
    let runs = |n: usize| {
        changed(|deck| deck.sections[0].topics[0].cards[0].question = vec![Inline::Text("a".into()); n].into())
    };
    assert_eq!(runs(MOST_PARTS / 2), Ok(()));
    assert!(matches!(runs(MOST_PARTS), Err(DeckError::TooLong { .. })));
}

#[test]
fn in_markdown_the_first_that_is_too_many_is_shown() {
    let sections: String = (0..MOST_SECTIONS + 1).map(|n| format!("## S{n}\n")).collect();
    let topics = "### T\n".repeat(MOST_TOPICS + 1);
    let cards: String = (0..MOST_CARDS + 1).map(|n| format!("#### Q{n}\nx\n")).collect();
    for (text, line, error) in [
        (format!("# T\n{sections}#### Q\nx\n"), 2 + MOST_SECTIONS, DeckError::TooManySections),
        (format!("# T\n## S\n{topics}#### Q\nx\n"), 3 + MOST_TOPICS, DeckError::TooManyTopics),
        (format!("# T\n## S\n{cards}"), 3 + 2 * MOST_CARDS, DeckError::TooManyCards),
    ] {
        assert_eq!(fault(&text), Some((line, Fault::Deck(error))));
    }
}

#[test]
fn nesting_has_an_end_in_json_too() {
    let refused = Err(DeckError::TooDeep { id: "c-0-0-0".into() });
    let words =
        |deep: usize| (0..deep).fold([Inline::Text("x".into())].into(), |inner, _| [Inline::Strong(inner)].into());
    let lists = |deep: usize| {
        (0..deep).fold([Block::Code("x".into())].into(), |inner, _| [Block::Bullets([inner].into())].into())
    };
    for (deep, outcome) in [(8, Ok(())), (9, refused.clone())] {
        assert_eq!(changed(|deck| first(deck).question = words(deep)), outcome);
        assert_eq!(changed(|deck| first(deck).answer = [Block::Paragraph(words(deep))].into()), outcome);
        assert_eq!(changed(|deck| first(deck).answer = lists(deep)), outcome);
        assert_eq!(changed(|deck| first(deck).answer = [Block::Task(lists(deep))].into()), outcome, "as in Markdown");
    }
    let parts = (0..20).fold(lists(0), |inner, _| [Block::Task(inner)].into());
    assert_eq!(changed(|deck| first(deck).answer = parts), refused);
}
