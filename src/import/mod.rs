//! Decks in and out: forms people write, read into a [`Deck`](crate::deck::Deck).

mod error;
pub mod markdown;

pub use error::{Fault, FormatError};
