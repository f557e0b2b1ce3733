//! The filter of a session: its cards and their order.

use serde::{Deserialize, Serialize};

use crate::deck::{CardIx, Catalog};

/// The order of a session's cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Shuffled every day, with the topics interleaved.
    #[default]
    Shuffled,
    /// In the order of the deck.
    InOrder,
}

/// The filter of a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Only this section, counted from 0.
    pub section: Option<u16>,
    /// Only this topic of the section, counted from 0.
    pub topic: Option<u16>,
    /// The order.
    pub order: Order,
    /// The upper limit of cards, if the page sets one; otherwise the settings decide. A reload asks the page again.
    #[serde(skip)]
    pub most: Option<u16>,
}

impl Filter {
    /// Whether a session may contain a card. Cards to ask are never in a session.
    pub fn admits(&self, catalog: &Catalog, ix: CardIx) -> bool {
        let Some(place) = catalog.place(ix) else { return false };
        !catalog.is_ask(ix)
            && self.section.is_none_or(|section| section == place.section)
            && (self.section.is_none() || self.topic.is_none_or(|topic| topic == place.topic))
    }
}
