//! Markdown of any kind as events of the dialect.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::elements::Elements;
use super::emitter::{Emitter, Reduced};
use super::tokens::tokens;
use crate::import::draft::NoteKind;

/// What people use beyond the dialect.
fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
}

/// Reduces Markdown.
pub(in crate::import) fn markdown(text: &str) -> Reduced<'_> {
    let mut reader =
        Reader { to: Emitter::default(), elements: Elements::default(), text, lists: 0, block: None, skipped: None };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.take(event, range);
    }
    reader.to.finish()
}

struct Reader<'a> {
    to: Emitter<'a>,
    elements: Elements,
    text: &'a str,
    lists: usize,
    /// The text of a block of HTML, while it is read line by line.
    block: Option<String>,
    /// The element that is left out, and how often it is open.
    skipped: Option<(TagEnd, usize)>,
}

impl<'a> Reader<'a> {
    fn take(&mut self, event: Event<'a>, range: Range<usize>) {
        self.to.at = range.clone();
        if let Some((end, depth)) = &mut self.skipped {
            match &event {
                Event::Start(tag) if tag.to_end() == *end => *depth += 1,
                Event::End(tag) if tag == end => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skipped = None;
            }
            return;
        }
        let is_html = matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::End(TagEnd::HtmlBlock));
        if self.elements.is_skipping() && !is_html {
            // What is between two tags of HTML is in the element, until its block ends.
            if matches!(event, Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell)) {
                self.elements.end_piece();
            } else {
                return;
            }
        }
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(end) => self.end(&end),
            Event::Text(text) => self.to.text(text),
            Event::Code(code) => self.to.code(code),
            Event::SoftBreak => self.to.text("\n"),
            Event::HardBreak => self.to.text("\u{2028}"),
            Event::Rule => {
                self.to.end_line();
                if self.to.is_at_top() {
                    self.to.event(Event::Rule);
                }
            }
            Event::Html(html) => self.block.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => self.html(&html),
            Event::TaskListMarker(done) if self.lists == 1 => self.to.event(Event::TaskListMarker(done)),
            Event::FootnoteReference(_) => self.to.note(NoteKind::Footnote),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => self.to.open_inline(tag),
            Tag::Link { link_type, ref dest_url, ref title, ref id } => {
                let mail = if link_type == LinkType::Email { "mailto:" } else { "" };
                let dest_url = format!("{mail}{dest_url}").into();
                let link_type = LinkType::Inline;
                self.to.open_inline(Tag::Link { link_type, dest_url, title: title.clone(), id: id.clone() });
            }
            Tag::Image { .. } => {
                self.skipped = Some((TagEnd::Image, 1));
                self.image(range);
            }
            Tag::FootnoteDefinition(_) => {
                self.to.note(NoteKind::Footnote);
                self.skipped = Some((TagEnd::FootnoteDefinition, 1));
            }
            Tag::List(_) | Tag::DefinitionList => {
                self.lists += 1;
                let number = if let Tag::List(number) = tag { number } else { None };
                self.to.open_block(Tag::List(number));
            }
            Tag::Item => self.to.open_item(),
            Tag::DefinitionListTitle => {
                self.to.open_item();
                self.to.open_strong();
            }
            Tag::DefinitionListDefinition => self.to.end_line(),
            Tag::TableHead => self.to.open_row(true),
            Tag::TableRow => self.to.open_row(false),
            Tag::TableCell => self.to.open_cell(),
            Tag::BlockQuote(_) | Tag::HtmlBlock => self.to.end_line(),
            tag => self.to.open_block(tag),
        }
    }

    fn end(&mut self, end: &TagEnd) {
        match end {
            TagEnd::DefinitionListTitle | TagEnd::BlockQuote(_) | TagEnd::Heading(_) => self.to.end_line(),
            TagEnd::DefinitionListDefinition => self.to.end_line(),
            TagEnd::HtmlBlock => {
                if let Some(html) = self.block.take() {
                    self.html(&html);
                }
                self.elements.end_piece();
                self.to.end_line();
            }
            TagEnd::List(_) | TagEnd::DefinitionList => {
                self.lists = self.lists.saturating_sub(1);
                // A list beyond the deepest was not opened.
                if self.lists < crate::deck::DEEPEST {
                    let number = matches!(end, TagEnd::List(true));
                    self.to.close(&TagEnd::List(number));
                }
            }
            TagEnd::Item if self.lists > crate::deck::DEEPEST => {}
            end => self.to.close(end),
        }
    }

    fn html(&mut self, html: &str) {
        for (_, token) in tokens(html) {
            self.elements.take(token, &mut self.to);
        }
    }

    /// A badge is a picture from one of the sites that draw them; all others are pictures.
    fn image(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let is_badge = ["shields.io", "badge", "travis-ci", "codecov"].iter().any(|sign| source.contains(sign));
        let name: String =
            source.trim_start_matches("![").split(']').next().unwrap_or_default().chars().take(80).collect();
        self.to.note(if is_badge { NoteKind::Badge } else { NoteKind::Image(name) });
    }
}
