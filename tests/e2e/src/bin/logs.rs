//! What a long log and a large deck cost, side by side in one run of real Chromium at a quarter of its speed:
//! `logs RUNS`. `cargo xtask bench` sets the environment. Absolute times are noise on other machines; ratios are not.
//!
//! A start is measured from when the app opens the browser's storage to the moment it is on the page: reading the log,
//! replaying it, choosing the queue, drawing the card. The deck is compiled into the app and read before that; only
//! whether a date is set is looked up sooner, so it is the last opening that counts.

use std::path::PathBuf;

use cuecard_e2e::findings::{Findings, median, numbers};
use cuecard_e2e::server::Server;
use cuecard_e2e::{Browser, Launch, Page, deck, kept, kit, pool};
use serde_json::json;

/// Ratings that are timed in each run.
const RATINGS: usize = 20;

/// What is compared, by place.
const EMPTY: usize = 0;
const SHORT: usize = 1;
const LONG: usize = 2;
const MANY_CARDS: usize = 4;
const MANY_OF_BOTH: usize = 5;

/// A deck and a log, and what was measured with them, in milliseconds.
struct Case<'a> {
    page: &'a Page,
    cards: &'a [String],
    reviews: usize,
    starts: Vec<f64>,
    /// The longest task of each start until the question was painted.
    tasks: Vec<f64>,
    ratings: Vec<f64>,
}

fn main() {
    let runs: usize = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let builds = [(kit::dist(), [0, 100, 50_000]), (kit::many_cards(), [0, 10_000, 100_000])]
        .map(|(folder, lengths)| (deck::ids(&folder), launch(folder), lengths));
    let case = |reviews, page, cards| Case {
        page,
        cards,
        reviews,
        starts: Vec::new(),
        tasks: Vec::new(),
        ratings: Vec::new(),
    };
    let cases = builds.iter().flat_map(|(cards, page, lengths)| lengths.map(|reviews| case(reviews, page, &cards[..])));
    let mut cases: Vec<Case> = cases.collect();
    let mut blobs = Vec::new();
    // Interleaved, so that whatever else the machine does falls on all alike; the first round warms up.
    for run in 0..=runs {
        eprintln!("logs and decks, round {run} of {runs}");
        for case in &mut cases {
            let (start, task, ratings) = one(case);
            if run > 0 {
                case.starts.push(start);
                case.tasks.push(task);
                case.ratings.extend(ratings);
            }
        }
        blobs.push(blob(&cases[MANY_OF_BOTH]));
    }
    tell(&cases, median(&blobs));
}

/// A browser of its own for a build.
fn launch(folder: PathBuf) -> Page {
    Page { server: Server::of(folder), remote: pool::borrow(Browser::Chromium, Launch::default()) }
}

/// Opens the app with a log of that many reviews, and rates some cards: the start, its longest task, and the ratings.
fn one(case: &Case) -> (f64, f64, Vec<f64>) {
    let page = case.page;
    page.open_beside();
    page.forget("");
    page.forget_journal();
    page.js("sessionStorage.clear()", json!([]));
    if case.reviews > 0 {
        let (key, text) = ("cuecard/log/interview/00000000000000aa", kept::months(case.cards, case.reviews));
        page.keep(key, &text);
        page.keep_in_journal(key, &text);
    }
    page.server.script(
        "window.addEventListener('DOMContentLoaded', () => {
            const host = document.querySelector('[data-cuecard]');
            new MutationObserver(() => host.querySelector('[data-app]') && (window.mounted ??= performance.now()))
                .observe(host, { childList: true, subtree: true });
        });
        window.tasks = [];
        new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (key == 'cuecard/probe' && !window.mounted) window.began = performance.now();
            return write.call(this, key, text);
        };",
    );
    throttle(page, 4);
    page.open();
    if case.reviews > 0 {
        page.until_journal("the journal to be looked through", |texts| texts.contains_key("cuecard/canary/interview"));
    } else {
        // A deck that was only viewed stores nothing.
        page.counts(0);
    }
    let start = page.js("return mounted - began", json!([])).as_f64().expect("both marks");
    let script = "return Math.max(0, ...tasks.filter(task => task.startTime < mounted).map(task => task.duration))";
    let task = page.js(script, json!([])).as_f64().expect("a time");
    let ratings = page.js_later(RATE, json!([RATINGS]));
    throttle(page, 1);
    assert_eq!(page.ratings(), (case.reviews + RATINGS) as u64, "every rating counts");
    (start, task, numbers(&ratings))
}

fn throttle(page: &Page, rate: u32) {
    page.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate }));
}

/// What the browser's own parser takes for the same reviews as one JSON text: the least a state kept as one would cost.
fn blob(case: &Case) -> f64 {
    throttle(case.page, 4);
    let script = "const [cards, count] = arguments;
        const blob = JSON.stringify(Array.from({ length: count }, (_, n) => ({
            writer: '00005eed' + String(n / 20 | 0).padStart(8, '0'), seq: n % 20, ms: 1773144000000 + n * 61234,
            offset: 60, card: cards[(n * 7 + n / 31 | 0) % cards.length], rating: n % 4 + 1, seconds: 40, points: n % 32,
        })));
        const began = performance.now(), read = JSON.parse(blob);
        return read.length == count && performance.now() - began";
    let took = case.page.js(script, json!([case.cards, case.reviews]));
    throttle(case.page, 1);
    took.as_f64().expect("a time")
}

/// From the click on a rating to the next question in the page.
const RATE: &str = "const [count, done] = arguments;
    const frame = () => new Promise(next => requestAnimationFrame(() => setTimeout(next)));
    const changed = () => new Promise(next => {
        const observer = new MutationObserver(() => (observer.disconnect(), next()));
        observer.observe(document.querySelector('.cc-stage'), { childList: true, subtree: true });
    });
    (async () => {
        const times = [];
        for (let n = 0; n < count; n++) {
            document.querySelector('.cc-bar .cc-show').click();
            await frame(); await frame();
            const next = changed(), began = performance.now();
            document.querySelector('[data-r=good]').click();
            await next;
            times.push(performance.now() - began);
            await frame(); await frame();
        }
        done(times);
    })();";

fn tell(cases: &[Case], blob: f64) {
    let starts: Vec<f64> = cases.iter().map(|case| median(&case.starts)).collect();
    let ratings: Vec<f64> = cases.iter().map(|case| median(&case.ratings)).collect();
    let mut findings = Findings::default();
    findings.figure("replay of 50,000 reviews at the start", starts[LONG] - starts[EMPTY], 100.0, "ms");
    let ratio = ratings[LONG] / ratings[SHORT];
    findings.figure("a rating with 50,000 reviews, against one with 100", ratio, 1.10, "×");
    let name = "a rating with 10,000 cards and 100,000 reviews, against the bundled deck and 100";
    findings.figure(name, ratings[MANY_OF_BOTH] / ratings[SHORT], 1.10, "×");
    findings.figure("start and queue with 10,000 cards, a review of each", starts[MANY_CARDS], 100.0, "ms");
    let name = "start with 10,000 cards and 100,000 reviews, against one JSON text";
    findings.figure(name, starts[MANY_OF_BOTH] / blob, 3.0, "×");
    let longest = median(&cases[MANY_OF_BOTH].tasks);
    findings.figure("longest task of that start before the question is painted", longest, 200.0, "ms");
    let named = |values: &[f64]| -> Vec<(String, f64)> {
        let name = |case: &Case| format!("{} cards, {} reviews", case.cards.len(), case.reviews);
        cases.iter().map(name).zip(values.iter().copied()).collect()
    };
    let mut of_starts = named(&starts);
    of_starts.push(("100000 reviews as one JSON text, read by the browser".into(), blob));
    findings.chart("Start: CPU at a quarter", "ms", &of_starts);
    findings.chart("Rating to the next card: CPU at a quarter", "ms", &named(&ratings));
    findings.keep();
}
