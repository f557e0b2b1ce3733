//! Chromium, killed at a random moment after ratings were acknowledged, and opened again.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

use cuecard::log::codec;
use cuecard_e2e::{Browser, Launch, Page};

use crate::acts;
use crate::dice::Dice;

/// A profile is killed so many times before there is a fresh one: logs of several tabs, and cards left to rate.
const LIVES: u64 = 3;

#[derive(Default)]
struct Tally {
    ratings: u64,
    lost: u64,
    doubled: u64,
}

/// What was on the page when it was killed.
struct Left {
    /// Ratings that the page said are kept.
    kept: u64,
    /// Ratings made after that.
    more: u64,
    /// The questions that were rated, and are kept.
    questions: Vec<String>,
}

/// Kills as many times; `true` where nothing was lost.
pub(crate) fn run(runs: u64, seed: u64) -> bool {
    let mut tally = Tally::default();
    let mut page = None;
    for n in 0..runs {
        let mut dice = Dice::new(seed + n);
        let open = page.take().unwrap_or_else(|| {
            let page = Page::launch(Browser::Chromium, Launch::default());
            page.open();
            page
        });
        let (left, open) = one(open, &mut dice);
        judge(&open, &left, seed + n, &mut tally);
        page = ((n + 1) % LIVES != 0).then_some(open);
        if (n + 1) % 10 == 0 {
            println!("{} of {runs} runs, {} ratings, {} lost", n + 1, tally.ratings, tally.lost);
        }
    }
    println!(
        "kill: {runs} runs, {} ratings acknowledged, {} lost, {} doubled",
        tally.ratings, tally.lost, tally.doubled
    );
    tally.lost == 0 && tally.doubled == 0
}

/// Rates some cards, kills the browser, and opens its profile again.
fn one(page: Page, dice: &mut Dice) -> (Left, Page) {
    let before = page.ratings();
    page.go_to("Practice");
    let ratings: Vec<&str> = (0..=dice.below(7)).map(|_| acts::rating(dice)).collect();
    let questions = acts::rate(&page, &ratings);
    let says = acts::acknowledged(&page);
    let kept = before + questions.len() as u64;
    // Where the build does not say what is kept, what is on screen is all there is to go by.
    let more = if says { acts::rate(&page, &["Good", "Good"][..dice.below(3) as usize]).len() as u64 } else { 0 };
    sleep(Duration::from_millis(dice.below(301)));
    let page = page.kill_and_launch(Launch::default());
    page.open();
    (Left { kept, more, questions }, page)
}

/// How many records each log of a place holds.
fn held(texts: &BTreeMap<String, String>) -> String {
    let logs = texts.iter().filter(|(key, _)| key.starts_with("cuecard/"));
    let held = logs.map(|(key, text)| format!("{} {}", &key[8..], codec::decode(text).records.len()));
    held.collect::<Vec<_>>().join(", ")
}

fn judge(page: &Page, left: &Left, seed: u64, tally: &mut Tally) {
    // Once the journal has been read, everything there is is on the page.
    acts::acknowledged(page);
    let found = page.ratings();
    let rated = acts::rated(page);
    let missing: Vec<&String> = left.questions.iter().filter(|question| !rated.contains(question)).collect();
    tally.ratings += left.questions.len() as u64;
    tally.lost += left.kept.saturating_sub(found).max(missing.len() as u64);
    tally.doubled += found.saturating_sub(left.kept + left.more);
    if found < left.kept || found > left.kept + left.more || !missing.is_empty() {
        let missing = missing.len();
        println!("seed {seed}: {} kept, {} more; {found} found, {missing} cards as never rated", left.kept, left.more);
        println!("  store: {}; journal: {}; now {}", held(&page.kept()), held(&page.journal()), page.ratings());
    }
}
