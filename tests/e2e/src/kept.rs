//! What the browser's storage holds.

use std::collections::BTreeMap;

use cuecard::log::{Entry, Moment, Rating, Record, RecordId, Review, WriterId, codec};
use serde_json::{Value, json};

use crate::deck;
use crate::page::Page;
use crate::server::NOON_MS;
use crate::wait::until_true;

impl Page {
    /// Opens a page of the app's origin that is not the app.
    pub fn open_beside(&self) {
        self.server.page("/beside", "<!doctype html><html lang=en><title>Beside the app</title>");
        self.remote.goto(&self.server.at("/beside"));
    }

    /// Keeps a text under a key of localStorage.
    pub fn keep(&self, key: &str, text: &str) {
        self.js("localStorage.setItem(arguments[0], arguments[1])", json!([key, text]));
    }

    /// Removes every key of localStorage that begins so.
    pub fn forget(&self, prefix: &str) {
        let script = "for (const key of Object.keys(localStorage)) if (key.startsWith(arguments[0])) localStorage.removeItem(key)";
        self.js(script, json!([prefix]));
    }

    /// Waits until everything rated here is saved.
    #[track_caller]
    pub fn saved(&self) {
        let saved = "return document.querySelector('.cc').dataset.saved == 'yes'";
        until_true("the ratings to be saved", || self.js(saved, json!([])) == true);
    }

    /// Keeps a text under a key of the journal.
    pub fn keep_in_journal(&self, key: &str, text: &str) {
        let script = "const [key, value, done] = arguments, opening = indexedDB.open('cuecard', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
            opening.onsuccess = () => {
                const writing = opening.result.transaction('texts', 'readwrite');
                writing.objectStore('texts').put(value, key);
                writing.oncomplete = () => { opening.result.close(); done(); };
            };";
        self.js_later(script, json!([key, text]));
    }

    /// Everything in the journal.
    pub fn journal(&self) -> BTreeMap<String, String> {
        let script = "const done = arguments[arguments.length - 1], opening = indexedDB.open('cuecard', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
            opening.onerror = () => done([]);
            opening.onsuccess = () => {
                const store = opening.result.transaction('texts').objectStore('texts');
                const keys = store.getAllKeys(), values = store.getAll();
                values.onsuccess = () => {
                    opening.result.close();
                    done(keys.result.map((key, n) => [key, values.result[n]]));
                };
            };";
        entries(&self.remote.js_later(script, json!([])))
    }

    /// Waits until the journal holds what it should.
    #[track_caller]
    pub fn until_journal(&self, what: &str, is_so: impl Fn(&BTreeMap<String, String>) -> bool) {
        until_true(what, || is_so(&self.journal()));
    }

    /// Waits until the app counts so many ratings.
    #[track_caller]
    pub fn counts(&self, ratings: u32) {
        // The frame of a notice has that class, too.
        let count = "return document.querySelector('[data-app]')?.dataset.ratings";
        let wanted = ratings.to_string();
        until_true(&format!("{ratings} ratings"), || self.js(count, json!([])) == wanted);
    }

    /// Deletes the journal.
    pub fn forget_journal(&self) {
        let script = "const done = arguments[arguments.length - 1], deleting = indexedDB.deleteDatabase('cuecard');
            deleting.onsuccess = deleting.onerror = () => done();";
        self.remote.js_later(script, json!([]));
    }

    /// Everything in localStorage.
    pub fn kept(&self) -> BTreeMap<String, String> {
        let all = self.js("return Object.entries(localStorage)", json!([]));
        entries(&all)
    }

    /// Fills localStorage to the last character.
    pub fn fill_storage(&self) {
        let script = "
            let size = 1 << 20, n = 0;
            while (size >= 1) {
                try { localStorage.setItem('other/' + n, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
            }
            for (;;) try { localStorage.setItem('y' + n, ''); n += 1; } catch { break; }";
        self.js(script, json!([]));
    }
}

/// The text of a log in which `writer` rated these cards Good, one after the other.
pub fn log(writer: u64, cards: &[&str]) -> String {
    let record = |(seq, card): (usize, &&str)| {
        let review = Review { card: (*card).into(), rating: Rating::Good, seconds: 42, points: 5 };
        let at = Moment { ms: 1_773_000_000_000 + seq as i64 * 60_000, offset: 60 };
        let id = RecordId { writer: WriterId(writer), seq: seq as u32 };
        Record { id, at, entry: Entry::Review(review), rest: Box::default() }
    };
    codec::encode(&cards.iter().enumerate().map(record).collect::<Vec<_>>())
}

/// The text of a log in which `writer` rated a card at these times, in ms.
pub fn log_at(writer: u64, card: &str, ratings: impl Iterator<Item = (i64, Rating)>) -> String {
    let record = |(seq, (ms, rating)): (usize, (i64, Rating))| {
        let entry = Entry::Review(Review { card: card.into(), rating, seconds: 42, points: 0 });
        let id = RecordId { writer: WriterId(writer), seq: seq as u32 };
        Record { id, at: Moment { ms, offset: 60 }, entry, rest: Box::default() }
    };
    codec::encode(&ratings.enumerate().map(record).collect::<Vec<_>>())
}

/// A log of so many ratings of these cards: twenty a day by a tab of its own, the last of them some days ago.
pub fn months(cards: &[String], ratings: usize) -> String {
    const DAY_MS: i64 = 86_400_000;
    let begin = 1_773_144_000_000 - (ratings as i64 / 20 + 5) * DAY_MS;
    let record = |n: usize| {
        let (tab, seq) = (n / 20, n % 20);
        let card = cards[(n * 7 + n / 31) % cards.len()].as_str().into();
        let rating = Rating::ALL[(n * 5 + n / 7) % 4];
        let entry = Entry::Review(Review { card, rating, seconds: 40, points: n as u32 % 32 });
        let at = Moment { ms: begin + tab as i64 * DAY_MS + seq as i64 * 61_234, offset: 60 };
        let id = RecordId { writer: WriterId(0x5eed_0000_0000 + tab as u64), seq: seq as u32 };
        Record { id, at, entry, rest: Box::default() }
    };
    codec::encode(&(0..ratings).map(record).collect::<Vec<_>>())
}

/// The text of a log of forty days: every third day eight cards, of which one in seven had slipped away.
pub fn practised() -> String {
    let rating = |n: usize| if n % 7 == 6 { Rating::Again } else { Rating::Good };
    days(14, 3, |day, n| (n / 8 == day % 2).then(|| rating(8 * day + n % 8)))
}

/// The text of a log of 408 ratings: every other day each card, of which two in five had slipped away.
pub fn forgetful() -> String {
    days(12, 2, |day, n| Some(if (7 * day + 3 * n) % 5 < 2 { Rating::Again } else { Rating::Good }))
}

/// The text of a log of so many days of practice, `apart` days from each other and the last one yesterday; `rate`
/// says how a card is rated on a day, both by number.
fn days(count: usize, apart: usize, rate: impl Fn(usize, usize) -> Option<Rating>) -> String {
    const DAY_MS: i64 = 86_400_000;
    let cards: Vec<String> = deck::cards().into_iter().filter(|card| !card.is_ask).map(|card| card.id).collect();
    let mut records = Vec::new();
    for (day, (n, card)) in (0..count).flat_map(|day| cards.iter().enumerate().map(move |card| (day, card))) {
        let Some(rating) = rate(day, n) else { continue };
        let review = Review { card: card.as_str().into(), rating, seconds: 30 + (17 * n % 90) as u16, points: 0 };
        let ms = NOON_MS - DAY_MS * (1 + (apart * (count - 1 - day)) as i64) + n as i64 * 60_000;
        let id = RecordId { writer: WriterId(170), seq: records.len() as u32 };
        records.push(Record { id, at: Moment { ms, offset: 60 }, entry: Entry::Review(review), rest: Box::default() });
    }
    codec::encode(&records)
}

fn entries(all: &Value) -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    all.as_array().into_iter().flatten().map(|entry| (text(&entry[0]), text(&entry[1]))).collect()
}
