//! Files that are no backup, or not this deck's, or not quite; and what the recovery screen writes.

use std::time::{Duration, Instant};

use cuecard::log::codec::{CHUNK, encode, writer_name};
use cuecard::log::{Rating, Record, WriterId};
use cuecard::practice::Settings;
use cuecard::testing::backup::{About, BackupError, Looks, MOST_BYTES, MOST_RECORDS, Reason, Unreadable, write};
use cuecard::text::Words;
use cuecard::text::import_report::refused;
use proptest::prelude::*;

use super::backup::{about, log, read_bytes};
use super::given::*;

fn short(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn long(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}

/// A file as its author would make it: lines with their sums, and a checksum.
fn file(lines: &[&str]) -> String {
    let with_sum = |line: &str| {
        let open = line.strip_suffix('}').unwrap();
        format!("{open},\"sum\":\"{:08x}\"}}\n", short(open.as_bytes()))
    };
    closed(lines.iter().map(|line| with_sum(line)).collect())
}

fn closed(text: String) -> String {
    let sum = long(text.as_bytes());
    format!("{text}{{\"kind\":\"checksum\",\"fnv1a64\":\"{sum:016x}\"}}\n")
}

fn head(lines: usize) -> String {
    format!(r#"{{"form":"cuecard-backup","version":1,"deck":"interview","lines":{lines}}}"#)
}

const RESET: &str = r#"{"kind":"reset","writer":"0000000000000001","seq":4,"time":"","ms":5,"offset":0}"#;

#[test]
fn each_file_that_is_no_backup_is_refused_for_what_it_is() {
    let huge = vec![b'x'; 50_000_000];
    let deck = write(&About { deck: "other".into(), ..about() }, &log(&[]));
    let newer = deck.replace("\"version\":1", "\"version\":2");
    let not = |looks| BackupError::NotABackup(looks);
    let long_line = format!("{{\"form\":\"{}\"}}", "x".repeat(200_000));
    for (bytes, error) in [
        (b"".as_slice(), BackupError::Empty),
        (b"\xef\xbb\xbf\r\n\r\n", BackupError::Empty),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", not(Looks::Binary)),
        (b"\xff\xfe{\0\"\0", not(Looks::Binary)),
        (b"a\0b", not(Looks::Binary)),
        (b"\n\n<!doctype html>\n<title>x</title>", not(Looks::Text)),
        (b"<!doctype html>\n<title>x</title>", not(Looks::WebPage)),
        (b"[1, 2, 3]", not(Looks::Json)),
        (b"{\"deck\":\"interview\"}\n", not(Looks::Json)),
        (b"{\"form\":\"else\",\"version\":1,\"deck\":\"interview\"}\n", not(Looks::Json)),
        (long_line.as_bytes(), not(Looks::Json)),
        (b"time,card,question\r\n", not(Looks::Text)),
        (&huge, not(Looks::Text)),
        (deck.as_bytes(), BackupError::OtherDeck { deck: "other".into(), title: about().title }),
        (newer.as_bytes(), BackupError::Newer { version: 2 }),
    ] {
        let start = Instant::now();
        assert_eq!(read_bytes(bytes), Err(error.clone()), "{:?}", &bytes[..bytes.len().min(40)]);
        assert!(start.elapsed() < Duration::from_secs(5));
        let said = refused(&Words::default(), &error);
        assert!(said.ends_with("Nothing was changed.") && !said.contains(['{', '}']), "{said}");
    }
    assert_eq!(read_bytes(&vec![b'\n'; 70_000_000]), Err(BackupError::TooLarge { bytes: 70_000_000 }));
}

#[test]
fn more_records_than_a_backup_can_have_are_refused_in_each_form() {
    let records = |count: usize| -> Vec<Record> {
        (0..count as u32).map(|seq| review(7, seq, NOON + i64::from(seq), "a", Rating::Good)).collect()
    };
    let (key, most) = stored(7, &records(MOST_RECORDS));
    let (other, one) = stored(8, &records(1));
    let read_logs = |lines: &[(&str, &str)]| read_bytes(recovery(lines).as_bytes()).map(|read| read.records.len());
    assert_eq!(read_logs(&[(&key, &most)]), Ok(MOST_RECORDS));
    assert_eq!(read_logs(&[(&key, &most), (&other, &one)]), Err(BackupError::TooMany));
    let said = refused(&Words::default(), &BackupError::TooMany);
    assert_eq!(
        said,
        "This file contains more than 250000 ratings. No Cuecard backup contains as many. Nothing was changed."
    );
    let many = write(&about(), &log(&records(MOST_RECORDS + 1)));
    let bytes = many.len() as u64;
    let refused = if bytes > MOST_BYTES { BackupError::TooLarge { bytes } } else { BackupError::TooMany };
    assert_eq!(read_bytes(many.as_bytes()), Err(refused));
}

#[test]
fn what_no_browser_could_keep_is_refused() {
    let rated = |id: usize, card: usize| {
        let card = format!("{}{id:06}", "x".repeat(card - 6));
        review(7, id as u32, NOON, &card, Rating::Good)
    };
    let long = read_bytes(write(&about(), &log(&[rated(0, 64), rated(1, 65)])).as_bytes()).unwrap();
    assert_eq!((long.records.len(), long.unreadable_count), (1, 1), "no card has an id of more than 64 letters");
    let (key, text) = stored(7, &[rated(1, 65)]);
    let stored = read_bytes(recovery(&[(&key, &text)]).as_bytes()).unwrap();
    assert_eq!((stored.records.len(), stored.unreadable_count), (0, 1));
    let many: Vec<Record> = (0..60_000).map(|id| rated(id, 64)).collect();
    assert_eq!(read_bytes(write(&about(), &log(&many)).as_bytes()), Err(BackupError::TooMuch));
    assert!(
        refused(&Words::default(), &BackupError::TooMuch)
            .starts_with("This file contains more than a browser can store.")
    );
}

#[test]
fn settings_longer_than_any_are_a_line_that_cannot_be_read() {
    for (size, settings) in [(Settings::LONGEST, true), (Settings::LONGEST + 1, false)] {
        let text = serde_json::json!({ "kind": "settings", "text": "x".repeat(size) }).to_string();
        let content = read_bytes(
            closed(recovery(&[]).split_inclusive('\n').next().unwrap().to_string() + &text + "\n").as_bytes(),
        );
        let content = content.unwrap();
        assert_eq!((content.settings.is_some(), content.unreadable_count), (settings, usize::from(!settings)));
    }
}

#[test]
fn fifty_megabytes_of_junk_behind_a_good_head_are_refused() {
    for junk in ["\n", "x\n", "{\"kind\":\"review\"}\n", "\u{0}\u{1}\n"] {
        let whole = file(&[&head(3)]);
        let first = whole.lines().next().unwrap();
        let text = format!("{first}\n{}x", junk.repeat(50_000_000 / junk.len()));
        assert!(matches!(read_bytes(text.as_bytes()), Err(BackupError::Truncated { .. })), "{junk:?}");
    }
}

#[test]
fn lines_that_cannot_be_read_are_told_and_the_others_taken() {
    let bad = r#"{"kind":"reset","writer":"1","seq":4,"ms":5,"offset":0}"#;
    let lines = [&head(6), RESET, r#"{"kind":"voice","text":"x"}"#, bad, "{}", r#"{"kind":"settings","text":4}"#];
    let mut text = file(&[lines.as_slice(), &[r#"{"kind":"settings"}"#]].concat());
    let content = read_bytes(text.as_bytes()).unwrap();
    let told: Vec<Unreadable> = [
        (3, Reason::UnknownKind("voice".into())),
        (4, Reason::BadField),
        (5, Reason::NoForm),
        (6, Reason::NoForm),
        (7, Reason::BadField),
    ]
    .map(|(line, reason)| Unreadable { line, reason })
    .into();
    assert_eq!((content.records.len(), content.altered), (1, false));
    assert_eq!((&content.unreadable, content.unreadable_count), (&told, 5));
    text = text.replace("\"seq\":4", "\"seq\":5");
    let content = read_bytes(text.as_bytes()).unwrap();
    assert_eq!((content.records.len(), content.altered, content.unreadable_count), (0, true, 6));
    assert_eq!(content.unreadable[0], Unreadable { line: 2, reason: Reason::Changed });
}

#[test]
fn a_line_cannot_smuggle_what_the_log_could_not_hold() {
    let review = r#"{"kind":"review","writer":"0000000000000001","seq":0,"ms":5,"offset":0,"card":"a","rating":"good","seconds":1,"points":[1]}"#;
    assert_eq!(read_bytes(file(&[&head(1), review]).as_bytes()).unwrap().records.len(), 1);
    for (from, to) in [
        ("\"card\":\"a\"", "\"card\":\"a b\""),
        ("\"card\":\"a\"", "\"card\":\"\""),
        ("[1]", "[0]"),
        ("[1]", "[33]"),
        ("[1]", "[1],\"rest\":\"x\\nx 1 1 1\""),
        ("\"seconds\":1", "\"seconds\":65536"),
        ("\"good\"", "\"Good\""),
        ("\"seq\":0", "\"seq\":-1"),
        ("\"ms\":5", "\"ms\":5.5"),
        ("0000000000000001", "000000000000000G"),
        ("\"review\"", "\"other\",\"letters\":\"r\""),
        ("\"review\"", "\"other\",\"letters\":\"a b\""),
    ] {
        let content = read_bytes(file(&[&head(1), &review.replace(from, to)]).as_bytes()).unwrap();
        assert_eq!((content.records.len(), content.unreadable_count), (0, 1), "{to}");
        assert_eq!(content.unreadable[0].reason, Reason::BadField, "{to}");
    }
}

fn recovery(lines: &[(&str, &str)]) -> String {
    let mut text =
        String::from("{\"form\":\"cuecard-recovery\",\"version\":1,\"made\":\"x\",\"deck\":\"interview\"}\n");
    for (key, value) in lines {
        text.push_str(&serde_json::json!({ "kind": "log", "key": key, "text": value }).to_string());
        text.push('\n');
    }
    closed(text)
}

fn stored(writer: u64, records: &[Record]) -> (String, String) {
    (format!("cuecard/log/interview/{}", writer_name(WriterId(writer))), encode(records))
}

#[test]
fn a_recovery_file_gives_what_the_stores_held() {
    let records: Vec<Record> = (0..=CHUNK).map(|seq| review(7, seq, NOON, "a", Rating::Good)).collect();
    let (key, text) = stored(7, &records);
    let file = recovery(&[(&key, &text), (&key, &text), ("cuecard/log/other/00000000000000aa", "?")]);
    let content = read_bytes(file.as_bytes()).unwrap();
    assert_eq!(log(&content.records), log(&records));
    assert_eq!((content.unreadable_count, content.elsewhere), (0, 1));
    let several = file.replacen("\"deck\":\"interview\"", "\"deck\":null", 1);
    let content = read_bytes(closed(several.rsplit_once("{\"kind\":\"checksum").unwrap().0.into()).as_bytes()).unwrap();
    assert_eq!((content.records.len(), content.elsewhere), (2 * records.len(), 1), "the keys tell");
    let damaged = format!("{}??\n", text.trim_end());
    let file = recovery(&[(&key, &damaged), ("cuecard/settings", "x")]);
    let content = read_bytes(file.as_bytes()).unwrap();
    assert_eq!(content.records, records[..CHUNK as usize]);
    let told: Vec<&Reason> = content.unreadable.iter().map(|line| &line.reason).collect();
    assert_eq!(told, [&Reason::Damaged(1), &Reason::BadField]);
    assert_eq!(read_bytes(file.replacen("a.", "b.", 1).as_bytes()), Err(BackupError::Altered));
    let (cut, _) = file.rsplit_once("{\"kind\":\"checksum").unwrap();
    assert_eq!(read_bytes(cut.as_bytes()), Err(BackupError::Truncated { lines: 2, expected: None }));
}

#[test]
fn a_cut_backup_never_reads_as_whole() {
    let records: Vec<Record> = (0..5).map(|seq| review(7, seq, NOON, "a", Rating::Good)).collect();
    let whole = write(&about(), &log(&records));
    assert!(read_bytes(whole.trim_end().as_bytes()).is_ok());
    let head = whole.find('\n').unwrap() + 1;
    for cut in head..whole.trim_end().len() {
        let said = refused(&Words::default(), &read_bytes(&whole.as_bytes()[..cut]).unwrap_err());
        let [expected, lines] =
            ["it should have ", " and has "].map(|words| said.split_once(words).map(|(_, rest)| rest));
        let number = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
        match expected.zip(lines) {
            Some((expected, lines)) => assert_ne!(number(expected), number(lines), "{said}"),
            None => assert!(said.contains("its end is missing"), "{said}"),
        }
    }
    let one = BackupError::Truncated { lines: 0, expected: Some(1) };
    assert_eq!(
        refused(&Words::default(), &one),
        "This backup is incomplete: it should have 1 line and has 0. Nothing was changed."
    );
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_bytes_are_read_without_a_panic(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            any::<String>().prop_map(String::into_bytes),
            prop::collection::vec("[{}\":,a-z0-9\\\\ ]{0,30}", 0..5).prop_map(|lines| {
                let lines: Vec<String> = lines.iter().map(|line| format!("{{{line}}}")).collect();
                let all: Vec<String> = [head(lines.len())].into_iter().chain(lines).collect();
                file(&all.iter().map(String::as_str).collect::<Vec<_>>()).into_bytes()
            }),
        ],
    ) {
        if let Err(error) = read_bytes(&bytes) {
            prop_assert!(!refused(&Words::default(), &error).is_empty());
        }
    }
}
