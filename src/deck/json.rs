//! The deck's JSON form, read into the deck's types by hand.
//!
//! Derived readers would be shorter here but come once for every type; this and one sort for all lists took
//! 15 KB (brotli) off the first load.

use super::reader::{self, Reader};
use super::{Block, Card, Deck, DeckError, Former, Inline, Kind, Point, Section, Topic};

/// Reads a deck; it is not checked yet.
pub(super) fn read(json: &str) -> Result<Deck, DeckError> {
    let mut reader = Reader::new(json);
    let mut near = String::new();
    let deck = deck(&mut reader, &mut near);
    if let Some(deck) = deck.filter(|_| reader.is_done()) {
        return Ok(deck);
    }
    // Nearly every deck is one, so only now is it asked whether it is JSON at all.
    Err(reader::fault(json).map_or(DeckError::Form { near }, |at| place(json, at)))
}

/// Where a text is not JSON: the line, counted from 1, and in it the byte, or how many there are where it ends.
fn place(json: &str, at: usize) -> DeckError {
    let before = json.as_bytes().get(..at).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n');
    let column = lines.clone().next_back().map_or(0, <[u8]>::len) + usize::from(at < json.len());
    DeckError::Json { line: lines.count(), column }
}

fn deck(reader: &mut Reader<'_>, near: &mut String) -> Option<Deck> {
    let (mut schema_version, mut id, mut title, mut lang, mut sections) = (None, String::new(), None, None, None);
    let mut former = None;
    reader.fields(&mut |reader, name| {
        match name {
            "schema_version" => schema_version = Some(reader.number()?),
            "id" => id = reader.string()?,
            "title" => title = Some(reader.string()?),
            "lang" => lang = Some(reader.string()?),
            "sections" => sections = Some(reader.list(|reader| section(reader, near))?),
            "former" => former = Some(formerly(reader)?),
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Deck { schema_version: schema_version?, id, title: title?, lang: lang?, sections: sections?, former })
}

fn formerly(reader: &mut Reader<'_>) -> Option<Former> {
    let mut former = Former::default();
    reader.fields(&mut |reader, name| {
        match name {
            "deck" => former.deck = reader.string()?,
            "cards" => former.cards = reader.list(Reader::string)?,
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(former)
}

fn section(reader: &mut Reader<'_>, near: &mut String) -> Option<Section> {
    let (mut id, mut title, mut topics) = (None, None, None);
    reader.fields(&mut |reader, name| {
        match name {
            "id" => id = Some(named(reader, near)?.into()),
            "title" => title = Some(reader.string()?),
            "topics" => topics = Some(reader.list(|reader| topic(reader, near))?),
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Section { id: id?, title: title?, topics: topics? })
}

fn topic(reader: &mut Reader<'_>, near: &mut String) -> Option<Topic> {
    let (mut title, mut cards) = (None, None);
    reader.fields(&mut |reader, name| {
        match name {
            "title" => title = Some(reader.string()?),
            "cards" => cards = Some(reader.list(|reader| card(reader, near))?),
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Topic { title, cards: cards? })
}

fn card(reader: &mut Reader<'_>, near: &mut String) -> Option<Card> {
    let (mut id, mut question, mut answer, mut seconds) = ("".into(), None, None, None);
    let (mut kind, mut points) = (Kind::Answer, Vec::new());
    reader.fields(&mut |reader, name| {
        match name {
            "id" => id = named(reader, near)?.into(),
            "kind" => {
                kind = match reader.string()?.as_str() {
                    "answer" => Kind::Answer,
                    "ask" => Kind::Ask,
                    _ => return None,
                }
            }
            "question" => question = Some(inlines(reader)?),
            "points" => points = reader.list(point)?,
            "answer" => answer = Some(blocks(reader)?),
            "seconds" => seconds = Some(reader.number()?),
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Card { id, kind, question: question?, points, answer: answer?, seconds })
}

/// An id, which from now on says where in the deck the reader is.
fn named<'n>(reader: &mut Reader<'_>, near: &'n mut String) -> Option<&'n str> {
    *near = reader.string()?;
    Some(near)
}

fn point(reader: &mut Reader<'_>) -> Option<Point> {
    let (mut text, mut essential) = (None, false);
    reader.fields(&mut |reader, name| {
        match name {
            "text" => text = Some(reader.string()?),
            "essential" => essential = reader.bool()?,
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Point { text: text?, essential })
}

/// A map with a single field.
fn only<T>(reader: &mut Reader<'_>, read: impl Fn(&mut Reader<'_>, &str) -> Option<T>) -> Option<T> {
    let mut found = None;
    reader.fields(&mut |reader, name| {
        if found.is_some() {
            return None;
        }
        found = Some(read(reader, name)?);
        Some(())
    })?;
    found
}

fn blocks(reader: &mut Reader<'_>) -> Option<Vec<Block>> {
    reader.list(|reader| {
        only(reader, |reader, name| {
            Some(match name {
                "paragraph" => Block::Paragraph(inlines(reader)?),
                "bullets" => Block::Bullets(reader.list(blocks)?),
                "numbers" => Block::Numbers(reader.list(blocks)?),
                "code" => Block::Code(reader.string()?),
                "situation" => Block::Situation(blocks(reader)?),
                "task" => Block::Task(blocks(reader)?),
                "action" => Block::Action(blocks(reader)?),
                "result" => Block::Result(blocks(reader)?),
                _ => return None,
            })
        })
    })
}

fn inlines(reader: &mut Reader<'_>) -> Option<Vec<Inline>> {
    reader.list(|reader| {
        only(reader, |reader, name| {
            Some(match name {
                "text" => Inline::Text(reader.string()?),
                "emphasis" => Inline::Emphasis(inlines(reader)?),
                "strong" => Inline::Strong(inlines(reader)?),
                "code" => Inline::Code(reader.string()?),
                "placeholder" => Inline::Placeholder(reader.string()?),
                "link" => link(reader)?,
                _ => return None,
            })
        })
    })
}

fn link(reader: &mut Reader<'_>) -> Option<Inline> {
    let (mut href, mut text) = (None, None);
    reader.fields(&mut |reader, name| {
        match name {
            "href" => href = Some(reader.string()?),
            "text" => text = Some(inlines(reader)?),
            _ => reader.skip()?,
        }
        Some(())
    })?;
    Some(Inline::Link { href: href?, text: text? })
}
