//! Parses decks in the formats people write into a [`Deck`](crate::deck::Deck).
//!
//! [`markdown`] is Cuecard's own dialect, and reports mistakes. With the feature `formats`, [`read`] makes a [`Draft`] of
//! whatever else people have: it takes what it can, and remarks on the rest.

#[cfg(feature = "formats")]
mod detection;
#[cfg(feature = "formats")]
mod draft;
#[cfg(feature = "formats")]
mod encoding;
mod error;
#[cfg(feature = "formats")]
mod fields;
#[cfg(feature = "formats")]
mod formats;
#[cfg(feature = "formats")]
mod free;
#[cfg(feature = "formats")]
mod lines;
pub mod markdown;
#[cfg(feature = "formats")]
mod reader;
#[cfg(feature = "formats")]
mod reduce;

#[cfg(feature = "formats")]
pub use draft::{
    Columns, Delimiter, Draft, DraftCard, DraftPoint, DraftSection, DraftTopic, Format, Note, NoteKind, Options,
};
pub use error::{Fault, FormatError};
#[cfg(feature = "formats")]
pub use reader::{LARGEST, detect, read};
