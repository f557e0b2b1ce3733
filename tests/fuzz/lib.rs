//! A fuzz target for each reader of the core: any bytes are read or refused, without a panic, and what is read says the
//! same when it is written and read again.
//!
//! `cargo test` reads the inputs in `__fuzz__/*/corpus` and some thousand random ones. `cargo xtask fuzz` looks for new
//! inputs, guided by what code they reach, and adds those that reach more to the corpus.
#![cfg(test)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::sync::Arc;

use bolero::check;
use cuecard::deck::{Catalog, Deck, from_json, to_json};
use cuecard::import::markdown::{parse, stamp_ids};
use cuecard::log::codec::{decode, encode};
use cuecard::log::{Log, Moment, Rating, WriterId, link};
use cuecard::practice::{Event, Model, Settings};
use cuecard::storage::{Checkpoint, LogRepository, MemoryStore, Store};
use cuecard::testing::backup::{csv, plan, read as read_backup, stored_log};
use cuecard::worker::{Reply, UploadedFile, answer};

const NOON: Moment = Moment { ms: 1_795_867_200_000, offset: 0 };

/// The text of an input; readers of text never see anything else.
fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// A deck of six cards, one of which is a question to ask.
fn deck() -> Deck {
    let cards: String =
        ["a", "b", "c", "d"].iter().map(|id| format!("#### Q {{#{id}}}\n- [ ] {id}\n\nx {id}\n")).collect();
    parse(&format!("# T {{#interview}}\n## S {{#s}}\n### P\n{cards}## U {{#u}}\n#### R {{#e}}\ny\n## V {{#v .ask}}\n#### W {{#f}}\nz\n")).unwrap()
}

fn model(log: Log) -> Model {
    Model::new(Arc::new(Catalog::new(deck())), log, Settings::default(), WriterId(9), NOON)
}

#[test]
fn deck_json() {
    check!().for_each(|bytes| {
        let Some(Ok(deck)) = text(bytes).map(from_json) else { return };
        assert_eq!(from_json(&to_json(&deck)).as_ref(), Ok(&deck));
        let catalog = Catalog::new(deck);
        assert!(
            catalog
                .deck()
                .sections
                .iter()
                .flat_map(|s| &s.topics)
                .flat_map(|t| &t.cards)
                .all(|c| catalog.find(&c.id).is_some())
        );
    });
}

#[test]
fn deck_markdown() {
    check!().for_each(|bytes| {
        let Some(text) = text(bytes) else { return };
        match parse(text) {
            Ok(deck) => {
                assert_eq!(from_json(&to_json(&deck)).as_ref(), Ok(&deck));
                // With its ids in it, the text is the same deck; it had no others before.
                if let Some(stamped) = stamp_ids(text, &deck) {
                    assert_eq!(parse(&stamped), Ok(Deck { former: None, ..deck }));
                }
            }
            Err(faults) => assert!(!faults.is_empty()),
        }
    });
}

#[test]
fn log_text() {
    check!().for_each(|bytes| {
        let Some(text) = text(bytes) else { return };
        let read = decode(text);
        let again = decode(&encode(&read.records));
        assert_eq!((again.records, again.damaged), (read.records.clone(), 0));
        let mut log = Log::default();
        log.merge(read.records);
        let mut model = model(log);
        model.update(Event::StartOver, NOON);
        model.update(Event::Reveal, NOON);
        model.update(Event::Rate(Rating::Good), NOON);
        model.update(Event::Reset, NOON);
        assert_eq!(model.ratings(), 0);
    });
}

#[test]
fn transfer_link() {
    let percent = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().map(String::from).ok();
    check!().for_each(|bytes| {
        let Some(Ok(records)) = text(bytes).map(|text| link::find(text, "interview", percent)) else { return };
        let mut log = Log::default();
        log.merge(records);
        let again = link::read(&link::write("interview", &log), "interview");
        assert_eq!(again.map(|records| records.len()), Ok(log.records().len()));
    });
}

#[test]
fn backup_file() {
    check!().for_each(|bytes| {
        let Ok(content) = read_backup(bytes, "interview", &stored_log) else { return };
        let mut log = Log::default();
        let planned = plan(content, &log);
        log.merge(planned.adds);
        csv(&log, |_| Some(("x", 2)));
        let model = model(log);
        assert!(model.ratings() as usize <= model.log().records().len());
    });
}

/// What the app and its worker send each other, as any text; it is the file, too.
#[test]
fn worker_messages() {
    check!().for_each(|bytes| {
        let reply = answer(&String::from_utf8_lossy(bytes), Some(UploadedFile { bytes, size: bytes.len() as u64 }));
        let read: Reply = serde_json::from_str(&reply).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), reply);
    });
}

#[test]
fn settings() {
    check!().for_each(|bytes| {
        let Some(settings) = text(bytes).and_then(Settings::decode) else { return };
        let again = Settings::decode(&settings.encode()).unwrap();
        assert!(again.rest.keys().eq(settings.rest.keys()));
        assert_eq!(Settings { rest: settings.rest.clone(), ..again }, settings);
        let mut model = model(Log::default());
        model.update(Event::Set(settings), NOON);
        // All cards: the plan for a distant interview may have none for today.
        model.update(Event::StartOver, NOON);
        model.update(Event::Reveal, NOON);
        model.update(Event::Rate(Rating::Hard), NOON);
        assert_eq!(model.ratings(), 1);
    });
}

#[test]
fn session_snapshot() {
    check!().for_each(|bytes| {
        let Some(text) = text(bytes) else { return };
        let mut model = model(Log::default()).resume(text, NOON);
        let kept = model.snapshot();
        assert_eq!(self::model(Log::default()).resume(&kept, NOON).snapshot(), kept);
        for event in [Event::Reveal, Event::Rate(Rating::Again), Event::Undo, Event::Undo, Event::Skip] {
            model.update(event, NOON);
        }
    });
}

/// All that is kept, each value of it anything: pairs of a key and a text.
#[test]
fn stored_values() {
    check!().for_each(|bytes| {
        let Some(text) = text(bytes) else { return };
        let mut store = MemoryStore::default();
        let mut fields = text.split('\u{1}');
        while let (Some(key), Some(value)) = (fields.next(), fields.next()) {
            store.write(&format!("cuecard/{key}"), value).unwrap();
        }
        let mut repository =
            LogRepository::new(Box::new(store), Box::<MemoryStore>::default(), "interview", WriterId(9));
        let catalog = Catalog::new(deck());
        repository.recognise(&catalog, |_| false);
        let taken = repository.take_over(&catalog, |_, _| false, WriterId(8));
        let opened = repository.open();
        let mut log = Log::default();
        log.merge(opened.records.into_iter().chain(taken.records));
        if let Some(checkpoint) = opened.checkpoint {
            assert_eq!(Checkpoint::decode(&checkpoint.encode()).as_ref(), Some(&checkpoint));
            checkpoint.misses(&log);
        }
        let mut model = model(log);
        let before = model.ratings();
        model.update(Event::StartOver, NOON);
        model.update(Event::Reveal, NOON);
        let record = model.update(Event::Rate(Rating::Good), NOON).append.unwrap();
        assert_eq!(model.ratings(), before + 1);
        assert_eq!(repository.append(&[&record], &Checkpoint::default()).1, Ok(()));
        assert!(repository.open().records.contains(&record));
    });
}
