//! Finds the log of a deck whose author has written no id.
//!
//! The id of such a deck is derived from its title, and several decks may have the same title. So a log is identified
//! by the cards that were rated in it: a deck with the title of another, but without a common card, has its own log
//! under the same id with a number appended.

use std::collections::{BTreeMap, BTreeSet};

use super::merge::dedup_sorted;
use super::{LogRepository, StoreError, keys};
use crate::deck::{CardId, Catalog, Former};
use crate::log::codec;
use crate::log::{Entry, Record, WriterId};

/// The maximum number of decks with one title.
const MOST: usize = 99;

/// What earlier versions stored for this deck under former ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// Records from the log of another id, with their cards' present ids.
    pub records: Vec<Record>,
    /// The former and the present id of each card with records under a former id in the deck's own log.
    pub former: Vec<(String, String)>,
    /// Why this could not be stored.
    pub error: Option<StoreError>,
}

/// Whether two sets of cards with so many in common are editions of one deck: more than half of the smaller set, or one
/// set is empty. A single question that many decks contain does not identify a deck.
pub(crate) fn is_edition(common: usize, one: usize, other: usize) -> bool {
    let smaller = one.min(other);
    smaller == 0 || 2 * common > smaller
}

impl LogRepository {
    /// Finds the log of a deck whose id is derived, and uses it from now on: of the logs of its editions, the one with
    /// most of its cards, otherwise the first free id. `is_other` returns whether another deck on this page has an id.
    pub fn recognise(&mut self, catalog: &Catalog, is_other: impl Fn(&str) -> bool) {
        let base = catalog.deck().id.clone();
        // Listed once: other programs of this origin may store thousands of keys.
        let keys = self.local_store.keys(keys::logs(&base).trim_end_matches('/')).unwrap_or_default();
        let mut best = None;
        for number in 1..=MOST {
            let deck = if number == 1 { base.clone() } else { format!("{base}-{number}") };
            let logs = keys::logs(&deck);
            let records = self.read_all(keys.iter().filter(|key| key.starts_with(&logs)));
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

    /// Takes over what earlier versions stored for this deck under the ids they derived. `is_foreign` returns, for a
    /// former deck id and card id, whether the ratings are of another deck. It runs once: former ids depend on a card's
    /// position, which changes when cards are inserted.
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

    /// For a deck with a written id: its cards that have ratings under former ids.
    fn former_cards(&mut self, catalog: &Catalog, former: &Former) -> TakenOver {
        let key = keys::former(&self.deck);
        if let Ok(Some(text)) = self.local_store.read(&key) {
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
        let error = self.local_store.write(&key, &lines.join("\n")).err();
        TakenOver { former, error, ..TakenOver::default() }
    }

    /// For a deck with a derived id: the records under the id that earlier versions derived, unless there are records
    /// under the present one. The former log is not changed: other decks may have had the same id.
    fn former_log(
        &mut self,
        catalog: &Catalog,
        former: &Former,
        is_foreign: impl Fn(&str, &str) -> bool,
        name: WriterId,
    ) -> TakenOver {
        // This key exists if the deck's log was erased after former records were taken over.
        let is_erased = !matches!(self.local_store.read(&keys::former(&self.deck)), Ok(None));
        let has_log = !self.local_store.keys(&self.logs()).is_ok_and(|keys| keys.is_empty());
        if is_erased || has_log || self.is_taken(&former.deck) {
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
        let records = dedup_sorted(records);
        let error = self.import_records(&records, name).1.err();
        TakenOver { records, error, ..TakenOver::default() }
    }

    /// Whether the id of this deck is another id with a mark for its address, and the records under the id alone were
    /// already taken over for another address: any page can open any number of addresses.
    fn is_taken(&self, former: &str) -> bool {
        let logs = keys::logs(former);
        let begin = format!("{}-", logs.trim_end_matches('/'));
        let is_marked = |key: &str| {
            let mark = key.strip_prefix(&begin).and_then(|rest| rest.split('/').next()).unwrap_or_default();
            mark.len() >= 32 && mark.bytes().all(|letter| letter.is_ascii_hexdigit())
        };
        is_marked(&self.logs()) && self.local_store.keys(&begin).is_ok_and(|keys| keys.iter().any(|key| is_marked(key)))
    }

    fn records_of(&self, logs: &str) -> Vec<Record> {
        self.read_all(self.local_store.keys(logs).unwrap_or_default().iter())
    }

    fn read_all<'a>(&self, keys: impl Iterator<Item = &'a String>) -> Vec<Record> {
        let mut records = Vec::new();
        for key in keys {
            if let Ok(Some(text)) = self.local_store.read(key) {
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
