//! Which log is a deck's, where no author has written an id for it.
//!
//! Such a deck's id is derived from its title, and a title is easily that of several decks. So a log is known by the
//! cards that were rated in it: a deck whose title another has, without a card in common, keeps its own under the same
//! id with a number behind it.

use std::collections::{BTreeMap, BTreeSet};

use super::{LogRepository, StoreError, keys};
use crate::deck::{CardId, Catalog, Former};
use crate::log::codec;
use crate::log::{Entry, Record, WriterId};

/// Decks of one title that are told apart.
const MOST: usize = 99;

/// What was kept under the ids of earlier versions, and is a deck's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Records from the log of another id, by their cards' present ids.
    pub records: Vec<Record>,
    /// For cards that have records under former ids in the deck's own log: the former id and the present one.
    pub former: Vec<(String, String)>,
    /// Why this could not be written down.
    pub error: Option<StoreError>,
}

/// Whether two sets of cards with so many in common are of one deck: more than half of the smaller one, or one of them is
/// empty. A question that many decks have makes no two of them one.
pub(crate) fn is_edition(common: usize, one: usize, other: usize) -> bool {
    let smaller = one.min(other);
    smaller == 0 || 2 * common > smaller
}

impl LogRepository {
    /// Finds the log of a deck whose id is derived, and keeps to it from now on: of those that are of an edition of it, the
    /// one with most of its cards, else the first free one. `is_other` tells of an id whether another deck has it on this
    /// page.
    pub fn recognise(&mut self, catalog: &Catalog, is_other: impl Fn(&str) -> bool) {
        let base = catalog.deck().id.clone();
        // Asked once: other programs of this address may keep thousands of keys.
        let kept = self.lasting.keys(keys::logs(&base).trim_end_matches('/')).unwrap_or_default();
        let mut best = None;
        for number in 1..=MOST {
            let deck = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            let logs = keys::logs(&deck);
            let records = self.read_all(kept.iter().filter(|key| key.starts_with(&logs)));
            let rated: BTreeSet<&str> = records.iter().filter_map(Record::card).map(|card| &**card).collect();
            let common = rated.iter().filter(|card| catalog.find(card).is_some()).count();
            let is_better = best.as_ref().is_none_or(|(most, _)| common > *most);
            if is_better && is_edition(common, rated.len(), catalog.len()) && !is_other(&deck) {
                best = Some((common, deck));
            }
        }
        if let Some((_, deck)) = best {
            self.deck = deck;
        }
    }

    /// Takes over what earlier versions kept of this deck under the ids they derived. `is_foreign` tells of a deck's and a
    /// card's former id whether its ratings are another deck's. It is done once, so that what they made of a card's place
    /// in the deck does not follow the place when cards are inserted.
    pub fn take_over(
        &mut self,
        catalog: &Catalog,
        is_foreign: impl Fn(&str, &str) -> bool,
        name: WriterId,
    ) -> TakenOver {
        match &catalog.deck().former {
            None => TakenOver::default(),
            Some(former) if former.deck.is_empty() => self.former_cards(catalog, former),
            Some(former) => self.former_log(catalog, former, is_foreign, name),
        }
    }

    /// Of a deck whose own id is written, the cards that have ratings under former ids.
    fn former_cards(&mut self, catalog: &Catalog, former: &Former) -> TakenOver {
        let key = keys::former(&self.deck);
        if let Ok(Some(text)) = self.lasting.read(&key) {
            let pairs = text.lines().filter_map(|line| line.split_once(' '));
            let former = pairs.map(|(former, id)| (former.into(), id.into())).collect();
            return TakenOver { former, ..TakenOver::default() };
        }
        let records = self.records_of(&self.logs());
        let rated: BTreeSet<&str> = records.iter().filter_map(Record::card).map(|card| &**card).collect();
        let pairs = catalog.cards().zip(&former.cards).filter(|(_, former)| rated.contains(former.as_str()));
        let former: Vec<(String, String)> =
            pairs.map(|(ix, former)| (former.clone(), catalog.id(ix).to_string())).collect();
        if former.is_empty() {
            return TakenOver::default();
        }
        let lines: Vec<String> = former.iter().map(|(former, id)| format!("{former} {id}")).collect();
        let error = self.lasting.write(&key, &lines.join("\n")).err();
        TakenOver { former, error, ..TakenOver::default() }
    }

    /// Of a deck whose id is derived, the records kept under the id that earlier versions derived, unless something is
    /// kept under the present one. What was kept stays where it is: other decks may have had the same id.
    fn former_log(
        &mut self,
        catalog: &Catalog,
        former: &Former,
        is_foreign: impl Fn(&str, &str) -> bool,
        name: WriterId,
    ) -> TakenOver {
        // Written where this deck was erased, and so what was taken over.
        let is_erased = !matches!(self.lasting.read(&keys::former(&self.deck)), Ok(None));
        let is_kept = !self.lasting.keys(&self.logs()).is_ok_and(|keys| keys.is_empty());
        if is_erased || is_kept || self.is_taken(&former.deck) {
            return TakenOver::default();
        }
        let mut present = BTreeMap::new();
        for ix in catalog.cards() {
            let id = catalog.id(ix);
            let before = former.cards.get(ix.0 as usize).map_or("", String::as_str);
            let before = if before.is_empty() { id } else { before };
            if !is_foreign(&former.deck, before) {
                present.insert(before, CardId::from(id));
            }
        }
        let mut records = self.records_of(&keys::logs(&former.deck));
        records.retain_mut(|record| match card_of_mut(record) {
            Some(card) => present.get(&**card).map(|now| *card = now.clone()).is_some(),
            None => true,
        });
        if records.iter().all(|record| record.card().is_none()) {
            return TakenOver::default();
        }
        records.sort_by_key(|record| record.id);
        records.dedup_by_key(|record| record.id);
        let error = self.import_records(&records, name).1.err();
        TakenOver { records, error, ..TakenOver::default() }
    }

    /// Whether this deck is one of an address of its own, whose id is another's and a mark, and what was kept under the id
    /// alone went to another address before: any page can open as many addresses as it likes.
    fn is_taken(&self, former: &str) -> bool {
        let logs = keys::logs(former);
        let begin = format!("{}-", logs.trim_end_matches('/'));
        let is_marked = |key: &str| {
            let mark = key.strip_prefix(&begin).and_then(|rest| rest.split('/').next()).unwrap_or_default();
            mark.len() >= 32 && mark.bytes().all(|letter| letter.is_ascii_hexdigit())
        };
        is_marked(&self.logs()) && self.lasting.keys(&begin).is_ok_and(|keys| keys.iter().any(|key| is_marked(key)))
    }

    fn records_of(&self, logs: &str) -> Vec<Record> {
        self.read_all(self.lasting.keys(logs).unwrap_or_default().iter())
    }

    fn read_all<'a>(&self, keys: impl Iterator<Item = &'a String>) -> Vec<Record> {
        let mut records = Vec::new();
        for key in keys {
            if let Ok(Some(text)) = self.lasting.read(key) {
                codec::decode_into(&text, &mut records);
            }
        }
        records
    }
}

fn card_of_mut(record: &mut Record) -> Option<&mut CardId> {
    match &mut record.entry {
        Entry::Review(review) => Some(&mut review.card),
        Entry::Mark { card, .. } => Some(card),
        Entry::Undo(_) | Entry::Reset | Entry::Unknown { .. } => None,
    }
}
