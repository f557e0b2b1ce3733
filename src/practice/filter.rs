//! Which cards a session draws from, and in which order.

use serde::{Deserialize, Serialize};

use crate::deck::{CardIx, Catalog};

/// The order of a session's cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Shuffled anew each day, topics apart.
    #[default]
    Shuffled,
    /// As the deck has them.
    InOrder,
}

/// Which cards a session draws from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// Only this section, counted from 0.
    pub section: Option<u16>,
    /// Only this topic of the section, counted from 0.
    pub topic: Option<u16>,
    /// In which order.
    pub order: Order,
    /// At most so many cards, where the page sets that; else the settings say. A reload asks the page again.
    #[serde(skip)]
    pub most: Option<u16>,
}

impl Filter {
    /// Whether a card can come up in a session. Cards to ask never do.
    pub fn admits(&self, catalog: &Catalog, ix: CardIx) -> bool {
        let Some(place) = catalog.place(ix) else { return false };
        !catalog.is_ask(ix)
            && self.section.is_none_or(|section| section == place.section)
            && (self.section.is_none() || self.topic.is_none_or(|topic| topic == place.topic))
    }
}
