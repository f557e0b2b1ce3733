//! What the worker for files answers.

use cuecard::log::codec::{decode, encode};
use cuecard::log::{Moment, Rating, Record};
use cuecard::practice::Settings;
use cuecard::testing::backup::About;
use cuecard::testing::qr::{QrError, qr};
use cuecard::text::Words;
use cuecard::text::import_report::{preview as said, refused};
use cuecard::worker::{Reply, Request, TableCard, UploadedFile, WorkerError, answer, reply};
use proptest::prelude::*;

use super::backup::log;
use super::given::*;

fn about(settings: Option<&str>) -> About {
    About {
        deck: "interview".into(),
        title: "Interview".into(),
        made: Moment { ms: 1_795_458_461_007, offset: 60 },
        settings: settings.map(String::from),
    }
}

fn backup(settings: Option<&str>, records: &[Record]) -> String {
    let reply = reply(Request::Backup { about: about(settings), log: encode(records) }, None);
    let Reply::File { name, kind, text } = reply else { panic!("{reply:?}") };
    assert_eq!((name.as_str(), kind.as_str()), ("cuecard-interview-2026-11-23.jsonl", "application/x-ndjson"));
    text
}

fn preview(settings: Option<&str>, records: &[Record], file: Option<UploadedFile>) -> Reply {
    reply(Request::Read { about: about(settings), log: encode(records) }, file)
}

fn given(text: &str) -> Option<UploadedFile<'_>> {
    Some(UploadedFile { bytes: text.as_bytes(), size: text.len() as u64 })
}

fn records() -> [Record; 2] {
    [review(7, 0, NOON, "a", Rating::Good), review(7, 1, NOON + 1, "b", Rating::Hard)]
}

/// Settings as the app writes them.
fn length(cards: u16) -> String {
    Settings { length: Some(cards), ..Settings::default() }.encode()
}

#[test]
fn a_backup_goes_out_and_comes_back() {
    let file = backup(Some(&length(20)), &records());
    let found = preview(Some(&length(50)), &[], given(&file));
    let Reply::Preview { report, settings, log: adds } = found else { panic!("{found:?}") };
    assert_eq!(
        (said(&Words::default(), &report).as_str(), settings.as_deref()),
        ("Adds 2 ratings.", Some(&*length(20)))
    );
    assert!(!report.altered && report.forgotten == 0, "{report:?}");
    assert_eq!(log(&decode(&adds).records), log(&records()));
    let Reply::Preview { report, settings: None, log } = preview(Some(&length(20)), &records(), given(&file)) else {
        panic!("the settings are the same")
    };
    assert_eq!((said(&Words::default(), &report), log), ("Adds nothing new, 2 are here already.".into(), encode(&[])));
    let earlier = backup(Some("length 20\nshortcuts on\n"), &records());
    let same = preview(Some(&length(20)), &records(), given(&earlier));
    assert!(matches!(same, Reply::Preview { settings: None, .. }), "settings that versions before wrote: {same:?}");
    let unreadable = backup(Some("length 0\n"), &records());
    let found = preview(Some(&length(20)), &records(), given(&unreadable));
    assert!(matches!(&found, Reply::Preview { settings: Some(text), .. } if text == "length 0\n"), "{found:?}");
}

#[test]
fn a_changed_line_is_told_by_its_number() {
    let text = backup(None, &records()).replace("\"hard\"", "\"easy\"");
    let sentence = "This file was changed or damaged after it was made; only intact lines are used. Adds nothing \
                new, 1 is here already. 1 line can’t be read: line 3 was changed or damaged.";
    let found = preview(None, &records()[..1], given(&text));
    let Reply::Preview { report, .. } = &found else { panic!("{found:?}") };
    assert_eq!((said(&Words::default(), report).as_str(), report.altered), (sentence, true));
}

#[test]
fn a_table_has_the_questions_of_the_deck() {
    let card = |id: &str, question: &str, points| TableCard { id: id.into(), question: question.into(), points };
    let cards = vec![card("a", "Why?", 3), card("b", "How?", 2)];
    let reply = reply(Request::Table { about: about(None), cards, log: encode(&records()) }, None);
    let Reply::File { name, kind, text } = reply else { panic!("{reply:?}") };
    assert_eq!((name.as_str(), kind.as_str()), ("cuecard-interview-2026-11-23.csv", "text/csv"));
    assert!(text.contains(",a,Why?,good,42,2,3\r\n") && text.contains(",b,How?,hard,42,2,2\r\n"), "{text}");
}

#[test]
fn what_cannot_be_answered_is_said() {
    let out_of_step = |reply: Reply| reply == Reply::Error(WorkerError::OutOfStep);
    let about = r#"{"deck":"d","title":"D","made":{"ms":1,"offset":60},"settings":null}"#;
    let asked = format!(r#"{{"Backup":{{"about":{about},"log":""}}}}"#);
    assert!(answer(&asked, None).starts_with(r#"{"File":{"name":"cuecard-d-1970-01-01.jsonl""#));
    for asked in [
        String::new(),
        "null".into(),
        asked.replace("Backup", "Dance"),
        asked.replace("\"ms\":1", "\"ms\":\"soon\""),
        asked.replace("\"log\"", "\"logs\""),
        asked.replace("\"\"}}", "\"\"}"),
    ] {
        assert!(out_of_step(serde_json::from_str(&answer(&asked, None)).unwrap()), "{asked}");
    }
    assert!(out_of_step(preview(None, &[], None)));
    let large = preview(None, &[], Some(UploadedFile { bytes: b"", size: 80_000_000 }));
    let Reply::Error(WorkerError::Refused(error)) = &large else { panic!("{large:?}") };
    assert!(refused(&Words::default(), error).contains("80 MB"), "{error:?}");
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn what_is_asked_and_answered_comes_through_as_it_was(title in any::<String>(), history in histories(20)) {
        let request = Request::Backup { about: About { title, ..about(Some("length 20\n")) }, log: encode(&history) };
        let text = serde_json::to_string(&request).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Request>(&text).unwrap(), &request);
        let answered: Reply = serde_json::from_str(&answer(&text, None)).unwrap();
        prop_assert_eq!(answered, reply(request, None));
    }
}

#[test]
fn a_code_has_the_patterns_readers_look_for() {
    let code = qr("https://example.org/#1").unwrap();
    assert_eq!(code.side, 25 + 8);
    // The top edges of the two upper finder patterns, seven modules each.
    assert!(code.path.starts_with("M4 4h7v1h-7z") && code.path.contains("M22 4h7v1h-7z"), "{}", code.path);
    assert!(qr(&"x".repeat(2_300)).is_ok_and(|code| code.side <= 177 + 8));
    assert_eq!(qr(&"x".repeat(2_301)), Err(QrError::TooLong { bytes: 2_301 }));
}
