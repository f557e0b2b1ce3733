//! The Markdown dialect of decks: what it reads, and how it says what it cannot read.

use cuecard::deck::{Block, Card, DeckError, Inline, Kind, Point, derived_id};
use cuecard::import::Fault;
use cuecard::import::markdown::parse;

const WHOLE: &str = "\
# Tea *and* cake {#tea lang=en-GB}

## Tea {#tea-room}

#### How long does it brew? {#brew seconds=45}

- [ ] **Four minutes**
- [x] not `five`
- [ ] **Warm** the pot

About [some number] minutes,
not \\[five\\].

### Kinds

#### Which kinds are there?

- green
  1. sencha
  2. matcha

     cold, too
- black

```
pour[ 0 ]
  stir
```

## Ask {.ask}

#### Do you [drink or brew] tea? {#you-and-tea}

*Yes*, **of `course`**: [look](https://tea.example/a_b \"t\") or <me@tea.example>.

## Mixed

#### A cake?

##### Situation
It was late.
##### ACTION
- I baked.
##### result
Cake.

#### Your cake? {.ask}

Mine.
";

fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph([text(words)].into())
}

fn only_card(body: &str) -> Card {
    let deck =
        parse(&format!("# T\n## S\n#### Q {{#q}}\n\n{body}\n")).unwrap_or_else(|faults| panic!("{body}: {faults:?}"));
    deck.sections[0].topics[0].cards[0].clone()
}

#[test]
fn headings_make_deck_sections_topics_and_cards() {
    let deck = parse(WHOLE).unwrap();
    assert_eq!((&*deck.id, &*deck.title, &*deck.lang), ("tea", "Tea and cake", "en-GB"));
    let sections: Vec<&str> = deck.sections.iter().map(|section| &*section.id).collect();
    assert_eq!(sections, ["tea-room", "ask", "mixed"]);
    let topics: Vec<_> =
        deck.sections[0].topics.iter().map(|topic| (topic.title.as_deref(), topic.cards.len())).collect();
    assert_eq!(topics, [(None, 1), (Some("Kinds"), 1)]);
    let cards: Vec<_> = deck.sections.iter().flat_map(|s| &s.topics).flat_map(|t| &t.cards).collect();
    let facts: Vec<_> = cards.iter().map(|card| (&*card.id, card.kind, card.seconds)).collect();
    let (answer, ask) = (Kind::Answer, Kind::Ask);
    assert_eq!(
        facts[..3],
        [
            ("brew", answer, Some(45)),
            (&*derived_id("Which kinds are there?"), answer, None),
            ("you-and-tea", ask, None)
        ]
    );
    assert_eq!(
        facts[3..],
        [(&*derived_id("A cake?"), answer, None), (&*derived_id("Your cake?"), ask, None)],
        "the section after is no ask section"
    );
}

#[test]
fn a_task_list_after_the_question_holds_the_points_and_all_bold_is_essential() {
    let deck = parse(WHOLE).unwrap();
    let point = |text: &str, essential| Point { text: text.into(), essential };
    let wanted = [point("Four minutes", true), point("not five", false), point("Warm the pot", false)];
    assert_eq!(*deck.sections[0].topics[0].cards[0].points, wanted);
    for list in ["- [ ] a\n- [ ] b", "* [ ] a\n\n* [X] b", "1. [ ] a\n2. [ ] b"] {
        let card = only_card(&format!("{list}\n\nx"));
        assert_eq!(*card.points, [point("a", false), point("b", false)], "{list}");
        assert_eq!(*card.answer, [paragraph("x")]);
    }
}

#[test]
fn a_list_with_other_items_is_part_of_the_answer_in_its_order() {
    let card = only_card("- [ ] a\n- b\n- [ ] c");
    assert_eq!(*card.points, []);
    assert_eq!(*card.answer, [Block::Bullets(["a", "b", "c"].map(|item| [paragraph(item)].into()).into())]);
}

#[test]
fn answers_are_blocks_of_inlines() {
    let deck = parse(WHOLE).unwrap();
    let cards: Vec<_> = deck.sections.iter().flat_map(|s| &s.topics).flat_map(|t| &t.cards).collect();
    let gap = |gap: &str| Inline::Placeholder(gap.into());
    assert_eq!(
        *cards[0].answer,
        [Block::Paragraph([text("About "), gap("some number"), text(" minutes, not [five].")].into())]
    );
    let numbers =
        Block::Numbers([[paragraph("sencha")].into(), [paragraph("matcha"), paragraph("cold, too")].into()].into());
    let bullets = Block::Bullets([[paragraph("green"), numbers].into(), [paragraph("black")].into()].into());
    assert_eq!(*cards[1].answer, [bullets, Block::Code("pour[ 0 ]\n  stir\n".into())]);
    assert_eq!(*cards[2].question, [text("Do you "), gap("drink or brew"), text(" tea?")]);
    let link = |href: &str, words: &str| Inline::Link { href: href.into(), text: [text(words)].into() };
    let wanted = vec![
        Inline::Emphasis([text("Yes")].into()),
        text(", "),
        Inline::Strong([text("of "), Inline::Code("course".into())].into()),
        text(": "),
        link("https://tea.example/a_b", "look"),
        text(" or "),
        link("mailto:me@tea.example", "me@tea.example"),
        text("."),
    ];
    assert_eq!(*cards[2].answer, [Block::Paragraph(wanted.into())]);
    let star = [
        Block::Situation([paragraph("It was late.")].into()),
        Block::Action([Block::Bullets([[paragraph("I baked.")].into()].into())].into()),
        Block::Result([paragraph("Cake.")].into()),
    ];
    assert_eq!(*cards[3].answer, star);
}

#[test]
fn brackets_are_placeholders_unless_escaped_empty_or_a_link() {
    let gap = |gap: &str| Inline::Placeholder(gap.into());
    for (source, inlines) in [
        ("[a b]", vec![gap("a b")]),
        ("[a\nb]", vec![gap("a b")]),
        ("x[a][b]y", vec![text("x"), gap("a"), gap("b"), text("y")]),
        ("\\[a\\]", vec![text("[a]")]),
        ("\\[a] [b]", vec![text("[a] "), gap("b")]),
        ("\\\\[a]", vec![text("\\"), gap("a")]),
        ("\\\\\\[a]", vec![text("\\[a]")]),
        ("[] [ ] [", vec![text("[] [ ] [")]),
        ("[[a]]", vec![text("["), gap("a"), text("]")]),
        ("[ a ]", vec![gap("a")]),
        ("[a *b*]", [text("[a "), Inline::Emphasis([text("b")].into()), text("]")].into()),
        ("`[a]`", [Inline::Code("[a]".into())].into()),
        ("[é & ü’s]", vec![gap("é & ü’s")]),
    ] {
        assert_eq!(*only_card(source).answer, [Block::Paragraph(inlines.into())], "{source}");
    }
}

#[test]
fn each_fault_is_told_with_its_line_and_column() {
    let what = |what: &str| Fault::BadAttribute(what.into());
    let id = |id: &str| id.to_string();
    let card = "# T\n## S\n#### Q {#q}\n";
    for (source, line, column, fault) in [
        ("", 1, 1, Fault::NoTitle),
        ("## S\n#### Q\nx", 1, 1, Fault::NoTitle),
        ("# T\n\n# U", 3, 1, Fault::SecondTitle),
        ("# T\n### A", 2, 1, Fault::NoSection),
        ("# T\n#### Q", 2, 1, Fault::NoSection),
        ("# T\n\nHello", 3, 1, Fault::StrayText),
        ("# T\n## S\n- [ ] p", 3, 1, Fault::StrayText),
        ("# T\n## S\n##### Task", 3, 1, Fault::StrayText),
        ("# T\n## S\n#### Q\nx\n## U\nHello", 6, 1, Fault::StrayText),
        (&format!("{card}###### Deep"), 4, 1, Fault::TooDeepHeading),
        (&format!("{card}##### Reason"), 4, 1, Fault::NotAStarPart),
        ("# T\n## S\n#### Q {.aks}\nx", 3, 1, what(".aks")),
        ("# T\n## S\n#### Q {seconds=ten}\nx", 3, 1, what("seconds=ten")),
        ("# T\n## S\n#### Q {seconds=0}\nx", 3, 1, what("seconds=0")),
        ("# T\n## S\n#### Q {seconds=3601}\nx", 3, 1, what("seconds=3601")),
        ("# T {lang=}\n## S\n#### Q\nx", 1, 1, what("lang=")),
        (&format!("{card}x\n\n> quote"), 6, 1, Fault::Unsupported("a quote")),
        (&format!("{card}é ![i](https://x)"), 4, 3, Fault::Unsupported("an image")),
        (&format!("{card}éé <b>"), 4, 4, Fault::Unsupported("HTML")),
        (&format!("{card}\n<p>\nx\n</p>"), 5, 1, Fault::Unsupported("HTML")),
        (&format!("{card}x\n\n---\n"), 6, 1, Fault::Unsupported("a rule")),
        (&format!("{card}- x\n\n  ---\n"), 6, 3, Fault::Unsupported("a rule")),
        (&format!("{card}- x\n  # h"), 5, 3, Fault::Unsupported("a heading")),
        (&format!("{card}| a |\n|---|\n| b |"), 4, 1, Fault::Unsupported("a table")),
        (&format!("{card}x\n- [ ] p"), 5, 1, Fault::LatePoints),
        (&format!("{card}- [ ] p\n\n* [ ] r\n\nx"), 6, 1, Fault::LatePoints),
        (&format!("{card}- x\n  - [ ] p"), 5, 3, Fault::LatePoints),
        (&format!("{card}- [ ] p\n- [ ]\n\nx"), 5, 1, Fault::EmptyPoint),
        (&format!("{card}a [b](javascript:x)"), 4, 3, unsafe_link("javascript:x")),
        (&format!("{card}- *a* [b](/local)"), 4, 7, unsafe_link("/local")),
        (card, 3, 1, Fault::Deck(DeckError::Unfinished { id: id("q") })),
        ("# T\n## S\n####\nx", 3, 1, Fault::Deck(DeckError::Unfinished { id: derived_id("") })),
        ("# T\n## S", 1, 1, Fault::Deck(DeckError::Empty)),
        ("# T {#É}\n## S\n#### Q\nx", 1, 1, Fault::Deck(DeckError::BadId { id: id("É") })),
        ("# T\n\n## S {#S}\n#### Q\nx", 3, 1, Fault::Deck(DeckError::BadId { id: id("S") })),
        ("# T\n## S\n#### Q {#a--b}\nx", 3, 1, Fault::Deck(DeckError::BadId { id: id("a--b") })),
        (&format!("{card}x\n\n#### R {{#q}}\ny"), 6, 1, Fault::Deck(DeckError::SameId { id: id("q") })),
        ("# T\n## S {#s}\n#### S\nx\n## S {#s}\n", 5, 1, Fault::Deck(DeckError::SameId { id: id("s") })),
        ("# T\n## S\n#### Q {#q .ask}\n- [ ] p\n\nx", 3, 1, Fault::Deck(DeckError::BadPoints { id: id("q") })),
        (&format!("{card}{}\nx", "- [ ] p\n".repeat(33)), 3, 1, Fault::Deck(DeckError::BadPoints { id: id("q") })),
    ] {
        let faults = parse(source).expect_err(source);
        assert_eq!((faults[0].line, faults[0].column, &faults[0].fault), (line, column, &fault), "{source}");
        let told = faults[0].to_string();
        assert!(told.starts_with(&format!("{line}:{column}: ")) && told.len() > 20, "{told}");
    }
}

fn unsafe_link(href: &str) -> Fault {
    Fault::Deck(DeckError::UnsafeLink { href: href.into() })
}

#[test]
fn all_faults_are_told_in_the_texts_order() {
    let faults = parse("# T\nstray\n## S {.x}\n#### Q\n<b>\n\n# U\n").unwrap_err();
    let lines: Vec<usize> = faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 5, 7]);
}

#[test]
fn line_ends_and_a_byte_order_mark_of_other_systems_make_no_difference() {
    let dos = format!("\u{feff}{}", WHOLE.replace('\n', "\r\n"));
    assert_eq!(parse(&dos).unwrap(), parse(WHOLE).unwrap());
    let fault = &parse("\u{feff}# T\r\n## S\r\n#### Q\r\né <b>\r\n").unwrap_err()[0];
    assert_eq!((fault.line, fault.column), (4, 3));
}
