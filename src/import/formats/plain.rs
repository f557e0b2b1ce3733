//! Text without markup.

use crate::import::draft::{Builder, Draft, DraftCard, Options};
use crate::import::fields::{Markup, add};

/// A line with its number.
type Line<'a> = (usize, &'a str);

/// How questions and answers are told apart.
#[derive(Clone, Copy)]
enum Layout {
    /// A line that asks begins a card.
    Asking,
    /// The first line of each paragraph is a question.
    Paragraphs,
    /// Each line has both, with this between them.
    Pairs(&'static str),
    /// Paragraphs take turns.
    Turns,
}

/// Reads text.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    match layout(text) {
        Layout::Asking => asking(text, &mut builder),
        Layout::Paragraphs => {
            for paragraph in paragraphs(text) {
                if let Some(((line, front), rest)) = paragraph.split_first() {
                    card(&mut builder, *line, front, &joined(rest));
                }
            }
        }
        Layout::Pairs(sign) => {
            for (line, text) in numbered(text).filter(|(_, text)| !text.trim().is_empty()) {
                let (front, back) = text.split_once(sign).unwrap_or((text, ""));
                card(&mut builder, line, front, back);
            }
        }
        Layout::Turns => {
            for pair in paragraphs(text).chunks(2) {
                let line = pair.first().and_then(|front| front.first()).map_or(0, |(line, _)| *line);
                let text = |at: usize| pair.get(at).map(|lines| joined(lines)).unwrap_or_default();
                card(&mut builder, line, &text(0), &text(1));
            }
        }
    }
    builder.finish(options.clone())
}

fn layout(text: &str) -> Layout {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.iter().any(|line| asks(line)) {
        return Layout::Asking;
    }
    let has = |sign: &str| 2 * lines.iter().filter(|line| line.contains(sign)).count() > lines.len();
    if let Some(sign) = ["\t", " – ", " — ", " - ", ": ", " = "].into_iter().find(|sign| has(sign)) {
        return Layout::Pairs(sign);
    }
    let paragraphs = paragraphs(text);
    let is_long = |paragraph: &&Vec<Line<'_>>| paragraph.len() > 1;
    if 2 * paragraphs.iter().filter(is_long).count() >= paragraphs.len() { Layout::Paragraphs } else { Layout::Turns }
}

fn asks(line: &str) -> bool {
    line.ends_with(['?', '？', '؟'])
}

fn asking(text: &str, builder: &mut Builder) {
    let (mut line, mut front, mut back) = (0, String::new(), Vec::new());
    for (number, text) in numbered(text) {
        if asks(text.trim()) {
            card(builder, line, &front, &joined(&back));
            (line, front) = (number, without_number(text.trim()).into());
            back.clear();
        } else {
            back.push((number, text));
        }
    }
    card(builder, line, &front, &joined(&back));
}

fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_numbered = rest.len() < line.len() && rest.starts_with(['.', ')']);
    if is_numbered { rest.trim_start_matches(['.', ')']).trim_start() } else { line }
}

fn card(builder: &mut Builder, line: usize, front: &str, back: &str) {
    let card = DraftCard { line, column: 1, ..DraftCard::default() };
    add(builder, card, front.trim(), back.trim(), [Markup::Plain; 2]);
}

fn numbered(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

fn paragraphs(text: &str) -> Vec<Vec<Line<'_>>> {
    let mut paragraphs = vec![Vec::new()];
    for (number, line) in numbered(text) {
        if line.trim().is_empty() {
            paragraphs.push(Vec::new());
        } else if let Some(last) = paragraphs.last_mut() {
            last.push((number, line));
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn joined(lines: &[Line<'_>]) -> String {
    lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n")
}
