//! Builds a deck from its headings and blocks.

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

/// Wraps blocks in a star part.
type Star = fn(Box<[Block]>) -> Block;

/// The state of parsing a deck.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    deck: Option<Deck>,
    /// The blocks of the last card's answer, until the next card begins.
    answer: Vec<Block>,
    /// The last star part of that answer, until it ends.
    part: Option<(Star, Vec<Block>)>,
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
            answer: Vec::new(),
            part: None,
            kind: Kind::Answer,
            places: Places::default(),
            ids: SectionIds::default(),
        }
    }

    pub(super) fn top(&mut self, event: Event<'a>, range: Range<usize>) {
        if let Event::Start(Tag::Heading { level, id, classes, attrs }) = event {
            let attributes = Attributes::read(&mut self.source, range.start, id, classes, attrs);
            let mut words = self.source.inlines(|end| matches!(end, TagEnd::Heading(_)));
            // The parser strips spaces from the end of a heading, but not tabs and lone carriage returns.
            if let Some(Inline::Text(last)) = words.last_mut() {
                *last = last.trim_end_matches([' ', '\t', '\r']).into();
            }
            return self.heading(level, range.start, words, attributes);
        }
        let mut blocks = Vec::new();
        let points = self.source.block(event, range.clone(), 0, &mut blocks);
        if let Some(points) = points {
            return self.points(range.start, points);
        }
        if !blocks.is_empty() && self.card().is_none() {
            return self.source.fail(range.start, Fault::StrayText);
        }
        self.part.as_mut().map_or(&mut self.answer, |(_, inner)| inner).append(&mut blocks);
    }

    fn heading(&mut self, level: HeadingLevel, at: usize, words: Vec<Inline>, attributes: Attributes) {
        if matches!(level, HeadingLevel::H2 | HeadingLevel::H3 | HeadingLevel::H4) {
            self.close_card();
        }
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
        let star: Star = match title.to_ascii_lowercase().as_str() {
            "situation" => Block::Situation,
            "task" => Block::Task,
            "action" => Block::Action,
            "result" => Block::Result,
            _ => return self.source.fail(at, Fault::NotAStarPart),
        };
        if self.card().is_none() {
            return self.source.fail(at, Fault::StrayText);
        }
        self.close_part();
        self.part = Some((star, Vec::new()));
    }

    fn card(&mut self) -> Option<&mut Card> {
        self.deck.as_mut()?.sections.last_mut()?.topics.last_mut()?.cards.last_mut()
    }

    fn close_part(&mut self) {
        if let Some((star, inner)) = self.part.take() {
            self.answer.push(star(inner.into()));
        }
    }

    fn close_card(&mut self) {
        self.close_part();
        let answer = std::mem::take(&mut self.answer);
        if let Some(card) = self.card() {
            card.answer = answer.into();
        }
    }

    fn points(&mut self, at: usize, points: Points) {
        let has_answer = !self.answer.is_empty() || self.part.is_some();
        match self.card().map(|card| has_answer || !card.points.is_empty()) {
            None => return self.source.fail(at, Fault::StrayText),
            Some(true) => return self.source.fail(at, Fault::LatePoints),
            Some(false) => {}
        }
        let read = |(at, words): (usize, Vec<Inline>)| {
            let text: Box<str> = plain(&words).trim().into();
            if text.is_empty() {
                self.source.fail(at, Fault::EmptyPoint);
            }
            Point { text, essential: matches!(words.as_slice(), [Inline::Strong(_)]) }
        };
        let points = points.into_iter().map(read).collect();
        if let Some(card) = self.card() {
            card.points = points;
        }
    }

    pub(super) fn finish(mut self, text: &str) -> Result<Deck, Vec<FormatError>> {
        self.close_card();
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

/// Creates a card without an answer.
fn card(id: &str, kind: Kind, question: Vec<Inline>, seconds: Option<u16>) -> Card {
    Card { id: id.into(), kind, question: question.into(), points: Box::default(), answer: Box::default(), seconds }
}
