//! Blocks of the Markdown dialect, read one at a time from the parser's events.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::inlines::Inlines;
use super::options::options;
use crate::deck::{Block, DEEPEST, Inline};
use crate::import::Fault;
use crate::import::error::MOST_FAULTS;

/// The points of a task list, each with its position in the text.
pub(in crate::import) type Points = Vec<(usize, Vec<Inline>)>;

/// Events of the parser, with their ranges in the text.
pub(in crate::import) type Events<'a> = Box<dyn Iterator<Item = (Event<'a>, Range<usize>)> + 'a>;

/// A deck's text while it is parsed.
pub(in crate::import) struct Source<'a> {
    text: &'a str,
    events: Peekable<Events<'a>>,
    /// The first faults and their positions in the text.
    pub(super) faults: Vec<(usize, Fault)>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Source::over(text, Box::new(Parser::new_ext(text, options()).into_offset_iter()))
    }

    /// Reads a text's events. Those of other forms of text have none of the dialect's.
    pub(in crate::import) fn over(text: &'a str, events: Events<'a>) -> Self {
        Source { text, events: events.peekable(), faults: Vec::new() }
    }

    pub(in crate::import) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    pub(super) fn fail(&mut self, at: usize, fault: Fault) {
        // One more than the maximum: it is replaced by the fault that says there are more.
        if self.faults.len() <= MOST_FAULTS {
            self.faults.push((at, fault));
        }
    }

    pub(in crate::import) fn inlines(&mut self, ends: impl Fn(&TagEnd) -> bool) -> Vec<Inline> {
        let mut run = Inlines::default();
        while let Some((event, range)) = self.next() {
            if matches!(&event, Event::End(end) if ends(end)) {
                break;
            }
            if let Err(fault) = run.take(&event, self.text, &range) {
                self.fail(range.start, fault);
            }
        }
        run.finish()
    }

    /// Reads one block into `blocks`. A task list is not a block; it is returned as points.
    pub(in crate::import) fn block(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Option<Points> {
        match event {
            Event::Start(Tag::Paragraph) => {
                blocks.push(Block::Paragraph(self.inlines(|end| *end == TagEnd::Paragraph).into()));
            }
            Event::Start(Tag::List(first)) => return self.list(first.is_some(), range.start, depth, blocks),
            Event::Start(Tag::CodeBlock(_)) => blocks.push(Block::Code(self.code().into())),
            Event::Start(tag) => {
                self.fail(range.start, Fault::Unsupported(name(&tag)));
                self.skip(tag.to_end());
            }
            Event::Rule => self.fail(range.start, Fault::Unsupported("a rule")),
            _ => {}
        }
        None
    }

    fn code(&mut self) -> String {
        let mut code = String::new();
        while let Some((Event::Text(text), _)) = self.next() {
            code.push_str(&text);
        }
        code
    }

    fn skip(&mut self, end: TagEnd) {
        let mut open = 1usize;
        while open > 0 {
            let Some((event, _)) = self.next() else { break };
            match event {
                Event::Start(tag) if tag.to_end() == end => open += 1,
                Event::End(tag) if tag == end => open -= 1,
                _ => {}
            }
        }
    }

    fn list(&mut self, numbered: bool, at: usize, depth: usize, blocks: &mut Vec<Block>) -> Option<Points> {
        if depth >= DEEPEST {
            self.fail(at, Fault::TooDeep);
            self.skip(TagEnd::List(numbered));
            return None;
        }
        let mut items = Vec::new();
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push((range.start, self.item(depth + 1))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        let is_point =
            |(item, is_point): &(Vec<Block>, bool)| *is_point && matches!(item.as_slice(), [] | [Block::Paragraph(_)]);
        if items.iter().all(|(_, item)| is_point(item)) {
            let words = |item: Vec<Block>| match item.into_iter().next() {
                Some(Block::Paragraph(words)) => words.into_vec(),
                _ => Vec::new(),
            };
            return Some(items.into_iter().map(|(at, (item, _))| (at, words(item))).collect());
        }
        let items = items.into_iter().map(|(_, (item, _))| item.into());
        let items = items.collect();
        blocks.push(if numbered { Block::Numbers(items) } else { Block::Bullets(items) });
        None
    }

    /// Reads a list item. Text directly in a tight item becomes its first paragraph.
    pub(in crate::import) fn item(&mut self, depth: usize) -> (Vec<Block>, bool) {
        let mut blocks = Vec::new();
        let mut bare = Inlines::default();
        let mut is_point = false;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::TaskListMarker(_) => is_point = true,
                Event::Start(Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_)) => {
                    push_bare(&mut blocks, std::mem::take(&mut bare));
                    // The marker of a loose item is inside its paragraph.
                    if matches!(self.events.peek(), Some((Event::TaskListMarker(_), _))) {
                        is_point = true;
                    }
                    let at = range.start;
                    if self.block(event, range, depth, &mut blocks).is_some() {
                        self.fail(at, Fault::LatePoints);
                    }
                }
                Event::Start(tag @ (Tag::BlockQuote(_) | Tag::HtmlBlock | Tag::Heading { .. } | Tag::Table(_))) => {
                    self.fail(range.start, Fault::Unsupported(name(&tag)));
                    self.skip(tag.to_end());
                }
                Event::Rule => self.fail(range.start, Fault::Unsupported("a rule")),
                _ => {
                    if let Err(fault) = bare.take(&event, self.text, &range) {
                        self.fail(range.start, fault);
                    }
                }
            }
        }
        push_bare(&mut blocks, bare);
        (blocks, is_point)
    }
}

fn push_bare(blocks: &mut Vec<Block>, bare: Inlines) {
    let words = bare.finish();
    if !words.is_empty() {
        blocks.push(Block::Paragraph(words.into()));
    }
}

fn name(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::BlockQuote(_) => "a quote",
        Tag::HtmlBlock => "HTML",
        Tag::Heading { .. } => "a heading",
        Tag::Table(_) => "a table",
        _ => "this",
    }
}
