//! Two to four tabs of one origin that rate, skip and undo at once, and are loaded again, closed and frozen between.

use std::time::{Duration, Instant};

use cuecard_e2e::{Browser, Launch, Page, pool};
use serde_json::{Value, json};

use crate::acts::{self, LIBRARY};
use crate::dice::Dice;

const BURSTS: u64 = 4;

/// A tab, and the steps its Undo takes back: `true` for a rating.
struct Tab {
    handle: cuecard_e2e::remote::Tab,
    steps: Vec<bool>,
}

/// Goes through as many runs; `true` where all tabs agreed on what was done.
pub(crate) fn run(runs: u64, seed: u64) -> bool {
    let (mut ratings, mut wrong) = (0, 0);
    for n in 0..runs {
        let page = Page::launch(Browser::Chromium, Launch::default());
        let (expected, said) = one(&page, &mut Dice::new(seed + n));
        ratings += expected;
        if !said.is_empty() {
            wrong += 1;
            println!("seed {}: {expected} ratings were made; {}", seed + n, said.join("; "));
        }
        let trouble = page.trouble();
        if !trouble.is_empty() {
            wrong += 1;
            println!("seed {}: {trouble:?}", seed + n);
        }
        pool::give_back(Launch::default(), page.remote);
        if (n + 1) % 10 == 0 {
            println!("{} of {runs} runs, {ratings} ratings, {wrong} runs wrong", n + 1);
        }
    }
    println!("tabs: {runs} runs, {ratings} ratings that count, {wrong} runs wrong");
    wrong == 0
}

/// One run: how many ratings count at its end, and what tabs say otherwise.
fn one(page: &Page, dice: &mut Dice) -> (u64, Vec<String>) {
    page.open();
    let mut tabs = vec![Tab { handle: page.remote.tab(), steps: Vec::new() }];
    for _ in 0..=dice.below(3) {
        tabs.push(open(page));
    }
    // Steps whose tab has gone: nobody can take them back.
    let mut settled = 0;
    for _ in 0..BURSTS {
        burst(page, &mut tabs, dice);
        let at = dice.below(tabs.len() as u64) as usize;
        page.remote.turn_to(&tabs[at].handle);
        match dice.below(4) {
            0 => page.reload(),
            1 => {
                settled += ratings(&tabs[at]);
                page.remote.close_tab();
                page.remote.turn_to(&tabs[(at + 1) % tabs.len()].handle);
                tabs[at] = open(page);
            }
            2 => doze(page, &tabs[at], &tabs[(at + 1) % tabs.len()]),
            _ => {}
        }
    }
    let expected = settled + tabs.iter().map(ratings).sum::<u64>();
    let mut said = disagreeing(page, &tabs, expected, "");
    for tab in &tabs {
        page.remote.turn_to(&tab.handle);
        page.reload();
    }
    said.extend(disagreeing(page, &tabs, expected, " after a reload"));
    (expected, said)
}

fn ratings(tab: &Tab) -> u64 {
    tab.steps.iter().filter(|is_rating| **is_rating).count() as u64
}

fn open(page: &Page) -> Tab {
    let (_, handle) = page.remote.new_tab();
    page.open();
    Tab { handle, steps: Vec::new() }
}

/// Everything acts at once, for a while.
fn burst(page: &Page, tabs: &mut [Tab], dice: &mut Dice) {
    for tab in tabs.iter() {
        let acts: Vec<Value> = (0..=dice.below(8)).map(|_| act(dice)).collect();
        page.remote.turn_to(&tab.handle);
        page.go_to("Practice");
        let start = "window.done = null; burst(...arguments).then(steps => window.done = steps)";
        page.js(&format!("{LIBRARY}\n{start}"), json!([acts, tab.steps]));
    }
    for tab in tabs {
        page.remote.turn_to(&tab.handle);
        let steps = cuecard_e2e::wait::until("the acts to be over", || {
            page.js("return window.done", json!([]))
                .as_array()
                .map(|steps| steps.iter().map(|step| step == true).collect())
        });
        tab.steps = steps;
    }
}

fn act(dice: &mut Dice) -> Value {
    let act = match dice.below(8) {
        0 => "Undo",
        1 => "Skip",
        _ => acts::rating(dice),
    };
    json!({ "act": act, "pause": dice.below(25) })
}

/// The browser freezes a tab as it does one in the background, while another one rates.
fn doze(page: &Page, sleeper: &Tab, other: &Tab) {
    page.remote.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" }));
    page.remote.turn_to(&other.handle);
    page.remote.cdp("Page.bringToFront", json!({}));
    page.remote.turn_to(&sleeper.handle);
    page.remote.cdp("Page.setWebLifecycleState", json!({ "state": "active" }));
}

/// What tabs say that is not so, after as long as news may take.
fn disagreeing(page: &Page, tabs: &[Tab], expected: u64, when: &str) -> Vec<String> {
    let mut said = Vec::new();
    for (n, tab) in tabs.iter().enumerate() {
        page.remote.turn_to(&tab.handle);
        let began = Instant::now();
        let mut count = page.ratings();
        while count != expected && began.elapsed() < Duration::from_secs(3) {
            count = page.ratings();
        }
        if count != expected {
            said.push(format!("tab {} says {count}{when}", n + 1));
        }
    }
    said
}
