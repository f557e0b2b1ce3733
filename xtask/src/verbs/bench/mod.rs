//! `bench`: what things cost, as ratios measured side by side in a real browser, against other pages too; and what a
//! plan costs. All of it ends in one report.

mod pages;
mod planner;
mod report;

use std::fs;
use std::path::{Path, PathBuf};

use cuecard::deck::{Block, Card, Deck, Inline, Kind, Point, SCHEMA_VERSION, Section, Topic, to_json};

use super::{build, test};
use crate::failure::{OrSay, Outcome};
use crate::home::{Home, read, write};
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// Sections of the large deck, topics of each, and cards of each of those: 10,000 in all.
const SHAPE: (usize, usize, usize) = (20, 20, 25);

/// A part of the bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What a plan costs.
    Planner,
    /// What a long log and a large deck cost.
    Logs,
    /// What a start without a network saves.
    Starts,
    /// The app against other pages.
    Peers,
}

impl Part {
    /// All of them, in the order in which they are measured.
    const ALL: [Part; 4] = [Part::Planner, Part::Logs, Part::Starts, Part::Peers];

    /// The part of that name.
    pub(crate) fn named(name: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Part::Planner => "planner",
            Part::Logs => "logs",
            Part::Starts => "starts",
            Part::Peers => "peers",
        }
    }

    /// What it tells, as a heading.
    fn title(self) -> &'static str {
        match self {
            Part::Planner => "What a plan costs",
            Part::Logs => "Long logs and large decks",
            Part::Starts => "Without a network",
            Part::Peers => "Against other pages",
        }
    }
}

/// What `bench` was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// Only this part.
    pub(crate) only: Option<Part>,
    /// How often each thing is measured.
    pub(crate) runs: u64,
    /// Another release build of the app, to measure beside this one: its `dist`.
    pub(crate) baseline: Option<PathBuf>,
}

impl Default for BenchOptions {
    fn default() -> Self {
        BenchOptions { only: None, runs: 9, baseline: None }
    }
}

/// Measures what was asked for, and tells it.
pub(crate) fn run(home: &Home, options: &BenchOptions) -> Outcome {
    let baseline = options.baseline.as_deref().map(baseline).transpose()?;
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|part| options.only.is_none_or(|only| only == *part)).collect();
    let is_asked = |part: Part| parts.contains(&part);
    let fleet = if parts == [Part::Planner] { None } else { Some(Fleet::gather(&[Browser::Chromium])?) };
    // First, so that the build left in the end is the usual one.
    let many = if is_asked(Part::Logs) { Some(build_many(home)?) } else { None };
    let pages = if is_asked(Part::Peers) { Some(pages::build(home)?) } else { None };
    if fleet.is_some() {
        build::run(home)?;
    }
    // What is there is told, whatever fails.
    let (mut found, mut failed) = (Vec::new(), Ok(()));
    for part in parts {
        let file = findings(home, part);
        // What an earlier run found is not of this one.
        write(&file, "{}")?;
        let measured = match &fleet {
            Some(fleet) if part != Part::Planner => {
                let mut program = test::program(home, fleet, part.name())?;
                program.env("CUECARD_FINDINGS", &file).arg(options.runs.to_string());
                program.envs(many.iter().map(|many| ("CUECARD_MANY_CARDS", many)));
                program.envs(pages.iter().map(|pages| ("CUECARD_PEERS", pages)));
                program.envs(baseline.iter().map(|baseline| ("CUECARD_BASELINE", baseline)));
                process::run(&mut program)
            }
            _ => planner::run(home, options.runs, &file),
        };
        failed = failed.and(measured);
        found.push((part, read(&file)?));
    }
    report::write_down(home, options.runs, &found)?;
    failed
}

/// The folder of the other build, as the programs find it from wherever they run.
fn baseline(folder: &Path) -> Outcome<PathBuf> {
    let is_build = folder.join("index.html").is_file();
    let absolute = is_build.then(|| fs::canonicalize(folder).ok()).flatten();
    absolute.ok_or_else(|| format!("{} has no build of the app.", folder.display()).into())
}

/// Where a part writes what it found.
fn findings(home: &Home, part: Part) -> PathBuf {
    home.at("target").join("bench").join("findings").join(format!("{}.json", part.name()))
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
        [Inline::Text(format!("What do you know about subject number {n}, and what of it did you use?").into())].into()
    };
    let card = |n: usize| Card {
        id: format!("subject-{n}").as_str().into(),
        kind: Kind::Answer,
        question: words(n),
        points: (1..4)
            .map(|point| Point { text: format!("Point {point} of {n}").into(), essential: point == 1 })
            .collect(),
        answer: [Block::Paragraph(words(n))].into(),
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
    Deck {
        schema_version: SCHEMA_VERSION,
        id: "interview".into(),
        title: "Many".into(),
        lang: "en".into(),
        sections,
        former: None,
    }
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
