//! The table for spreadsheets.

use cuecard::log::{Entry, Moment, Rating, Record};
use cuecard::testing::backup::csv;

use super::backup::log;
use super::given::*;

const HEAD: &str = "time,card,question,rating,seconds,points_ticked,points\r\n";

fn question(id: &str) -> Option<(&'static str, usize)> {
    match id {
        "plain" => Some(("Why us?", 3)),
        "quoted" => Some(("Say \"hello\", twice", 0)),
        "formula" => Some(("=HYPERLINK(\"x\")", 1)),
        "lines" => Some(("One\nTwo", 2)),
        _ => None,
    }
}

#[test]
fn a_review_is_a_line_under_its_names() {
    let good = Record { at: Moment { ms: 951_868_800_000, offset: -330 }, ..review(1, 0, 0, "plain", Rating::Good) };
    assert_eq!(csv(&log(&[]), question), HEAD);
    assert_eq!(
        csv(&log(&[good]), question),
        format!("{HEAD}2000-02-29T18:30:00.000-05:30,plain,Why us?,good,42,2,3\r\n")
    );
}

#[test]
fn texts_stay_texts() {
    for (id, field) in [
        ("quoted", "\"Say \"\"hello\"\", twice\",good,42,2,0"),
        ("formula", "\"'=HYPERLINK(\"\"x\"\")\",good,42,2,1"),
        ("lines", "\"One\nTwo\",good,42,2,2"),
        ("gone", ",good,42,2,"),
    ] {
        let text = csv(&log(&[review(1, 0, NOON, id, Rating::Good)]), question);
        assert!(text.ends_with(&format!("+01:00,{id},{field}\r\n")), "{text}");
    }
    for start in ["+", "-", "@", "\t", "\r"] {
        let asked = format!("{start}1");
        let text = csv(&log(&[review(1, 0, NOON, "a", Rating::Good)]), |_| Some((asked.as_str(), 1)));
        assert!(text.contains(&format!("'{start}1")), "{text:?}");
    }
}

#[test]
fn fields_that_programs_may_split_or_trim_are_quoted() {
    for (asked, row) in [
        ("One; two", ",a,\"One; two\",good,42,2,1\r\n"),
        ("One\ttwo", ",\"a\",\"One\ttwo\",\"good\",\"42\",\"2\",\"1\"\r\n"),
        (" One", ",\"a\",\" One\",\"good\",\"42\",\"2\",\"1\"\r\n"),
    ] {
        let text = csv(&log(&[review(1, 0, NOON, "a", Rating::Good)]), |_| Some((asked, 1)));
        assert!(text.ends_with(row), "{text:?}");
    }
}

/// The cells a program makes of a table that splits at these marks and knows no quotes but around a whole cell.
fn cells(table: &str, marks: [char; 4]) -> Vec<&str> {
    table.split(marks).map(|cell| cell.trim_matches(|sign: char| sign.is_whitespace() || sign == '"')).collect()
}

#[test]
fn no_question_makes_a_cell_that_a_spreadsheet_runs() {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        for before in [
            "", " ", "\u{a0}", "\u{3000}", "\"", "\" \"", "\u{feff}", "\t", "\n", "\r\n", ";", "a;", "a; ", "a;\"",
            "a\t", "a\n",
        ] {
            let asked = format!("{before}{sign}1+1\"");
            let text = csv(&log(&[review(1, 0, NOON, "a", Rating::Good)]), |_| Some((asked.as_str(), 1)));
            let (_, rows) = text.split_once("\r\n").expect("a line of names");
            for marks in [[',', ';', '\t', '\n'], [';', '\r', '\t', '\n'], ['\t', '\r', '\n', '\n']] {
                let runs = cells(rows, marks).into_iter().find(|cell| cell.starts_with(sign));
                assert_eq!(runs, None, "{before:?} {text:?}");
            }
        }
    }
}

#[test]
fn signs_within_a_question_stay_as_they_are() {
    for asked in ["Is a = b - c?", "In short: x+y; and then?", "state-of-the-art | @home"] {
        let text = csv(&log(&[review(1, 0, NOON, "a", Rating::Good)]), |_| Some((asked, 1)));
        assert!(
            text.contains(&format!(",a,{asked},good")) || text.contains(&format!(",a,\"{asked}\",good")),
            "{text:?}"
        );
    }
}

#[test]
fn only_reviews_that_count_are_in_the_table() {
    let reviews = [review(1, 0, NOON, "plain", Rating::Good), review(1, 1, NOON + 1, "plain", Rating::Easy)];
    let undo = record(1, 2, NOON + 2, Entry::Undo(reviews[0].id));
    let text = csv(&log(&[reviews.as_slice(), &[undo]].concat()), question);
    assert_eq!((text.lines().count(), text.contains("easy"), text.contains("good")), (2, true, false));
}
