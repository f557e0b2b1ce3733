//! Profiles that earlier versions left: every later version opens them to the same state.
//!
//! `CUECARD_WRITE_PROFILE=name` writes this version's, once, when a form has changed; the older ones stay.
//!
//! | profile | log | settings |
//! |---|---|---|
//! | log-2 | `cuecard-log 2` | a line each, the first few there were |
//! | log-2-lines | the same | a line each, all there ever were |
//! | log-2-json | the same | JSON |

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use cuecard::deck::{Catalog, from_json};
use cuecard::log::{Log, Mark, Moment, Rating, WriterId};
use cuecard::memory::params::PUBLISHED;
use cuecard::practice::{BackedUp, Event, Fitted, Model, Settings, TextSize, Theme};
use cuecard::storage::{Checkpoint, LogRepository, MemoryStore};
use serde_json::{Value, json};

use super::failing::Place;
use super::keeper::count;

const START: Moment = Moment { ms: 1_795_459_200_000, offset: 60 };
const DAY_MS: i64 = 86_400_000;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/profiles")
}

/// The deck as it was when the profiles were made: its cards may change, what was rated may not.
fn catalog() -> Arc<Catalog> {
    Arc::new(Catalog::new(from_json(&fs::read_to_string(folder().join("deck.json")).unwrap()).unwrap()))
}

fn keeper(place: &Place, writer: u64) -> LogRepository {
    LogRepository::new(place.store(), Box::new(MemoryStore::default()), "interview", WriterId(writer))
}

/// All that a person would notice of what is kept.
fn state(model: &Model) -> Value {
    let cards: Vec<Value> = model
        .catalog()
        .cards()
        .map(|ix| {
            let memory = model.memory(ix);
            let sits = memory.memory.map(|memory| [memory.stability, memory.difficulty]);
            let sits = sits.map(|pair| pair.map(|number| format!("{number:.6}")));
            let marks = [Mark::Star, Mark::Tick].map(|mark| model.is_marked(ix, mark));
            let state = format!("{:?}", memory.state);
            json!([model.catalog().id(ix), state, memory.interval, memory.reviews, memory.lapses, sits, marks])
        })
        .collect();
    json!({ "ratings": model.ratings(), "records": model.log().records().len(), "cards": cards })
}

fn opened(place: &Place, journal: &Place) -> (Model, Option<String>) {
    let mut keeper = keeper(place, 0xffff);
    let opened = keeper.open();
    assert_eq!((opened.unreadable, opened.error), (0, None));
    let mut log = Log::default();
    log.merge(opened.records);
    log.merge(keeper.reconcile(&journal.all(), [WriterId(1), WriterId(2)], START).restored);
    assert_eq!(opened.checkpoint.map_or(0, |checkpoint| checkpoint.misses(&log)), 0);
    // The days that were practised are over.
    log.set_clock(Moment { ms: START.ms + 30 * 86_400_000, ..START }, START);
    let settings = opened.settings.as_deref().map(|text| Settings::decode(text).unwrap());
    (Model::new(catalog(), log, settings.unwrap_or_default(), WriterId(0xffff), START), opened.settings)
}

/// Settings of which none is the default.
fn settings() -> Settings {
    let mut parameters = PUBLISHED.map(|weight| (weight * 1e6).round() as u32);
    parameters[2] = 1_800_000;
    Settings {
        language: String::new(),
        length: Some(20),
        shortcuts: false,
        theme: Theme::Dark,
        text_size: TextSize::Large,
        minutes: 25,
        deadline: Some(Moment { ms: START.ms + 9 * DAY_MS, offset: -300 }),
        deadline_set: None,
        retention: 85,
        parameters: Some(Box::new(parameters)),
        fitted: Some(Fitted { reviews: 312, percent: 4 }),
        backed_up: Some(BackedUp { ratings: 90, day: START.day() }),
        rest: [("voice".into(), json!("Anna"))].into_iter().collect(),
    }
}

/// Five tabs on five days: ratings of every kind, undone ones, marks, a reset taken back, settings. The last tab's
/// ratings came to the journal alone.
fn write(path: &PathBuf) {
    let (place, journal) = (Place::default(), Place::default());
    for tab in 0..5u64 {
        // What the last tab wrote to the store, the browser lost.
        let seen = if tab == 4 { copy(&place) } else { place.clone() };
        let mut keeper = keeper(&seen, 0x5eed_0000 + tab);
        let mut log = Log::default();
        log.merge(keeper.open().records);
        let at = |step: i64| Moment {
            ms: START.ms + tab as i64 * DAY_MS + step * 47_000,
            offset: 60 - 120 * (tab == 3) as i16,
        };
        let mut model = Model::new(catalog(), log, Settings::default(), keeper.writer(), at(0));
        for step in 0..24 {
            let events = match step {
                7 => vec![Event::Undo],
                11 => model
                    .catalog()
                    .cards()
                    .filter(|ix| model.catalog().is_ask(*ix))
                    .take(2)
                    .map(|ix| Event::Mark(ix, Mark::Star, tab % 2 == 0))
                    .collect(),
                15 if tab == 2 => vec![Event::Reset, Event::UndoReset],
                _ => vec![
                    Event::Reveal,
                    Event::Tick(0),
                    Event::Tick(step as usize % 4),
                    Event::Rate(Rating::ALL[(step as usize * 7 + tab as usize) % 4]),
                ],
            };
            for event in events {
                let effects = model.update(event, at(step));
                if let Some(record) = effects.append {
                    let checkpoint = Checkpoint { last: Some(record.id), ..count(model.log().records()) };
                    let (changes, kept) = keeper.append(&[&record], &checkpoint);
                    kept.unwrap();
                    journal.change(changes);
                }
            }
        }
        keeper.save_settings(&settings().encode()).unwrap();
    }
    let (model, settings) = opened(&place, &journal);
    let map = |place: &Place| {
        place.all().into_iter().map(|(key, text)| (key, text.into())).collect::<serde_json::Map<_, _>>()
    };
    let set: Value = serde_json::from_str(&model.settings().encode()).unwrap();
    let profile = json!({
        "store": map(&place),
        "journal": map(&journal),
        "settings": settings,
        "set": set,
        "state": state(&model),
    });
    fs::write(path, serde_json::to_string_pretty(&profile).unwrap() + "\n").unwrap();
}

fn copy(place: &Place) -> Place {
    let copy = Place::default();
    place.all().iter().for_each(|(key, text)| copy.put(key, text));
    copy
}

fn place(texts: &Value) -> Place {
    let place = Place::default();
    for (key, text) in texts.as_object().unwrap() {
        place.put(key, text.as_str().unwrap());
    }
    place
}

#[test]
fn profiles_of_every_version_open_to_the_state_they_had() {
    if let Ok(name) = std::env::var("CUECARD_WRITE_PROFILE") {
        write(&folder().join(format!("{name}.json")));
    }
    let mut seen = 0;
    for entry in fs::read_dir(folder()).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with("log-") {
            continue;
        }
        let profile: Value = serde_json::from_str(&fs::read_to_string(entry.path()).unwrap()).unwrap();
        let (store, journal) = (place(&profile["store"]), place(&profile["journal"]));
        let (model, settings) = opened(&store, &journal);
        assert_eq!(state(&model), profile["state"], "{name}");
        assert_eq!(json!(settings), profile["settings"], "{name}");
        // The first profile does not say what its lines mean.
        if let Some(set) = profile.get("set") {
            assert_eq!(Some(model.settings()), Settings::decode(&set.to_string()).as_ref(), "{name}");
        }
        seen += 1;
    }
    assert!(seen > 0);
}
