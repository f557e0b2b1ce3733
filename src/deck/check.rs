//! What a deck must satisfy, wherever it comes from.

use super::{Block, Card, Deck, Inline, Kind, SCHEMA_VERSION, is_safe_href};

/// Why a deck is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckError {
    /// The text is not JSON; line and column count from 1.
    Json {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// The JSON is not of the deck's form.
    Form {
        /// Id of the section or card where, or behind which, something is missing or of the wrong kind.
        near: String,
    },
    /// The deck says it is of a form newer than this program.
    TooNew {
        /// The version it names.
        version: u32,
    },
    /// There is no card in it.
    Empty,
    /// An id, the deck's included, is not a slug: small letters, digits and single hyphens.
    BadId {
        /// The id as written.
        id: String,
    },
    /// Two sections, or two cards, have one id.
    SameId {
        /// The id that stands twice.
        id: String,
    },
    /// A card has no question or no answer.
    Unfinished {
        /// The card's id.
        id: String,
    },
    /// A card has too many points, or a card to ask has any.
    BadPoints {
        /// The card's id.
        id: String,
    },
    /// A link leads elsewhere than to http, https or mailto.
    UnsafeLink {
        /// The link as written.
        href: String,
    },
}

/// Ticks are kept in 32 bits, so a card has at most this many points.
const MOST_POINTS: usize = 32;

/// Checks all that the types cannot say.
///
/// # Errors
/// The first fault in the deck's order.
pub fn check(deck: &Deck) -> Result<(), DeckError> {
    if deck.schema_version > SCHEMA_VERSION {
        return Err(DeckError::TooNew { version: deck.schema_version });
    }
    let cards = || deck.sections.iter().flat_map(|s| &s.topics).flat_map(|t| &t.cards);
    if cards().next().is_none() {
        return Err(DeckError::Empty);
    }
    check_ids(vec![deck.id.as_str()])?;
    check_ids(deck.sections.iter().map(|s| s.id.as_str()).collect())?;
    check_ids(cards().map(|c| &*c.id).collect())?;
    cards().try_for_each(check_card)
}

fn check_ids(mut ids: Vec<&str>) -> Result<(), DeckError> {
    if let Some(bad) = ids.iter().find(|id| !is_slug(id)) {
        return Err(DeckError::BadId { id: (*bad).into() });
    }
    crate::order::sort(&mut ids, |a, b| a <= b);
    match ids.windows(2).find(|pair| pair.first() == pair.last()) {
        Some(pair) => Err(DeckError::SameId { id: pair.first().copied().unwrap_or_default().into() }),
        None => Ok(()),
    }
}

fn check_card(card: &Card) -> Result<(), DeckError> {
    let id = || card.id.to_string();
    if card.question.is_empty() || card.answer.is_empty() {
        return Err(DeckError::Unfinished { id: id() });
    }
    if card.points.len() > MOST_POINTS || (card.kind == Kind::Ask && !card.points.is_empty()) {
        return Err(DeckError::BadPoints { id: id() });
    }
    check_inlines(&card.question)?;
    check_blocks(&card.answer)
}

fn check_blocks(blocks: &[Block]) -> Result<(), DeckError> {
    blocks.iter().try_for_each(|block| match block {
        Block::Paragraph(inlines) => check_inlines(inlines),
        Block::Bullets(items) | Block::Numbers(items) => items.iter().try_for_each(|item| check_blocks(item)),
        Block::Code(_) => Ok(()),
        Block::Situation(inner) | Block::Task(inner) | Block::Action(inner) | Block::Result(inner) => {
            check_blocks(inner)
        }
    })
}

fn check_inlines(inlines: &[Inline]) -> Result<(), DeckError> {
    inlines.iter().try_for_each(|inline| match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) => check_inlines(inner),
        Inline::Link { href, .. } if !is_safe_href(href) => Err(DeckError::UnsafeLink { href: href.clone() }),
        Inline::Link { text, .. } => check_inlines(text),
        Inline::Text(_) | Inline::Code(_) | Inline::Placeholder(_) => Ok(()),
    })
}

/// Whether a text is a slug: small letters a–z, digits, and single hyphens between them.
pub fn is_slug(id: &str) -> bool {
    id.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Makes a slug of a text's first words, at most `longest` bytes, or "card" where nothing is left.
pub fn slug(text: &str, longest: usize) -> String {
    let mut slug = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > longest {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    slug.truncate(longest);
    if slug.is_empty() { "card".into() } else { slug.trim_end_matches('-').into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_hyphens() {
        for good in ["a", "ci-cd-2", "x9"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "A", "é", "a b", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }

    #[test]
    fn slugs_made_of_any_text_are_slugs() {
        assert_eq!(slug("How have you used CI/CD?", 14), "how-have-you");
        for text in ["", "???", "Ünïcode", "averyveryverylongword", "a"] {
            assert!(is_slug(&slug(text, 8)), "{text}");
        }
    }

    #[test]
    fn only_web_and_mail_links_are_safe() {
        for good in ["https://a.example", "HTTP://a", "mailto:a@b.example"] {
            assert!(is_safe_href(good), "{good}");
        }
        for bad in ["javascript:alert(1)", " https://a", "data:text/html,x", "//a", "", "httpsx", "é"] {
            assert!(!is_safe_href(bad), "{bad}");
        }
    }
}
