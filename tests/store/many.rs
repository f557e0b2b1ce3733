//! A model of a whole browser over months: tabs that open, rate, undo, import, sleep and are closed; a browser that is
//! killed, writes late, tears what it writes; days that pass, so that logs are compacted; clocks that are set a year ahead
//! or back. After every step nothing acknowledged is lost, and every so often all replicas are the same.
//!
//! `CUECARD_STEPS` sets the number of steps, `CUECARD_SEED` the first seed.

use std::collections::{BTreeSet, VecDeque};

use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard::storage::{Entries, Journal, LogRepository, MemoryStore, StoreError, Write};
use futures::future::{FutureExt, LocalBoxFuture};

use super::late::{Late, LateJournal, LateStore};
use super::repository::{DECK, count};

/// Steps in one browser's life; a new one keeps logs short and steps quick.
const LIFE: usize = 250;
const DAY_MS: i64 = 86_400_000;

pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below.max(1) as u64) as usize
    }
}

/// A call of a tab to the journal that is not answered yet.
enum Call {
    Read(LocalBoxFuture<'static, Result<Entries, StoreError>>),
    /// With what its answer acknowledges.
    Write(LocalBoxFuture<'static, Result<(), StoreError>>, Vec<RecordId>),
}

struct Tab {
    repository: LogRepository,
    log: Log,
    next: u32,
    calls: VecDeque<Call>,
}

struct Browser {
    dice: Dice,
    store: Late,
    journal: LateJournal,
    tabs: Vec<Tab>,
    acknowledged: BTreeSet<RecordId>,
    made: BTreeSet<RecordId>,
    now: Moment,
    names: u64,
}

impl Browser {
    fn new(seed: u64) -> Browser {
        let now = Moment { ms: 1_795_459_200_000, offset: 60 };
        let (acknowledged, made) = (BTreeSet::new(), BTreeSet::new());
        let (store, journal) = (Late::default(), LateJournal::default());
        Browser { dice: Dice(seed), store, journal, tabs: Vec::new(), acknowledged, made, now, names: 0 }
    }

    fn name(&mut self) -> WriterId {
        self.names += 1;
        WriterId(self.names << 8 | self.dice.below(256) as u64)
    }

    fn open(&mut self) {
        let writer = self.name();
        let store = Box::new(LateStore(self.store.clone()));
        let mut repository = LogRepository::new(store, Box::new(MemoryStore::default()), DECK, writer);
        let mut log = Log::default();
        log.merge(repository.open().records);
        let journal = self.journal.clone();
        let read = async move { journal.read("cuecard/").await };
        self.tabs.push(Tab { repository, log, next: 0, calls: [Call::Read(read.boxed_local())].into() });
    }

    /// A tab has the journal, and tells it what it lacks.
    fn reconcile(&mut self, at: usize, entries: &Entries) {
        let names = [self.name(), self.name()];
        let tab = &mut self.tabs[at];
        let united = tab.repository.reconcile(entries, names, self.now);
        tab.log.merge(united.restored);
        tab.log.merge(united.new_records);
        let mut writes = united.changes;
        writes.extend(tab.repository.own_log_change());
        self.write(at, writes, Vec::new());
    }

    fn write(&mut self, at: usize, writes: Vec<Write>, acknowledges: Vec<RecordId>) {
        let journal = self.journal.clone();
        let write = async move { journal.write(writes).await };
        self.tabs[at].calls.push_back(Call::Write(write.boxed_local(), acknowledges));
    }

    fn keep(&mut self, at: usize, entry: Entry) -> RecordId {
        self.keep_with(at, entry, String::new())
    }

    fn keep_with(&mut self, at: usize, entry: Entry, rest: String) -> RecordId {
        let tab = &mut self.tabs[at];
        let id = RecordId { writer: tab.repository.writer(), seq: tab.next };
        tab.next += 1;
        let record = Record { id, at: self.now, entry, rest: rest.into() };
        tab.log.insert(record.clone());
        let checkpoint = count(tab.log.records());
        let (changes, kept) = tab.repository.append(&[&record], &checkpoint);
        kept.unwrap();
        self.write(at, changes, vec![id]);
        self.made.insert(id);
        self.tell(at, vec![record]);
        id
    }

    /// A tab forgets everything, and mostly brings it back, whatever its clock says and those of others said.
    fn reset(&mut self, at: usize) {
        let counting = |tab: &Tab| tab.log.reviews().map(|(record, _)| record.id).collect::<BTreeSet<_>>();
        let before = counting(&self.tabs[at]);
        let knowledge = self.tabs[at].log.knowledge();
        let reset = self.keep_with(at, Entry::Reset, knowledge);
        assert!(counting(&self.tabs[at]).is_empty(), "nothing is left that cannot be reset");
        self.keep(at, rated(7));
        assert_eq!(counting(&self.tabs[at]).len(), 1, "no reset covers what is rated after it");
        if self.dice.below(3) > 0 {
            let resets = self.tabs[at].log.resets_to_undo(self.tabs[at].repository.writer());
            assert!(resets.contains(&reset), "its own is the last");
            for reset in resets {
                self.keep(at, Entry::Undo(reset));
            }
            assert!(counting(&self.tabs[at]).is_superset(&before), "all is brought back");
        }
    }

    /// Records of another device, some of which may be here already.
    fn import(&mut self, at: usize) {
        let device = WriterId(0xd0_0000 + self.dice.below(2) as u64);
        let upto = self.dice.below(12) as u32;
        let batch: Vec<Record> = (0..upto).map(|seq| self.foreign(device, seq)).collect();
        let name = self.name();
        let tab = &mut self.tabs[at];
        let new: Vec<Record> = batch.into_iter().filter(|record| !tab.log.contains(record.id)).collect();
        tab.log.merge(new.clone());
        let (changes, kept) = tab.repository.import_records(&new, name);
        kept.unwrap();
        let ids: Vec<RecordId> = new.iter().map(|record| record.id).collect();
        self.made.extend(&ids);
        self.write(at, changes, ids);
        self.tell(at, new);
    }

    /// One of those devices has a clock that is a year ahead, the other one that is behind.
    fn foreign(&self, writer: WriterId, seq: u32) -> Record {
        let off_ms = if writer.0.is_multiple_of(2) { 366 } else { -366 } * DAY_MS;
        let at = Moment { ms: 1_795_000_000_000 + off_ms + i64::from(seq) * 60_000, offset: -480 };
        Record { id: RecordId { writer, seq }, at, entry: rated(seq as usize), rest: Box::default() }
    }

    /// The other tabs hear of it, unless they sleep.
    fn tell(&mut self, from: usize, records: Vec<Record>) {
        for at in (0..self.tabs.len()).filter(|at| *at != from) {
            if self.dice.below(4) > 0 {
                self.tabs[at].log.merge(records.clone());
            }
        }
    }

    /// The first call of a tab goes on by one step; whether it is answered.
    fn poll(&mut self, at: usize) -> bool {
        let answered = match self.tabs[at].calls.front_mut() {
            None => return true,
            Some(Call::Read(read)) => read.now_or_never().map(|entries| self.reconcile(at, &entries.unwrap())),
            Some(Call::Write(write, ids)) => write.now_or_never().map(|written| {
                written.unwrap();
                self.acknowledged.extend(ids.drain(..));
            }),
        };
        if answered.is_some() {
            self.tabs[at].calls.pop_front();
        }
        answered.is_some()
    }

    /// The first call of a tab goes on, mostly until it is answered.
    fn answer(&mut self, at: usize) {
        while !self.poll(at) && self.dice.below(6) > 0 {}
    }

    /// The journal answers all calls of a tab.
    fn answer_all(&mut self, at: usize) {
        while !self.tabs[at].calls.is_empty() {
            self.poll(at);
        }
    }

    fn kill(&mut self) {
        for at in 0..self.tabs.len() {
            for _ in 0..self.dice.below(3) {
                self.answer(at);
            }
        }
        self.tabs.clear();
        self.store.kill(&mut self.dice);
    }

    /// One of the places is damaged while the other has everything.
    fn damage(&mut self) {
        for at in 0..self.tabs.len() {
            self.answer_all(at);
        }
        self.tabs.clear();
        self.open();
        self.answer_all(0);
        self.tabs.clear();
        self.store.flush();
        let journal = self.dice.below(2) == 0;
        let place = if journal { self.journal.0.clone() } else { self.store.seen.clone() };
        let logs: Vec<(String, String)> = place.logs().into_iter().collect();
        if let Some((key, text)) = logs.get(self.dice.below(logs.len())) {
            let at = self.dice.below(text.len());
            let torn = format!("{}{}", &text[..at], if self.dice.below(2) == 0 { "" } else { "~" });
            place.put(key, &torn);
            if !journal {
                self.store.disk.put(key, &torn);
            }
        }
        self.open();
        self.answer_all(0);
        self.tabs.clear();
        self.store.flush();
    }

    fn step(&mut self) {
        let tabs = self.tabs.len();
        if tabs == 0 {
            return self.open();
        }
        let at = self.dice.below(tabs);
        self.now.ms += self.dice.below(90_000) as i64;
        match self.dice.below(100) {
            0..45 => {
                let n = self.dice.below(40);
                self.keep(at, rated(n));
            }
            45..53 => {
                let records = self.tabs[at].log.records();
                if let Some(target) = records.get(self.dice.below(records.len())).map(|record| record.id) {
                    self.keep(at, Entry::Undo(target));
                }
            }
            53..83 => self.answer(at),
            83..86 if tabs < 4 => self.open(),
            86..89 => drop(self.tabs.remove(at)),
            89..91 => {
                let records = self.tabs[at].repository.reread();
                self.tabs[at].log.merge(records);
            }
            91..93 => self.import(at),
            93 => self.store.flush(),
            94 => self.reset(at),
            95 => self.now.ms += 3 * DAY_MS,
            96 => self.now.ms -= DAY_MS / 2,
            97 => self.kill(),
            98 => self.damage(),
            _ => self.now.ms += [-400, -30, 30, 400][self.dice.below(4)] * DAY_MS,
        }
    }

    /// What is in both places together.
    fn there(&self) -> Log {
        let mut log = Log::default();
        for (_, text) in self.store.seen.logs().into_iter().chain(self.journal.0.logs()) {
            log.merge(cuecard::log::codec::decode(&text).records);
        }
        log
    }

    fn check(&self) {
        let there = self.there();
        let ids: BTreeSet<RecordId> = there.records().iter().map(|record| record.id).collect();
        assert_eq!(ids.len(), there.records().len(), "nothing is doubled");
        let lost: Vec<_> = self.acknowledged.difference(&ids).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        assert!(ids.is_subset(&self.made), "nothing was made up");
    }

    /// Everybody looks again: all the same.
    fn converge(&mut self) {
        for at in 0..self.tabs.len() {
            self.answer_all(at);
        }
        self.open();
        self.answer_all(self.tabs.len() - 1);
        for tab in &mut self.tabs {
            tab.log.merge(tab.repository.reread());
        }
        let there = self.there();
        for tab in &self.tabs {
            assert_eq!(tab.log, there, "every tab knows everything, in the same order");
        }
        self.store.flush();
        assert_eq!(count(there.records()).misses(&there), 0);
    }
}

fn rated(n: usize) -> Entry {
    let card = format!("card-{}", n % 9);
    Entry::Review(Review {
        card: card.as_str().into(),
        rating: Rating::ALL[n % 4],
        seconds: n as u16,
        points: n as u32 % 8,
    })
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[test]
fn nothing_is_lost_or_doubled_whatever_tabs_and_browsers_do() {
    let (steps, first) = (number("CUECARD_STEPS", 1_000_000), number("CUECARD_SEED", 1));
    for seed in first..first + steps.div_ceil(LIFE as u64) {
        let life = std::panic::catch_unwind(|| {
            let mut browser = Browser::new(seed);
            for step in 0..LIFE {
                browser.step();
                if step % 5 == 0 {
                    browser.check();
                }
                if step % 50 == 49 {
                    browser.converge();
                    browser.check();
                }
            }
        });
        assert!(life.is_ok(), "to see it again: CUECARD_SEED={seed} CUECARD_STEPS=1");
    }
}
