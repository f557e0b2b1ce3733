//! Deck texts as nodes. Text becomes text nodes and nothing else, so no deck can bring markup along.

use leptos::prelude::*;

use crate::deck::{Block, Inline, is_safe_href};

/// A run of blocks.
pub(super) fn blocks(blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

/// A run of text.
pub(super) fn inlines(inlines: &[Inline]) -> Vec<AnyView> {
    inlines.iter().map(inline).collect()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inlines(text)}</p> }.into_any(),
        Block::Bullets(items) => view! { <ul>{rows(items)}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol>{rows(items)}</ol> }.into_any(),
        Block::Code(code) => view! { <pre><code>{code.clone()}</code></pre> }.into_any(),
        Block::Situation(inner) => part("Situation", inner),
        Block::Task(inner) => part("Task", inner),
        Block::Action(inner) => part("Action", inner),
        Block::Result(inner) => part("Result", inner),
    }
}

fn part(name: &'static str, inner: &[Block]) -> AnyView {
    view! { <div class="cc-part"><p class="cc-part-name">{name}</p>{blocks(inner)}</div> }.into_any()
}

fn rows(items: &[Vec<Block>]) -> Vec<AnyView> {
    items.iter().map(|item| view! { <li>{blocks(item)}</li> }.into_any()).collect()
}

fn inline(inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines(inner)}</strong> }.into_any(),
        Inline::Code(code) => view! { <code>{code.clone()}</code> }.into_any(),
        Inline::Placeholder(gap) => view! { <mark class="cc-gap">{gap.clone()}</mark> }.into_any(),
        Inline::Link { href, text } if is_safe_href(href) => {
            view! { <a href=href.clone() target="_blank" rel="noopener noreferrer">{inlines(text)}</a> }.into_any()
        }
        Inline::Link { text, .. } => inlines(text).into_any(),
    }
}
