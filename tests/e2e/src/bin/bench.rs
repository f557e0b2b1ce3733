//! What a long log costs, side by side in one run of real Chromium at a quarter of its speed: `bench RUNS`.
//! `cargo xtask bench` sets the environment. Absolute times are noise on other machines; ratios are not.

use cuecard_e2e::{Browser, Launch, Page, deck, kept};
use serde_json::{Value, json};

/// Log lengths that are compared, in reviews.
const LENGTHS: [usize; 3] = [0, 100, 50_000];
/// Ratings that are timed in each run.
const RATINGS: usize = 20;

/// What one run measured, in milliseconds.
#[derive(Clone, Default)]
struct Times {
    starts: Vec<f64>,
    ratings: Vec<f64>,
}

fn main() {
    let runs: usize = std::env::args().nth(1).and_then(|runs| runs.parse().ok()).unwrap_or(9);
    let page = Page::launch(Browser::Chromium, Launch::default());
    let mut times = vec![Times::default(); LENGTHS.len()];
    // Interleaved, so that whatever else the machine does falls on all alike; the first round warms up.
    for run in 0..=runs {
        for (times, length) in times.iter_mut().zip(LENGTHS) {
            let (start, ratings) = one(&page, length);
            if run > 0 {
                times.starts.push(start);
                times.ratings.extend(ratings);
            }
        }
    }
    report(&mut times);
}

/// Opens the app with a log of that many reviews, and rates some cards.
fn one(page: &Page, length: usize) -> (f64, Vec<f64>) {
    page.open_beside();
    page.forget("");
    page.forget_journal();
    page.js("sessionStorage.clear()", json!([]));
    if length > 0 {
        let (key, text) = ("cuecard/log/interview/00000000000000aa", kept::months(&deck::ids(), length));
        page.keep(key, &text);
        page.keep_in_journal(key, &text);
    }
    page.server.script(
        "window.addEventListener('DOMContentLoaded', () => {
            const host = document.querySelector('[data-cuecard]');
            new MutationObserver(() => host.querySelector('[data-app]') && (window.mounted ??= performance.now()))
                .observe(host, { childList: true, subtree: true });
        });
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
            if (key == 'cuecard/probe') window.began ??= performance.now();
            return write.call(this, key, text);
        };",
    );
    page.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 }));
    page.open();
    page.until_journal("the journal to be looked through", |texts| texts.contains_key("cuecard/canary/interview"));
    let start = page.js("return mounted - began", json!([])).as_f64().expect("both marks");
    let ratings = page.js_later(RATE, json!([RATINGS]));
    page.remote.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    assert_eq!(page.ratings(), (length + RATINGS) as u64, "every rating counts");
    (start, numbers(&ratings))
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

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn report(times: &mut [Times]) {
    let starts: Vec<f64> = times.iter_mut().map(|times| median(&mut times.starts)).collect();
    let ratings: Vec<f64> = times.iter_mut().map(|times| median(&mut times.ratings)).collect();
    println!("Chromium, CPU at a quarter, medians\n");
    println!("| reviews in the log | start, ms | a rating, ms |\n|---:|---:|---:|");
    for ((length, start), rating) in LENGTHS.iter().zip(&starts).zip(&ratings) {
        println!("| {length} | {start:.1} | {rating:.2} |");
    }
    println!("\n| figure | measured | at most |\n|---|---:|---:|");
    println!("| replay of 50,000 reviews at the start | {:.0} ms | 100 ms |", starts[2] - starts[0]);
    println!("| a rating with 50,000 reviews, against one with 100 | {:.2} | 1.10 |", ratings[2] / ratings[1]);
}
