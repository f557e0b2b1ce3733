//! Each fixture's draft, as it was looked at and found right; `cargo insta review` or `INSTA_UPDATE=always` changes it.

use std::fs;
use std::path::PathBuf;

use cuecard::deck::check;
use cuecard::import::{Draft, Format, Options, detect, read};

use super::outline::outline;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

pub(crate) fn fixture(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

pub(crate) fn draft(name: &str) -> Draft {
    read(name, &fixture(name), &Options::default())
}

#[test]
fn each_fixture_has_a_format() {
    let wanted = [
        ("anki.txt", Format::Anki),
        ("bold-lines.md", Format::FreeMarkdown),
        ("clipboard.html", Format::Html),
        ("details.md", Format::FreeMarkdown),
        ("h5p.json", Format::H5p),
        ("hashcards.md", Format::Hashcards),
        ("hostile.md", Format::FreeMarkdown),
        ("interview-questions.md", Format::FreeMarkdown),
        ("labels.md", Format::FreeMarkdown),
        ("latin1.csv", Format::Table),
        ("leaf-headings.md", Format::FreeMarkdown),
        ("lists.md", Format::FreeMarkdown),
        ("numbered-bold.md", Format::FreeMarkdown),
        ("numbered-headings.md", Format::FreeMarkdown),
        ("objects.json", Format::Objects),
        ("obsidian.md", Format::Obsidian),
        ("own-mistakes.md", Format::FreeMarkdown),
        ("own.md", Format::Markdown),
        ("plain-pairs.txt", Format::Plain),
        ("plain-questions.txt", Format::Plain),
        ("quizlet.txt", Format::Quizlet),
        ("quoted.csv", Format::Table),
        ("separated.md", Format::Separated),
        ("tables.md", Format::FreeMarkdown),
        ("terms.md", Format::FreeMarkdown),
        ("trivia.json", Format::Trivia),
        ("utf16.txt", Format::Hashcards),
    ];
    let found = fs::read_dir(folder()).unwrap().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> = found.collect();
    found.sort();
    assert_eq!(found, wanted.map(|(name, _)| name));
    for (name, format) in wanted {
        assert_eq!(detect(name, &fixture(name)), format, "{name}");
    }
}

#[test]
fn each_fixture_gives_the_draft_that_was_looked_at() {
    let names = fs::read_dir(folder()).unwrap().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    for name in names {
        let draft = draft(&name);
        insta::assert_snapshot!(name.as_str(), outline(&draft));
        let deck = draft.into_deck().unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(check(&deck), Ok(()), "{name}");
    }
}

#[test]
fn mistakes_of_our_markdown_are_told_where_it_is_asked_for() {
    let options = Options { format: Some(Format::Markdown), ..Options::default() };
    insta::assert_snapshot!("own-mistakes-asked", outline(&read("", &fixture("own-mistakes.md"), &options)));
}
