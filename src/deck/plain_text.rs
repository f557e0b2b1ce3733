//! Deck texts without formatting, for search, titles and announcements.

use super::{Block, Inline};

/// Returns inlines as plain text. A placeholder keeps its brackets.
pub fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    push_inlines(&mut out, inlines);
    out
}

/// Returns blocks as plain text, one line each.
pub fn plain_blocks(blocks: &[Block]) -> String {
    let mut out = String::new();
    push_blocks(&mut out, blocks);
    out
}

fn push_inlines(out: &mut String, inlines: &[Inline]) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                push_inlines(out, inner)
            }
            Inline::Placeholder(gap) => {
                out.push('[');
                out.push_str(gap);
                out.push(']');
            }
        }
    }
}

fn push_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                push_inlines(out, inlines);
                out.push('\n');
            }
            Block::Bullets(items) | Block::Numbers(items) => items.iter().for_each(|item| push_blocks(out, item)),
            Block::Code(code) => {
                out.push_str(code);
                out.push('\n');
            }
            Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
                push_blocks(out, inner)
            }
        }
    }
}
