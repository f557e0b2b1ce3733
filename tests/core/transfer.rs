//! A log in a link.

use cuecard::log::link::{LONGEST, TransferError, find, read, write};
use cuecard::log::{Log, Rating};
use cuecard::practice::{BackedUp, Reminder, Settings};
use proptest::prelude::*;

use super::given::*;

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_sent_arrives(records in histories(15)) {
        let mut log = Log::default();
        log.merge(records);
        let mut arrived = Log::default();
        arrived.merge(read(&write("interview", &log), "interview").unwrap());
        prop_assert_eq!(arrived, log);
    }

    #[test]
    fn a_link_that_is_not_whole_brings_nothing(records in histories(15), at in any::<prop::sample::Index>(), other in any::<char>()) {
        let mut log = Log::default();
        log.merge(records);
        let text = write("interview", &log);
        let at = at.index(text.chars().count());
        let cut: String = text.chars().take(at).collect();
        prop_assert!(read(&cut, "interview").is_err() || at + 1 == text.chars().count());
        let changed: String = text.chars().enumerate().map(|(n, c)| if n == at { other } else { c }).collect();
        prop_assert!(changed == text || read(&changed, "interview").is_err());
    }

    #[test]
    fn any_text_is_refused_without_a_panic(text in ".{0,60}") {
        prop_assert!(read(&text, "interview").is_err());
    }
}

#[test]
fn a_link_cut_between_two_chunks_is_noticed() {
    let mut log = Log::default();
    log.merge((0..1000).map(|seq| review(1, seq, NOON + i64::from(seq), "a", Rating::Good)));
    let text = write("interview", &log);
    let cut = text.trim_end().rsplit_once('\n').unwrap().0.to_string() + "\n";
    assert_eq!(read(&cut, "interview"), Err(TransferError::Damaged));
}

/// A percent decoder for what these tests write.
fn decode(text: &str) -> Option<String> {
    let plain = text.replace("%2F", "/").replace("%20", " ").replace("%0A", "\n");
    (!plain.contains('%')).then_some(plain)
}

fn encode(text: &str) -> String {
    text.replace('/', "%2F").replace(' ', "%20").replace('\n', "%0A")
}

#[test]
fn a_link_is_found_among_words() {
    let mut log = Log::default();
    log.merge((0..40).map(|seq| review(1, seq, NOON + i64::from(seq), "a", Rating::Good)));
    let fragment = encode(&write("interview", &log));
    let link = format!("https://a.example/quiz/#transfer={fragment}");
    let (begin, end) = link.split_at(link.len() - 20);
    for text in [
        link.clone(),
        fragment.clone(),
        format!("My ratings ({link})."),
        format!("See {link}, thanks.\nBye"),
        format!("<{link}>"),
        format!("{link}\n\nSent from a phone"),
        format!("“{link}”"),
        format!("{begin}\r\n  {end}\nBye"),
        format!("({begin} {end})."),
    ] {
        let mut arrived = Log::default();
        arrived.merge(find(&text, "interview", decode).unwrap_or_else(|error| panic!("{error:?}: {text}")));
        assert_eq!(arrived, log, "{text}");
        assert!(
            matches!(find(&text, "rust", decode), Err(TransferError::OtherDeck(deck)) if deck == "interview"),
            "{text}"
        );
    }
    for text in [format!("See {begin}, thanks"), format!("{begin}\nBye"), format!("{begin}%zz")] {
        assert!(find(&text, "interview", decode).is_err(), "{text}");
    }
    assert_eq!(find(&format!("See {begin}, thanks"), "interview", decode), Err(TransferError::Damaged));
    for junk in ["", " ", "See you", "#transfer=", "#transfer= ", "https://example.com/"] {
        assert_eq!(find(junk, "interview", decode), Err(TransferError::NotOne), "{junk}");
    }
}

#[test]
fn a_link_longer_than_any_is_refused_before_it_is_read() {
    let of = |count: u32| {
        let mut log = Log::default();
        log.merge((0..count).map(|seq| review(1, seq, NOON + i64::from(seq) * 1_000_003, "a", Rating::Good)));
        write("interview", &log)
    };
    let (long, longer) = (of(5_000), of(10_000));
    assert!(long.len() < LONGEST && longer.len() > LONGEST, "{} {}", long.len(), longer.len());
    assert_eq!(find(&encode(&long), "interview", decode).map(|records| records.len()), Ok(5_000));
    assert_eq!(find(&encode(&longer), "interview", decode), Err(TransferError::TooLong));
    assert_eq!(find(&"x ".repeat(LONGEST), "interview", decode), Err(TransferError::TooLong));
}

#[test]
fn each_refusal_has_its_reason() {
    let text = write("other-deck", &Log::default());
    assert_eq!(read(&text, "interview"), Err(TransferError::OtherDeck("other-deck".into())));
    assert_eq!(read(&text, "other-deck"), Ok(Vec::new()));
    for junk in ["", "hello", "a/b/c", "<b>/1/x", "interview/-1/cuecard-log 2\n", "interview/1"] {
        assert_eq!(read(junk, "interview"), Err(TransferError::NotOne), "{junk}");
    }
    assert_eq!(read("interview/1/cuecard-log 2\n", "interview"), Err(TransferError::Damaged));
}

#[test]
fn a_backup_is_spoken_of_when_much_is_missing_from_it() {
    let rated = |count: u32| {
        let mut log = Log::default();
        log.merge((0..count).map(|seq| review(1, seq, NOON + i64::from(seq), "c-0-0-0", Rating::Good)));
        log
    };
    let at_day = |days: i64| at(NOON + days * DAY_MS);
    let today = at(NOON).day();
    let backed_up = |ratings| Some(BackedUp { ratings, day: today });
    for (count, backup, days, seven_days, due, why) in [
        (0, None, 9, true, None, "nothing to lose"),
        (99, None, 9, false, None, "not much"),
        (100, None, 0, false, Some(Reminder::Many(100)), "much"),
        (150, backed_up(60), 0, false, None, "most of it is in a backup"),
        (160, backed_up(60), 0, false, Some(Reminder::Many(100)), "much was added"),
        (1, None, 2, true, None, "seven days are far"),
        (1, None, 3, true, Some(Reminder::SevenDays(1)), "seven days are near"),
        (5, backed_up(5), 9, true, None, "all is in a backup"),
        (6, backed_up(5), 3, true, Some(Reminder::SevenDays(1)), "one is not"),
        (5, backed_up(9), 9, true, None, "some were undone since"),
    ] {
        let mut model = model(&[vec![2]], rated(count), None, at_day(days));
        let settings = Settings { backed_up: backup, ..model.settings().clone() };
        model.update(cuecard::practice::Event::Set(settings), at_day(days));
        assert_eq!(model.reminder(at_day(days), seven_days), due, "{why}");
    }
}
