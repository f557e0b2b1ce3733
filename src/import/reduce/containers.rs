//! Blocks, lists and tables, each where it can stand.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::emitter::Emitter;
use crate::deck::DEEPEST;

impl<'a> Emitter<'a> {
    /// Opens a block.
    pub(super) fn open_block(&mut self, tag: Tag<'a>) {
        self.end_line();
        if self.is_in_cell() {
            return;
        }
        match tag {
            Tag::Heading { .. } if self.lists() > 0 => self.open_strong(),
            Tag::List(_) if self.lists() >= DEEPEST => {}
            Tag::Table(_) if !self.stack.is_empty() => {}
            tag => {
                if self.stack.last() == Some(&TagEnd::List(false)) || self.stack.last() == Some(&TagEnd::List(true)) {
                    self.open_item();
                }
                self.push(tag);
            }
        }
    }

    /// Opens a paragraph of strong text: a heading where there can be none.
    pub(super) fn open_strong(&mut self) {
        self.open_block(Tag::Paragraph);
        self.open_inline(Tag::Strong);
    }

    /// Opens a list item; before that, a list if there is none.
    pub(super) fn open_item(&mut self) {
        self.end_line();
        if self.is_in_cell() {
            return;
        }
        if self.stack.last() == Some(&TagEnd::Item) {
            // A list nested too deeply continues its item.
            if self.lists() >= DEEPEST {
                return self.event(Event::Text("\u{2028}".into()));
            }
            self.pop();
        }
        if !matches!(self.stack.last(), Some(TagEnd::List(_))) {
            self.open_block(Tag::List(None));
        }
        if matches!(self.stack.last(), Some(TagEnd::List(_))) {
            self.push(Tag::Item);
        }
    }

    /// Opens a row of a table.
    pub(super) fn open_row(&mut self, is_head: bool) {
        for end in [TagEnd::TableCell, TagEnd::TableHead, TagEnd::TableRow] {
            self.close(&end);
        }
        match self.stack.last() {
            Some(TagEnd::Table) => self.push(if is_head { Tag::TableHead } else { Tag::TableRow }),
            _ => self.open_block(Tag::Paragraph),
        }
    }

    /// Opens a cell. In a table that is reduced to lines, cells are beside each other.
    pub(super) fn open_cell(&mut self) {
        self.close(&TagEnd::TableCell);
        match self.stack.last() {
            Some(TagEnd::TableHead | TagEnd::TableRow) => self.push(Tag::TableCell),
            Some(TagEnd::Table) => {}
            _ => self.text(" \u{2003}"),
        }
    }

    /// Closes all lists.
    pub(super) fn close_lists(&mut self) {
        self.end_line();
        let first = self.stack.iter().position(|open| matches!(open, TagEnd::List(_)));
        while first.is_some_and(|first| self.stack.len() > first) {
            self.pop();
        }
    }

    fn lists(&self) -> usize {
        self.stack.iter().filter(|open| matches!(open, TagEnd::List(_))).count()
    }

    /// Whether blocks of their own can begin here, outside lists and tables.
    pub(super) fn is_at_top(&self) -> bool {
        !self.stack.iter().any(|open| matches!(open, TagEnd::List(_) | TagEnd::Table))
    }

    pub(super) fn open_code_block(&mut self) {
        self.open_block(Tag::CodeBlock(CodeBlockKind::Indented));
    }

    pub(super) fn open_heading(&mut self, level: HeadingLevel, class: Option<&'static str>) {
        let classes = class.map(CowStr::from).into_iter().collect();
        self.open_block(Tag::Heading { level, id: None, classes, attrs: Vec::new() });
    }
}
