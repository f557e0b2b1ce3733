//! Why a deck is refused.

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
    /// An id, the deck's included, has more than [`LONGEST_ID`](super::LONGEST_ID) letters.
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
    /// A card's lists, or the stress and links of its text, are more than [`DEEPEST`](super::DEEPEST) within each other.
    TooDeep {
        /// The card's id.
        id: String,
    },
    /// There are more than [`MOST_SECTIONS`](super::MOST_SECTIONS) sections.
    TooManySections,
    /// There are more than [`MOST_TOPICS`](super::MOST_TOPICS) topics in all.
    TooManyTopics,
    /// There are more than [`MOST_CARDS`](super::MOST_CARDS) cards.
    TooManyCards,
    /// A card has more than [`MOST_PARTS`](super::MOST_PARTS) parts.
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
