//! Writes ids into a deck's Markdown, so that they survive edits of the texts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

use super::options::options;
use crate::deck::{Deck, Former, plain, slug};

/// Maximum lengths of the ids that earlier versions derived, of a deck and of a card.
const FORMER_DECK: usize = 40;
const FORMER_CARD: usize = 32;

/// Writes the ids of a deck and its cards into the headings that lack them; `None` if none is missing. `deck` must be
/// parsed from `text`.
pub fn stamp_ids(text: &str, deck: &Deck) -> Option<String> {
    let cards = deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
    let mut ids = cards.map(|card| &*card.id);
    let missing = headings(text).into_iter().filter_map(|heading| {
        let id = if heading.is_title { Some(deck.id.as_str()) } else { ids.next() };
        id.filter(|_| !heading.has_id).map(|id| (heading, id))
    });
    let edits: Vec<(Heading, &str)> = missing.collect();
    let (mut stamped, mut from) = (String::new(), 0);
    for (Heading { range, .. }, id) in &edits {
        let heading = words(text.get(range.clone())?);
        let (at, written) = match attributes(heading) {
            Some(inside) => (range.start + inside, format!("#{id} ")),
            None => (range.start + heading.len(), format!(" {{#{id}}}")),
        };
        stamped.push_str(text.get(from..at)?);
        stamped.push_str(&written);
        from = at;
    }
    stamped.push_str(text.get(from..)?);
    (!edits.is_empty()).then_some(stamped)
}

/// The heading of the title or of a question.
struct Heading {
    range: Range<usize>,
    is_title: bool,
    has_id: bool,
}

/// Strips a heading's underline. Trailing tabs stay, since the parser treats them as text, and a `#` before them does
/// not close the heading.
fn words(heading: &str) -> &str {
    let blank = [' ', '\r', '\n'];
    let heading = heading.trim_end_matches(blank);
    heading.rsplit_once('\n').map_or(heading, |(words, _)| words.trim_end_matches(blank))
}

/// Returns the offset of a heading's attributes if the parser reads its last braces as attributes, even if they are
/// empty.
fn attributes(heading: &str) -> Option<usize> {
    let open = heading.strip_suffix('}')?.rfind(['{', '}', '<', '>', '\\', '\n', '\r'])?;
    heading.get(open..)?.starts_with('{').then_some(open + 1)
}

/// Returns the headings of the title and of all questions, in the text's order.
fn headings(text: &str) -> Vec<Heading> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let heading = |(event, range): (Event<'_>, Range<usize>)| match event {
        Event::Start(Tag::Heading { level: level @ (HeadingLevel::H1 | HeadingLevel::H4), id, .. }) => {
            Some(Heading { range, is_title: level == HeadingLevel::H1, has_id: id.is_some() })
        }
        _ => None,
    };
    events.filter_map(heading).collect()
}

/// Returns the ids that earlier versions derived: the first words of the title and of each question, numbered if
/// already used. `None` if all ids are written. Call it before the deck's own ids are derived.
pub(in crate::import) fn former(deck: &Deck) -> Option<Former> {
    let cards = || deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
    if !deck.id.is_empty() && cards().all(|card| !card.id.is_empty()) {
        return None;
    }
    let mut names = Names::default();
    names.taken.extend(cards().filter(|card| !card.id.is_empty()).map(|card| card.id.to_string()));
    let id = |card: &crate::deck::Card| match card.id.is_empty() {
        true => names.unique(slug(&plain(&card.question), FORMER_CARD)),
        false => String::new(),
    };
    let cards = cards().map(id).collect();
    let deck = if deck.id.is_empty() { slug(&deck.title, FORMER_DECK) } else { String::new() };
    Some(Former { deck, cards })
}

/// Names in use, each with the number that was tried last.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    last: BTreeMap<String, u32>,
}

impl Names {
    fn unique(&mut self, name: String) -> String {
        let mut free = name.clone();
        let number = self.last.entry(name.clone()).or_insert(1);
        while self.taken.contains(&free) {
            *number += 1;
            free = format!("{name}-{number}");
        }
        self.taken.insert(free.clone());
        free
    }
}
