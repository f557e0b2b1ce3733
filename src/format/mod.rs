//! Decks in and out: forms people write, read into a [`Deck`](crate::deck::Deck).

mod blocks;
mod depth;
mod error;
mod ids;
mod inlines;
pub mod markdown;
mod places;

pub use error::{Fault, FormatError};
