//! What a draft is for: a deck, and what is said before it is one.

use cuecard::deck::{Catalog, DeckError, Kind, from_json, plain, to_json};
use cuecard::import::markdown::parse;
use cuecard::import::{Columns, Delimiter, Draft, Format, NoteKind, Options, read};

use super::fixtures::{draft, fixture};

fn questions(draft: &Draft) -> Vec<String> {
    draft.cards().map(|card| plain(&card.front)).collect()
}

#[test]
fn the_interview_set_gives_42_cards_in_4_sections() {
    let draft = draft("interview-questions.md");
    let count = |section: &cuecard::import::DraftSection| section.topics.iter().map(|topic| topic.cards.len()).sum();
    let sections: Vec<(&str, usize)> =
        draft.sections.iter().map(|section| (section.title.as_str(), count(section))).collect();
    let wanted = [
        ("Based on Resume", 15),
        ("Based on Python Development Jobs", 14),
        ("To ask interviewer", 8),
        ("Behavioral and Situational Questions", 5),
    ];
    assert_eq!((draft.title.as_str(), sections.as_slice()), ("Interview Questions", &wanted[..]));
    assert_eq!(draft.sections[1].topics.len(), 14, "a topic for each question");
    assert!(draft.cards().all(|card| !card.answer.is_empty()));
    let deck = draft.into_deck().unwrap();
    let catalog = Catalog::new(deck);
    let to_ask = catalog.cards().filter(|ix| catalog.is_ask(*ix)).count();
    assert_eq!((catalog.len(), to_ask), (42, 8));
}

#[test]
fn the_shipped_deck_comes_through_whole() {
    let text = std::fs::read_to_string("decks/interview.md").unwrap();
    let deck = parse(&text).unwrap();
    let markdown = read("interview.md", text.as_bytes(), &Options::default());
    assert_eq!(markdown.options.format, Some(Format::Markdown));
    assert_eq!(markdown.into_deck(), Ok(deck.clone()));
    let json = read("interview.json", to_json(&deck).as_bytes(), &Options::default());
    assert_eq!(json.into_deck(), Ok(deck));
}

#[test]
fn a_draft_survives_as_json() {
    let draft = draft("interview-questions.md");
    let json = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
    let deck = draft.into_deck().unwrap();
    assert_eq!(from_json(&to_json(&deck)), Ok(deck));
}

#[test]
fn the_level_of_questions_can_be_chosen() {
    let text = "# A\n\n## B?\n\ntext\n\n### C\n\nmore\n";
    let level = |level| {
        let options = Options { format: Some(Format::FreeMarkdown), question_level: level, ..Options::default() };
        read("", text.as_bytes(), &options)
    };
    assert_eq!(questions(&level(Some(2))), ["B?"]);
    assert_eq!(questions(&level(Some(3))), ["C"]);
    let found = level(None);
    assert_eq!((questions(&found), found.options.question_level), (vec!["B?".to_string()], Some(2)));
}

#[test]
fn columns_delimiter_and_header_can_be_chosen() {
    let text = "a;one;x\nb;two;y\n";
    let found = read("", text.as_bytes(), &Options { format: Some(Format::Table), ..Options::default() });
    assert_eq!(questions(&found), ["a", "b"]);
    assert_eq!((found.options.delimiter, found.options.has_header), (Some(Delimiter::Semicolon), Some(false)));
    let named = read("", b"Q;A\na;one\n", &Options { format: Some(Format::Table), ..Options::default() });
    assert_eq!((questions(&named), named.options.has_header), (vec!["a".to_string()], Some(true)));
    let columns = Columns { front: 2, back: 0, tags: Some(1), section: None };
    let options = Options {
        format: Some(Format::Table),
        columns: Some(columns),
        has_header: Some(true),
        delimiter: Some(Delimiter::Semicolon),
        ..Options::default()
    };
    let chosen = read("", text.as_bytes(), &options);
    assert_eq!(questions(&chosen), ["y"]);
    assert_eq!(chosen.cards().next().unwrap().tags, ["two"]);
}

#[test]
fn quizlet_separators_can_be_chosen() {
    let options = Options {
        format: Some(Format::Quizlet),
        term_separator: Some("=>".into()),
        card_separator: Some("##".into()),
        ..Options::default()
    };
    let draft = read("", b"a=>b##c=>d, e\nf##alone", &options);
    assert_eq!(questions(&draft), ["a", "c"]);
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::OneField && note.line == 2), "{:?}", draft.notes);
}

#[test]
fn points_are_proposed_only_where_they_are_wanted() {
    let text = "# T\n\n## Why?\n\n- one thing\n- another thing\n\n## What for?\n\nFor **this** and **that**.\n";
    let points = |propose_points| {
        let options = Options { format: Some(Format::FreeMarkdown), propose_points, ..Options::default() };
        let draft = read("", text.as_bytes(), &options);
        let of = |card: &cuecard::import::DraftCard| {
            assert!(card.points.iter().all(|point| point.proposed));
            card.points.iter().map(|point| point.text.clone()).collect::<Vec<_>>()
        };
        draft.cards().map(of).collect::<Vec<_>>()
    };
    assert_eq!(points(None), [vec!["one thing", "another thing"], vec!["this", "that"]]);
    assert_eq!(points(Some(false)), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn cards_without_an_answer_are_shown_and_left_out_of_the_deck() {
    let draft = draft("bold-lines.md");
    assert_eq!(draft.cards().count(), 3);
    let empty: Vec<usize> =
        draft.notes.iter().filter(|note| note.kind == NoteKind::EmptyAnswer).map(|note| note.line).collect();
    assert_eq!(empty, [8]);
    let deck = draft.into_deck().unwrap();
    assert_eq!(Catalog::new(deck).len(), 2);
    let nothing = read("", b"", &Options::default());
    assert!(nothing.notes.iter().any(|note| note.kind == NoteKind::NothingFound));
    assert_eq!(nothing.into_deck(), Err(DeckError::Empty));
}

#[test]
fn written_ids_stay_and_useless_ones_are_replaced() {
    let text = "# T {#deck}\n\n## A? {#a}\n\nx\n\n## B? {#a}\n\ny\n\n## C? {#Not-A-Slug}\n\nz\n";
    let draft = read("", text.as_bytes(), &Options { format: Some(Format::FreeMarkdown), ..Options::default() });
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::Id("Not-A-Slug".into()) && note.line == 11));
    let deck = draft.into_deck().unwrap();
    assert_eq!(deck.id, "deck");
    let ids: Vec<&str> = deck.sections[0].topics[0].cards.iter().map(|card| &*card.id).collect();
    let derived = |text: &str| cuecard::deck::derived_id(text);
    assert_eq!(ids, ["a", &derived("B?"), &derived("C?")]);
}

#[test]
fn the_same_question_is_told_with_the_line_of_the_first() {
    let text = "## Why?\n\nx\n\n## why?\n\nx\n\n## Why?\n\ny\n";
    let draft = read("", text.as_bytes(), &Options { format: Some(Format::FreeMarkdown), ..Options::default() });
    let notes: Vec<_> = draft.notes.iter().map(|note| (note.line, note.kind.clone())).collect();
    assert_eq!(notes, [(5, NoteKind::Duplicate(1)), (9, NoteKind::SameQuestion(1))]);
}

#[test]
fn line_ends_and_encodings_make_no_difference() {
    let text = String::from_utf8(fixture("numbered-bold.md")).unwrap();
    let wanted = draft("numbered-bold.md");
    let utf16 = |big: bool| {
        let units = "\u{feff}".encode_utf16().chain(text.encode_utf16().collect::<Vec<_>>());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let unmarked: Vec<u8> = utf16(false).split_off(2);
    for (name, bytes, guessed) in [
        ("CRLF", text.replace('\n', "\r\n").into_bytes(), None),
        ("CR", text.replace('\n', "\r").into_bytes(), None),
        ("mark", format!("\u{feff}{text}").into_bytes(), None),
        ("UTF-16 LE", utf16(false), None),
        ("UTF-16 BE", utf16(true), None),
        ("UTF-16 unmarked", unmarked, Some("UTF-16LE")),
    ] {
        let mut found = read("numbered-bold.md", &bytes, &Options::default());
        let notes = std::mem::take(&mut found.notes);
        let told: Vec<_> = notes.into_iter().map(|note| note.kind).collect();
        let expected: Vec<_> = guessed.into_iter().map(|name| NoteKind::EncodingGuessed(name.into())).collect();
        assert_eq!(told, expected, "{name}");
        assert_eq!(found, wanted, "{name}");
    }
}

#[test]
fn a_section_to_ask_has_cards_to_ask() {
    let draft = draft("interview-questions.md");
    let ask: Vec<bool> = draft.cards().map(|card| card.kind == Kind::Ask).collect();
    assert_eq!(ask.iter().position(|ask| *ask), Some(29));
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::ToAsk));
}
