//! Why a deck is rejected.

/// Why a deck is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeckError {
    /// The text is not JSON, or is nested deeper than any deck. Line and column count from 1.
    Json {
        /// Line of the fault.
        line: usize,
        /// Column of the fault.
        column: usize,
    },
    /// The JSON does not have the format of a deck.
    Form {
        /// Line and column of the first value with a wrong type, or of the end of an object that lacks a field.
        near: String,
    },
    /// The deck's format version is newer than this program.
    TooNew {
        /// The deck's version.
        version: u32,
    },
    /// The deck has no cards.
    Empty,
    /// An id, including the deck's, is not a slug: lowercase letters, digits and single hyphens.
    BadId {
        /// The id as written.
        id: String,
    },
    /// An id, including the deck's, is longer than [`LONGEST_ID`](super::LONGEST_ID) characters.
    LongId {
        /// The first characters of the id, up to that limit.
        begins: String,
    },
    /// Two sections, or two cards, have the same id.
    SameId {
        /// The duplicate id.
        id: String,
    },
    /// A card has no question or no answer.
    Unfinished {
        /// The card's id.
        id: String,
    },
    /// A card has too many points, or a card to ask has points.
    BadPoints {
        /// The card's id.
        id: String,
    },
    /// A card's lists, or the emphasis and links of its text, are nested more than [`DEEPEST`](super::DEEPEST) levels
    /// deep.
    TooDeep {
        /// The card's id.
        id: String,
    },
    /// The deck has more than [`MOST_SECTIONS`](super::MOST_SECTIONS) sections.
    TooManySections,
    /// The deck has more than [`MOST_TOPICS`](super::MOST_TOPICS) topics.
    TooManyTopics,
    /// The deck has more than [`MOST_CARDS`](super::MOST_CARDS) cards.
    TooManyCards,
    /// A card has more than [`MOST_PARTS`](super::MOST_PARTS) parts.
    TooLong {
        /// The card's id.
        id: String,
    },
    /// A link's scheme is not http, https or mailto.
    UnsafeLink {
        /// The link as written.
        href: String,
    },
}
