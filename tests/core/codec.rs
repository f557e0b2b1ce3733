//! The log's text form.

use cuecard::log::codec::{append, decode, encode, writer_id, writer_name};
use cuecard::log::{Entry, Mark, Moment, Rating, Record, RecordId, Review, WriterId};
use proptest::prelude::*;

use super::given::*;

const HEAD: &str = "cuecard-log 1\n";

fn one_writer(records: Vec<Record>) -> Vec<Record> {
    records.into_iter().map(|r| Record { id: RecordId { writer: SELF, ..r.id }, ..r }).collect()
}

/// Lines that are nearly right, so that a reader is led far in before it stumbles.
fn nearly() -> impl Strategy<Value = String> {
    let field =
        prop_oneof!["[rumxz]", "[0-9]{1,20}", "-?[0-9]{1,6}", "[a-z-]{1,9}", "[ahges]", Just("é\r".into()), ".{0,4}"];
    let line = prop::collection::vec(field, 0..10).prop_map(|fields| fields.join(" "));
    prop::collection::vec(line, 0..6).prop_map(|lines| format!("{HEAD}{}", lines.join("\n")))
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_is_written_is_read(records in histories(12)) {
        let records = one_writer(records);
        let text = encode(&records);
        let mut grown = String::new();
        records.iter().for_each(|record| append(&mut grown, record));
        let decoded = decode(SELF, &text);
        prop_assert_eq!((&decoded.records, decoded.damaged), (&records, 0));
        prop_assert!(records.is_empty() || grown == text, "growing record by record gives the same text");
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_what_was_read_stays(text in prop_oneof![".*", "(.|\n|\r){0,60}", nearly()]) {
        let decoded = decode(SELF, &text);
        let again = decode(SELF, &encode(&decoded.records));
        prop_assert_eq!((again.records, again.damaged), (decoded.records, 0));
    }

    #[test]
    fn a_text_cut_anywhere_still_gives_the_records_before_the_cut(records in histories(8), cut in any::<prop::sample::Index>()) {
        let records = one_writer(records);
        let text = encode(&records);
        let at = (0..=cut.index(text.len() + 1)).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let whole = text[..at].matches('\n').count().saturating_sub(1);
        let decoded = decode(SELF, &text[..at]);
        prop_assert_eq!(&decoded.records[..whole], &records[..whole]);
        prop_assert!(decoded.records.len() <= whole + 1);
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
fn each_kind_has_its_line() {
    let entries = [
        (Entry::Review(Review { card: "a-b".into(), rating: Rating::Hard, seconds: 42, points: 5 }), "a-b h 42 5", "r"),
        (Entry::Undo(RecordId { writer: WriterId(0xc0ffee), seq: 9 }), "0000000000c0ffee 9", "u"),
        (Entry::Reset, "", "x"),
        (Entry::Mark { card: "a-b".into(), mark: Mark::Star, on: true }, "a-b s 1", "m"),
        (Entry::Mark { card: "a-b".into(), mark: Mark::Tick, on: false }, "a-b t 0", "m"),
        (Entry::Unknown { kind: "voice".into() }, "", "voice"),
    ];
    for (entry, fields, kind) in entries {
        for rest in ["", "new fields, kept", "é  two  blanks", " ", "12"] {
            let id = RecordId { writer: SELF, seq: 3 };
            let record = Record { id, at: Moment { ms: -5, offset: -90 }, entry: entry.clone(), rest: rest.into() };
            let known = format!("{kind} 3 -5 -90 {fields}");
            let line = format!("{} {rest}", known.trim_end());
            let text = format!("{HEAD}{}\n", if rest.is_empty() { known.trim_end() } else { &line });
            assert_eq!(encode([&record]), text);
            assert_eq!(decode(SELF, &text).records, [record]);
        }
    }
}

#[test]
fn damaged_lines_are_counted_and_the_others_read() {
    let good = "r 0 1 60 a g 42 5\n";
    for (bad, why) in [
        ("", "an empty line"),
        ("r", "nothing but a kind"),
        ("r 1 1 60 a g 42", "a field too few"),
        ("r 1 1 60 A g 42 5", "an id that is no slug"),
        ("r 1 1 60 a q 42 5", "no such rating"),
        ("r 1 1 60 a good 42 5", "a rating by name"),
        ("r -1 1 60 a g 42 5", "a sequence below nought"),
        ("r 1 1 99999 a g 42 5", "an offset beyond its range"),
        ("r 1 1 60 a g 65536 5", "seconds beyond their range"),
        ("r 1 1.5 60 a g 42 5", "a time that is not whole"),
        ("u 1 1 60 00C0FFEE00C0FFEE 0", "a writer in capitals"),
        ("u 1 1 60 c0ffee 0", "a writer too short"),
        ("m 1 1 60 a s 2", "neither on nor off"),
        ("m 1 1 60 a x 1", "no such mark"),
        ("Z 1 1 60", "a kind in capitals"),
        ("z 1 1", "an unknown kind without its time"),
        ("{\"kind\":1}", "another language"),
    ] {
        let decoded = decode(SELF, &format!("{HEAD}{bad}\n{good}"));
        assert_eq!((decoded.records.len(), decoded.damaged), (1, 1), "{why}");
    }
}

#[test]
fn a_text_without_its_head_is_damaged_but_its_records_are_read() {
    for head in ["", "cuecard-log 2\n", "{}\n"] {
        let decoded = decode(SELF, &format!("{head}x 0 1 60\n"));
        assert_eq!(decoded.damaged, 1, "{head:?}");
        assert_eq!(decoded.records.len(), usize::from(!head.is_empty()));
    }
    assert_eq!(decode(SELF, "").damaged, 1);
    assert_eq!(decode(SELF, HEAD).damaged, 0);
}
