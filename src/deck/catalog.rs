//! A deck laid out for use: cards by number and by id.

use std::collections::HashMap;

use super::{Card, CardId, Deck, Kind, Section, Topic};

/// The number of a card in its deck, counted over all sections from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CardIx(pub u32);

/// Where a card stands in its deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Number of the section, from 0.
    pub section: u16,
    /// Number of the topic in its section, from 0.
    pub topic: u16,
    /// Number of the card in its topic, from 0.
    pub card: u32,
}

/// A deck with its cards numbered and findable by id.
#[derive(Debug, PartialEq, Eq)]
pub struct Catalog {
    deck: Deck,
    places: Vec<Place>,
    by_id: HashMap<CardId, CardIx>,
    /// Cards by ids under which earlier versions kept ratings.
    former: HashMap<CardId, CardIx>,
}

impl Catalog {
    /// Numbers the cards of `deck`.
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
        // Where one id stands twice, which a deck that was checked has not, it is the first card's.
        let by_id = catalog.cards().rev().filter_map(|ix| Some((catalog.card(ix)?.id.clone(), ix)));
        catalog.by_id = by_id.collect();
        catalog
    }

    /// Gives the deck another id, where its own is derived and another deck on this device has the same.
    pub fn rename(&mut self, id: &str) {
        self.deck.id = id.into();
    }

    /// How many cards of this deck are also in another.
    pub fn cards_in(&self, other: &Catalog) -> usize {
        self.cards().filter(|ix| other.find(self.id(*ix)).is_some()).count()
    }

    /// The deck itself.
    pub fn deck(&self) -> &Deck {
        &self.deck
    }

    /// How many cards there are, of both kinds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no card at all.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Every card's number, in the deck's order.
    pub fn cards(&self) -> impl DoubleEndedIterator<Item = CardIx> + use<> {
        (0..self.places.len() as u32).map(CardIx)
    }

    /// Where a card stands.
    pub fn place(&self, ix: CardIx) -> Option<Place> {
        self.places.get(ix.0 as usize).copied()
    }

    /// The section a card stands in.
    pub fn section(&self, ix: CardIx) -> Option<&Section> {
        self.deck.sections.get(self.place(ix)?.section as usize)
    }

    /// The topic a card stands in.
    pub fn topic(&self, ix: CardIx) -> Option<&Topic> {
        self.section(ix)?.topics.get(self.place(ix)?.topic as usize)
    }

    /// The number of the section of that id or title.
    pub fn section_named(&self, name: &str) -> Option<u16> {
        let is_it = |section: &Section| section.id == name || section.title.eq_ignore_ascii_case(name);
        if name.is_empty() { None } else { self.deck.sections.iter().position(is_it).map(|at| at as u16) }
    }

    /// A card by its number.
    pub fn card(&self, ix: CardIx) -> Option<&Card> {
        self.topic(ix)?.cards.get(self.place(ix)?.card as usize)
    }

    /// A card's id; empty where there is no such card.
    pub fn id(&self, ix: CardIx) -> &str {
        self.card(ix).map_or("", |card| &card.id)
    }

    /// Whether a card is one to put to the interviewer.
    pub fn is_ask(&self, ix: CardIx) -> bool {
        self.card(ix).is_some_and(|card| card.kind == Kind::Ask)
    }

    /// Finds a card by its id.
    pub fn find(&self, id: &str) -> Option<CardIx> {
        self.by_id.get(id).or_else(|| self.former.get(id)).copied()
    }

    /// Finds a card also under an id that earlier versions kept ratings under, unless it is another card's.
    pub fn add_former(&mut self, former: &str, id: &str) {
        if let Some(ix) = self.find(id).filter(|_| self.find(former).is_none()) {
            self.former.insert(former.into(), ix);
        }
    }

    /// Finds cards also under the former ids that an earlier edition of the deck found them under.
    pub fn inherit(&mut self, before: &Catalog) {
        for (former, ix) in &before.former {
            self.add_former(former, before.id(*ix));
        }
    }
}
