//! Limits on the size of a deck.

/// Ticks are stored in 32 bits.
pub(crate) const MOST_POINTS: usize = 32;
/// Characters in an id. Every record of a card contains its id, and every key of a deck begins with the deck's.
pub const LONGEST_ID: usize = 64;
/// Sections in a deck.
pub const MOST_SECTIONS: usize = 2_000;
/// Topics in all sections of a deck.
pub const MOST_TOPICS: usize = 20_000;
/// Cards in a deck.
pub const MOST_CARDS: usize = 20_000;
/// Blocks, list items and inlines in a card. Above this, the layout of a card takes noticeably long.
pub const MOST_PARTS: usize = 5_000;
/// Levels of nested lists, and of nested emphasis and links.
pub const DEEPEST: usize = 8;
