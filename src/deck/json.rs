//! The deck's JSON form, read: from a general tree into the deck's types by hand.
//!
//! Derived readers would be shorter here but come once for every type; this and one sort for all lists took
//! 15 KB (brotli) off the first load.

use super::tree::{self, Json};
use super::{Block, Card, Deck, DeckError, Inline, Kind, Point, Section, Topic};

/// Reads a deck; it is not checked yet.
pub(super) fn read(json: &str) -> Result<Deck, DeckError> {
    let tree = tree::read(json).map_err(|at| place(json, at))?;
    let mut near = String::new();
    deck(tree, &mut near).ok_or(DeckError::Form { near })
}

/// Where a text is not JSON: the line, counted from 1, and in it the byte, or how many there are where it ends.
fn place(json: &str, at: usize) -> DeckError {
    let before = json.as_bytes().get(..at).unwrap_or_default();
    let lines = before.split(|byte| *byte == b'\n');
    let column = lines.clone().next_back().map_or(0, <[u8]>::len) + usize::from(at < json.len());
    DeckError::Json { line: lines.count(), column }
}

impl Json {
    /// Takes a field out of a map.
    fn take(&mut self, name: &str) -> Json {
        let Json::Map(fields) = self else { return Json::Missing };
        let field = fields.iter_mut().find(|(other, _)| other == name);
        field.map_or(Json::Missing, |(_, value)| std::mem::replace(value, Json::Missing))
    }

    fn text(self) -> Option<String> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// A field that may be missing, read by `read`; `None` where it is there but of the wrong kind.
    fn maybe<T>(self, read: impl FnOnce(Json) -> Option<T>) -> Option<Option<T>> {
        if let Json::Missing = self { Some(None) } else { read(self).map(Some) }
    }

    fn number<T: TryFrom<u64>>(self) -> Option<T> {
        if let Json::Number(number) = self { T::try_from(number).ok() } else { None }
    }

    fn bool(self) -> Option<bool> {
        if let Json::Bool(bool) = self { Some(bool) } else { None }
    }

    fn list(self) -> Option<Vec<Json>> {
        if let Json::List(list) = self { Some(list) } else { None }
    }

    /// The items of a list, each read by `read`.
    fn each<T>(self, mut read: impl FnMut(Json) -> Option<T>) -> Option<Vec<T>> {
        // A plain loop: collecting into an option is several times the code.
        let mut items = Vec::new();
        for item in self.list()? {
            items.push(read(item)?);
        }
        Some(items)
    }

    /// A map with a single field: its name and value.
    fn only(self) -> Option<(String, Json)> {
        let Json::Map(fields) = self else { return None };
        let [field]: [_; 1] = fields.try_into().ok()?;
        Some(field)
    }
}

fn deck(mut json: Json, near: &mut String) -> Option<Deck> {
    Some(Deck {
        schema_version: json.take("schema_version").number()?,
        id: json.take("id").text()?,
        title: json.take("title").text()?,
        lang: json.take("lang").text()?,
        sections: json.take("sections").each(|json| section(json, near))?,
    })
}

fn section(mut json: Json, near: &mut String) -> Option<Section> {
    let id = json.take("id").text()?;
    near.clone_from(&id);
    let topics = json.take("topics").each(|mut json| {
        let title = json.take("title").maybe(Json::text)?;
        Some(Topic { title, cards: json.take("cards").each(|json| card(json, near))? })
    });
    Some(Section { id, title: json.take("title").text()?, topics: topics? })
}

fn card(mut json: Json, near: &mut String) -> Option<Card> {
    let id = json.take("id").text()?;
    near.clone_from(&id);
    let kind = match json.take("kind").maybe(Json::text)?.as_deref() {
        None | Some("answer") => Kind::Answer,
        Some("ask") => Kind::Ask,
        Some(_) => return None,
    };
    let points = json.take("points").maybe(|points| points.each(point))?.unwrap_or_default();
    let (question, answer) = (inlines(json.take("question"))?, blocks(json.take("answer"))?);
    Some(Card { id, kind, question, points, answer, seconds: json.take("seconds").maybe(Json::number)? })
}

fn point(mut json: Json) -> Option<Point> {
    let text = json.take("text").text()?;
    Some(Point { text, essential: json.take("essential").maybe(Json::bool)?.unwrap_or_default() })
}

fn blocks(json: Json) -> Option<Vec<Block>> {
    json.each(|json| {
        let (name, json) = json.only()?;
        Some(match name.as_str() {
            "paragraph" => Block::Paragraph(inlines(json)?),
            "bullets" => Block::Bullets(json.each(blocks)?),
            "numbers" => Block::Numbers(json.each(blocks)?),
            "code" => Block::Code(json.text()?),
            "situation" => Block::Situation(blocks(json)?),
            "task" => Block::Task(blocks(json)?),
            "action" => Block::Action(blocks(json)?),
            "result" => Block::Result(blocks(json)?),
            _ => return None,
        })
    })
}

fn inlines(json: Json) -> Option<Vec<Inline>> {
    json.each(|json| {
        let (name, mut json) = json.only()?;
        Some(match name.as_str() {
            "text" => Inline::Text(json.text()?),
            "emphasis" => Inline::Emphasis(inlines(json)?),
            "strong" => Inline::Strong(inlines(json)?),
            "code" => Inline::Code(json.text()?),
            "placeholder" => Inline::Placeholder(json.text()?),
            "link" => Inline::Link { href: json.take("href").text()?, text: inlines(json.take("text"))? },
            _ => return None,
        })
    })
}
