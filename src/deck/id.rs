//! A card's id, as the deck and records name it.

use std::fmt::{self, Display, Formatter};
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

use crate::hash;

/// A card's id with its hash beside it. A long log names few cards in many records: they share one text each, the
/// deck's own where they are of cards rated here, and finding their cards in a deck costs no hashing.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub struct CardId {
    // First, so that ids that differ mostly differ at once.
    hash: u32,
    text: Arc<str>,
}

impl CardId {
    /// The same hash as [`hash`] of the text.
    pub(super) fn hash(&self) -> u32 {
        self.hash
    }
}

/// The hash ids are found by.
pub(super) fn hash(id: &str) -> u32 {
    let hash = hash::hash(id.as_bytes());
    (hash ^ hash >> 32) as u32
}

impl From<&str> for CardId {
    fn from(id: &str) -> Self {
        CardId { hash: hash(id), text: id.into() }
    }
}

impl From<String> for CardId {
    fn from(id: String) -> Self {
        id.as_str().into()
    }
}

impl Default for CardId {
    fn default() -> Self {
        "".into()
    }
}

impl Display for CardId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq<&str> for CardId {
    fn eq(&self, other: &&str) -> bool {
        *self.text == **other
    }
}

impl Serialize for CardId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl Deref for CardId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
