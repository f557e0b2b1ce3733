//! What reading takes grows with the file, and no faster, whatever is in it.

use cuecard::import::{Format, Options, read};

use super::cost::is_linear;

/// Holds a file made of one scrap to linear work, in one format.
fn holds(format: Format, before: &str, scrap: &str) {
    let make = |size: usize| -> Box<dyn Fn()> {
        let text = format!("{before}{}", scrap.repeat(size / scrap.len()));
        let options = Options { format: Some(format), ..Options::default() };
        Box::new(move || drop(read("", text.as_bytes(), &options)))
    };
    is_linear(&format!("{format:?} {scrap:?}"), 1 << 13, 1 << 18, &make);
}

#[test]
fn markdown_takes_linear_work() {
    for scrap in [
        "**a?**\nb\n\n",
        "1. **a?**\n",
        "1. a\n",
        "- a\n  - b\n",
        "Q: a\nA: b\n\n",
        "## a?\nb\n",
        "###### a\n",
        "<b>",
        "<b>a</i>",
        "<details><summary>a",
        "<!--",
        "<a b=\"",
        "a\\\n",
        "a\n: b\n\n",
        "[^1]: a\n\n",
        "[^1]",
        "|a|b|\n",
        "[a](#b)\n",
        "**a** ",
        "<sup>",
        "<svg>\n\n",
        "*a ",
        "> a\n",
    ] {
        holds(Format::FreeMarkdown, "# T\n\n", scrap);
        holds(Format::FreeMarkdown, "# T\n\n## Q?\n\n", scrap);
    }
}

#[test]
fn html_takes_linear_work() {
    for scrap in [
        "<b>",
        "<b>a</i>",
        "<p>a",
        "<ul><li>a",
        "<li>a",
        "<table><tr><td>a",
        "</b>",
        "<h2>a?</h2>b",
        "<pre>a\n",
        "&amp;",
        "<!--",
        "<a href=x>a",
        "<details><summary>a</summary>b</details>",
        "<script>",
        "a\n",
        "<code>a",
        "<br>",
    ] {
        holds(Format::Html, "", scrap);
    }
}

#[test]
fn rows_and_lines_take_linear_work() {
    for (format, scrap) in [
        (Format::Table, "a,b\n"),
        (Format::Table, "\""),
        (Format::Table, "\"a\"\"b\",c\n"),
        (Format::Table, "a,<b>c</b><br>d\n"),
        (Format::Quizlet, "a\tb\n"),
        (Format::Anki, "{{c1::a}} "),
        (Format::Anki, "[sound:a] "),
        (Format::Anki, "{{c"),
        (Format::Hashcards, "C: [a]\n"),
        (Format::Hashcards, "Q: a\nA: b\n"),
        (Format::Hashcards, "Q: a\n"),
        (Format::Obsidian, "a::b\n"),
        (Format::Obsidian, "a\n?\nb\n\n"),
        (Format::Obsidian, "<!--SR:"),
        (Format::Separated, "a\n\nb\n---\n"),
        (Format::Plain, "a?\nb\n"),
        (Format::Plain, "- a\n"),
        (Format::Plain, "a: b\n"),
    ] {
        holds(format, "", scrap);
    }
    holds(Format::Objects, "", "[");
    holds(Format::Anki, "#separator:tab\n#deck column:1\n", "a\tb?\tc\nd\te?\tf\n");
}
