//! Renders deck texts as elements. Text becomes text nodes only, so a deck cannot inject markup.

use leptos::prelude::*;

use super::words;
use crate::controller::Quiz;
use crate::deck::{Block, Inline, Point, is_safe_href};
use crate::text::{Message, is_right_to_left};

/// The direction of a deck's texts, for the attribute `dir`: that of its language, otherwise of each text (`auto`). A
/// point may start with a word in Latin script.
pub(crate) fn direction(lang: &str) -> &'static str {
    if is_right_to_left(lang) { "rtl" } else { "auto" }
}

/// Renders blocks.
pub(crate) fn blocks(blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

/// Renders inline text.
pub(crate) fn inlines(inlines: &[Inline]) -> Vec<AnyView> {
    inlines.iter().map(inline).collect()
}

/// The text of a point; an essential one is emphasised.
pub(crate) fn point(point: &Point) -> AnyView {
    let text = point.text.to_string();
    match point.essential {
        true => view! { <strong>{text}</strong> }.into_any(),
        false => view! { <span>{text}</span> }.into_any(),
    }
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inlines(text)}</p> }.into_any(),
        Block::Bullets(items) => view! { <ul dir="auto">{list_items(items)}</ul> }.into_any(),
        Block::Numbers(items) => view! { <ol dir="auto">{list_items(items)}</ol> }.into_any(),
        Block::Code(code) => {
            let code = code.to_string();
            view! { <pre tabindex="0" translate="no"><code>{code}</code></pre> }.into_any()
        }
        Block::Situation(inner) => part(Message::situation, inner),
        Block::Task(inner) => part(Message::task, inner),
        Block::Action(inner) => part(Message::action, inner),
        Block::Result(inner) => part(Message::result, inner),
    }
}

fn part(name: Message, inner: &[Block]) -> AnyView {
    // The prerendered pages have no app.
    let quiz = use_context::<Quiz>();
    let name = words().say(name);
    let lang = quiz.and_then(Quiz::own_lang);
    // The label is in the app's language, so `dir="auto"` must ignore it: elements with a `dir` are skipped.
    view! {
        <div class="cc-part" dir="auto">
            <p class="cc-part-name" lang=lang dir="auto">{name}</p>
            {blocks(inner)}
        </div>
    }
    .into_any()
}

fn list_items(items: &[Box<[Block]>]) -> Vec<impl IntoView + use<>> {
    items.iter().map(|item| view! { <li>{blocks(item)}</li> }).collect()
}

fn inline(inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.to_string().into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines(inner)}</em> }.into_any(),
        Inline::Strong(inner) => view! { <strong>{inlines(inner)}</strong> }.into_any(),
        // Translators leave program text unchanged.
        Inline::Code(code) => view! { <code translate="no">{code.to_string()}</code> }.into_any(),
        Inline::Placeholder(gap) => view! { <mark class="cc-gap">{format!("[{gap}]")}</mark> }.into_any(),
        Inline::Link { href, text } if is_safe_href(href) => view! {
            <a href=href.to_string() target="_blank" rel="noopener noreferrer">{inlines(text)}</a>
        }
        .into_any(),
        Inline::Link { text, .. } => view! { <span>{inlines(text)}</span> }.into_any(),
    }
}
