//! `bench`: what things cost, as ratios measured side by side in a real browser; and what a plan costs.

mod planner;

use std::fs;
use std::path::PathBuf;

use cuecard::deck::{Block, Card, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, to_json};

use super::{build, test};
use crate::failure::{OrSay, Outcome};
use crate::home::{Home, write};
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// Sections of the large deck, topics of each, and cards of each of those: 10,000 in all.
const SHAPE: (usize, usize, usize) = (20, 20, 25);

/// What `bench` was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// Only the planner.
    pub(crate) planner: bool,
    /// How often each thing is measured.
    pub(crate) runs: u64,
}

impl Default for BenchOptions {
    fn default() -> Self {
        BenchOptions { planner: false, runs: 9 }
    }
}

/// Measures what was asked for.
pub(crate) fn run(home: &Home, options: BenchOptions) -> Outcome {
    planner::run(home, options.runs)?;
    if options.planner { Ok(()) } else { in_browser(home, options.runs) }
}

/// Builds, then lets the end-to-end crate measure, `runs` times each.
fn in_browser(home: &Home, runs: u64) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    // First, so that the build left in the end is the usual one.
    let many = build_many(home)?;
    build::run(home)?;
    for program in ["bench", "starts"] {
        let mut measured = test::program(home, &fleet, program)?;
        process::run(measured.env("CUECARD_MANY_CARDS", &many).arg(runs.to_string()))?;
    }
    Ok(())
}

/// The same release build with the large deck in place of the bundled one; gives its folder.
fn build_many(home: &Home) -> Outcome<PathBuf> {
    let folder = home.at("target").join("bench");
    let (deck, dist) = (folder.join("deck.json"), folder.join("dist"));
    write(&deck, &to_json(&many()))?;
    process::run(build::trunk(home)?.env("CUECARD_DECK", &deck).arg("--dist").arg(&dist))?;
    let place = dist.join("decks").join("interview.json");
    fs::copy(&deck, &place).or_say(|| format!("{} cannot be written", place.display()))?;
    Ok(dist)
}

/// A deck of 10,000 cards.
fn many() -> Deck {
    let (sections, topics, cards) = SHAPE;
    let words = |n: usize| {
        vec![Inline::Text(format!("What do you know about subject number {n}, and what of it did you use?"))]
    };
    let card = |n: usize| Card {
        id: format!("subject-{n}"),
        kind: Kind::Answer,
        question: words(n),
        points: (1..4).map(|point| Point { text: format!("Point {point} of {n}"), essential: point == 1 }).collect(),
        answer: vec![Block::Paragraph(words(n))],
        seconds: None,
    };
    let topic =
        |n: usize| Topic { title: Some(format!("Topic {n}")), cards: (n * cards..(n + 1) * cards).map(card).collect() };
    let section = |n: usize| Section {
        id: format!("section-{n}"),
        title: format!("Section {n}"),
        topics: (n * topics..(n + 1) * topics).map(topic).collect(),
    };
    let sections = (0..sections).map(section).collect();
    // The same id: the end-to-end crate knows where a deck of that id keeps things.
    Deck { schema_version: SCHEMA_VERSION, id: "interview".into(), title: "Many".into(), lang: "en".into(), sections }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_large_deck_is_a_deck_of_ten_thousand_cards() {
        let deck = cuecard::deck::from_json(&to_json(&many())).expect("a deck");
        let cards = deck.sections.iter().flat_map(|section| &section.topics).map(|topic| topic.cards.len());
        assert_eq!(cards.sum::<usize>(), 10_000);
    }
}
