//! Makes the texts of a card fit a deck: breaks become paragraphs, unsafe links text, and nesting stays within limits.

use super::model::DraftCard;
use super::note::NoteKind;
use super::room::Room;
use crate::deck::{Block, DEEPEST, Inline, Kind, LONGEST_ID, MOST_PARTS, MOST_POINTS, is_safe_href, is_slug, plain};

/// A hard line break within text. No reader leaves one in a finished card.
pub(in crate::import) const BREAK: char = '\u{2028}';

/// Makes a card fit, and returns what was changed.
pub(super) fn fit(card: &mut DraftCard) -> Vec<NoteKind> {
    let mut notes = Vec::new();
    let mut room = Room::new(MOST_PARTS);
    let front = std::mem::take(&mut card.front);
    card.front = words(front, 0, &mut room, &mut notes, true);
    trim(&mut card.front);
    let answer = std::mem::take(&mut card.answer);
    card.answer = blocks(answer, None, &mut room, &mut notes);
    if room.is_short() {
        notes.push(NoteKind::Cut);
    }
    if card.kind == Kind::Ask {
        card.points.clear();
    }
    card.points.retain(|point| !point.text.trim().is_empty());
    if card.points.len() > MOST_POINTS {
        card.points.truncate(MOST_POINTS);
        notes.push(NoteKind::Points);
    }
    if let Some(id) = card.id.take_if(|id| !is_usable(id)) {
        notes.push(NoteKind::Id(id.chars().take(80).collect()));
    }
    card.seconds = card.seconds.filter(|seconds| (1..=3600).contains(seconds));
    notes
}

/// Whether a written id can be a deck's.
pub(super) fn is_usable(id: &str) -> bool {
    is_slug(id) && id.len() <= LONGEST_ID
}

/// Strips space from both ends of a line, and parts that are nothing else.
pub(in crate::import) fn trim(words: &mut Vec<Inline>) {
    while let Some(Inline::Text(text)) = words.first_mut() {
        *text = text.trim_start().into();
        if !text.is_empty() {
            break;
        }
        words.remove(0);
    }
    while let Some(Inline::Text(text)) = words.last_mut() {
        *text = text.trim_end().into();
        if !text.is_empty() {
            break;
        }
        words.pop();
    }
}

fn blocks(given: Vec<Block>, deep: Option<usize>, room: &mut Room, notes: &mut Vec<NoteKind>) -> Vec<Block> {
    let mut fitted = Vec::new();
    let below = deep.unwrap_or_default();
    for block in given {
        if !room.take() {
            break;
        }
        match block {
            Block::Paragraph(text) => paragraphs(text.into_vec(), room, notes, &mut fitted),
            Block::Code(text) => fitted.push(Block::Code(text)),
            Block::Bullets(list) | Block::Numbers(list) if below >= DEEPEST => {
                let inner = list.into_vec().into_iter().flat_map(|item| item.into_vec()).collect();
                fitted.extend(blocks(inner, deep, room, notes));
            }
            Block::Bullets(list) => push_list(Block::Bullets, items(list, below, room, notes), &mut fitted),
            Block::Numbers(list) => push_list(Block::Numbers, items(list, below, room, notes), &mut fitted),
            Block::Situation(inner) => star(Block::Situation, inner, deep, room, notes, &mut fitted),
            Block::Task(inner) => star(Block::Task, inner, deep, room, notes, &mut fitted),
            Block::Action(inner) => star(Block::Action, inner, deep, room, notes, &mut fitted),
            Block::Result(inner) => star(Block::Result, inner, deep, room, notes, &mut fitted),
        }
    }
    fitted
}

/// Adds a star part. Only at the top of an answer it stays one, since it means nothing elsewhere.
fn star(
    part: fn(Box<[Block]>) -> Block,
    inner: Box<[Block]>,
    deep: Option<usize>,
    room: &mut Room,
    notes: &mut Vec<NoteKind>,
    fitted: &mut Vec<Block>,
) {
    let inner = blocks(inner.into_vec(), Some(deep.unwrap_or_default()), room, notes);
    match deep {
        None => fitted.push(part(inner.into())),
        Some(_) => fitted.extend(inner),
    }
}

type Items = Box<[Box<[Block]>]>;

fn push_list(list: fn(Items) -> Block, items: Items, fitted: &mut Vec<Block>) {
    if !items.is_empty() {
        fitted.push(list(items));
    }
}

fn items(list: Items, deep: usize, room: &mut Room, notes: &mut Vec<NoteKind>) -> Items {
    let mut fitted = Vec::new();
    for item in list {
        if !room.take() {
            break;
        }
        let item = blocks(item.into_vec(), Some(deep + 1), room, notes);
        if !item.is_empty() {
            fitted.push(item.into());
        }
    }
    fitted.into()
}

/// Adds a paragraph for each line that ends in a hard break.
fn paragraphs(given: Vec<Inline>, room: &mut Room, notes: &mut Vec<NoteKind>, fitted: &mut Vec<Block>) {
    let mut line = Vec::new();
    let mut close = |line: &mut Vec<Inline>| {
        let mut done = std::mem::take(line);
        trim(&mut done);
        if !done.is_empty() {
            fitted.push(Block::Paragraph(done.into()));
        }
    };
    for inline in words(given, 0, room, notes, false) {
        let Inline::Text(text) = inline else {
            line.push(inline);
            continue;
        };
        for (at, part) in text.split(BREAK).enumerate() {
            if at > 0 {
                // A paragraph and a text more.
                if !room.take() || !room.take() {
                    break;
                }
                close(&mut line);
            }
            if !part.is_empty() {
                line.push(Inline::Text(part.into()));
            }
        }
    }
    close(&mut line);
}

/// Fits running text. Breaks are left in the outermost texts of a paragraph, and are spaces elsewhere.
fn words(given: Vec<Inline>, deep: usize, room: &mut Room, notes: &mut Vec<NoteKind>, one_line: bool) -> Vec<Inline> {
    let mut fitted = Fitted::default();
    for inline in given {
        if !room.take() {
            break;
        }
        let mut inner = |inner: Box<[Inline]>| words(inner.into_vec(), deep + 1, room, notes, true);
        match inline {
            Inline::Text(text) => fitted.text(&text, one_line),
            Inline::Code(text) if text.is_empty() => {}
            Inline::Code(text) => fitted.push(Inline::Code(spaced(&text, true).into())),
            Inline::Placeholder(text) => fitted.push(Inline::Placeholder(spaced(&text, true).into())),
            Inline::Emphasis(text) | Inline::Strong(text) | Inline::Link { text, .. } if deep >= DEEPEST => {
                fitted.text(&plain(&text), true);
            }
            Inline::Emphasis(text) => fitted.marked(inner(text), Inline::Emphasis),
            Inline::Strong(text) => fitted.marked(inner(text), Inline::Strong),
            Inline::Link { href, text } if is_safe_href(&href) => {
                fitted.marked(inner(text), |text| Inline::Link { href, text });
            }
            Inline::Link { href, text } => {
                let text = inner(text);
                notes.push(NoteKind::Link(href.chars().take(200).collect()));
                text.into_iter().for_each(|inline| fitted.push(inline));
            }
        }
    }
    fitted.finish()
}

/// Running text, in which texts beside each other are joined.
#[derive(Default)]
struct Fitted {
    done: Vec<Inline>,
    text: String,
}

impl Fitted {
    fn text(&mut self, text: &str, one_line: bool) {
        self.text.push_str(&spaced(text, one_line));
    }

    fn push(&mut self, inline: Inline) {
        if let Inline::Text(text) = inline {
            return self.text.push_str(&text);
        }
        self.flush();
        self.done.push(inline);
    }

    fn marked(&mut self, inner: Vec<Inline>, mark: impl FnOnce(Box<[Inline]>) -> Inline) {
        if !inner.is_empty() {
            self.push(mark(inner.into()));
        }
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.done.push(Inline::Text(std::mem::take(&mut self.text).into()));
        }
    }

    fn finish(mut self) -> Vec<Inline> {
        self.flush();
        self.done
    }
}

/// Soft breaks, and in a single line also hard ones, as spaces.
fn spaced(text: &str, one_line: bool) -> String {
    text.replace(|letter: char| letter == '\n' || letter == '\r' || (one_line && letter == BREAK), " ")
}
