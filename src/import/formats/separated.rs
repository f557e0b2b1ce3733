//! Cards between lines of `---`: the first paragraph is the question.

use crate::import::draft::{Builder, Draft, DraftCard, Options};
use crate::import::fields::{Markup, add};

/// Reads cards.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let mut card: Vec<&str> = Vec::new();
    let mut first = 1;
    for (at, line) in text.lines().enumerate() {
        if is_rule(line) {
            take(&mut builder, first, &std::mem::take(&mut card));
        } else {
            if card.is_empty() {
                first = at + 1;
            }
            if !(card.is_empty() && line.trim().is_empty()) {
                card.push(line);
            }
        }
    }
    take(&mut builder, first, &card);
    builder.finish(options.clone())
}

/// Whether a line parts cards.
pub(in crate::import) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
}

fn take(builder: &mut Builder, line: usize, lines: &[&str]) {
    let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
    let lines = lines.get(..end).unwrap_or_default();
    let empty = lines.iter().position(|line| line.trim().is_empty());
    // Without an empty line, the first line is the question.
    let end = empty.unwrap_or(1).min(lines.len());
    let (front, back) = lines.split_at(end);
    let card = DraftCard { line, column: 1, ..DraftCard::default() };
    let front = front.join("\n");
    let front = front.trim_start_matches('#').trim();
    if !lines.is_empty() {
        add(builder, card, front, &back.join("\n"), [Markup::Markdown; 2]);
    }
}
