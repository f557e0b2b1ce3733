//! Deck texts as nodes. Text becomes text nodes and nothing else, so no deck can bring markup along.

use super::el::{Drawn, el, el_of, words};
use crate::deck::{Block, Inline, is_safe_href};

/// The direction of a deck's texts, as the attribute `dir` has it: that of its language, else what each text itself says.
/// A point may begin with a word in Latin letters.
pub(super) fn direction(lang: &str) -> &'static str {
    const RIGHT_TO_LEFT: [&str; 10] = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "syr", "ur", "yi"];
    let language = lang.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.iter().any(|known| known.eq_ignore_ascii_case(language)) { "rtl" } else { "auto" }
}

/// A run of blocks.
pub(super) fn blocks(blocks: &[Block]) -> Vec<Drawn> {
    blocks.iter().map(block).collect()
}

/// A run of text.
pub(super) fn inlines(inlines: &[Inline]) -> Vec<Drawn> {
    inlines.iter().map(inline).collect()
}

fn block(block: &Block) -> Drawn {
    match block {
        Block::Paragraph(text) => el("p").views(inlines(text)).done(),
        Block::Bullets(items) => list("ul", items),
        Block::Numbers(items) => list("ol", items),
        Block::Code(code) => {
            el("pre").attr("tabindex", "0").attr("translate", "no").child(el("code").text(code)).done()
        }
        Block::Situation(inner) => part("Situation", inner),
        Block::Task(inner) => part("Task", inner),
        Block::Action(inner) => part("Action", inner),
        Block::Result(inner) => part("Result", inner),
    }
}

fn part(name: &'static str, inner: &[Block]) -> Drawn {
    // The name of a part is the app's own, and says nothing of how the text runs: what has a direction is not asked.
    let name = el_of("p", "cc-part-name").attr("dir", "auto").text(name);
    el_of("div", "cc-part").attr("dir", "auto").child(name).views(blocks(inner)).done()
}

fn list(tag: &'static str, items: &[Vec<Block>]) -> Drawn {
    el(tag).attr("dir", "auto").views(items.iter().map(|item| el("li").views(blocks(item)).done())).done()
}

fn inline(inline: &Inline) -> Drawn {
    match inline {
        Inline::Text(text) => words(text),
        Inline::Emphasis(inner) => el("em").views(inlines(inner)).done(),
        Inline::Strong(inner) => el("strong").views(inlines(inner)).done(),
        // A translator leaves program text as it is.
        Inline::Code(code) => el("code").attr("translate", "no").text(code).done(),
        Inline::Placeholder(gap) => el_of("mark", "cc-gap").text(&format!("[{gap}]")).done(),
        Inline::Link { href, text } if is_safe_href(href) => {
            let link = el("a").attr("href", href).attr("target", "_blank");
            link.attr("rel", "noopener noreferrer").views(inlines(text)).done()
        }
        Inline::Link { text, .. } => el("span").views(inlines(text)).done(),
    }
}
