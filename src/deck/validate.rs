//! Validates decks from any source.

use super::limits::{DEEPEST, LONGEST_ID, MOST_CARDS, MOST_PARTS, MOST_POINTS, MOST_SECTIONS, MOST_TOPICS};
use super::slug::is_slug;
use super::{Block, Card, Deck, DeckError, Inline, Kind, SCHEMA_VERSION, is_safe_href};

/// Validates what the types do not guarantee.
///
/// # Errors
/// The first fault, in the deck's order.
pub fn check(deck: &Deck) -> Result<(), DeckError> {
    if deck.schema_version > SCHEMA_VERSION {
        return Err(DeckError::TooNew { version: deck.schema_version });
    }
    let topics = || deck.sections.iter().flat_map(|s| &s.topics);
    let cards = || topics().flat_map(|t| &t.cards);
    if cards().next().is_none() {
        return Err(DeckError::Empty);
    }
    for (count, most, error) in [
        (deck.sections.len(), MOST_SECTIONS, DeckError::TooManySections),
        (topics().count(), MOST_TOPICS, DeckError::TooManyTopics),
        (cards().count(), MOST_CARDS, DeckError::TooManyCards),
    ] {
        if count > most {
            return Err(error);
        }
    }
    check_ids(vec![deck.id.as_str()])?;
    check_ids(deck.sections.iter().map(|s| s.id.as_str()).collect())?;
    check_ids(cards().map(|c| &*c.id).collect())?;
    if let Some(former) = &deck.former {
        check_length(&former.deck)?;
        former.cards.iter().try_for_each(|id| check_length(id))?;
    }
    cards().try_for_each(check_card)
}

fn check_ids(mut ids: Vec<&str>) -> Result<(), DeckError> {
    if let Some(bad) = ids.iter().find(|id| !is_slug(id)) {
        return Err(DeckError::BadId { id: (*bad).into() });
    }
    ids.iter().try_for_each(|id| check_length(id))?;
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(DeckError::SameId { id: pair.first().copied().unwrap_or_default().into() }),
        None => Ok(()),
    }
}

fn check_length(id: &str) -> Result<(), DeckError> {
    if id.len() <= LONGEST_ID {
        return Ok(());
    }
    Err(DeckError::LongId { begins: id.chars().take(LONGEST_ID).collect() })
}

/// Validates a card by itself.
pub(crate) fn check_card(card: &Card) -> Result<(), DeckError> {
    let id = || card.id.to_string();
    if card.question.is_empty() || card.answer.is_empty() {
        return Err(DeckError::Unfinished { id: id() });
    }
    if card.points.len() > MOST_POINTS || (card.kind == Kind::Ask && !card.points.is_empty()) {
        return Err(DeckError::BadPoints { id: id() });
    }
    let check_answer = || {
        check_inlines(&card.question, 0)?;
        card.answer.iter().try_for_each(|block| match block {
            Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
                check_blocks(inner, 0)
            }
            block => check_blocks(std::slice::from_ref(block), 0),
        })
    };
    if parts(&card.answer) + texts(&card.question) > MOST_PARTS {
        return Err(DeckError::TooLong { id: id() });
    }
    check_answer().map_err(|fault| fault.unwrap_or_else(|| DeckError::TooDeep { id: id() }))
}

/// Counts the parts of blocks. The recursion is bounded by the depth that the parser accepts.
fn parts(blocks: &[Block]) -> usize {
    let of = |block: &Block| match block {
        Block::Paragraph(inlines) => texts(inlines),
        Block::Code(_) => 0,
        Block::Bullets(items) | Block::Numbers(items) => items.iter().map(|item| 1 + parts(item)).sum(),
        Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => parts(inner),
    };
    blocks.iter().map(|block| 1 + of(block)).sum()
}

fn texts(inlines: &[Inline]) -> usize {
    let of = |inline: &Inline| match inline {
        Inline::Text(_) | Inline::Code(_) | Inline::Placeholder(_) => 0,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => texts(inner),
    };
    inlines.iter().map(|inline| 1 + of(inline)).sum()
}

/// `deep` is the number of enclosing lists and star parts. The error is `None` if the blocks are nested too deeply.
fn check_blocks(blocks: &[Block], deep: usize) -> Result<(), Option<DeckError>> {
    blocks.iter().try_for_each(|block| match block {
        Block::Paragraph(inlines) => check_inlines(inlines, 0),
        Block::Code(_) => Ok(()),
        _ if deep == DEEPEST => Err(None),
        Block::Bullets(items) | Block::Numbers(items) => items.iter().try_for_each(|item| check_blocks(item, deep + 1)),
        Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
            check_blocks(inner, deep + 1)
        }
    })
}

fn check_inlines(inlines: &[Inline], deep: usize) -> Result<(), Option<DeckError>> {
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Link { href, .. } if !is_safe_href(href) => Err(Some(DeckError::UnsafeLink { href: href.to_string() })),
        Inline::Text(_) | Inline::Code(_) | Inline::Placeholder(_) => Ok(()),
        _ if deep == DEEPEST => Err(None),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
            check_inlines(inner, deep + 1)
        }
    })
}
