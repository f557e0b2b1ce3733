//! Whose log is whose, where ids are derived, and what earlier versions kept under theirs.

use cuecard::deck::{Catalog, Deck, Former, derived_id};
use cuecard::import::markdown::parse;
use cuecard::log::codec::{decode, encode};
use cuecard::log::{Entry, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::storage::{LogRepository, MemoryStore};

use super::failing::Place;
use super::repository::append;

const ZH: &str = "# 面试 {lang=zh}\n## S\n#### 什么是闭包？\nx\n#### 什么是原型链？\nx\n";
const ZH_INSERTED: &str =
    "# 面试 {lang=zh}\n## S\n#### 什么是作用域？\nx\n#### 什么是闭包？\nx\n#### 什么是原型链？\nx\n";
const ZH_OTHER: &str = "# 笔试 {lang=zh}\n## S\n#### 谁？\nx\n#### 哪？\nx\n";

fn catalog(text: &str) -> Catalog {
    Catalog::new(parse(text).unwrap())
}

fn rating(card: &str, seq: u32) -> Record {
    let review = Review { card: card.into(), rating: Rating::Easy, seconds: 9, points: 0 };
    let at = Moment { ms: 1_795_459_200_000 + i64::from(seq), offset: 60 };
    Record { id: RecordId { writer: WriterId(7), seq }, at, entry: Entry::Review(review), rest: Box::default() }
}

/// A page opened with a deck: its repository, and the cards that are rated, by their questions.
fn opened(place: &Place, text: &str) -> (LogRepository, Vec<String>) {
    with(place, text, |_| false)
}

fn with(place: &Place, text: &str, is_other: impl Fn(&str) -> bool) -> (LogRepository, Vec<String>) {
    let mut catalog = catalog(text);
    let writer = WriterId(0xa000 + place.all().len() as u64);
    let mut repository =
        LogRepository::new(place.store(), Box::new(MemoryStore::default()), &catalog.deck().id, writer);
    if catalog.deck().has_derived_id() {
        repository.recognise(&catalog, is_other);
        catalog.rename(repository.deck());
    }
    let is_bundled = |deck: &str, card: &str| deck == "interview" && card == "docker";
    let taken = repository.take_over(&catalog, is_bundled, WriterId(0xb000 + place.all().len() as u64));
    assert_eq!(taken.error, None);
    taken.former.iter().for_each(|(former, id)| catalog.add_former(former, id));
    let records: Vec<Record> = repository.open().records.into_iter().chain(taken.records).collect();
    let mut rated: Vec<String> = records
        .iter()
        .filter_map(|record| match &record.entry {
            Entry::Review(review) => {
                Some(catalog.find(&review.card).map_or("none".into(), |ix| question(&catalog, ix)))
            }
            _ => None,
        })
        .collect();
    rated.sort();
    (repository, rated)
}

fn question(catalog: &Catalog, ix: cuecard::deck::CardIx) -> String {
    cuecard::deck::plain(&catalog.card(ix).unwrap().question)
}

fn keep(place: &Place, deck: &str, records: &[Record]) {
    place.store().write(&format!("cuecard/log/{deck}/0000000000000007"), &encode(records)).unwrap();
}

#[test]
fn an_inserted_card_is_new_and_the_rated_one_keeps_its_rating() {
    let place = Place::default();
    let (mut repository, _) = opened(&place, ZH);
    append(&mut repository, &rating(&derived_id("什么是闭包？"), 0)).unwrap();
    assert_eq!(opened(&place, ZH_INSERTED).1, ["什么是闭包？"]);
    assert!(opened(&place, ZH_OTHER).1.is_empty());
}

#[test]
fn decks_of_one_title_without_a_common_card_share_nothing() {
    let place = Place::default();
    let [one, two] = ["# Quiz\n## S\n#### A?\nx\n", "# Quiz\n## S\n#### B?\nx\n"];
    let (mut first, _) = opened(&place, one);
    append(&mut first, &rating(&derived_id("A?"), 0)).unwrap();
    let (mut second, rated) = opened(&place, two);
    assert!(rated.is_empty() && first.deck() != second.deck());
    append(&mut second, &rating(&derived_id("B?"), 0)).unwrap();
    assert_eq!((opened(&place, one).1, opened(&place, two).1), (vec!["A?".to_string()], vec!["B?".to_string()]));
    let grown = "# Quiz\n## S\n#### C?\nx\n#### B?\ny\n";
    assert_eq!(opened(&place, grown).0.deck(), second.deck(), "known by a card");
}

#[test]
fn a_question_that_two_decks_of_one_title_have_makes_them_no_one_deck() {
    let place = Place::default();
    let (mut first, _) = opened(&place, "# Quiz\n## S\n#### Why?\none\n#### A?\nx\n");
    append(&mut first, &rating(&derived_id("Why?"), 0)).unwrap();
    append(&mut first, &rating(&derived_id("A?"), 1)).unwrap();
    let (second, rated) = opened(&place, "# Quiz\n## S\n#### Why?\ntwo\n#### B?\ny\n");
    assert!(rated.is_empty() && first.deck() != second.deck());
}

#[test]
fn decks_of_one_title_on_one_page_share_nothing_before_anything_is_rated() {
    let place = Place::default();
    let text = "# Quiz\n## S\n#### A?\nx\n";
    let (first, _) = opened(&place, text);
    let (second, _) = with(&place, text, |id| id == first.deck());
    assert_ne!(first.deck(), second.deck());
}

#[test]
fn a_deck_finds_its_log_though_the_first_of_its_title_is_free_now() {
    let place = Place::default();
    let text = "# Quiz\n## S\n#### A?\nx\n";
    let (first, _) = opened(&place, "# Quiz\n## S\n#### B?\nx\n");
    let (mut second, _) = with(&place, text, |id| id == first.deck());
    append(&mut second, &rating(&derived_id("A?"), 0)).unwrap();
    assert_eq!(opened(&place, text).1, ["A?"]);
}

#[test]
fn a_deck_joined_of_two_goes_on_with_the_log_of_most_of_its_cards() {
    let place = Place::default();
    let [one, two] = ["#### A?\nx\n", "#### B?\nx\n#### C?\nx\n"];
    let (mut first, _) = opened(&place, &format!("# Quiz\n## S\n{one}"));
    append(&mut first, &rating(&derived_id("A?"), 0)).unwrap();
    let (mut second, _) = opened(&place, &format!("# Quiz\n## S\n{two}"));
    append(&mut second, &rating(&derived_id("B?"), 0)).unwrap();
    append(&mut second, &rating(&derived_id("C?"), 1)).unwrap();
    assert_eq!(opened(&place, &format!("# Quiz\n## S\n{one}{two}")).1, ["B?", "C?"]);
}

#[test]
fn what_earlier_versions_kept_stays_with_its_cards() {
    let place = Place::default();
    let undo =
        Record { id: RecordId { writer: WriterId(7), seq: 3 }, entry: Entry::Undo(rating("", 2).id), ..rating("", 3) };
    keep(&place, "card", &[rating("card", 0), rating("gone", 1), rating("card-2", 2), undo.clone()]);
    let (repository, rated) = opened(&place, ZH);
    assert_eq!(rated, ["什么是原型链？", "什么是闭包？"]);
    assert_eq!(opened(&place, ZH_INSERTED).1, ["什么是原型链？", "什么是闭包？"], "a card's place counts once");
    let taken = place.all().into_iter().filter(|(key, _)| key.starts_with(&repository.logs()));
    let taken: Vec<Record> = taken.flat_map(|(_, text)| decode(&text).records).collect();
    assert!(taken.contains(&undo), "what was taken back stays so");
}

#[test]
fn what_earlier_versions_kept_of_cards_of_a_named_deck_stays_with_them() {
    let place = Place::default();
    let [text, inserted] = [ZH, ZH_INSERTED].map(|text| text.replace("{lang", "{#mine lang"));
    keep(&place, "mine", &[rating("card", 0)]);
    assert_eq!(opened(&place, &text).1, ["什么是闭包？"]);
    assert_eq!(opened(&place, &inserted).1, ["什么是闭包？"]);
}

#[test]
fn ratings_of_the_bundled_deck_are_not_taken_for_those_of_another() {
    let place = Place::default();
    keep(&place, "interview", &[rating("docker", 0), rating("why-this-company", 1)]);
    let text = "# Interview\n## Mine\n#### Docker?\nx\n#### Why this company?\ny\n";
    let (repository, rated) = opened(&place, text);
    assert_eq!(rated, ["Why this company?"], "which the bundled deck does not have");
    assert_ne!(repository.deck(), "interview");
}

#[test]
fn what_was_rated_goes_to_one_address_that_claims_its_deck_and_to_no_other() {
    let place = Place::default();
    keep(&place, "rust", &[rating("a", 0)]);
    let copied = |mark: char| {
        let id = format!("rust-{}", mark.to_string().repeat(32));
        let deck = parse(&format!("# T {{#{id}}}\n## S\n#### Q {{#a}}\nx\n")).unwrap();
        let catalog = Catalog::new(Deck { former: Some(Former { deck: "rust".into(), cards: vec![] }), ..deck });
        let mut repository = LogRepository::new(place.store(), Box::new(MemoryStore::default()), &id, WriterId(1));
        repository.take_over(&catalog, |_, _| false, WriterId(2)).records.len()
    };
    assert_eq!((copied('a'), copied('b'), copied('c')), (1, 0, 0));
    assert_eq!(place.all().iter().filter(|(key, _)| key.starts_with("cuecard/log/rust-")).count(), 1);
}
