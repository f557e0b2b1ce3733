//! A deck read from its headings down.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::attributes::Attributes;
use super::blocks::{Points, Source};
use super::ids::former;
use super::places::Places;
use super::section_ids::SectionIds;
use crate::deck::{self, Block, Card, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, plain};
use crate::import::error::place_all;
use crate::import::{Fault, FormatError};

/// A deck's text being read.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    deck: Option<Deck>,
    /// Kind of the cards in the section being read.
    kind: Kind,
    places: Places,
    ids: SectionIds,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Reader {
            source: Source::new(text),
            deck: None,
            kind: Kind::Answer,
            places: Places::default(),
            ids: SectionIds::default(),
        }
    }

    pub(super) fn top(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
            let attributes = Attributes::read(&mut self.source, range.start, id, classes, attrs);
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
                let id = self.ids.of(&title, id);
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
                if let Some(topic) = topics.last_mut() {
                    topic.cards.push(card(&id, kind, words, attributes.seconds));
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

    pub(super) fn finish(mut self, text: &str) -> Result<Deck, Vec<FormatError>> {
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

/// A card with nothing on its back yet.
fn card(id: &str, kind: Kind, question: Vec<Inline>, seconds: Option<u16>) -> Card {
    Card { id: id.into(), kind, question, points: Vec::new(), answer: Vec::new(), seconds }
}
