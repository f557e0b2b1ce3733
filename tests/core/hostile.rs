//! Texts nobody would write, read without harm.

use std::time::{Duration, Instant};

use cuecard::deck::{from_json, to_json};
use cuecard::import::markdown::{parse, stamp_ids};
use cuecard::import::{Fault, FormatError};
use proptest::prelude::*;

use super::given::cases;

/// Bits of the dialect in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(
        &[
            "# T\n",
            "## S\n",
            "## S {.ask}\n",
            "### A\n",
            "#### Q\n",
            "#### Q {#q}\n",
            "##### Task\n",
            "- [ ] p\n",
            "- a\n",
            "  - b\n",
            "1. n\n",
            "\n",
            "\n\n",
            "*",
            "**",
            "_",
            "`",
            "```\n",
            "[",
            "]",
            "(https://x)",
            "\\",
            "<",
            ">",
            "<b>",
            "&amp;",
            "{#",
            "}",
            "---\n",
            "> ",
            "    ",
            "x",
            "é ",
            "!",
            "|",
            "|---|\n",
            "\r\n",
            "\t",
            "\u{0}",
            "\u{feff}",
        ][..],
    );
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

fn holds_up(text: &str) {
    match parse(text) {
        Ok(deck) => {
            assert_eq!(from_json(&to_json(&deck)).as_ref(), Ok(&deck), "{text:?}");
            stamp_ids(text, &deck);
        }
        Err(faults) => assert!(!faults.is_empty() && faults.iter().all(|fault| is_in(text, fault)), "{faults:?}"),
    }
}

fn is_in(text: &str, fault: &FormatError) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.split('\n').nth(fault.line - 1);
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&fault.column)) && fault.to_string().len() > 8
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(
        text in prop_oneof![
            any::<String>(),
            scraps(),
            scraps().prop_map(|scraps| format!("# T\n## S\n#### Q\n\nx\n\n{scraps}")),
        ],
    ) {
        holds_up(&text);
    }
}

#[test]
fn deep_nesting_is_refused_and_not_followed_down() {
    const DEEP: usize = 20_000;
    let lists: String = (0..600).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    for (name, body, refused) in [
        ("lists on one line", "- ".repeat(DEEP) + "a", true),
        ("lists on many lines", lists, true),
        ("stress", "*a ".repeat(DEEP) + &"b* ".repeat(DEEP), true),
        ("strong stress", "**a ".repeat(DEEP) + &"b** ".repeat(DEEP), true),
        ("asterisks", "*".repeat(DEEP) + "a" + &"*".repeat(DEEP), true),
        ("brackets", "[".repeat(DEEP) + "a" + &"]".repeat(DEEP), false),
        ("links", "[".repeat(DEEP) + "a" + &"](https://x)".repeat(DEEP), false),
        ("quotes", "> ".repeat(DEEP) + "a", true),
        ("quotes and lists", "> - ".repeat(DEEP) + "a", true),
    ] {
        let start = Instant::now();
        let text = format!("# T\n## S\n#### Q\n\n{body}\n");
        holds_up(&text);
        let faults = parse(&text).err().unwrap_or_default();
        let nested = |fault: &FormatError| matches!(fault.fault, Fault::TooDeep | Fault::Unsupported("a quote"));
        assert_eq!(faults.iter().any(nested), refused, "{name}: {faults:.3?}");
        assert!(start.elapsed() < Duration::from_secs(10), "{name} took {:?}", start.elapsed());
    }
}

#[test]
fn nesting_within_reason_is_read() {
    let lists: String = (0..8).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    for body in [lists.as_str(), "*a **b *c **d *e** f* g** h*", "[*a **b***](https://x)"] {
        let deck = parse(&format!("# T\n## S\n#### Q\n\n{body}\n")).unwrap();
        assert_eq!(from_json(&to_json(&deck)), Ok(deck));
    }
    let lists: String = (0..9).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    let faults = parse(&format!("# T\n## S\n#### Q\n\n{lists}\n")).unwrap_err();
    assert_eq!((faults[0].line, faults[0].column, &faults[0].fault), (13, 17, &Fault::TooDeep));
}

#[test]
fn of_many_faults_the_first_thousand_are_told() {
    let faults = |n| parse(&format!("# T\n## S\n#### Q\n\n{}", "<b>\n\n".repeat(n))).unwrap_err();
    let many = faults(10_000);
    assert_eq!((many.len(), many[999].line), (1001, 5 + 2 * 999));
    assert_eq!(many[1000].to_string(), "2005:1: there are more mistakes below; fix these first");
    assert!(faults(1000).iter().all(|fault| fault.fault == Fault::Unsupported("HTML")));
}
