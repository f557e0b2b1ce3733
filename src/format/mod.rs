//! Decks in and out: forms people write, read into a [`Deck`](crate::deck::Deck).

mod blocks;
mod error;
mod ids;
mod inlines;
pub mod markdown;

pub use error::{Fault, FormatError};
