//! The log's text form.

use cuecard::log::codec::{CHUNK, LogText, decode, encode, writer_id, writer_name};
use cuecard::log::{Entry, Mark, Moment, Rating, Record, RecordId, Review, WriterId};
use proptest::prelude::*;

use super::given::*;

const HEAD: &str = "cuecard-log 2\n";

/// A person's months with the deck: sessions of some twenty cards, answers of one to two minutes.
fn months(reviews: usize) -> Vec<Record> {
    let mut state = 7u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut ms = NOON;
    (0..reviews)
        .map(|n| {
            let (writer, seq) = (n / 20, n % 20);
            ms += if seq == 0 { 20 * 3_600_000 + random(8 * 3_600_000) } else { 20_000 + random(100_000) } as i64;
            // A look at the clock between two cards, a pause: then the seconds are not those since the last rating.
            let seconds = if random(8) == 0 { random(120) as u16 } else { 42 };
            let card = format!("question-number-{}", random(34)).as_str().into();
            let points = (1 << (3 + random(4))) - 1 - random(3) as u32;
            let rating = Rating::ALL[random(4) as usize];
            let entry = Entry::Review(Review { card, rating, seconds, points });
            let id = RecordId { writer: WriterId(0x1234_5678_9abc_def0 ^ writer as u64), seq: seq as u32 };
            Record { id, at: Moment { ms, offset: 60 }, entry, rest: Box::default() }
        })
        .scan(0, |before, mut record| {
            if let Entry::Review(review) = &mut record.entry
                && review.seconds == 42
            {
                review.seconds = u16::try_from((record.at.ms - *before) / 1000).unwrap_or(u16::MAX);
            }
            *before = record.at.ms;
            Some(record)
        })
        .collect()
}

/// Texts that are nearly right, with a checksum that fits, so that a reader is led far in before it stumbles.
fn nearly() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-z0-9_-]{1,6}",
        "[a-z]{1,6}\\.",
        Just("gBAA".into()),
        ".{0,3}",
        histories(3).prop_map(|records| {
            let text = encode(&records);
            let body = text.lines().nth(1).unwrap_or_default();
            body[..body.len().saturating_sub(6)].to_string()
        }),
    ];
    prop::collection::vec(prop::collection::vec(piece, 0..6), 0..4).prop_map(|chunks| {
        let chunk = |pieces: Vec<String>| with_checksum(&pieces.concat().replace('\n', ""));
        HEAD.to_string() + &chunks.into_iter().map(chunk).collect::<String>()
    })
}

/// The checksum as the module's documentation has it, from scratch.
fn with_checksum(body: &str) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let hash = body
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let folded = hash ^ hash >> 28;
    let sum = (0..6).map(|n| char::from(digits[(folded >> (6 * n) & 63) as usize]));
    format!("{body}{}\n", sum.collect::<String>())
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_written_is_read(records in histories(12)) {
        let text = encode(&records);
        let mut grown = LogText::default();
        for (n, record) in records.iter().enumerate() {
            grown.push(record);
            let read = decode(grown.as_str());
            prop_assert_eq!((&read.records[..], read.damaged), (&records[..=n], 0), "whole after every record");
        }
        prop_assert_eq!(grown.as_str(), &text);
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_what_was_read_stays(text in prop_oneof![".*", "(.|\n|\r){0,60}", nearly()]) {
        let decoded = decode(&text);
        let again = decode(&encode(&decoded.records));
        prop_assert_eq!((again.records, again.damaged), (decoded.records, 0));
    }

    #[test]
    fn a_changed_character_is_always_noticed(
        records in histories(9).prop_filter("some", |records| !records.is_empty()),
        at in any::<prop::sample::Index>(),
        other in prop::char::any(),
    ) {
        let text = encode(&records);
        let at = at.index(text.chars().count());
        let changed: String = text.chars().enumerate().map(|(n, c)| if n == at { other } else { c }).collect();
        prop_assume!(changed != text);
        prop_assert!(decode(&changed).damaged > 0);
    }

    #[test]
    fn damage_costs_its_chunk_and_no_other(at in any::<prop::sample::Index>(), count in 1usize..2000) {
        let records = months(count);
        let text = encode(&records);
        let at = HEAD.len() + at.index(text.len() - HEAD.len() - 1);
        let line = text[HEAD.len()..at].matches('\n').count();
        let damaged = format!("{}~{}", &text[..at], &text[at + 1..]);
        let decoded = decode(&damaged);
        let size = CHUNK as usize;
        let lost = line * size..((line + 1) * size).min(count);
        // A line feed that was hit joins two chunks, and both are gone.
        let joined = text.as_bytes()[at] == b'\n';
        let lost = lost.start..if joined { (lost.end + size).min(count) } else { lost.end };
        prop_assert_eq!(decoded.damaged, 1);
        prop_assert_eq!(&decoded.records[..lost.start], &records[..lost.start]);
        prop_assert_eq!(&decoded.records[lost.start..], &records[lost.end..]);
    }

    #[test]
    fn a_text_cut_anywhere_gives_the_chunks_before_the_cut(at in any::<prop::sample::Index>()) {
        let records = months(1500);
        let text = encode(&records);
        let at = HEAD.len() + at.index(text.len() - HEAD.len());
        let whole = text[HEAD.len()..at].matches('\n').count() * CHUNK as usize;
        let decoded = decode(&text[..at]);
        // A chunk that only lacks its line feed is whole.
        prop_assert!(decoded.records.len() == whole || text.as_bytes()[at] == b'\n');
        prop_assert_eq!(&decoded.records[..], &records[..decoded.records.len()]);
    }

    #[test]
    fn a_writer_has_a_name_and_the_name_a_writer(writer in any::<u64>(), other in ".{0,20}") {
        prop_assert_eq!(writer_id(&writer_name(WriterId(writer))), Some(WriterId(writer)));
        prop_assert_eq!(writer_name(WriterId(writer)), format!("{writer:016x}"));
        if let Some(id) = writer_id(&other) {
            prop_assert_eq!(writer_name(id), other);
        }
    }
}

#[test]
fn a_review_takes_twelve_characters_at_most_in_a_long_log() {
    let records = months(50_000);
    let text = encode(&records);
    let average = text.chars().count() as f64 / records.len() as f64;
    println!("{average:.2} characters a review");
    assert!(average <= 12.0, "{average}");
    assert!(text.is_ascii());
    assert_eq!(decode(&text).records, records);
}

#[test]
fn each_kind_comes_back_with_every_kind_of_rest() {
    let mark = |mark, on| Entry::Mark { card: "a-b".into(), mark, on };
    let entries = [
        Entry::Review(Review { card: "a-b".into(), rating: Rating::Hard, seconds: 42, points: u32::MAX }),
        Entry::Undo(RecordId { writer: WriterId(0xc0ffee), seq: 9 }),
        Entry::Undo(RecordId { writer: SELF, seq: u32::MAX }),
        Entry::Reset,
        mark(Mark::Star, true),
        mark(Mark::Star, false),
        mark(Mark::Tick, true),
        mark(Mark::Tick, false),
        Entry::Unknown { kind: "voice".into() },
    ];
    let rests = ["", "new fields, kept", "é  two  blanks 🫖", " ", "12", "\r\t\u{0}"];
    let times = [i64::MIN, -5, 0, 1, NOON, i64::MAX];
    let mut records = Vec::new();
    for (entry, rest) in entries.iter().flat_map(|entry| rests.iter().map(move |rest| (entry, rest))) {
        let n = records.len();
        let at = Moment { ms: times[n % times.len()], offset: [-1440, 0, 60, i16::MAX, i16::MIN][n % 5] };
        let id =
            RecordId { writer: [SELF, WriterId(u64::MAX), WriterId(0)][n / 4 % 3], seq: n as u32 * (n as u32 % 3) };
        records.push(Record { id, at, entry: entry.clone(), rest: (*rest).into() });
    }
    let decoded = decode(&encode(&records));
    assert_eq!((decoded.records, decoded.damaged), (records, 0));
}

/// The form is kept for ever: what this version wrote, every later one reads.
#[test]
fn the_form_is_the_documented_one() {
    let review = |seq, ms, card: &str, rating, seconds, points| Record {
        id: RecordId { writer: WriterId(1), seq },
        at: Moment { ms, offset: 60 },
        entry: Entry::Review(Review { card: card.into(), rating, seconds, points }),
        rest: Box::default(),
    };
    let records = [
        review(0, 1000, "docker", Rating::Good, 42, 5),
        review(1, 33_000, "ci", Rating::Again, 32, 3),
        review(2, 34_000, "docker", Rating::Easy, 1, 0),
    ];
    // gBA: writer 1, from 0. O: Good, seconds told, offset turned; 4D: 60 min; w-B: 1,000 ms; A and the name; qB: 42 s;
    // F: points 1 and 3. A: Again; gw-B: 32,000 ms later; B and the name; D. D: Easy; w-B; A: card 0 again; A: no point.
    let body = "gBAO4Dw-BAdocker.qBFAgw-BBci.DDw-BAA";
    let decoded = decode(&format!("{HEAD}{}", with_checksum(&encode_body(&records))));
    assert_eq!(decoded.records, records);
    assert_eq!(encode_body(&records), body);
}

fn encode_body(records: &[Record]) -> String {
    let text = encode(records);
    let line = text.strip_prefix(HEAD).unwrap().trim_end();
    line[..line.len() - 6].into()
}

#[test]
fn chunks_that_lie_are_refused_whole() {
    let good = encode([&review(1, 0, NOON, "a", Rating::Good)]);
    let good = good.strip_prefix(HEAD).unwrap();
    for (body, why) in [
        ("CAAa.BA", "a review of nobody's"),
        ("gBA", "fine, but nothing follows: no record"),
        ("gBACAA", "a review that ends at its card"),
        ("gBACAAa", "a card's name without an end"),
        ("gBACAAA.A", "a card that is no slug"),
        ("gBACABA", "a card that was never named"),
        ("gBACAAa.BCAA", "half a second review"),
        ("gBAGAAa.____AA", "seconds beyond their range"),
        ("gBAK____AAAa.A", "an offset beyond its range"),
        ("ggggggggggggggggggA", "a number without end"),
        ("gBAnABAvoice", "a text that is shorter than it says"),
        ("gBA%", "no digit"),
        ("", "nothing"),
    ] {
        let text = format!("{HEAD}{}{good}", with_checksum(body));
        let decoded = decode(&text);
        let fine = body == "gBA" || body.is_empty();
        assert_eq!((decoded.records.len(), decoded.damaged), (1, usize::from(!fine)), "{why}");
    }
}

#[test]
fn a_text_of_another_form_is_left_to_who_can_read_it() {
    let records = months(3);
    let text = encode(&records);
    for head in ["", "cuecard-log 1\n", "cuecard-log 3\n", "{}\n", "cuecard-log 2"] {
        let other = text.replace(HEAD, head);
        let decoded = decode(&other);
        assert_eq!((decoded.records.len(), decoded.damaged), (0, 1), "{head:?}");
    }
    assert_eq!(decode("").damaged, 1);
    assert_eq!(decode(HEAD).damaged, 0);
}
