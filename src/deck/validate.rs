//! What a deck must satisfy, wherever it comes from.

use super::{Block, Card, Deck, Inline, Kind, SCHEMA_VERSION, is_safe_href};

/// Why a deck is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckError {
    /// The text is not JSON, or nested deeper than any deck; line and column count from 1.
    Json {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// The JSON is not of the deck's form.
    Form {
        /// Line and column up to which it could still be one: there something is of the wrong kind, or that ends
        /// which lacks something.
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
    /// An id, the deck's included, has more than [`LONGEST_ID`] letters.
    LongId {
        /// As much of it as an id may have.
        begins: String,
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
    /// A card's lists, or the stress and links of its text, are more than [`DEEPEST`] within each other.
    TooDeep {
        /// The card's id.
        id: String,
    },
    /// There are more than [`MOST_SECTIONS`] sections.
    TooManySections,
    /// There are more than [`MOST_TOPICS`] topics in all.
    TooManyTopics,
    /// There are more than [`MOST_CARDS`] cards.
    TooManyCards,
    /// A card has more than [`MOST_PARTS`] parts.
    TooLong {
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
pub(super) const MOST_POINTS: usize = 32;
/// Letters of an id. It stands in every record of its card and before every key of its deck.
pub const LONGEST_ID: usize = 64;
/// Sections of a deck.
pub const MOST_SECTIONS: usize = 2_000;
/// Topics of a deck, in all its sections.
pub const MOST_TOPICS: usize = 20_000;
/// Cards of a deck.
pub const MOST_CARDS: usize = 20_000;
/// Blocks, items of lists and runs of text in a card. A page lays out many more in a time that can be felt.
pub const MOST_PARTS: usize = 5_000;
/// Lists within lists, and stress and links within each other.
pub const DEEPEST: usize = 8;

/// Checks all that the types cannot say.
///
/// # Errors
/// The first fault in the deck's order.
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

fn check_card(card: &Card) -> Result<(), DeckError> {
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

/// How many parts blocks have. They are nested no deeper than they were read.
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

/// `deep` is how many lists and star parts hold these blocks. Where they hold too many themselves, there is no error.
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
        Inline::Link { href, .. } if !is_safe_href(href) => Err(Some(DeckError::UnsafeLink { href: href.clone() })),
        Inline::Text(_) | Inline::Code(_) | Inline::Placeholder(_) => Ok(()),
        _ if deep == DEEPEST => Err(None),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
            check_inlines(inner, deep + 1)
        }
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
