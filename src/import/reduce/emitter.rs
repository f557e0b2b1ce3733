//! Emits events in which every tag is closed, blocks are within blocks, and text is within paragraphs.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::script::Script;
use crate::import::draft::NoteKind;

/// An event with its range in the text.
pub(in crate::import) type Pair<'a> = (Event<'a>, Range<usize>);

/// The events of a text, and remarks with their offsets in it.
pub(in crate::import) type Reduced<'a> = (Vec<Pair<'a>>, Vec<(usize, NoteKind)>);

/// The class of a heading that is the summary of a `<details>`.
pub(in crate::import) const SUMMARY: &str = "summary";

/// Tags that may be open at once.
const MOST_OPEN: usize = 64;

/// The state of emitting.
#[derive(Default)]
pub(super) struct Emitter<'a> {
    pub(super) out: Vec<Pair<'a>>,
    pub(super) notes: Vec<(usize, NoteKind)>,
    /// The range of what is being read.
    pub(super) at: Range<usize>,
    pub(super) stack: Vec<TagEnd>,
    /// The text of an inline code while it is open.
    code: Option<String>,
    pub(super) script: Vec<Script>,
}

impl<'a> Emitter<'a> {
    pub(super) fn event(&mut self, event: Event<'a>) {
        self.out.push((event, self.at.clone()));
    }

    pub(super) fn note(&mut self, kind: NoteKind) {
        self.notes.push((self.at.start, kind));
    }

    /// Opens an element. What is open must allow it.
    pub(super) fn push(&mut self, tag: Tag<'a>) {
        if self.stack.len() < MOST_OPEN {
            self.stack.push(tag.to_end());
            self.event(Event::Start(tag));
        }
    }

    /// Closes an element, and those in it; nothing if it is not open.
    pub(super) fn close(&mut self, end: &TagEnd) {
        let Some(at) = self.stack.iter().rposition(|open| open == end) else { return };
        self.end_code();
        while self.stack.len() > at {
            self.pop();
        }
    }

    pub(super) fn pop(&mut self) {
        if let Some(end) = self.stack.pop() {
            self.event(Event::End(end));
        }
    }

    /// Opens or closes emphasis, strong text or a link.
    pub(super) fn open_inline(&mut self, tag: Tag<'a>) {
        if self.code.is_none() && !self.is_in_code_block() && self.has_line() {
            self.push(tag);
        }
    }

    /// Ends the paragraph or heading, so that a block can follow.
    pub(super) fn end_line(&mut self) {
        self.end_code();
        self.script.clear();
        use TagEnd::{CodeBlock, Emphasis, Heading, Link, Paragraph, Strong};
        while let Some(Emphasis | Strong | Link | Paragraph | Heading(_) | CodeBlock) = self.stack.last() {
            self.pop();
        }
        if self.is_in_cell() {
            self.event(Event::Text(" ".into()));
        }
    }

    pub(super) fn is_in_cell(&self) -> bool {
        self.stack.contains(&TagEnd::TableCell)
    }

    pub(super) fn is_in_code_block(&self) -> bool {
        self.stack.last() == Some(&TagEnd::CodeBlock)
    }

    /// Whether text can stand here; opens a paragraph for it if need be.
    fn has_line(&mut self) -> bool {
        let mut blocks = self.stack.iter().rev();
        let block = blocks.find(|open| !matches!(open, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link));
        match block {
            Some(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item | TagEnd::CodeBlock) => true,
            Some(TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow) => false,
            Some(TagEnd::List(_)) => {
                self.push(Tag::Item);
                true
            }
            _ => {
                self.push(Tag::Paragraph);
                true
            }
        }
    }

    /// Adds text, raised or lowered if it is.
    pub(super) fn text(&mut self, text: impl Into<CowStr<'a>>) {
        let text = text.into();
        if let Some(code) = &mut self.code {
            return code.push_str(&text);
        }
        if (text.trim().is_empty() && !self.is_in_line()) || !self.has_line() {
            return;
        }
        let text = match self.script.last() {
            _ if self.is_in_code_block() => text.replace('\u{2028}', "\n").into(),
            Some(script) if !text.trim().is_empty() => CowStr::from(script.of(&text)),
            _ => text,
        };
        self.event(Event::Text(text));
    }

    /// Whether a line has begun, so that space in it matters.
    fn is_in_line(&self) -> bool {
        use TagEnd::{CodeBlock, Emphasis, Heading, Item, Link, Paragraph, Strong, TableCell};
        let last = self.stack.last();
        matches!(last, Some(Paragraph | Heading(_) | TableCell | CodeBlock | Emphasis | Strong | Link | Item))
    }

    pub(super) fn begin_code(&mut self) {
        if self.code.is_none() {
            self.code = Some(String::new());
        }
    }

    /// Ends an inline code.
    pub(super) fn end_code(&mut self) {
        if let Some(code) = self.code.take().filter(|code| !code.is_empty())
            && self.has_line()
        {
            self.event(Event::Code(code.into()));
        }
    }

    /// Adds an inline code.
    pub(super) fn code(&mut self, code: CowStr<'a>) {
        if let Some(open) = &mut self.code {
            open.push_str(&code);
        } else if self.has_line() {
            self.event(Event::Code(code));
        }
    }

    /// Closes what is open.
    pub(super) fn finish(mut self) -> Reduced<'a> {
        self.end_code();
        while !self.stack.is_empty() {
            self.pop();
        }
        (self.out, self.notes)
    }
}
