//! Guesses in which format a text is.

use super::draft::{Delimiter, Format};
use super::formats::records::{self, delimiter};
use super::formats::{json, separated, table};
use super::markdown::parse;

/// The format of a text; `name` is that of its file, and may be empty.
pub(super) fn detect(name: &str, text: &str) -> Format {
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let begin = text.trim_start();
    if begin.starts_with(['{', '['])
        && let Some(format) = json::kind(begin)
    {
        return format;
    }
    if ends(&[".csv", ".tsv", ".tab"]) && !is_anki(text) {
        return Format::Table;
    }
    if ends(&[".html", ".htm", ".xhtml"]) || is_html(begin) {
        return Format::Html;
    }
    if ends(&[".json"]) {
        return Format::Json;
    }
    of_text(text, ends(&[".md", ".markdown", ".mdown"]))
}

fn of_text(text: &str, is_markdown: bool) -> Format {
    let lines = Counts::of(text);
    if is_anki(text) {
        Format::Anki
    } else if lines.is_hashcards() {
        Format::Hashcards
    } else if lines.is_obsidian() {
        Format::Obsidian
    } else if lines.headings > 0 && parse(text).is_ok() {
        Format::Markdown
    } else if lines.rules >= 2 && lines.headings == 0 && lines.tables == 0 && lines.labels == 0 {
        Format::Separated
    } else if let (false, Some(format)) = (is_markdown, of_rows(text)) {
        format
    } else if is_markdown || lines.headings + lines.tables + lines.labels + lines.marks > 0 {
        Format::FreeMarkdown
    } else {
        Format::Plain
    }
}

/// Rows with the same number of fields. What has tabs and no names of columns is taken for Quizlet's.
fn of_rows(text: &str) -> Option<Format> {
    let (delimiter, score) = delimiter(text);
    let rows = records::rows(text, delimiter).take(3).count();
    let head = records::rows(text, delimiter).next().map(|(_, head)| head)?;
    let has_names = table::has_names(&head);
    let is_table = score >= 90 && (rows >= 3 || has_names || delimiter == Delimiter::Tab);
    let is_sure = has_names || matches!(delimiter, Delimiter::Tab | Delimiter::Semicolon) || text.contains("\",\"");
    if !is_table || !is_sure {
        return None;
    }
    Some(if delimiter == Delimiter::Tab && !has_names && head.len() == 2 { Format::Quizlet } else { Format::Table })
}

fn is_anki(text: &str) -> bool {
    const KEYS: [&str; 8] =
        ["#separator:", "#html:", "#deck:", "#notetype:", "#tags:", "#columns:", "#deck column:", "#tags column:"];
    KEYS.iter().any(|key| text.starts_with(key))
}

fn is_html(begin: &str) -> bool {
    let begin: String = begin.chars().take(200).collect::<String>().to_lowercase();
    let tags = ["<!doctype html", "<html", "<meta", "<body", "<head", "<p>", "<p ", "<div", "<h1", "<h2", "<ul", "<ol"];
    tags.iter().any(|tag| begin.starts_with(tag))
}

/// Lines by what they begin with, or are.
#[derive(Default)]
struct Counts {
    lines: usize,
    headings: usize,
    labels: usize,
    questions: usize,
    answers: usize,
    clozes: usize,
    pairs: usize,
    signs: usize,
    schedules: usize,
    rules: usize,
    tables: usize,
    marks: usize,
}

impl Counts {
    fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        let mut in_code = false;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            in_code ^= line.trim_start().starts_with("```");
            if !in_code {
                counts.take(line);
            }
        }
        counts
    }

    fn take(&mut self, line: &str) {
        let trimmed = line.trim();
        let add = |count: &mut usize, is_one: bool| *count += usize::from(is_one);
        self.lines += 1;
        add(&mut self.headings, line.trim_start_matches('#').starts_with(' ') && line.starts_with('#'));
        add(&mut self.questions, line.starts_with("Q:"));
        add(&mut self.answers, line.starts_with("A:"));
        add(&mut self.clozes, line.starts_with("C:") && line.contains('['));
        let label = ["Q:", "A:", "Question", "Answer", "**Q", "**A", "Q.", "Q1"];
        add(&mut self.labels, label.iter().any(|label| trimmed.starts_with(label)));
        add(
            &mut self.pairs,
            trimmed.split_once("::").is_some_and(|(front, back)| !front.is_empty() && !back.is_empty()),
        );
        add(&mut self.signs, ["?", "??"].contains(&trimmed));
        add(&mut self.schedules, line.contains("<!--SR:"));
        add(&mut self.rules, separated::is_rule(line));
        add(&mut self.tables, trimmed.starts_with('|') || trimmed.contains("|--") || trimmed.contains("| --"));
        let mark = ["**", "- ", "* ", "+ ", "1. ", "1) ", "<details", "> ", "```"];
        add(&mut self.marks, mark.iter().any(|mark| trimmed.starts_with(mark)));
    }

    fn is_hashcards(&self) -> bool {
        self.clozes > 0 || (self.questions > 0 && self.answers > 0 && self.headings == 0)
    }

    fn is_obsidian(&self) -> bool {
        self.schedules > 0 || self.signs > 0 || (self.pairs > 0 && 3 * self.pairs >= self.lines - self.headings)
    }
}
