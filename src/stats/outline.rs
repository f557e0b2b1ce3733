//! The parts of a deck that the figures need.

use crate::deck::Catalog;

/// The sections of a deck that have cards to answer, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The sections.
    pub sections: Vec<Part>,
}

/// A section of an [`Outline`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its title.
    pub title: String,
    /// The ids of its cards to answer.
    pub cards: Vec<String>,
}

impl Outline {
    /// The outline of a deck.
    pub fn of(catalog: &Catalog) -> Outline {
        let part = |title: &String| Part { title: title.clone(), cards: Vec::new() };
        let mut sections: Vec<Part> = catalog.deck().sections.iter().map(|section| part(&section.title)).collect();
        for ix in catalog.cards().filter(|ix| !catalog.is_ask(*ix)) {
            let section = catalog.place(ix).and_then(|place| sections.get_mut(place.section as usize));
            section.into_iter().for_each(|section| section.cards.push(catalog.id(ix).into()));
        }
        sections.retain(|section| !section.cards.is_empty());
        Outline { sections }
    }
}
