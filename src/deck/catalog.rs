//! A deck with an index of its cards, by number and by id.

use std::collections::HashMap;

use super::{Card, CardId, Deck, Kind, Section, Topic};

/// A card's index in its deck, counted over all sections from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardIx(pub u32);

/// The position of a card in its deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the section, from 0.
    pub section: u16,
    /// Index of the topic in its section, from 0.
    pub topic: u16,
    /// Index of the card in its topic, from 0.
    pub card: u32,
}

/// A deck whose cards can be looked up by number and by id.
#[derive(Debug, PartialEq, Eq)]
pub struct Catalog {
    deck: Deck,
    places: Vec<Place>,
    by_id: HashMap<CardId, CardIx>,
    /// Cards by the ids under which earlier versions stored ratings.
    former: HashMap<CardId, CardIx>,
}

impl Catalog {
    /// Builds the index of `deck`.
    pub fn new(deck: Deck) -> Self {
        let mut places = Vec::new();
        for (s, section) in deck.sections.iter().enumerate() {
            for (t, topic) in section.topics.iter().enumerate() {
                for c in 0..topic.cards.len() {
                    places.push(Place { section: s as u16, topic: t as u16, card: c as u32 });
                }
            }
        }
        let mut catalog = Catalog { deck, places, by_id: HashMap::new(), former: HashMap::new() };
        // In an unvalidated deck, a duplicate id refers to the first card that has it.
        let by_id = catalog.cards().rev().filter_map(|ix| Some((catalog.card(ix)?.id.clone(), ix)));
        catalog.by_id = by_id.collect();
        catalog
    }

    /// Sets the deck's id. Used if the id is derived and another deck on this device has the same one.
    pub fn rename(&mut self, id: &str) {
        self.deck.id = id.into();
    }

    /// Counts the cards of this deck that `other` also has.
    pub fn cards_in(&self, other: &Catalog) -> usize {
        self.cards().filter(|ix| other.find(self.id(*ix)).is_some()).count()
    }

    /// Returns the deck.
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The number of cards, of both kinds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether the deck has no cards.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The indices of all cards, in the deck's order.
    pub fn cards(&self) -> impl DoubleEndedIterator<Item = CardIx> + use<> {
        (0..self.places.len() as u32).map(CardIx)
    }

    /// Returns a card's position.
    pub fn place(&self, ix: CardIx) -> Option<Place> {
        self.places.get(ix.0 as usize).copied()
    }

    /// Returns the section of a card.
    pub fn section(&self, ix: CardIx) -> Option<&Section> {
        self.deck.sections.get(self.place(ix)?.section as usize)
    }

    /// Returns the topic of a card.
    pub fn topic(&self, ix: CardIx) -> Option<&Topic> {
        self.section(ix)?.topics.get(self.place(ix)?.topic as usize)
    }

    /// Returns the index of the section with that id or title.
    pub fn section_named(&self, name: &str) -> Option<u16> {
        let is_it = |section: &Section| section.id == name || section.title.eq_ignore_ascii_case(name);
        if name.is_empty() { None } else { self.deck.sections.iter().position(is_it).map(|at| at as u16) }
    }

    /// Returns a card by its index.
    pub fn card(&self, ix: CardIx) -> Option<&Card> {
        self.topic(ix)?.cards.get(self.place(ix)?.card as usize)
    }

    /// Returns a card's id; empty if there is no such card.
    pub fn id(&self, ix: CardIx) -> &str {
        self.card(ix).map_or("", |card| &card.id)
    }

    /// Whether the person asks the interviewer this card's question.
    pub fn is_ask(&self, ix: CardIx) -> bool {
        self.card(ix).is_some_and(|card| card.kind == Kind::Ask)
    }

    /// Finds a card by its id.
    pub fn find(&self, id: &str) -> Option<CardIx> {
        self.by_id.get(id).or_else(|| self.former.get(id)).copied()
    }

    /// Also finds a card under `former`, the id under which earlier versions stored its ratings, unless another card
    /// has that id.
    pub fn add_former(&mut self, former: &str, id: &str) {
        if let Some(ix) = self.find(id).filter(|_| self.find(former).is_none()) {
            self.former.insert(former.into(), ix);
        }
    }

    /// Adopts the former ids that an earlier edition of the deck had.
    pub fn inherit(&mut self, before: &Catalog) {
        for (former, ix) in &before.former {
            self.add_former(former, before.id(*ix));
        }
    }
}
