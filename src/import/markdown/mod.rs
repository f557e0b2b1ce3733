//! The Markdown dialect of decks, described for people in the README.
//!
//! `#` title · `##` section · `###` topic · `####` question · `#####` star part; a task list straight after
//! the question holds the points (all bold: essential); what follows is the answer.

mod blocks;
mod depth;
mod ids;
mod inlines;
mod places;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Tag, TagEnd};

use self::blocks::{Points, Source};
use self::depth::too_deep;
use self::ids::former;
pub use self::ids::stamp_ids;
use self::places::Places;
use super::error::place_all;
use super::{Fault, FormatError};
use crate::deck::{self, Block, Card, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, plain};

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
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = too_deep(text) {
        return Err(place_all(text, vec![(at, Fault::TooDeep)]));
    }
    let mut reader = Reader::new(text);
    while let Some((event, range)) = reader.source.next() {
        reader.top(event, range);
    }
    reader.finish(text)
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
    source: Source<'a>,
    deck: Option<Deck>,
    /// Kind of the cards in the section being read.
    kind: Kind,
    places: Places,
    /// The titles of the sections read so far, by their ids: none where sections of several titles have one id.
    titles: BTreeMap<String, Option<String>>,
    /// The numbers given to sections of one title.
    numbers: BTreeMap<String, usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Reader {
            source: Source::new(text),
            deck: None,
            kind: Kind::Answer,
            places: Places::default(),
            titles: BTreeMap::new(),
            numbers: BTreeMap::new(),
        }
    }

    fn top(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
            let written = (id.map(String::from), classes.into_iter().map(String::from).collect(), attrs);
            let attributes = self.attributes(range.start, written);
            let mut words = self.source.inlines(|end| matches!(end, TagEnd::Heading(_)));
            // The parser takes blanks off the end of a heading, and leaves tabs and lone carriage returns.
            if let Some(Inline::Text(last)) = words.last_mut() {
                last.truncate(last.trim_end_matches([' ', '\t', '\r']).len());
            }
            return self.heading(level, range.start, words, attributes);
        }
        let mut blocks = Vec::new();
        let points = self.source.block(event, range.clone(), 0, &mut blocks);
        if let Some(points) = points {
            return self.points(range.start, points);
        }
        let place = if blocks.is_empty() { None } else { self.answer() };
        match place {
            Some(answer) => answer.append(&mut blocks),
            None if !blocks.is_empty() => self.source.fail(range.start, Fault::StrayText),
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
                _ => self.source.fail(at, Fault::BadAttribute(format!(".{class}"))),
            }
        }
        for (key, value) in written.2 {
            let value = value.as_deref().unwrap_or_default();
            match (&*key, value.parse()) {
                ("seconds", Ok(seconds @ 1..=3600)) => read.seconds = Some(seconds),
                ("lang", _) if !value.is_empty() => read.lang = Some(value.into()),
                _ => self.source.fail(at, Fault::BadAttribute(format!("{key}={value}"))),
            }
        }
        read
    }

    fn heading(&mut self, level: HeadingLevel, at: usize, words: Vec<Inline>, attributes: Attributes) {
        let title = plain(&words);
        let id = attributes.id.unwrap_or_default();
        let Some(deck) = &mut self.deck else {
            let lang = attributes.lang.unwrap_or_else(|| "en".into());
            if level != HeadingLevel::H1 {
                self.source.fail(at, Fault::NoTitle);
            }
            let deck = Deck { schema_version: SCHEMA_VERSION, id, title, lang, sections: Vec::new(), former: None };
            self.deck = Some(deck);
            return;
        };
        let kind = if attributes.ask { Kind::Ask } else { self.kind };
        let topics = deck.sections.last_mut().map(|section| &mut section.topics);
        match (level, topics) {
            (HeadingLevel::H1, _) => self.source.fail(at, Fault::SecondTitle),
            (HeadingLevel::H2, _) => {
                self.kind = if attributes.ask { Kind::Ask } else { Kind::Answer };
                let id = if id.is_empty() { section_id(&title, &self.titles, &mut self.numbers) } else { id };
                let titles = self.titles.entry(id.clone()).or_insert_with(|| Some(title.clone()));
                titles.take_if(|other| *other != title);
                self.places.sections.push((id.clone(), at));
                deck.sections.push(Section { id, title, topics: Vec::new() });
            }
            (HeadingLevel::H6, _) => self.source.fail(at, Fault::TooDeepHeading),
            (_, None) => self.source.fail(at, Fault::NoSection),
            (HeadingLevel::H3, Some(topics)) => {
                self.places.topics.push(at);
                topics.push(Topic { title: Some(title), cards: Vec::new() });
            }
            (HeadingLevel::H4, Some(topics)) => {
                if topics.is_empty() {
                    self.places.topics.push(at);
                    topics.push(Topic { title: None, cards: Vec::new() });
                }
                self.places.cards.push(at);
                let seconds = attributes.seconds;
                let card = Card {
                    id: id.as_str().into(),
                    kind,
                    question: words,
                    points: Vec::new(),
                    answer: Vec::new(),
                    seconds,
                };
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
            _ => return self.source.fail(at, Fault::NotAStarPart),
        };
        match self.card() {
            Some(card) => card.answer.push(part),
            None => self.source.fail(at, Fault::StrayText),
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

    fn points(&mut self, at: usize, points: Points) {
        let late = self.card().map(|card| !card.answer.is_empty() || !card.points.is_empty());
        match late {
            None => return self.source.fail(at, Fault::StrayText),
            Some(true) => return self.source.fail(at, Fault::LatePoints),
            Some(false) => {}
        }
        for (at, words) in points {
            let text = plain(&words).trim().to_string();
            if text.is_empty() {
                self.source.fail(at, Fault::EmptyPoint);
            }
            let essential = matches!(words.as_slice(), [Inline::Strong(_)]);
            if let Some(card) = self.card() {
                card.points.push(Point { text, essential });
            }
        }
    }

    fn finish(mut self, text: &str) -> Result<Deck, Vec<FormatError>> {
        let mut deck = self.deck.take();
        if let Some(deck) = &mut deck {
            deck.former = former(deck);
            deck::complete(deck);
        }
        match &deck {
            None => self.source.fail(0, Fault::NoTitle),
            Some(deck) if self.source.faults.is_empty() => {
                if let Err(error) = deck::check(deck) {
                    let at = self.places.of(deck, &error);
                    self.source.fail(at, Fault::Deck(error));
                }
            }
            Some(_) => {}
        }
        match deck {
            Some(deck) if self.source.faults.is_empty() => Ok(deck),
            _ => Err(place_all(text, self.source.faults)),
        }
    }
}

/// The id of a section that has none written: its title as a slug, or where that says too little or is another's, one
/// derived from all of the title. Sections of one title are numbered: no rating hangs on their ids.
fn section_id(title: &str, before: &BTreeMap<String, Option<String>>, numbers: &mut BTreeMap<String, usize>) -> String {
    let slug = deck::slug(title, 40);
    let says_all = title.is_ascii() && title.bytes().any(|byte| byte.is_ascii_alphanumeric());
    let is_anothers = before.get(&slug).is_some_and(|other| other.as_deref() != Some(title));
    let id = if says_all && !is_anothers { slug } else { deck::derived_id(title) };
    if !before.contains_key(&id) {
        return id;
    }
    let number = numbers.entry(id.clone()).or_insert(1);
    loop {
        *number += 1;
        let numbered = format!("{id}-{number}");
        if !before.contains_key(&numbered) {
            return numbered;
        }
    }
}
