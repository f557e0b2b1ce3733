//! What the worker for files answers.

use cuecard::desk::{Given, answer};
use cuecard::log::codec::{decode, encode};
use cuecard::log::{Log, Rating, Record};
use cuecard::qr::{QrError, qr};

use super::backup::log;
use super::given::*;

fn row(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

/// A question about a log of one writer.
fn asked(what: &[&str], more: &[&str], records: &[Record]) -> Vec<String> {
    let about = ["interview", "Interview", "1795458461007", "60"];
    let mut row = row(&[&what[..1], &about, &what[1..], more].concat());
    row.push(encode(records));
    row
}

fn given(text: &str) -> Option<Given<'_>> {
    Some(Given { bytes: text.as_bytes(), size: text.len() as u64 })
}

fn brought_in(answer: &[String]) -> Log {
    log(&decode(&answer[6]).records)
}

fn records() -> [Record; 2] {
    [review(7, 0, NOON, "a", Rating::Good), review(7, 1, NOON + 1, "b", Rating::Hard)]
}

#[test]
fn a_backup_goes_out_and_comes_back() {
    let file = answer(asked(&["backup", "yes", "length 20\n"], &[], &records()), None);
    assert_eq!(file[..3], row(&["file", "cuecard-interview-2026-11-23.jsonl", "application/x-ndjson"]));
    let plan = answer(asked(&["read", "yes", "length 50\n"], &[], &[]), given(&file[3]));
    assert_eq!(plan[..6], row(&["plan", "Adds 2 ratings.", "no", "0", "yes", "length 20\n"]));
    assert_eq!(brought_in(&plan), log(&records()));
    let plan = answer(asked(&["read", "yes", "length 20\n"], &[], &records()), given(&file[3]));
    assert_eq!(plan, row(&["plan", "Adds nothing new, 2 are here already.", "no", "0", "no", "", &encode(&[])]));
}

#[test]
fn a_changed_line_is_told_by_its_number() {
    let file = answer(asked(&["backup", "no", ""], &[], &records()), None);
    let text = file[3].replace("\"hard\"", "\"easy\"");
    let plan = answer(asked(&["read", "no", ""], &[], &records()[..1]), given(&text));
    let said = "This file was changed or damaged after it was made; only lines that prove whole are used. Adds nothing \
                new, 1 is here already. 1 line can’t be read: line 3 was changed or damaged.";
    assert_eq!(plan[1..4], row(&[said, "yes", "0"]));
}

#[test]
fn a_table_has_the_questions_of_the_deck() {
    let cards = ["2", "a", "Why?", "3", "b", "How?", "2"];
    let file = answer(asked(&["csv", "no", ""], &cards, &records()), None);
    assert_eq!(file[..3], row(&["file", "cuecard-interview-2026-11-23.csv", "text/csv"]));
    assert!(file[3].contains(",a,Why?,good,42,2,3\r\n") && file[3].contains(",b,How?,hard,42,2,2\r\n"), "{}", file[3]);
}

#[test]
fn what_cannot_be_answered_is_said() {
    let no_number = row(&["backup", "interview", "Interview", "soon", "60", "no", ""]);
    for asked in [row(&[]), row(&["dance"]), row(&["backup"]), no_number, asked(&["read", "no", ""], &[], &[])] {
        let answer = answer(asked.clone(), None);
        assert!(answer[0] == "error" && answer[1].contains("Reload"), "{asked:?}");
    }
    let large = Some(Given { bytes: b"", size: 80_000_000 });
    assert!(answer(asked(&["read", "no", ""], &[], &[]), large)[1].contains("80 MB"));
}

#[test]
fn a_code_has_the_patterns_readers_look_for() {
    let code = qr("https://example.org/#1").unwrap();
    assert_eq!(code.side, 25 + 8);
    // The top edges of the two upper finder patterns, seven modules each.
    assert!(code.path.starts_with("M4 4h7v1h-7z") && code.path.contains("M22 4h7v1h-7z"), "{}", code.path);
    assert!(qr(&"x".repeat(2_300)).is_ok_and(|code| code.side <= 177 + 8));
    assert_eq!(qr(&"x".repeat(2_301)), Err(QrError::TooLong { bytes: 2_301 }));
    let said = answer(row(&["qr", "hello", "A code"]), None);
    assert_eq!(said[..3], row(&["nodes", "+svg", "=viewBox 0 0 29 29"]));
    assert!(said.contains(&"=aria-label A code".into()));
}
