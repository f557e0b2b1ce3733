//! The backup file: what is written is read, and what happened to it on the way is noticed.

use cuecard::log::{Entry, Log, Moment, Rating, Record, without_aimless};
use cuecard::testing::backup::{About, BackupError, Content, Reason, plan, read, stored_log, write};
use proptest::prelude::*;
use proptest::sample::Index;

use super::given::*;

pub(crate) fn about() -> About {
    let settings = Some(r#"{"length":20,"theme":"dark","voice":"Anna"}"#.into());
    About { deck: "interview".into(), title: "Interview “questions”".into(), made: at(NOON), settings }
}

pub(crate) fn log(records: &[Record]) -> Log {
    let mut log = Log::default();
    log.merge(records.iter().cloned());
    log
}

pub(crate) fn read_bytes(bytes: &[u8]) -> Result<Content, BackupError> {
    read(bytes, "interview", &stored_log)
}

fn backup(records: &[Record]) -> (Log, String) {
    let log = log(records);
    let text = write(&about(), &log);
    (log, text)
}

/// Whatever was done to a file, what is taken from it was in it.
fn nothing_is_invented(log: &Log, found: Result<Content, BackupError>) -> Result<(), TestCaseError> {
    if let Ok(content) = found {
        prop_assert!(content.records.iter().all(|record| log.records().contains(record)));
        prop_assert!(content.settings.is_none_or(|settings| Some(settings) == about().settings));
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_is_written_is_read(records in histories(20)) {
        let (log, text) = backup(&records);
        let content = read_bytes(text.as_bytes()).unwrap();
        prop_assert_eq!(&self::log(&content.records), &log);
        prop_assert_eq!((content.records.len(), content.unreadable_count, content.altered), (log.records().len(), 0, false));
        prop_assert_eq!(content.settings, about().settings);
    }

    #[test]
    fn the_way_through_windows_changes_nothing(records in histories(8)) {
        let (_, text) = backup(&records);
        let windows = format!("\u{feff}{}\r\n\r\n", text.replace('\n', "\r\n"));
        prop_assert_eq!(read_bytes(windows.as_bytes()), read_bytes(text.as_bytes()));
    }

    #[test]
    fn a_changed_byte_is_noticed_and_costs_its_line_at_most(records in histories(6), place in any::<Index>(), byte in any::<u8>()) {
        let (log, text) = backup(&records);
        let mut bytes = text.clone().into_bytes();
        let at = place.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        let found = read_bytes(&bytes);
        if let Ok(content) = &found {
            // The last line end may as well not be there.
            if at + 1 < bytes.len() {
                prop_assert!(content.altered);
                let lines: Vec<(usize, &Reason)> = content.unreadable.iter().map(|line| (line.line, &line.reason)).collect();
                prop_assert_eq!(lines, vec![(text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1, &Reason::Changed)]);
                prop_assert!(content.records.len() + 1 >= log.records().len());
            }
        }
        nothing_is_invented(&log, found)?;
    }

    #[test]
    fn lines_moved_or_taken_out_or_put_in_twice_are_noticed(records in histories(8), (a, b) in any::<(Index, Index)>(), act in 0..3) {
        let (_, text) = backup(&records);
        let mut lines: Vec<&str> = text.lines().collect();
        let (a, b) = (a.index(lines.len()), b.index(lines.len()));
        prop_assume!(a != b);
        match act {
            0 => lines.swap(a, b),
            1 => drop(lines.remove(a)),
            _ => lines[a] = lines[b],
        }
        let is_noticed = match read_bytes((lines.join("\n") + "\n").as_bytes()) {
            Err(_) => true,
            // The checksum in a record's place has no sum of its own.
            Ok(content) => content.altered && content.unreadable_count == 1,
        };
        prop_assert!(is_noticed, "{lines:?}");
    }

    #[test]
    fn bringing_in_twice_adds_nothing_the_second_time((records, some) in
        histories(16).prop_flat_map(|all| (Just(all.clone()), prop::sample::subsequence(all.clone(), 0..=all.len())))
    ) {
        // Undos of what is nowhere are left out.
        let records = without_aimless(&Log::default(), log(&records).records().to_vec()).0;
        let some: Vec<_> = some.into_iter().filter(|record| records.contains(record)).collect();
        let (all, text) = backup(&records);
        let mut here = log(&some);
        let first = plan(read_bytes(text.as_bytes()).unwrap(), &here);
        prop_assert_eq!(first.adds.len() + first.has.len(), all.records().len());
        prop_assert_eq!(here.merge(first.adds.iter().cloned()), first.adds.len());
        prop_assert_eq!(&here, &all);
        let second = plan(read_bytes(text.as_bytes()).unwrap(), &here);
        prop_assert_eq!((second.adds.len(), second.has.len(), second.report.differ), (0, all.records().len(), 0));
        let ratings = |log: &Log| log.records().iter().filter(|r| matches!(r.entry, Entry::Review(_))).count();
        prop_assert_eq!((second.report.has_ratings, first.report.adds_ratings + first.report.has_ratings), (ratings(&all), ratings(&all)));
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused() {
    let (_, text) = backup(&[review(1, 0, NOON, "ci-cd", Rating::Good), record(2, 0, NOON + 1, Entry::Reset)]);
    for end in 0..text.len() - 1 {
        let error = read_bytes(&text.as_bytes()[..end]).expect_err("a part of a backup");
        let is_told = match error {
            BackupError::Empty => end == 0,
            BackupError::NotABackup(_) => end < 17,
            BackupError::Altered => false,
            other => matches!(other, BackupError::Truncated { .. }),
        };
        assert!(is_told, "{end}");
    }
    assert!(read_bytes(&text.as_bytes()[..text.len() - 1]).is_ok(), "only the last line end is missing");
}

#[test]
fn the_lines_can_be_read_by_other_programs() {
    let mut good = review(0x00c0_ffee, 7, 1_795_458_461_007, "ci-cd", Rating::Good);
    good.rest = "x=1".into();
    let text = write(&about(), &log(&[good]));
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines[0]["form"].as_str(), lines[0]["deck"].as_str()), (Some("cuecard-backup"), Some("interview")));
    assert_eq!((lines[0]["version"].as_u64(), lines[0]["lines"].as_u64()), (Some(1), Some(2)));
    let review = &lines[1];
    for (field, value) in [("kind", "review"), ("writer", "0000000000c0ffee"), ("card", "ci-cd"), ("rating", "good")] {
        assert_eq!(review[field], value);
    }
    assert_eq!((review["time"].as_str(), review["rest"].as_str()), (Some("2026-11-23T18:27:41.007Z"), Some("x=1")));
    assert_eq!((review["seq"].as_u64(), review["ms"].as_i64()), (Some(7), Some(1_795_458_461_007)));
    assert_eq!((review["offset"].as_i64(), review["seconds"].as_u64()), (Some(60), Some(42)));
    assert_eq!(review["points"], serde_json::json!([1, 3]));
    assert_eq!((lines[2]["kind"].as_str(), lines[3]["kind"].as_str()), (Some("settings"), Some("checksum")));
}

#[test]
fn what_is_here_stays_where_the_backup_says_otherwise() {
    let (_, text) = backup(&[review(1, 0, NOON, "ci-cd", Rating::Good), review(1, 1, NOON + 9, "ci-cd", Rating::Easy)]);
    for other in [review(1, 0, NOON, "ci-cd", Rating::Again), review(1, 0, NOON + 5, "ci-cd", Rating::Good)] {
        let plan = plan(read_bytes(text.as_bytes()).unwrap(), &log(&[other]));
        assert_eq!((plan.report.differ, plan.adds.len(), plan.has.len()), (1, 1, 0));
    }
}

#[test]
fn a_reset_made_here_is_told_and_one_of_the_backup_is_not() {
    let ratings = [review(1, 0, NOON, "a", Rating::Good), review(1, 1, NOON + 1, "b", Rating::Good)];
    let undone = record(1, 2, NOON + 2, Entry::Undo(ratings[1].id));
    let reset = record(2, 0, NOON + 9, Entry::Reset);
    let (_, text) = backup(&[ratings.as_slice(), &[undone]].concat());
    let forgotten = |here: &[Record]| plan(read_bytes(text.as_bytes()).unwrap(), &log(here)).report.forgotten;
    assert_eq!(forgotten(&[]), 0);
    assert_eq!(forgotten(&ratings), 0);
    assert_eq!(forgotten(&[ratings.as_slice(), std::slice::from_ref(&reset)].concat()), 1, "the other one is undone");
    assert_eq!(forgotten(std::slice::from_ref(&reset)), 1, "it would be forgotten as soon as it is here");
    let back = record(2, 1, NOON + 10, Entry::Undo(reset.id));
    assert_eq!(forgotten(&[reset.clone(), back]), 0);
    let (_, text) = backup(&[ratings.as_slice(), std::slice::from_ref(&reset)].concat());
    assert_eq!(plan(read_bytes(text.as_bytes()).unwrap(), &log(&[reset])).report.forgotten, 0);
}

#[test]
fn times_beyond_all_calendars_come_back() {
    for (ms, offset) in [(i64::MIN, i16::MIN), (i64::MAX, i16::MAX), (-1, -1)] {
        let far = Record { at: Moment { ms, offset }, ..review(1, 0, 0, "a", Rating::Hard) };
        let (_, text) = backup(std::slice::from_ref(&far));
        assert_eq!(read_bytes(text.as_bytes()).unwrap().records, [far]);
    }
}
