//! The Markdown dialect of decks, described for people in the README.
//!
//! `#` title · `##` section · `###` topic · `####` question · `#####` star part; a task list straight after
//! the question holds the points (all bold: essential); what follows is the answer.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

pub use super::ids::stamp_ids;
use super::inlines::Inlines;
use super::{Fault, FormatError};
use crate::deck::{self, Block, Card, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, plain};

/// Lists within lists deeper than this are refused.
const DEEPEST: usize = 8;

/// The Markdown extensions the dialect uses; tables only to be refused.
pub(super) fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TASKLISTS | Options::ENABLE_TABLES
}

/// Reads a deck.
///
/// # Errors
/// Every fault found, each with its line and column.
pub fn parse(text: &str) -> Result<Deck, Vec<FormatError>> {
    // Some editors begin a file with a byte order mark.
    let mut reader = Reader::new(text.strip_prefix('\u{feff}').unwrap_or(text));
    while let Some((event, range)) = reader.next() {
        reader.top(event, range);
    }
    reader.finish()
}

/// What a heading says in its braces.
#[derive(Default)]
struct Attributes {
    id: Option<String>,
    ask: bool,
    seconds: Option<u16>,
    lang: Option<String>,
}

struct Reader<'a> {
    text: &'a str,
    events: std::vec::IntoIter<(Event<'a>, Range<usize>)>,
    deck: Option<Deck>,
    /// Kind of the cards in the section being read.
    kind: Kind,
    /// Where each section and each card's question stands, for faults found when all is read.
    sections: Vec<(String, usize)>,
    cards: Vec<(String, usize)>,
    /// Faults and their places in the text.
    faults: Vec<(usize, Fault)>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
        Reader {
            text,
            events: events.into_iter(),
            deck: None,
            kind: Kind::Answer,
            cards: Vec::new(),
            sections: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.events.next()
    }

    fn fail(&mut self, at: usize, fault: Fault) {
        self.faults.push((at, fault));
    }

    fn top(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
            let written = (id.map(String::from), classes.into_iter().map(String::from).collect(), attrs);
            let attributes = self.attributes(range.start, written);
            let words = self.inlines(|end| matches!(end, TagEnd::Heading(_)));
            return self.heading(level, range.start, words, attributes);
        }
        let mut blocks = Vec::new();
        let points = self.block(event, range.clone(), 0, &mut blocks);
        if let Some(points) = points {
            return self.points(range.start, points);
        }
        let place = if blocks.is_empty() { None } else { self.answer() };
        match place {
            Some(answer) => answer.append(&mut blocks),
            None if !blocks.is_empty() => self.fail(range.start, Fault::StrayText),
            None => {}
        }
    }

    #[allow(clippy::type_complexity)]
    fn attributes(
        &mut self,
        at: usize,
        written: (Option<String>, Vec<String>, Vec<(pulldown_cmark::CowStr<'a>, Option<pulldown_cmark::CowStr<'a>>)>),
    ) -> Attributes {
        let mut read = Attributes { id: written.0, ..Attributes::default() };
        for class in written.1 {
            match class.as_str() {
                "ask" => read.ask = true,
                _ => self.fail(at, Fault::BadAttribute(format!(".{class}"))),
            }
        }
        for (key, value) in written.2 {
            let value = value.as_deref().unwrap_or_default();
            match (&*key, value.parse()) {
                ("seconds", Ok(seconds @ 1..=3600)) => read.seconds = Some(seconds),
                ("lang", _) if !value.is_empty() => read.lang = Some(value.into()),
                _ => self.fail(at, Fault::BadAttribute(format!("{key}={value}"))),
            }
        }
        read
    }

    fn heading(&mut self, level: HeadingLevel, at: usize, words: Vec<Inline>, attributes: Attributes) {
        let title = plain(&words);
        let id = attributes.id.unwrap_or_else(|| deck::slug(&title, 40));
        let Some(deck) = &mut self.deck else {
            let lang = attributes.lang.unwrap_or_else(|| "en".into());
            if level != HeadingLevel::H1 {
                self.fail(at, Fault::NoTitle);
            }
            let deck = Deck { schema_version: SCHEMA_VERSION, id, title, lang, sections: Vec::new() };
            self.deck = Some(deck);
            return;
        };
        let kind = if attributes.ask { Kind::Ask } else { self.kind };
        let topics = deck.sections.last_mut().map(|section| &mut section.topics);
        match (level, topics) {
            (HeadingLevel::H1, _) => self.fail(at, Fault::SecondTitle),
            (HeadingLevel::H2, _) => {
                self.kind = if attributes.ask { Kind::Ask } else { Kind::Answer };
                self.sections.push((id.clone(), at));
                deck.sections.push(Section { id, title, topics: Vec::new() });
            }
            (HeadingLevel::H6, _) => self.fail(at, Fault::TooDeepHeading),
            (_, None) => self.fail(at, Fault::NoSection),
            (HeadingLevel::H3, Some(topics)) => topics.push(Topic { title: Some(title), cards: Vec::new() }),
            (HeadingLevel::H4, Some(topics)) => {
                if topics.is_empty() {
                    topics.push(Topic { title: None, cards: Vec::new() });
                }
                self.cards.push((id.clone(), at));
                let seconds = attributes.seconds;
                let card = Card { id, kind, question: words, points: Vec::new(), answer: Vec::new(), seconds };
                if let Some(topic) = topics.last_mut() {
                    topic.cards.push(card);
                }
            }
            (HeadingLevel::H5, _) => self.star(at, title.trim()),
        }
    }

    fn star(&mut self, at: usize, title: &str) {
        let part = match title.to_ascii_lowercase().as_str() {
            "situation" => Block::Situation(Vec::new()),
            "task" => Block::Task(Vec::new()),
            "action" => Block::Action(Vec::new()),
            "result" => Block::Result(Vec::new()),
            _ => return self.fail(at, Fault::NotAStarPart),
        };
        match self.card() {
            Some(card) => card.answer.push(part),
            None => self.fail(at, Fault::StrayText),
        }
    }

    fn card(&mut self) -> Option<&mut Card> {
        self.deck.as_mut()?.sections.last_mut()?.topics.last_mut()?.cards.last_mut()
    }

    /// Where the next block of the answer goes: into the open star part, else into the card.
    fn answer(&mut self) -> Option<&mut Vec<Block>> {
        let answer = &mut self.card()?.answer;
        match answer.last() {
            Some(Block::Situation(_) | Block::Task(_) | Block::Action(_) | Block::Result(_)) => match answer.last_mut()
            {
                Some(Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner)) => {
                    Some(inner)
                }
                _ => None,
            },
            _ => Some(answer),
        }
    }

    fn points(&mut self, at: usize, points: Vec<(usize, Vec<Inline>)>) {
        let late = self.card().map(|card| !card.answer.is_empty() || !card.points.is_empty());
        match late {
            None => return self.fail(at, Fault::StrayText),
            Some(true) => return self.fail(at, Fault::LatePoints),
            Some(false) => {}
        }
        for (at, words) in points {
            let text = plain(&words).trim().to_string();
            if text.is_empty() {
                self.fail(at, Fault::EmptyPoint);
            }
            let essential = matches!(words.as_slice(), [Inline::Strong(_)]);
            if let Some(card) = self.card() {
                card.points.push(Point { text, essential });
            }
        }
    }

    fn inlines(&mut self, ends: impl Fn(&TagEnd) -> bool) -> Vec<Inline> {
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

    /// Reads one block into `blocks`; a task list is not a block but comes back as points.
    fn block(
        &mut self,
        event: Event<'a>,
        range: Range<usize>,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Option<Vec<(usize, Vec<Inline>)>> {
        match event {
            Event::Start(Tag::Paragraph) => {
                blocks.push(Block::Paragraph(self.inlines(|end| *end == TagEnd::Paragraph)));
            }
            Event::Start(Tag::List(first)) => return self.list(first.is_some(), range.start, depth, blocks),
            Event::Start(Tag::CodeBlock(_)) => blocks.push(Block::Code(self.code())),
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

    fn list(
        &mut self,
        numbered: bool,
        at: usize,
        depth: usize,
        blocks: &mut Vec<Block>,
    ) -> Option<Vec<(usize, Vec<Inline>)>> {
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
                Some(Block::Paragraph(words)) => words,
                _ => Vec::new(),
            };
            return Some(items.into_iter().map(|(at, (item, _))| (at, words(item))).collect());
        }
        let items = items.into_iter().map(|(_, (item, _))| item);
        let items = items.collect();
        blocks.push(if numbered { Block::Numbers(items) } else { Block::Bullets(items) });
        None
    }

    /// Reads a list item. A tight one holds bare text, which becomes its first paragraph.
    fn item(&mut self, depth: usize) -> (Vec<Block>, bool) {
        let mut blocks = Vec::new();
        let mut bare = Inlines::default();
        let mut is_point = false;
        while let Some((event, range)) = self.next() {
            match event {
                Event::End(TagEnd::Item) => break,
                Event::TaskListMarker(_) => is_point = true,
                Event::Start(Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_)) => {
                    push_bare(&mut blocks, std::mem::take(&mut bare));
                    // The marker of a loose item stands inside its paragraph.
                    if matches!(self.events.as_slice().first(), Some((Event::TaskListMarker(_), _))) {
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

    fn finish(mut self) -> Result<Deck, Vec<FormatError>> {
        let deck = self.deck.take();
        match &deck {
            None => self.fail(0, Fault::NoTitle),
            Some(deck) if self.faults.is_empty() => {
                if let Err(error) = deck::check(deck) {
                    self.fail(self.place_of(&error), Fault::Deck(error));
                }
            }
            Some(_) => {}
        }
        match deck {
            Some(deck) if self.faults.is_empty() => Ok(deck),
            _ => Err(place_all(self.text, self.faults)),
        }
    }

    /// Where in the text a fault of the whole deck is best shown.
    fn place_of(&self, error: &deck::DeckError) -> usize {
        use deck::DeckError::{BadId, BadPoints, SameId, Unfinished};
        let last =
            |places: &[(String, usize)], id: &String| places.iter().rfind(|(other, _)| other == id).map(|(_, at)| *at);
        let found = match error {
            BadId { id } => last(&self.sections, id).or_else(|| last(&self.cards, id)),
            SameId { id } if self.sections.iter().filter(|(other, _)| other == id).count() > 1 => {
                last(&self.sections, id)
            }
            SameId { id } | Unfinished { id } | BadPoints { id } => last(&self.cards, id),
            _ => None,
        };
        found.unwrap_or(0)
    }
}

/// Gives every fault its line and column, in the text's order.
fn place_all(text: &str, mut faults: Vec<(usize, Fault)>) -> Vec<FormatError> {
    faults.sort_by_key(|(at, _)| *at);
    let (mut line, mut line_at, mut from) = (1, 0, 0);
    let mut place = |(at, fault): (usize, Fault)| {
        for (newline, _) in text.get(from..at).unwrap_or_default().match_indices('\n') {
            line += 1;
            line_at = from + newline + 1;
        }
        from = at;
        let column = text.get(line_at..at).unwrap_or_default().chars().count() + 1;
        FormatError { line, column, fault }
    };
    faults.into_iter().map(&mut place).collect()
}

fn push_bare(blocks: &mut Vec<Block>, bare: Inlines) {
    let words = bare.finish();
    if !words.is_empty() {
        blocks.push(Block::Paragraph(words));
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
