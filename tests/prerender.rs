//! What the build draws of a deck. The components run natively here: whatever asks a browser for something panics.

use cuecard::deck::{Block, Card, Deck, Inline, Kind, Point, Section, Topic, from_json};
use cuecard::prerender::{blocks, first_screen, inlines};

fn text(words: &str) -> Box<[Inline]> {
    Box::new([Inline::Text(words.into())])
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn deck(lang: &str, title: &str, cards: Vec<Card>) -> Deck {
    let topic = Topic { title: Some(title.into()), cards };
    let section = Section { id: "s".into(), title: title.into(), topics: vec![topic] };
    let (id, title, lang) = ("d".into(), "d".into(), lang.into());
    Deck { schema_version: 1, id, title, lang, sections: vec![section], former: None }
}

fn card(id: &str, kind: Kind, words: &str) -> Card {
    let points = [true, false].map(|essential| Point { text: words.into(), essential }).into();
    Card { id: id.into(), kind, question: text(words), points, answer: [paragraph(words)].into(), seconds: None }
}

/// What stands between `<` and `>`.
fn tags(html: &str) -> Vec<&str> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect()
}

#[test]
fn the_first_screen_has_the_whole_first_card() {
    let json = include_str!("../public/decks/interview.json");
    let html = first_screen(from_json(json).unwrap()).unwrap();
    for part in [
        "data-act=\"deck\"",
        ">1 of 34<",
        "data-act=\"skip\"",
        "<button disabled",
        "What have you built with Python?</h2>",
        "data-act=\"tick0\"><strong>Backend data modules at Anuvu</strong>",
        "<p>A lot, and of different kinds. At <strong>Anuvu</strong> I",
        "Show answer<kbd",
        "data-act=\"good\"",
        "<small aria-hidden=\"true\">in 2 days</small>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("<!"), "marks for another use: {html}");
}

#[test]
fn the_first_screen_is_no_app_and_names_its_card() {
    let html = first_screen(deck("en", "t", vec![card("a", Kind::Ask, "?"), card("b", Kind::Answer, "!")])).unwrap();
    assert!(html.contains(" data-card=\"b\"") && html.contains(" lang=\"en\"") && !html.contains("data-app"), "{html}");
}

#[test]
fn the_first_screen_of_a_deck_without_answers_is_none() {
    assert_eq!(first_screen(deck("en", "t", vec![card("a", Kind::Ask, "?")])), None);
}

/// HTML without the values of `lang`, up to the quote that ends each.
fn without_lang(html: &str) -> String {
    let mut parts = html.split(" lang=\"");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |html, part| html + " lang" + part.split_once('"').map_or("", |(_, rest)| rest))
}

#[test]
fn deck_text_cannot_become_markup() {
    let html = |words: &str| first_screen(deck(words, words, vec![card("a", Kind::Answer, words)])).unwrap();
    let plain = html("x");
    for words in ["<script>1</script>", "\"><p a=\"", "'><p", "a <!-- -->", "</h2>", "<![CDATA[", "<"] {
        // The same tags and attributes as with a text that needs no care, but for the values of `lang`.
        let (html, plain) = (without_lang(&html(words)), without_lang(&plain));
        assert_eq!(tags(&html), tags(&plain), "{words}");
    }
    assert!(html("&lt;b&gt;").contains("<p>&amp;lt;b&amp;gt;</p>"));
    let code = Block::Code("</code><script>".into());
    let escaped = "<pre tabindex=\"0\" translate=\"no\"><code>&lt;/code&gt;&lt;script&gt;</code></pre>";
    assert_eq!(blocks(&[code]), escaped);
}

#[test]
fn a_link_that_is_not_followed_keeps_its_words() {
    let link = |href: &str| [Inline::Link { href: href.into(), text: text("here") }];
    assert_eq!(inlines(&link("javascript:alert(1)")), "<span>here</span>");
    assert!(inlines(&link("https://a.example/?b&c")).starts_with("<a href=\"https://a.example/?b&amp;c\" "));
}

#[test]
fn lists_nest() {
    let inner = Block::Numbers([[paragraph("two")].into()].into());
    let outer = Block::Bullets([[paragraph("one"), inner].into()].into());
    let nested = "<ul dir=\"auto\"><li><p>one</p><ol dir=\"auto\"><li><p>two</p></li></ol></li></ul>";
    assert_eq!(blocks(&[outer]), nested);
}

#[test]
fn placeholders_keep_their_brackets() {
    assert_eq!(inlines(&[Inline::Placeholder("company".into())]), "<mark class=\"cc-gap\">[company]</mark>");
}
