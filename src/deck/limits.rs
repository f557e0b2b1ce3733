//! How large a deck may be.

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
