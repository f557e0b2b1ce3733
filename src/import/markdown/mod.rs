//! The Markdown dialect of decks; the README describes it for users.
//!
//! `#` title · `##` section · `###` topic · `####` question · `#####` star part; a task list directly after the
//! question holds the points (all bold: essential); the rest is the answer.

mod attributes;
mod blocks;
mod depth;
mod ids;
mod inlines;
mod options;
mod places;
mod reader;
mod section_ids;

#[cfg(feature = "formats")]
pub(super) use self::attributes::Attributes;
#[cfg(feature = "formats")]
pub(super) use self::blocks::Source;
pub(super) use self::depth::too_deep;
#[cfg(feature = "formats")]
pub(super) use self::ids::former;
pub use self::ids::stamp_ids;
use self::reader::Reader;
#[cfg(feature = "formats")]
pub(super) use self::section_ids::SectionIds;
use super::error::place_all;
use super::{Fault, FormatError};
use crate::deck::Deck;

/// Parses a deck.
///
/// # Errors
/// All faults, each with its line and column.
pub fn parse(text: &str) -> Result<Deck, Vec<FormatError>> {
    // Some editors write a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(at) = too_deep(text) {
        return Err(place_all(text, vec![(at, Fault::TooDeep)]));
    }
    let mut reader = Reader::new(text);
    while let Some((event, range)) = reader.source.next() {
        reader.top(event, range);
    }
    reader.finish(text)
}
