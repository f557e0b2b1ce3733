//! A draft as text that people can read.

use std::fmt::Write;

use cuecard::deck::{Block, Inline, Kind};
use cuecard::import::Draft;
use serde_json::Value;

/// Everything in a draft, one line each.
pub(crate) fn outline(draft: &Draft) -> String {
    let mut out = String::new();
    let Value::Object(mut options) = serde_json::to_value(&draft.options).unwrap() else { panic!("no object") };
    options.retain(|_, value| !value.is_null());
    writeln!(out, "options {}", Value::Object(options)).unwrap();
    writeln!(out, "deck {} {}", draft.title, draft.id.as_deref().unwrap_or("-")).unwrap();
    for section in &draft.sections {
        writeln!(out, "section {} {}", section.title, section.id.as_deref().unwrap_or("-")).unwrap();
        for topic in &section.topics {
            writeln!(out, "topic {}", topic.title.as_deref().unwrap_or("-")).unwrap();
            for card in &topic.cards {
                let kind = if card.kind == Kind::Ask { " (to ask)" } else { "" };
                writeln!(out, "{}:{} {}{kind}", card.line, card.column, inlines(&card.front)).unwrap();
                if card.id.is_some() || card.seconds.is_some() || !card.tags.is_empty() {
                    writeln!(out, "    {:?} {:?} {:?}", card.id, card.seconds, card.tags).unwrap();
                }
                for point in &card.points {
                    let proposed = if point.proposed { "?" } else { "" };
                    let essential = if point.essential { "!" } else { "" };
                    writeln!(out, "    point{proposed}{essential} {}", point.text).unwrap();
                }
                blocks(&mut out, &card.answer, 2);
            }
        }
    }
    for note in &draft.notes {
        writeln!(out, "note {} {:?}", note.line, note.kind).unwrap();
    }
    out
}

fn blocks(out: &mut String, given: &[Block], deep: usize) {
    let indent = "    ".repeat(deep);
    for block in given {
        match block {
            Block::Paragraph(text) => writeln!(out, "{indent}{}", inlines(text)).unwrap(),
            Block::Code(text) => writeln!(out, "{indent}code {text:?}").unwrap(),
            Block::Bullets(items) | Block::Numbers(items) => {
                let sign = if matches!(block, Block::Bullets(_)) { "*" } else { "1." };
                for item in items {
                    writeln!(out, "{indent}{sign}").unwrap();
                    blocks(out, item, deep + 1);
                }
            }
            Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
                writeln!(out, "{indent}star").unwrap();
                blocks(out, inner, deep + 1);
            }
        }
    }
}

fn inlines(given: &[Inline]) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Emphasis(inner) => format!("_{}_", inlines(inner)),
        Inline::Strong(inner) => format!("**{}**", inlines(inner)),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Link { href, text } => format!("<{href}|{}>", inlines(text)),
        Inline::Placeholder(text) => format!("[{text}]"),
    };
    given.iter().map(one).collect()
}
