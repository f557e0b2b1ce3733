//! Obsidian's spaced repetition: `::`, `:::`, `?` and `??`. Its scheduling comments are left out.

use crate::import::draft::{Builder, Draft, DraftCard, NoteKind, Options};
use crate::import::fields::{Markup, add};

/// A line with its number.
type Line<'a> = (usize, &'a str);

/// Reads cards: each is a line, or lines up to an empty one.
pub(in crate::import) fn read(text: &str, options: &Options, mut builder: Builder) -> Draft {
    let mut group: Vec<Line<'_>> = Vec::new();
    let mut in_code = false;
    let mut has_section = false;
    for (at, line) in text.lines().enumerate() {
        in_code ^= line.trim_start().starts_with("```");
        let heading = line.trim_start_matches('#');
        let level = line.len() - heading.len();
        if (1..=6).contains(&level) && heading.starts_with(' ') && !in_code {
            take(&mut builder, std::mem::take(&mut group));
            if level <= 2 || !has_section {
                builder.section(heading.trim(), None);
                has_section = true;
            } else {
                builder.topic(heading.trim());
            }
        } else if line.trim().is_empty() && !in_code {
            take(&mut builder, std::mem::take(&mut group));
        } else {
            group.push((at + 1, line));
        }
    }
    take(&mut builder, group);
    builder.finish(options.clone())
}

/// Makes cards of lines that belong together.
fn take(builder: &mut Builder, lines: Vec<Line<'_>>) {
    let mut kept = Vec::new();
    for (number, line) in lines {
        let without = without_schedule(line);
        let was_scheduled = without.len() < line.len();
        if was_scheduled {
            builder.note(number, NoteKind::Schedule);
        }
        let is_left = !was_scheduled || !without.trim().is_empty();
        if is_left && !is_tag(&without) {
            kept.push((number, without));
        }
    }
    let sign = kept.iter().position(|(_, line)| ["?", "??"].contains(&line.trim()));
    let text = |lines: &[(usize, String)]| lines.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
    if let Some(sign) = sign {
        let (front, back) = kept.split_at(sign);
        let line = front.first().or(back.first()).map_or(0, |(line, _)| *line);
        let is_both = back.first().is_some_and(|(_, line)| line.trim() == "??");
        return pair(builder, line, &text(front), &text(back.get(1..).unwrap_or_default()), is_both);
    }
    for (number, line) in kept {
        let both = line.split_once(":::").map(|(front, back)| (front, back, true));
        match both.or_else(|| line.split_once("::").map(|(front, back)| (front, back, false))) {
            Some((front, back, is_both)) => pair(builder, number, front, back, is_both),
            None => builder.note(number, NoteKind::Stray(line.trim().chars().take(80).collect())),
        }
    }
}

fn pair(builder: &mut Builder, line: usize, front: &str, back: &str, is_both: bool) {
    let front = front.trim().trim_start_matches("- ");
    let card = || DraftCard { line, column: 1, ..DraftCard::default() };
    add(builder, card(), front, back.trim(), [Markup::Markdown; 2]);
    if is_both {
        add(builder, card(), back.trim(), front, [Markup::Markdown; 2]);
    }
}

fn without_schedule(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("<!--SR:") {
        let Some((_, after)) = after.split_once("-->") else { break };
        text.push_str(before);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Whether a line is nothing but tags.
fn is_tag(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| word.starts_with('#') && word.len() > 1)
}
