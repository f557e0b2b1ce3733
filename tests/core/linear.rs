//! What reading takes grows with the text, and no faster, whatever is in it.

use cuecard::deck::{Catalog, from_json, to_json};
use cuecard::import::markdown::{parse, stamp_ids};

use super::cost::is_linear;

/// All that is done with a deck's text before its first card.
fn read(text: &str) {
    let Ok(deck) = parse(text) else { return };
    stamp_ids(text, &deck);
    if let Ok(deck) = from_json(&to_json(&deck)) {
        Catalog::new(deck);
    }
}

fn text(body: String) -> Box<dyn Fn()> {
    let text = format!("# T\n## S\n#### Q\n\n{body}\n");
    Box::new(move || read(&text))
}

#[test]
fn a_text_of_one_scrap_takes_linear_work() {
    for scrap in [
        "\\",
        "\\[",
        "\\\\[a]",
        "[",
        "[a]",
        "[a](",
        "![",
        "*",
        "*a ",
        "**a ",
        "_a*",
        "`",
        "``a`",
        "<",
        "<b>",
        "<!--",
        "<a b=\"",
        "&",
        "{",
        "- ",
        "> ",
        "> - ",
        "- a\n",
        "- [ ] a\n",
        "1. a\n\n",
        "a|",
        "a|b\n",
        "a\n",
        "a\\\n",
        "\n",
        "    a\n",
        "<b>\n\n",
        "---\n",
        "[a]: b\n\n",
        "[a]: b \"c\n",
        "x **y** `z` [gap]\n\n",
        "```\n",
        "##### Task\nx\n",
        "#### Q {.a}\nx\n",
    ] {
        is_linear(scrap, 1 << 14, 1 << 20, &|size| text(scrap.repeat(size / scrap.len())));
    }
}

#[test]
fn a_text_of_two_halves_takes_linear_work() {
    for (first, second) in [
        ("- ", "\n"),
        ("> ", "a\n"),
        ("> - ", "\n"),
        ("- ", "a\n"),
        ("*a ", "b* "),
        ("[", "](https://x)"),
        ("a|", "\n"),
    ] {
        let make = |size: usize| text(first.repeat(size / first.len()) + &second.repeat(size / second.len()));
        is_linear(first, 1 << 13, 1 << 19, &make);
    }
}

#[test]
fn cards_and_sections_that_are_alike_take_linear_work() {
    type Part = fn(usize) -> String;
    let parts: [(&str, Part); 6] = [
        ("one question", |_| "#### Q\nx\n".into()),
        ("one question, many answers", |n| format!("#### Q\nx{n}\n")),
        ("many questions", |n| format!("#### Q{n}\nx\n")),
        ("one section", |_| "## S\n#### Q\nx\n".into()),
        ("many sections", |n| format!("## S{n}\n#### Q{n}\nx\n")),
        ("sections of one id", |n| format!("## S{}\n#### Q{n}\nx\n", "?".repeat(n % 7))),
    ];
    for (name, part) in parts {
        is_linear(name, 1000, 16_000, &|size| text((0..size).map(part).collect()));
    }
}

#[test]
fn many_faults_on_one_line_take_linear_work() {
    is_linear("faults", 1000, 32_000, &|size| text(format!("é{}", "<b>".repeat(size))));
}

/// FNV-1a, folded to 32 bits.
fn hash(id: &str) -> u32 {
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ hash >> 32) as u32
}

#[test]
fn ids_made_up_to_collide_take_linear_work() {
    let ids: Vec<String> =
        (0..).map(|n: u32| format!("{n:x}")).filter(|id| hash(id).is_multiple_of(1 << 12)).take(4000).collect();
    let make = |size: usize| -> Box<dyn Fn()> {
        let cards: Vec<String> = ids[..size].iter().map(|id| format!("#### Q {{#{id}}}\nx\n")).collect();
        let deck = parse(&format!("# T\n## S\n{}", cards.concat())).unwrap();
        let ids = ids[..size].to_vec();
        Box::new(move || {
            for _ in 0..10 {
                let catalog = Catalog::new(deck.clone());
                assert!(ids.iter().all(|id| catalog.find(id).is_some()));
            }
        })
    };
    is_linear("ids", 2000, 2000, &make);
}
