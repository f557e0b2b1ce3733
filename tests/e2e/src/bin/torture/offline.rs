//! Chromium, killed and started anew without a network: each time the card must be there, and take a rating.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use cuecard_e2e::{Browser, Build, Launch, Page};

use crate::acts;

/// Starts as many times; `true` where every start showed a card that took a rating, and none was lost.
pub(crate) fn run(runs: u64) -> bool {
    let mut page = Page::launch(Browser::Chromium, Launch::default());
    let build = Build::release();
    page.open_kept(&build);
    page.server.stop();
    let (mut good, mut times) = (0, Vec::new());
    for n in 0..runs {
        page = page.kill_and_launch(Launch::default());
        match catch_unwind(AssertUnwindSafe(|| one(&page, good))) {
            Ok(time) => {
                good += 1;
                times.push(time);
            }
            Err(_) => println!("start {}: of {good} ratings before it one is lost, or there is no card", n + 1),
        }
        if (n + 1) % 10 == 0 {
            println!("{good} of {} starts", n + 1);
        }
    }
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!(
        "offline: {good} of {runs} starts showed a card that took a rating; {} ms at the median",
        median.as_millis()
    );
    good == runs
}

/// Opens the app and rates a card; gives the time it took to open.
fn one(page: &Page, before: u64) -> Duration {
    let began = Instant::now();
    page.open();
    let time = began.elapsed();
    assert!(page.see().question.is_some(), "a card");
    assert_eq!(acts::rate(page, &["Again"]).len(), 1, "a card that takes a rating");
    assert!(acts::acknowledged(page), "a rating that is kept");
    assert_eq!(page.ratings(), before + 1);
    time
}
