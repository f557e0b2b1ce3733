//! Positions of a deck's parts in its text, for faults found after parsing.

use crate::deck::DeckError::{
    BadId, BadPoints, LongId, SameId, TooDeep, TooLong, TooManyCards, TooManySections, TooManyTopics, Unfinished,
};
use crate::deck::{Deck, DeckError, MOST_CARDS, MOST_SECTIONS, MOST_TOPICS};

/// The offsets of section headings, with the sections' ids, and of topic and card headings.
#[derive(Default)]
pub(super) struct Places {
    pub(super) sections: Vec<(String, usize)>,
    pub(super) topics: Vec<usize>,
    pub(super) cards: Vec<usize>,
}

impl Places {
    /// Returns the offset at which to report a fault of the whole deck.
    pub(super) fn of(&self, deck: &Deck, error: &DeckError) -> usize {
        let section = |id: &str| last(&self.sections, |other| other == id);
        let cards = deck.sections.iter().flat_map(|section| &section.topics).flat_map(|topic| &topic.cards);
        let cards: Vec<(String, usize)> =
            cards.map(|card| card.id.to_string()).zip(self.cards.iter().copied()).collect();
        let card = |id: &str| last(&cards, |other| other == id);
        let found = match error {
            BadId { id } => section(id).or_else(|| card(id)),
            LongId { begins } => {
                let begins = |id: &str| id.starts_with(begins);
                last(&self.sections, begins).or_else(|| last(&cards, begins))
            }
            SameId { id } if self.sections.iter().filter(|(other, _)| other == id).count() > 1 => section(id),
            SameId { id } | Unfinished { id } | BadPoints { id } | TooDeep { id } | TooLong { id } => card(id),
            TooManySections => self.sections.get(MOST_SECTIONS).map(|(_, at)| *at),
            TooManyTopics => self.topics.get(MOST_TOPICS).copied(),
            TooManyCards => self.cards.get(MOST_CARDS).copied(),
            _ => None,
        };
        found.unwrap_or(0)
    }
}

fn last(places: &[(String, usize)], is_it: impl Fn(&str) -> bool) -> Option<usize> {
    places.iter().rfind(|(id, _)| is_it(id)).map(|(_, at)| *at)
}
