//! The deck, as far as figures need it.

use serde::{Deserialize, Serialize};

/// A deck, as far as figures need it: its sections with something to answer, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Part>,
}

/// A section of an [`Outline`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// The ids of its cards to answer.
    pub cards: Vec<String>,
}
