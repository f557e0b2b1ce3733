//! Inline text of the Markdown dialect, with its `[placeholders]`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::deck::{DEEPEST, DeckError, Inline, is_safe_href};
use crate::import::Fault;

enum Open {
    Emphasis,
    Strong,
    Link(String),
}

/// Collects inline events until the enclosing tag ends.
#[derive(Default)]
pub(super) struct Inlines {
    done: Vec<Inline>,
    /// Characters not yet converted to a node, because the parser splits text at every bracket.
    pending: String,
    /// Offsets in `pending` of characters escaped with a backslash, in order: an escaped bracket opens no placeholder.
    escaped: Vec<usize>,
    /// End of the last event in the source. Backslashes before it are literal.
    ended: usize,
    open: Vec<(Open, Vec<Inline>)>,
    /// Number of open tags beyond the maximum depth.
    too_deep: usize,
}

impl Inlines {
    /// Adds an event; `source` is the whole text and `range` the event's range in it.
    ///
    /// # Errors
    /// Unsupported inlines, links that Cuecard does not follow, and excessive nesting.
    pub(super) fn take(&mut self, event: &Event<'_>, source: &str, range: &Range<usize>) -> Result<(), Fault> {
        let ended = std::mem::replace(&mut self.ended, range.end);
        match event {
            Event::Text(text) => {
                let before = source.get(ended..range.start).unwrap_or_default();
                if (before.len() - before.trim_end_matches('\\').len()) % 2 == 1 {
                    self.escaped.push(self.pending.len());
                }
                self.pending.push_str(text);
            }
            Event::SoftBreak | Event::HardBreak => self.pending.push(' '),
            Event::Code(code) => {
                self.flush();
                self.done.push(Inline::Code((**code).into()));
            }
            Event::Start(Tag::Emphasis) => return self.start(Open::Emphasis),
            Event::Start(Tag::Strong) => return self.start(Open::Strong),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let mail = if *link_type == LinkType::Email { "mailto:" } else { "" };
                let href = format!("{mail}{dest_url}");
                self.start(Open::Link(href.clone()))?;
                return if is_safe_href(&href) { Ok(()) } else { Err(Fault::Deck(DeckError::UnsafeLink { href })) };
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => self.close(),
            Event::Start(Tag::Image { .. }) => return Err(Fault::Unsupported("an image")),
            Event::InlineHtml(_) => return Err(Fault::Unsupported("HTML")),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, open: Open) -> Result<(), Fault> {
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            return if self.too_deep == 1 { Err(Fault::TooDeep) } else { Ok(()) };
        }
        self.flush();
        self.open.push((open, std::mem::take(&mut self.done)));
        Ok(())
    }

    fn close(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        self.flush();
        let Some((open, outer)) = self.open.pop() else { return };
        let inner = std::mem::replace(&mut self.done, outer);
        self.done.push(match open {
            Open::Emphasis => Inline::Emphasis(inner.into()),
            Open::Strong => Inline::Strong(inner.into()),
            Open::Link(href) => Inline::Link { href: href.into(), text: inner.into() },
        });
    }

    /// Returns the inlines.
    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.pending);
        let escaped = std::mem::take(&mut self.escaped);
        let mut rest = 0;
        let mut from = 0;
        while let Some(start) = text.get(from..).and_then(|t| t.find('[')).map(|at| at + from) {
            from = start + 1;
            let Some(end) = text.get(from..).and_then(|t| t.find([']', '['])).map(|at| at + from) else { break };
            let gap = text.get(from..end).unwrap_or_default().trim();
            if escaped.binary_search(&start).is_ok()
                || !text.get(end..).is_some_and(|t| t.starts_with(']'))
                || gap.is_empty()
            {
                continue;
            }
            self.text(text.get(rest..start));
            self.done.push(Inline::Placeholder(gap.into()));
            rest = end + 1;
            from = rest;
        }
        self.text(text.get(rest..));
    }

    fn text(&mut self, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.done.push(Inline::Text(text.into()));
        }
    }
}
