//! Single rules, case by case.

use cuecard::deck::{Block, CardIx, Inline, plain, plain_blocks};
use cuecard::log::{Day, Entry, Log, Mark, Moment, Rating};
use cuecard::memory::State;
use cuecard::practice::{Event, Settings, Tally};
use proptest::prelude::*;

use super::given::*;

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn any_text_in_the_settings_place_is_safe(text in prop_oneof![
        ".*",
        "((length|theme|text|shortcuts|minutes|retention|model|new) [a-z0-9]{0,5}\n){0,5}",
        "\\{(\"(length|theme|text|minutes|fsrs-6-parameters|fitted|new)\":(\"[a-z]{0,5}\"|-?[0-9.e]{0,9}|\\[\\]|null),?){0,4}\\}",
    ]) {
        if let Some(settings) = Settings::decode(&text) {
            let again = Settings::decode(&settings.encode()).unwrap();
            prop_assert!(again.rest.keys().eq(settings.rest.keys()));
            prop_assert_eq!(Settings { rest: settings.rest.clone(), ..again }, settings);
        }
    }
}

#[test]
fn what_a_newer_version_set_stays_in_the_settings() {
    let settings = Settings::decode(r#"{"voice":"Anna","theme":"dark","rate":1.2}"#).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&settings.encode()).unwrap();
    assert_eq!((&kept["voice"], &kept["theme"], &kept["rate"]), (&"Anna".into(), &"dark".into(), &1.2.into()));
    let lines = Settings::decode("voice Anna\ntheme dark\nrate 1.2\n").unwrap();
    let kept: serde_json::Value = serde_json::from_str(&lines.encode()).unwrap();
    assert_eq!((&kept["lines"], &kept["theme"]), (&"voice Anna\nrate 1.2\n".into(), &"dark".into()));
}

#[test]
fn plain_text_keeps_the_words_and_the_brackets() {
    let words = vec![
        Inline::Text("a ".into()),
        Inline::Strong([Inline::Code("b".into()), Inline::Placeholder("c d".into())].into()),
        Inline::Link { href: "https://x".into(), text: [Inline::Emphasis([Inline::Text(" e".into())].into())].into() },
    ];
    assert_eq!(plain(&words), "a b[c d] e");
    let blocks = [
        Block::Situation([Block::Paragraph(words.into())].into()),
        Block::Numbers(
            [[Block::Paragraph([Inline::Text("f".into())].into())].into(), [Block::Code("g".into())].into()].into(),
        ),
    ];
    assert_eq!(plain_blocks(&blocks), "a b[c d] e\nf\ng\n");
}

#[test]
fn a_catalog_finds_every_card_and_nothing_else() {
    let catalog = catalog(&[vec![2, 0, 3], vec![], vec![1]]);
    assert_eq!(catalog.len(), 8);
    for ix in catalog.cards() {
        assert_eq!(catalog.find(catalog.id(ix)), Some(ix));
    }
    for missing in ["", "c-0-1-0", "zzz"] {
        assert_eq!(catalog.find(missing), None);
    }
    let place = catalog.place(catalog.find("c-0-2-1").unwrap()).unwrap();
    assert_eq!((place.section, place.topic, place.card), (0, 2, 1));
}

#[test]
fn progress_counts_new_learning_and_known_by_section() {
    let mut log = Log::default();
    for (seq, (card, rating)) in [("c-0-0-0", Rating::Again), ("c-0-0-1", Rating::Hard), ("c-1-0-0", Rating::Again)]
        .into_iter()
        .chain([("c-1-0-0", Rating::Good), ("gone-from-the-deck", Rating::Good)])
        .enumerate()
    {
        log.insert(review(1, seq as u32, NOON + seq as i64, card, rating));
    }
    let model = model(&[vec![3], vec![2]], log, None, at(NOON + 9));
    let totals = model.totals();
    assert_eq!(totals.ratings, 5, "a card that left the deck keeps its ratings");
    assert_eq!(totals.sections[0], Tally { new: 1, learning: 1, known: 1 });
    assert_eq!(totals.sections[1], Tally { new: 1, learning: 0, known: 1 });
    assert_eq!(totals.sections[2].total(), 0, "cards to ask are not counted");
}

#[test]
fn the_outlook_of_a_rating_is_what_comes_true() {
    let mut model = model(&[vec![1]], Log::default(), None, at(NOON));
    let days: Vec<u16> = Rating::ALL.iter().map(|rating| model.preview_interval(*rating, at(NOON))).collect();
    assert!(days[..3] == [0, 1, 2] && (7..=9).contains(&days[3]), "{days:?}");
    let ix = model.current().unwrap();
    model.update(Event::Reveal, at(NOON));
    model.update(Event::Rate(Rating::Good), at(NOON));
    let memory = model.memory(ix);
    assert_eq!((memory.state, memory.due()), (State::Review, at(NOON).day().plus(2)));
    assert_eq!(model.preview_interval(Rating::Good, at(NOON)), 0, "no card, no outlook");
}

#[test]
fn stars_are_for_all_cards_ticks_for_cards_to_ask_and_both_are_written_once() {
    let mut model = model(&[vec![1]], Log::default(), None, at(NOON));
    let ask = model.catalog().find("ask-a").unwrap();
    let other = model.catalog().find("c-0-0-0").unwrap();
    let mark = |ix, on| Event::Mark(ix, Mark::Star, on);
    assert_eq!(model.update(Event::Mark(other, Mark::Tick, true), at(NOON)).append, None);
    assert!(model.update(mark(other, true), at(NOON)).append.is_some() && model.is_marked(other, Mark::Star));
    let gone = cuecard::deck::CardIx(99);
    assert_eq!(model.update(mark(gone, true), at(NOON)).append, None);
    assert_eq!(model.update(mark(ask, false), at(NOON)).append, None, "it is off already");
    let kept = model.update(mark(ask, true), at(NOON)).append.unwrap();
    assert_eq!(kept.entry, Entry::Mark { card: "ask-a".into(), mark: Mark::Star, on: true });
    assert!(model.is_marked(ask, Mark::Star) && !model.is_marked(ask, Mark::Tick));
    assert!(model.update(mark(ask, false), at(NOON)).append.is_some());
    assert!(!model.is_marked(ask, Mark::Star));
}

#[test]
fn a_summary_says_what_was_rated_and_what_comes_back_when() {
    use Rating::{Again, Easy, Good, Hard};
    let mut model = model(&[vec![6]], Log::default(), Some(5), at(NOON));
    for rating in [Good, Again, Hard, Good, Easy, Good] {
        model.update(Event::Reveal, at(NOON));
        model.update(Event::Rate(rating), at(NOON));
    }
    let summary = model.summary(at(NOON));
    assert_eq!(model.current(), None);
    assert_eq!(summary.rated, [(Again, 1), (Hard, 1), (Good, 3), (Easy, 1)]);
    assert_eq!(summary.back[..2], [(1, 2), (2, 2)]);
    assert!((7..=9).contains(&summary.back[2].0) && summary.back[2].1 == 1);
    assert!(summary.more, "the sixth card was not taken");
    model.update(Event::Undo, at(NOON));
    assert_eq!(model.summary(at(NOON)).rated, [(Again, 1), (Hard, 1), (Good, 2), (Easy, 1)]);
}

#[test]
fn a_summary_names_what_keeps_slipping_where_it_slipped_again() {
    let mut log = Log::default();
    // Known, then lapsed, four days apart, three times.
    log.merge((0..6).map(|n| {
        let rating = if n % 2 == 0 { Rating::Good } else { Rating::Again };
        review(1, n, NOON - (40 - 4 * i64::from(n)) * DAY_MS, "c-0-0-0", rating)
    }));
    log.merge([review(1, 9, NOON - 9 * DAY_MS, "c-0-0-0", Rating::Good)]);
    let slipping = |ratings: &[Rating]| {
        let mut model = model(&[vec![1]], log.clone(), None, at(NOON));
        for rating in ratings {
            model.update(Event::Reveal, at(NOON));
            model.update(Event::Rate(*rating), at(NOON));
        }
        model.summary(at(NOON)).slipping
    };
    assert_eq!(slipping(&[Rating::Again, Rating::Good]), [CardIx(0)], "the fourth lapse");
    assert!(slipping(&[Rating::Good]).is_empty());
}

#[test]
fn times_no_clock_shows_are_days_too() {
    for offset in [i16::MIN, 0, i16::MAX] {
        assert_eq!(Moment { ms: i64::MIN, offset }.day(), Day(i32::MIN));
        assert_eq!(Moment { ms: i64::MAX, offset }.day(), Day(i32::MAX));
    }
}
