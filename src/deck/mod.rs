//! What is asked: the deck and its parts.

mod catalog;
mod error;
mod id;
mod identity;
mod json;
mod limits;
mod model;
mod plain_text;
mod slug;
mod validate;

pub use catalog::{CardIx, Catalog, Place};
pub use error::DeckError;
pub use id::CardId;
#[cfg(feature = "import")]
pub(crate) use identity::complete;
pub use identity::{base_id, derived_id};
#[cfg(feature = "schema")]
pub use json::schema_json;
pub use json::{from_json, to_json};
#[cfg(feature = "formats")]
pub(crate) use limits::MOST_POINTS;
pub use limits::{DEEPEST, LONGEST_ID, MOST_CARDS, MOST_PARTS, MOST_SECTIONS, MOST_TOPICS};
pub use model::{
    Block, Card, DEFAULT_SECONDS, Deck, Former, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, is_safe_href,
};
pub use plain_text::{plain, plain_blocks};
pub use slug::{is_slug, slug};
pub use validate::check;
#[cfg(feature = "formats")]
pub(crate) use validate::check_card;
