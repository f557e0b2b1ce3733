//! Decks as drafts, and drafts as decks.

use std::collections::HashSet;

use super::builder::{close_notes, note_duplicates};
use super::fit::{fit, is_usable};
use super::model::{Draft, DraftCard, DraftPoint, DraftSection, DraftTopic};
use super::options::Options;
use crate::deck::{
    Card, CardId, Deck, DeckError, MOST_CARDS, MOST_SECTIONS, MOST_TOPICS, Point, SCHEMA_VERSION, Section, Topic,
    check, check_card, complete,
};
use crate::import::markdown::{SectionIds, former};

/// What a deck is called that has no title and came without a name.
const UNTITLED: &str = "Deck";

impl Draft {
    /// Makes a draft of a deck. Ids that were derived are not taken for its author's.
    pub(in crate::import) fn from_deck(deck: Deck, options: Options) -> Draft {
        let former = deck.former.unwrap_or_default();
        let mut derived = former.cards.into_iter().map(|id| !id.is_empty());
        let mut card = |card| from_card(card, derived.next().unwrap_or_default());
        let mut topic =
            |topic: Topic| DraftTopic { title: topic.title, cards: topic.cards.into_iter().map(&mut card).collect() };
        let section = |section: Section| DraftSection {
            id: Some(section.id),
            title: section.title,
            topics: section.topics.into_iter().map(&mut topic).collect(),
        };
        let mut draft = Draft {
            id: former.deck.is_empty().then_some(deck.id),
            title: deck.title,
            lang: deck.lang,
            options,
            sections: deck.sections.into_iter().map(section).collect(),
            notes: Vec::new(),
        };
        note_duplicates(&mut draft);
        close_notes(&mut draft);
        draft
    }

    /// Makes a valid deck of the draft. Cards without a question or an answer are left out, and what goes beyond a
    /// deck's limits is cut. Missing ids, and those that cannot be used, are derived from the texts.
    ///
    /// # Errors
    /// [`DeckError::Empty`] if no card is left.
    pub fn into_deck(self) -> Result<Deck, DeckError> {
        let mut room = Room { cards: MOST_CARDS, topics: MOST_TOPICS, ids: HashSet::new() };
        let (mut ids, mut used) = (SectionIds::default(), HashSet::new());
        let mut sections = Vec::new();
        for section in self.sections {
            let topics: Vec<Topic> = section.topics.into_iter().filter_map(|topic| room.topic(topic)).collect();
            if topics.is_empty() || sections.len() >= MOST_SECTIONS {
                continue;
            }
            let written = section.id.filter(|id| is_usable(id) && !used.contains(id)).unwrap_or_default();
            let id = ids.of(&section.title, written);
            used.insert(id.clone());
            sections.push(Section { id, title: section.title, topics });
        }
        let title = if self.title.trim().is_empty() { UNTITLED.into() } else { self.title };
        let lang = if is_language(&self.lang) { self.lang } else { "en".into() };
        let id = self.id.filter(|id| is_usable(id)).unwrap_or_default();
        let mut deck = Deck { schema_version: SCHEMA_VERSION, id, title, lang, sections, former: None };
        deck.former = former(&deck);
        complete(&mut deck);
        if let Err(DeckError::SameId { .. }) = check(&deck) {
            // A written id is the one derived for another card. Then none is kept.
            cards(&mut deck).for_each(|card| card.id = CardId::default());
            deck.former = former(&deck);
            complete(&mut deck);
        }
        check(&deck).map(|()| deck)
    }
}

fn cards(deck: &mut Deck) -> impl Iterator<Item = &mut Card> {
    deck.sections.iter_mut().flat_map(|section| &mut section.topics).flat_map(|topic| &mut topic.cards)
}

fn is_language(tag: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.len() <= 35 && tag.split('-').all(is_part)
}

fn from_card(card: Card, is_derived: bool) -> DraftCard {
    let point = |point: Point| DraftPoint { text: point.text.into(), essential: point.essential, proposed: false };
    DraftCard {
        id: (!is_derived).then(|| card.id.to_string()),
        kind: card.kind,
        front: card.question.into_vec(),
        points: card.points.into_vec().into_iter().map(point).collect(),
        answer: card.answer.into_vec(),
        seconds: card.seconds,
        ..DraftCard::default()
    }
}

/// What a deck still has room for.
struct Room {
    cards: usize,
    topics: usize,
    /// Ids of cards so far.
    ids: HashSet<String>,
}

impl Room {
    fn topic(&mut self, topic: DraftTopic) -> Option<Topic> {
        let left = self.topics.checked_sub(1)?;
        let cards: Vec<Card> = topic.cards.into_iter().filter_map(|card| self.card(card)).collect();
        if cards.is_empty() {
            return None;
        }
        self.topics = left;
        Some(Topic { title: topic.title.filter(|title| !title.trim().is_empty()), cards })
    }

    fn card(&mut self, draft: DraftCard) -> Option<Card> {
        let left = self.cards.checked_sub(1)?;
        let mut card = to_card(draft.clone());
        if check_card(&card).is_err() {
            let mut draft = draft;
            fit(&mut draft);
            card = to_card(draft);
        }
        if check_card(&card).is_err() {
            return None;
        }
        self.cards = left;
        let is_free = is_usable(&card.id) && self.ids.insert(card.id.to_string());
        if !is_free {
            card.id = CardId::default();
        }
        Some(card)
    }
}

fn to_card(draft: DraftCard) -> Card {
    let point = |point: DraftPoint| Point { text: point.text.into(), essential: point.essential };
    Card {
        id: CardId::from(draft.id.unwrap_or_default()),
        kind: draft.kind,
        question: draft.front.into(),
        points: draft.points.into_iter().map(point).collect(),
        answer: draft.answer.into(),
        seconds: draft.seconds,
    }
}
