//! Store and journal together: each mends the other, and both are compacted.

use cuecard::log::codec::{decode, encode};
use cuecard::log::{Entry, Log, Moment, Record, WriterId};
use cuecard::storage::{Checkpoint, Compaction, Difference, Entries, MemoryJournal, Reconciled, compact, difference};
use futures::FutureExt;

use super::failing::{ERRORS, Place, When};
use super::journal_contract;
use super::repository::*;

const DAY_MS: i64 = 86_400_000;
const NAMES: [WriterId; 2] = [WriterId(0x11), WriterId(0x22)];
/// Long after every record here.
const LATER: Moment = Moment { ms: 1_795_459_200_000 + 30 * DAY_MS, offset: 60 };

#[test]
fn a_journal_in_memory_keeps_the_contract() {
    let journal = MemoryJournal::default();
    assert!(journal_contract::suite(&journal).now_or_never().is_some(), "it answers at once");
}

fn records(writer: WriterId, count: u32) -> Vec<Record> {
    (0..count).map(|seq| record(writer, seq)).collect()
}

/// Opens a page over both places and lets it do all it does at a start.
fn start(store: &Place, journal: &Place) -> Reconciled {
    let mut repository = repository(store, WriterId(0xf));
    repository.open();
    let united = repository.reconcile(&journal.all(), NAMES, LATER);
    journal.change(united.changes.clone());
    united
}

fn ids(records: &[Record]) -> Vec<(u64, u32)> {
    records.iter().map(|record| (record.id.writer.0, record.id.seq)).collect()
}

#[test]
fn what_one_place_lost_comes_back_from_the_other() {
    let (store, journal) = (Place::default(), Place::default());
    store.put(LOG_A, &encode(&records(A, 5)));
    journal.put(LOG_A, &encode(&records(A, 3)));
    journal.put(LOG_B, &encode(&records(B, 2)));
    let united = start(&store, &journal);
    assert_eq!(ids(&united.restored), [(0xb, 0), (0xb, 1)]);
    assert_eq!(united.error, None);
    assert_eq!((known(&store).len(), known(&journal).len()), (7, 7));
    assert_eq!(store.get(LOG_A), Some(encode(&records(A, 5))), "what another tab writes is left to it");
    assert_eq!(journal.get(LOG_A), Some(encode(&records(A, 3))));
    let again = start(&store, &journal);
    assert_eq!((again.restored, again.changes), (vec![], vec![]), "there is nothing left to mend");
}

#[test]
fn two_places_that_agree_lack_nothing() {
    let texts = Entries::from([(LOG_A.to_string(), "not even a log".to_string())]);
    assert_eq!(difference(&texts, &texts), Difference::default());
    assert_eq!(difference(&Entries::new(), &Entries::new()), Difference::default());
}

#[test]
fn a_start_over_places_that_agree_reads_each_log_once() {
    let texts = [(LOG_A, encode(&records(A, 700))), (LOG_B, encode(&records(B, 3)))];
    let place = || Place::with(&texts.each_ref().map(|(key, text)| (*key, text.as_str())));
    let (store, journal) = (place(), place());
    start(&store, &journal);
    let touched = store.touched.borrow();
    for (key, _) in &texts {
        assert_eq!(touched.iter().filter(|touched| touched == key).count(), 1, "{touched:?}");
    }
}

#[test]
fn what_another_tab_kept_while_the_journal_was_read_is_news() {
    let (store, journal) = (Place::default(), Place::default());
    let (mut a, mut b) = (repository(&store, A), repository(&store, B));
    append(&mut b, &record(B, 0)).unwrap();
    journal.put(LOG_B, &store.get(LOG_B).unwrap());
    assert_eq!(a.open().records.len(), 1);
    let (changes, kept) = b.append(&[&record(B, 1)], &Checkpoint::default());
    kept.unwrap();
    // It may have come to the journal, too, or not yet.
    for changes in [Vec::new(), changes] {
        journal.change(changes);
        let mut late = repository(&store, WriterId(0xf));
        store.put(LOG_B, &encode(&records(B, 1)));
        late.open();
        store.put(LOG_B, &encode(&records(B, 2)));
        let united = late.reconcile(&journal.all(), NAMES, LATER);
        let received = [united.new_records, late.reread()].concat();
        assert_eq!((received, united.restored), (vec![record(B, 0), record(B, 1)], vec![]));
        assert_eq!(late.reread(), []);
    }
}

#[test]
fn what_was_tidied_or_brought_in_here_is_no_news_later() {
    let (store, journal) = (closed(12), closed(12));
    let mut repository = repository(&store, WriterId(0xf));
    repository.open();
    repository.reconcile(&journal.all(), NAMES, LATER);
    repository.import_records(&records(A, 3), WriterId(7)).1.unwrap();
    assert_eq!(store.logs().len(), 14);
    assert_eq!(repository.reread(), []);
}

#[test]
fn damage_in_either_place_costs_nothing() {
    let all = records(A, 1200);
    let text = encode(&all);
    for at in (20..text.len()).step_by(97) {
        let damaged = format!("{}~{}", &text[..at], &text[at + 1..]);
        let (store, journal) = (Place::with(&[(LOG_A, &damaged)]), Place::with(&[(LOG_A, &text)]));
        start(&store, &journal);
        assert_eq!(known(&store), all, "the store, damaged at {at}");
        let (store, journal) = (Place::with(&[(LOG_A, &text)]), Place::with(&[(LOG_A, &damaged)]));
        start(&store, &journal);
        assert_eq!(known(&journal), all, "the journal, damaged at {at}");
    }
}

#[test]
fn a_store_that_cannot_be_mended_is_told_of_and_the_records_are_there_all_the_same() {
    for error in ERRORS {
        let journal = Place::with(&[(LOG_B, &encode(&records(B, 2)))]);
        for n in 0..12 {
            let store = Place::default();
            let mut repository = over(store.failing(When::From(n), error), A);
            repository.open();
            let united = repository.reconcile(&journal.all(), NAMES, LATER);
            assert_eq!(united.restored.len(), 2, "{error:?} from call {n}");
            assert!(united.error == Some(error) || known(&store).len() == 2);
        }
    }
}

#[test]
fn settings_come_back_where_the_store_has_none() {
    let journal = Place::with(&[("cuecard/settings", "theme dark\n")]);
    assert_eq!(start(&Place::default(), &journal).settings.as_deref(), Some("theme dark\n"));
    assert_eq!(start(&Place::with(&[("cuecard/settings", "")]), &journal).settings, None);
}

#[test]
fn other_decks_in_the_journal_are_left_alone() {
    let other = "cuecard/log/deck-2/000000000000000b";
    let journal = Place::with(&[(other, &encode(&records(B, 2))), ("cuecard/log/dec", "x"), ("else", "y")]);
    let united = start(&Place::default(), &journal);
    assert_eq!((united.restored, united.changes), (vec![], vec![]));
}

#[test]
fn a_canary_sees_what_is_missing() {
    let all = records(A, 10);
    let checkpoint = count(&all);
    let log = |records: &[Record]| {
        let mut log = Log::default();
        log.merge(records.iter().cloned());
        log
    };
    assert_eq!(checkpoint.misses(&log(&all)), 0);
    assert_eq!(checkpoint.misses(&log(&all[..7])), 3, "the last ones");
    assert_eq!(checkpoint.misses(&log(&all[1..])), 1, "the first one");
    let mut swapped = all[..9].to_vec();
    swapped.push(record(B, 0));
    assert_eq!(checkpoint.misses(&log(&swapped)), 1, "as many, but not the same");
    let mut more = all[..9].to_vec();
    more.extend(records(B, 5));
    assert_eq!(checkpoint.misses(&log(&more)), 1, "more, but without the last that tab wrote");
    let more: Vec<Record> = all.iter().cloned().chain(records(B, 5)).collect();
    assert_eq!(checkpoint.misses(&log(&more)), 0, "more is no loss");
    assert_eq!(Checkpoint::default().misses(&Log::default()), 0);
}

#[test]
fn a_canary_comes_back_from_either_place() {
    let checkpoint = count(&records(A, 3));
    assert_eq!(Checkpoint::decode(&checkpoint.encode()), Some(checkpoint));
    let bare = Checkpoint { last: None, ..checkpoint };
    assert_eq!(Checkpoint::decode(&bare.encode()), Some(bare));
    let place = Place::default();
    let (changes, kept) = repository(&place, A).append(&[&record(A, 2)], &checkpoint);
    kept.unwrap();
    assert_eq!(repository(&place, B).open().checkpoint, Some(checkpoint));
    let journal = Place::default();
    journal.change(changes);
    assert_eq!(start(&Place::default(), &journal).checkpoint, Some(checkpoint));
    for text in ["", "cuecard-canary 1\n", "cuecard-canary 2\n3 3 00000000000000aa\n", "cuecard-canary 1\n3 x y\n"] {
        assert_eq!(Checkpoint::decode(text), None, "{text:?}");
    }
}

/// Logs of tabs long closed, each with a rating or two.
fn closed(count: u32) -> Place {
    let place = Place::default();
    for n in 0..count {
        let writer = WriterId(0x100 + u64::from(n));
        place.put(&format!("cuecard/log/deck/{:016x}", writer.0), &encode(&records(writer, 1 + n % 2)));
    }
    place
}

#[test]
fn logs_of_closed_tabs_become_one_over_two_starts() {
    let (store, journal) = (closed(12), closed(12));
    let all = known(&store);
    start(&store, &journal);
    assert_eq!((store.logs().len(), journal.logs().len()), (13, 13), "written beside the others first");
    start(&store, &journal);
    assert_eq!((store.logs().len(), journal.logs().len()), (1, 1), "and the others removed at a later start");
    let (_, text) = store.logs().pop_first().unwrap();
    assert!(decode(&text).records.is_sorted_by_key(|record| record.at.ms), "in the order of time");
    assert_eq!((known(&store), known(&journal)), (all.clone(), all));
}

#[test]
fn few_logs_and_logs_of_open_tabs_are_left_alone() {
    assert_eq!(compact(&closed(7).logs(), LATER), Compaction::default());
    let now = Moment { ms: LATER.ms - 29 * DAY_MS, ..LATER };
    assert_eq!(compact(&closed(12).logs(), now), Compaction::default(), "all of them were rated in of late");
    let place = closed(12);
    let open = Record { at: LATER, ..record(B, 0) };
    place.put(LOG_B, &encode([&open]));
    let text = compact(&place.logs(), LATER).write.unwrap();
    assert!(!decode(&text).records.contains(&open));
}

#[test]
fn a_damaged_log_is_neither_removed_nor_relied_on() {
    let place = closed(12);
    let text = compact(&place.logs(), LATER).write.unwrap();
    place.put(LOG_A, &text.replace('.', "!"));
    let again = compact(&place.logs(), LATER);
    assert_eq!(again.remove, Vec::<String>::new(), "what holds everything cannot be read");
    assert!(again.write.is_some());
}

#[test]
fn tidying_that_is_interrupted_anywhere_loses_nothing() {
    let all = known(&closed(12));
    for error in ERRORS {
        for n in 0..80 {
            let (store, journal) = (closed(12), closed(12));
            for when in [When::From(n), When::At(n), When::Never] {
                let mut repository = over(store.failing(when, error), WriterId(0xf));
                repository.open();
                let united = repository.reconcile(&journal.all(), NAMES, LATER);
                // The journal takes all of a start's changes or none.
                if n % 2 == 0 {
                    journal.change(united.changes);
                }
                assert_eq!((known(&store), known(&journal)), (all.clone(), all.clone()), "{error:?} at call {n}");
            }
        }
    }
}

#[test]
fn records_a_newer_version_wrote_survive_tidying() {
    let place = closed(12);
    let unknown = Record { entry: Entry::Unknown { kind: "voice".into() }, rest: "clip 7".into(), ..record(B, 0) };
    let fuller = Record { rest: "mood=calm".into(), ..record(B, 1) };
    place.put(LOG_B, &encode([&unknown, &fuller]));
    let records = decode(&compact(&place.logs(), LATER).write.unwrap()).records;
    assert!(records.contains(&unknown) && records.contains(&fuller));
}

/// A stored value as nobody wrote it: bits, pieces and whole values changed, cut, doubled, swapped or gone.
fn mutated(store: &Place, dice: &mut impl FnMut(usize) -> usize) {
    let all: Vec<(String, String)> = store.all().into_iter().collect();
    for _ in 0..=dice(3) {
        let (key, text) = &all[dice(all.len())];
        let chars: Vec<char> = text.chars().collect();
        let (a, b) = (dice(chars.len() + 1), dice(chars.len() + 1));
        let (from, to) = (a.min(b), a.max(b));
        let piece = |range: std::ops::Range<usize>| chars[range].iter().collect::<String>();
        let other = &all[dice(all.len())].1;
        let text = match dice(8) {
            0 => piece(0..from),
            1 => piece(0..from) + &piece(to..chars.len()),
            2 => piece(0..to) + &piece(from..chars.len()),
            3 => {
                piece(0..from) + ["\u{0}", "~", "é🫖", "\n", "9999999999999999999"][dice(5)] + &piece(from..chars.len())
            }
            4 => other.clone(),
            5 => String::new(),
            6 => ["null", "{}", "[1,2]", "<html>", "cuecard-log 3\n"][dice(5)].into(),
            _ => {
                store.change(vec![(key.clone(), None)]);
                continue;
            }
        };
        store.put(key, &text);
    }
}

#[test]
fn ten_thousand_mutations_of_the_store_cost_nothing() {
    let mut state = 1u64;
    let mut dice = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % below.max(1) as u64) as usize
    };
    let (whole, journal) = (Place::default(), Place::default());
    for writer in [A, B, WriterId(0xc)] {
        let mut repository = repository(&whole, writer);
        for seq in 0..30 {
            let (changes, kept) = repository.append(&[&record(writer, seq)], &Checkpoint::default());
            kept.unwrap();
            journal.change(changes);
        }
    }
    whole.put("cuecard/settings", "theme dark\n");
    let all = known(&whole);
    let whole = whole.all();
    for n in 0..10_000 {
        let store = Place::default();
        whole.iter().for_each(|(key, text)| store.put(key, text));
        mutated(&store, &mut dice);
        let mut repository = repository(&store, WriterId(0xf));
        let mut log = Log::default();
        log.merge(repository.open().records);
        log.merge(repository.reconcile(&journal.all(), NAMES, LATER).restored);
        assert_eq!(log.records(), all, "mutation {n}");
        assert_eq!(known(&store), all, "the store is mended");
    }
}
