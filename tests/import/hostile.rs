//! Files nobody would write, in every format: an answer each, and nothing that could harm a page.

use cuecard::deck::{Block, Deck, Inline, check, from_json, is_safe_href, to_json};
use cuecard::import::{Draft, Format, LARGEST, NoteKind, Options, detect, read};
use proptest::prelude::*;

use super::fixtures::{draft, fixture};

const FORMATS: [Format; 14] = [
    Format::Markdown,
    Format::Json,
    Format::FreeMarkdown,
    Format::Html,
    Format::Table,
    Format::Quizlet,
    Format::Anki,
    Format::Hashcards,
    Format::Obsidian,
    Format::Separated,
    Format::H5p,
    Format::Trivia,
    Format::Objects,
    Format::Plain,
];

/// Reads in every format. Each draft makes a valid deck or an empty one, survives as JSON, and is not much larger than
/// what it was made of.
fn holds_up(bytes: &[u8]) {
    detect("", bytes);
    for format in FORMATS {
        let draft = read("a.b", bytes, &Options { format: Some(format), ..Options::default() });
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft, "{format:?}");
        assert!(json.len() < 2000 + 600 * bytes.len(), "{format:?}: {} of {}", json.len(), bytes.len());
        if let Ok(deck) = draft.into_deck() {
            assert_eq!(check(&deck), Ok(()), "{format:?}");
            assert_eq!(from_json(&to_json(&deck)), Ok(deck), "{format:?}");
        }
    }
}

fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(
        &[
            "# T\n",
            "## What?\n",
            "### 1. Why\n",
            "#### Q {#q .ask}\n",
            "1. **Q?**\n",
            "- [ ] p\n",
            "- a\n",
            "  - b?\n",
            "Q: a\n",
            "A: b\n",
            "C: a [b]\n",
            "**Answer**: x\n",
            "**Question**: y\n",
            "a::b\n",
            "a:::b\n",
            "?\n",
            "??\n",
            "---\n",
            "| a | b |\n|---|---|\n| c? | d |\n",
            "<details><summary>",
            "</summary>",
            "</details>\n",
            "<b>",
            "</i>",
            "<script>",
            "</script>",
            "<ul><li>",
            "<table><tr><td>",
            "</td>",
            "<pre>",
            "</pre>",
            "<a href=x>",
            "<br>",
            "<sup>2",
            "<!--SR:!",
            "-->",
            "&amp;",
            "&#x0;",
            "\t",
            ",",
            ";",
            "\"",
            "\n",
            "\n\n",
            "\\\n",
            "  \n",
            "*",
            "**",
            "`",
            "```\n",
            "[",
            "](#a)",
            "[x](https://x)",
            "![",
            "{{c1::",
            "}}",
            "#separator:tab\n",
            "#html:true\n",
            "{",
            "}",
            "[{\"a\":\"b\",\"c\":\"d\"}]",
            "T\n: d\n",
            "[^1]",
            "[^1]: f\n",
            "\u{2028}",
            "\u{202e}",
            "\u{0}",
            "\u{feff}",
            "é",
            "面?",
            "> ",
            "    ",
            "x ",
        ][..],
    );
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_scraps_are_read_in_every_format(text in scraps()) {
        holds_up(text.as_bytes());
    }

    #[test]
    fn any_bytes_are_read_in_every_format(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        holds_up(&bytes);
    }

    #[test]
    fn any_text_is_read_in_every_format(text in any::<String>()) {
        holds_up(text.as_bytes());
    }

    #[test]
    fn a_part_of_a_fixture_is_read_in_every_format(at in 0.0..1.0f64, which in 0..6usize) {
        let names = ["labels.md", "details.md", "anki.txt", "clipboard.html", "h5p.json", "quoted.csv"];
        let bytes = fixture(names[which]);
        holds_up(&bytes[(bytes.len() as f64 * at) as usize..]);
        holds_up(&bytes[..(bytes.len() as f64 * at) as usize]);
    }
}

#[test]
fn what_is_nested_without_end_is_read_flat() {
    const DEEP: usize = 5_000;
    for scrap in [
        "- ",
        "> ",
        "<ul><li>",
        "<b>",
        "<div>",
        "<table><tr><td>",
        "<details><summary>",
        "<pre>",
        "*a ",
        "**a ",
        "[",
        "{{c1::",
        "<sup>",
        "1. ",
        "[[",
        "{\"a\":",
        "<!--SR:",
        "\"",
        "<svg>",
        "T\n: ",
        "<dl><dt>",
        "> - ",
        "Q: ",
        "a::",
    ] {
        holds_up(scrap.repeat(DEEP).as_bytes());
        holds_up(format!("# T\n\n## Q?\n\n{}x", scrap.repeat(DEEP)).as_bytes());
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused() {
    let draft = read("a.md", &vec![b'a'; LARGEST + 1], &Options::default());
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::TooLarge(LARGEST)));
    assert_eq!(draft.cards().count(), 0);
}

#[test]
fn a_deck_beyond_the_limits_is_cut_and_told() {
    let text: String = (0..20_010).map(|n| format!("## S{n}\n### T\n#### Q{n}?\nx\n")).collect();
    let draft = read("", text.as_bytes(), &Options { format: Some(Format::FreeMarkdown), ..Options::default() });
    assert_eq!(draft.cards().count(), 20_000);
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::TooManyCards(10)));
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::Joined));
    assert_eq!(check(&draft.into_deck().unwrap()), Ok(()));
    let long = format!("## Q?\n\n{}", "a *b* ".repeat(9_000));
    let draft = read("", long.as_bytes(), &Options { format: Some(Format::FreeMarkdown), ..Options::default() });
    assert!(draft.notes.iter().any(|note| note.kind == NoteKind::Cut));
    assert_eq!(check(&draft.into_deck().unwrap()), Ok(()));
}

#[test]
fn nothing_of_a_hostile_page_is_left_but_its_texts() {
    let whole = [fixture("hostile.md"), fixture("anki.txt")].concat();
    for format in FORMATS {
        let draft = read("", &whole, &Options { format: Some(format), ..Options::default() });
        let Ok(deck) = draft.into_deck() else { continue };
        for href in links(&deck) {
            assert!(is_safe_href(&href), "{format:?}: {href}");
        }
    }
    let json = to_json(&draft("hostile.md").into_deck().unwrap());
    for gone in
        ["alert", "onerror", "onclick", "javascript", "data:", "vbscript", "hidden", "evil", "position", "script"]
    {
        assert!(!json.contains(gone), "{gone}: {json}");
    }
    for left in ["Text with ", "bold", "https://good.example"] {
        assert!(json.contains(left), "{left}: {json}");
    }
}

fn links(deck: &Deck) -> Vec<String> {
    let cards = deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
    let mut found = Vec::new();
    for card in cards {
        of_inlines(&card.question, &mut found);
        of_blocks(&card.answer, &mut found);
    }
    found
}

fn of_blocks(blocks: &[Block], found: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(words) => of_inlines(words, found),
            Block::Code(_) => {}
            Block::Bullets(items) | Block::Numbers(items) => items.iter().for_each(|item| of_blocks(item, found)),
            Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
                of_blocks(inner, found);
            }
        }
    }
}

fn of_inlines(inlines: &[Inline], found: &mut Vec<String>) {
    for inline in inlines {
        match inline {
            Inline::Link { href, text } => {
                found.push(href.to_string());
                of_inlines(text, found);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => of_inlines(inner, found),
            _ => {}
        }
    }
}
