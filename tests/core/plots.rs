//! The plots as the desk worker sends them.

use cuecard::backup::About;
use cuecard::desk::{Reply, Request, reply};
use cuecard::log::codec::encode;
use cuecard::log::{Moment, Rating, Record};
use cuecard::stats::{Forecast, Outline, Part};
use proptest::prelude::*;

use super::given::*;

/// What the worker draws of two sections, with a plan or none.
fn drawn(settings: Option<&str>, forecast: Option<Forecast>, records: &[Record]) -> Vec<String> {
    let made = Moment { ms: NOON, offset: 60 };
    let about = About { deck: "deck".into(), title: "Deck".into(), made, settings: settings.map(String::from) };
    let part = |title: &str, cards: &[&str]| Part {
        title: title.into(),
        cards: cards.iter().map(|id| (*id).into()).collect(),
    };
    let outline = Outline { sections: vec![part("Python <jobs>", &["a", "b"]), part("Manners", &["c"])] };
    let reply = reply(Request::Plots { about, outline, forecast, log: encode(records) }, None);
    let Reply::Nodes(nodes) = reply else { panic!("{reply:?}") };
    assert!(is_sound(&nodes), "{nodes:?}");
    nodes
}

fn forecast(now: u16, planned: u16, idle: u16) -> Option<Forecast> {
    Some(Forecast { deadline: Moment { ms: NOON + 3 * DAY_MS, offset: 60 }, now, planned, idle })
}

/// What there is to read, drawings by their names, a line for each element.
fn read(nodes: &[String]) -> String {
    let text = |node: &String| {
        let name = node.strip_prefix("=aria-label ").map(|name| format!("[{name}]"));
        name.or_else(|| node.strip_prefix('"').map(String::from))
    };
    nodes.iter().filter_map(text).collect::<Vec<_>>().join("\n")
}

/// Every element that begins ends; attributes and texts are within one, and every path is one.
fn is_sound(nodes: &[String]) -> bool {
    let mut depth = 0;
    let sound = |node: &String| {
        let (kind, rest) = node.split_at(1);
        match kind {
            "<" | "+" => depth += 1,
            "/" => depth -= 1,
            "=" => {
                let (name, value) = rest.split_once(' ').unwrap();
                let path = value.trim_start_matches(|c: char| "MLHVhvz-. ".contains(c) || c.is_ascii_digit());
                assert!(name != "d" || path.is_empty(), "{value}");
            }
            "\"" => {}
            _ => return false,
        }
        depth >= 0
    };
    nodes.iter().all(sound) && depth == 0
}

fn plots(records: &[Record]) -> String {
    read(&drawn(None, None, records))
}

fn history(ratings: &[(i64, &str, Rating)]) -> Vec<Record> {
    let one = |(n, (days, card, rating)): (usize, &(i64, &str, Rating))| {
        review(7, n as u32, NOON - days * DAY_MS + n as i64, card, *rating)
    };
    ratings.iter().enumerate().map(one).collect()
}

#[test]
fn nothing_rated_is_said_in_sentences() {
    let said = plots(&[]);
    for sentence in
        ["No card of this deck is rated yet.", "A single card is a good way back.", "No answer was timed yet."]
    {
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn a_first_day_is_told_without_a_past() {
    let said = plots(&history(&[(0, "a", Rating::Good), (0, "b", Rating::Again)]));
    assert!(said.contains("Asked now, you would know about 2 of 3 answers.\n"), "{said}");
    assert!(said.contains("On one of the last 30 days, with 2 ratings."), "{said}");
    assert!(said.contains("No card has come back on another day yet."), "{said}");
    assert!(said.contains("Half of your last 2 answers took up to 42 seconds"), "{said}");
}

#[test]
fn what_was_kept_is_told_in_plain_words_and_in_figures() {
    let mut ratings: Vec<_> = (0..40).map(|n| (80 - 2 * n, "a", Rating::Good)).collect();
    ratings.extend((0..10).map(|n| (20 - 2 * n, "c", if n % 5 == 4 { Rating::Again } else { Rating::Good })));
    let said = plots(&history(&ratings));
    assert!(said.contains("You knew 21 of the 23 you were asked again in the last 30 days."), "{said}");
    assert!(said.contains("Of all 48, you knew 46; the memory model expected"), "{said}");
    assert!(said.contains("[What you knew against what the model expected, in 4 groups]"), "{said}");
    assert!(said.contains("All time\n48\n46\n"), "{said}");
    assert!(said.contains("[Python <jobs>: 1 of 2 on 4 Sep, 1 of 2 today]"), "{said}");
    assert!(said.contains("Ratings per day from 3 Aug to today"), "{said}");
    assert!(said.contains("Day\nRatings\n21 Nov\n"), "newest first: {said}");
}

#[test]
fn every_day_with_ratings_has_its_square() {
    let nodes = drawn(None, None, &history(&[(9, "a", Rating::Good), (2, "a", Rating::Good), (2, "c", Rating::Hard)]));
    let place = nodes.iter().position(|node| node == "=class cc-some").unwrap();
    let squares: Vec<&str> = nodes[place + 1].split('M').skip(1).collect();
    // The second one has twice the ratings, and so is larger. Today is a Monday, at the top of the last column.
    assert!(squares.len() == 2 && squares[0].starts_with("14.") && squares[1].starts_with("15."), "{squares:?}");
    assert!(squares[1].ends_with("h0.86v0.86h-0.86z") && !squares[0].contains("0.86"), "{squares:?}");
}

#[test]
fn the_persons_own_parameters_are_used() {
    let records = history(&[(30, "a", Rating::Good)]);
    let now = |settings: &str| read(&drawn(Some(settings), None, &records)).lines().nth(2).map(String::from);
    let forgetful = format!("parameters 1000 1000 1000{}\n", " 100000".repeat(18));
    assert_eq!(now("").as_deref(), Some("Asked now, you would know about 1 of 3 answers. On 8 Nov it was about 1."));
    assert_ne!(now(&forgetful), now(""));
}

#[test]
fn a_plan_is_drawn_against_doing_nothing() {
    let said = read(&drawn(None, forecast(6120, 8700, 4049), &[]));
    assert!(said.starts_with("[With the plan and without]\n"), "{said}");
    let sentence = "You would know 87 % at the interview if you keep the plan, 40 % without more practice.\n";
    assert!(said.contains(sentence), "{said}");
    assert!(said.contains("today\n26 Nov\n"), "{said}");
}

#[test]
fn a_plan_that_gains_little_is_not_drawn_as_a_loss() {
    for (planned, idle) in [(9850, 9850), (9849, 9850), (9880, 9855)] {
        let said = read(&drawn(None, forecast(10_000, planned, idle), &[]));
        assert!(said.contains("You would know 99 % at the interview; more practice adds less than 1 %.\n"), "{said}");
    }
}

#[test]
fn no_share_is_more_than_all() {
    assert!(!read(&drawn(None, None, &[])).contains("With the plan"));
    let said = read(&drawn(None, forecast(u16::MAX, u16::MAX, 0), &[]));
    assert!(said.contains("You would know 100 % at the interview if you keep the plan"), "{said}");
    assert_eq!([0.5, 1.0, 7.0, -1.0, f64::NAN].map(Forecast::hundredths), [5000, 10_000, 65_535, 0, 0]);
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn any_log_can_be_drawn(history in histories(60)) {
        drawn(None, None, &history);
    }
}
