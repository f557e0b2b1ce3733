//! Parses decks in the formats people write into a [`Deck`](crate::deck::Deck).

mod error;
pub mod markdown;

pub use error::{Fault, FormatError};
