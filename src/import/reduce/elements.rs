//! What each element of HTML becomes.

use pulldown_cmark::{HeadingLevel, LinkType, Tag, TagEnd};

use super::emitter::{Emitter, SUMMARY};
use super::script::Script;
use super::tokens::{Attributes, Token};
use crate::import::draft::NoteKind;

/// Elements that are left out with all that is in them.
const SKIPPED: [&str; 16] = [
    "script", "style", "template", "head", "title", "textarea", "select", "svg", "math", "object", "iframe", "canvas",
    "audio", "video", "noembed", "noframes",
];

/// Which elements are being left out.
#[derive(Default)]
pub(super) struct Elements {
    skipped: Option<(String, usize)>,
    /// Whether line ends and runs of spaces matter.
    preformatted: usize,
}

impl Elements {
    /// Reads a tag or a text.
    pub(super) fn take(&mut self, token: Token, to: &mut Emitter<'_>) {
        if let Some((skipped, depth)) = &mut self.skipped {
            match &token {
                Token::Start { name, .. } if name == skipped => *depth += 1,
                Token::End(name) if name == skipped => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        match token {
            Token::Start { name, attributes } => self.start(&name, attributes, to),
            Token::End(name) => self.end(&name, to),
            Token::Text(text) if self.preformatted > 0 => to.text(text),
            Token::Text(text) => to.text(collapsed(&text)),
        }
    }

    /// Whether what comes next is left out.
    pub(super) fn is_skipping(&self) -> bool {
        self.skipped.is_some()
    }

    /// Whether an element left a trace that a piece of Markdown after it would still be in.
    pub(super) fn end_piece(&mut self) {
        self.skipped = None;
        self.preformatted = 0;
    }

    fn start(&mut self, name: &str, attributes: Attributes, to: &mut Emitter<'_>) {
        if SKIPPED.contains(&name) {
            self.skip(name, to);
            return;
        }
        match name {
            "b" | "strong" => to.open_inline(Tag::Strong),
            "i" | "em" | "cite" | "var" | "dfn" => to.open_inline(Tag::Emphasis),
            "a" => open_link(attributes, to),
            "code" | "kbd" | "samp" | "tt" if !to.is_in_code_block() => to.begin_code(),
            "sup" => to.script.push(Script::Super),
            "sub" => to.script.push(Script::Sub),
            "br" => to.text("\u{2028}"),
            "img" | "image" => {
                let name = attributes.alt.filter(|alt| !alt.trim().is_empty()).or(attributes.src).unwrap_or_default();
                to.note(NoteKind::Image(name.chars().take(80).collect()));
            }
            "embed" | "source" => to.note(NoteKind::Media(name.into())),
            "ul" | "menu" => to.open_block(Tag::List(None)),
            "ol" => to.open_block(Tag::List(Some(1))),
            "li" => to.open_item(),
            "dt" => to.open_strong(),
            "pre" | "xmp" | "listing" => {
                self.preformatted += 1;
                to.open_code_block();
            }
            "summary" if to.is_at_top() => to.open_heading(HeadingLevel::H6, Some(SUMMARY)),
            "summary" => to.open_strong(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => to.open_heading(level(name), None),
            "table" => to.open_block(Tag::Table(Vec::new())),
            "tr" => to.open_row(false),
            "td" | "th" => to.open_cell(),
            name if is_block(name) => to.end_line(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str, to: &mut Emitter<'_>) {
        match name {
            "b" | "strong" => to.close(&TagEnd::Strong),
            "i" | "em" | "cite" | "var" | "dfn" => to.close(&TagEnd::Emphasis),
            "a" => to.close(&TagEnd::Link),
            "code" | "kbd" | "samp" | "tt" => to.end_code(),
            "sup" | "sub" => {
                to.script.pop();
            }
            "ul" | "menu" => to.close(&TagEnd::List(false)),
            "ol" => to.close(&TagEnd::List(true)),
            "li" => to.close(&TagEnd::Item),
            "pre" | "xmp" | "listing" => {
                self.preformatted = self.preformatted.saturating_sub(1);
                to.close(&TagEnd::CodeBlock);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" | "dt" => to.end_line(),
            "details" if to.is_at_top() => {
                to.end_line();
                to.event(pulldown_cmark::Event::Html("</details>".into()));
            }
            "table" => to.close(&TagEnd::Table),
            "tr" => [TagEnd::TableHead, TagEnd::TableRow].iter().for_each(|end| to.close(end)),
            "td" | "th" => to.close(&TagEnd::TableCell),
            name if is_block(name) => to.end_line(),
            _ => {}
        }
    }

    fn skip(&mut self, name: &str, to: &mut Emitter<'_>) {
        match name {
            "audio" | "video" | "object" | "iframe" => to.note(NoteKind::Media(name.into())),
            "svg" | "canvas" => to.note(NoteKind::Image(name.into())),
            "head" | "title" => {}
            _ => to.note(NoteKind::Html(name.into())),
        }
        self.skipped = Some((name.into(), 1));
    }
}

fn open_link(attributes: Attributes, to: &mut Emitter<'_>) {
    let Some(href) = attributes.href else { return };
    let link = Tag::Link {
        link_type: LinkType::Inline,
        dest_url: href.trim().to_string().into(),
        title: "".into(),
        id: "".into(),
    };
    to.close(&TagEnd::Link);
    to.open_inline(link);
}

fn level(name: &str) -> HeadingLevel {
    match name {
        "h1" => HeadingLevel::H1,
        "h2" => HeadingLevel::H2,
        "h3" => HeadingLevel::H3,
        "h4" => HeadingLevel::H4,
        "h5" => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 22] = [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "aside",
        "blockquote",
        "dl",
        "dd",
        "figure",
        "figcaption",
        "address",
        "center",
        "form",
        "fieldset",
        "details",
        "hr",
        "body",
        "caption",
    ];
    BLOCKS.contains(&name)
}

/// Text with each run of white space as one space. Spaces that do not break stay.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' ' | '\n' | '\r' | '\t' | '\u{c}' if out.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' | '\u{c}' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
