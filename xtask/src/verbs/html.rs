//! Deck texts as HTML text.
//!
//! This is the one place where deck text becomes HTML text, so every piece of it goes through [`escape`].
//! The nodes are those that the app's own `prose` makes of the same texts.

use cuecard::deck::{Block, Inline, is_safe_href};

/// Blocks as HTML.
pub(crate) fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => wrap("p", &inlines(text)),
        Block::Bullets(items) => format!("<ul dir=\"auto\">{}</ul>", list_items(items)),
        Block::Numbers(items) => format!("<ol dir=\"auto\">{}</ol>", list_items(items)),
        Block::Code(text) => format!("<pre tabindex=\"0\" translate=\"no\">{}</pre>", wrap("code", &escape(text))),
        Block::Situation(inner) => star("Situation", inner),
        Block::Task(inner) => star("Task", inner),
        Block::Action(inner) => star("Action", inner),
        Block::Result(inner) => star("Result", inner),
    }
}

fn list_items(items: &[Vec<Block>]) -> String {
    items.iter().map(|item| wrap("li", &blocks(item))).collect()
}

fn star(name: &str, inner: &[Block]) -> String {
    let name = format!("<p class=\"cc-part-name\" dir=\"auto\">{name}</p>");
    format!("<div class=\"cc-part\" dir=\"auto\">{name}{}</div>", blocks(inner))
}

/// Running text as HTML.
pub(crate) fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => escape(text),
        Inline::Emphasis(inner) => wrap("em", &inlines(inner)),
        Inline::Strong(inner) => wrap("strong", &inlines(inner)),
        Inline::Code(text) => format!("<code translate=\"no\">{}</code>", escape(text)),
        Inline::Link { href, text } if is_safe_href(href) => {
            let leads = format!("href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\"", escape(href));
            format!("<a {leads}>{}</a>", inlines(text))
        }
        Inline::Link { text, .. } => wrap("span", &inlines(text)),
        Inline::Placeholder(text) => format!("<mark class=\"cc-gap\">{}</mark>", escape(&format!("[{text}]"))),
    }
}

fn wrap(element: &str, inner: &str) -> String {
    format!("<{element}>{inner}</{element}>")
}

/// Text that stands for itself, between tags as well as within a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.into())
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(escape(r#"<a href="x">&'"#), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
        let code = Block::Code("</code><script>".into());
        assert_eq!(
            blocks(&[code]),
            "<pre tabindex=\"0\" translate=\"no\"><code>&lt;/code&gt;&lt;script&gt;</code></pre>"
        );
    }

    #[test]
    fn a_link_that_is_not_followed_keeps_its_words() {
        let link = |href: &str| Inline::Link { href: href.into(), text: vec![text("here")] };
        assert_eq!(inlines(&[link("javascript:alert(1)")]), "<span>here</span>");
        assert!(inlines(&[link("https://a.example/?b&c")]).starts_with("<a href=\"https://a.example/?b&amp;c\" "));
    }

    #[test]
    fn lists_nest() {
        let inner = Block::Numbers(vec![vec![Block::Paragraph(vec![text("two")])]]);
        let outer = Block::Bullets(vec![vec![Block::Paragraph(vec![text("one")]), inner]]);
        assert_eq!(
            blocks(&[outer]),
            "<ul dir=\"auto\"><li><p>one</p><ol dir=\"auto\"><li><p>two</p></li></ol></li></ul>"
        );
    }

    #[test]
    fn placeholders_keep_their_brackets() {
        assert_eq!(inlines(&[Inline::Placeholder("company".into())]), "<mark class=\"cc-gap\">[company]</mark>");
    }
}
