//! Version after version, each while a session is in progress, in turn: taken at once, with the browser killed while it
//! takes the new version in, or at the next start.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Build, Launch, Page, Seen};
use serde_json::json;

use crate::acts;
use crate::dice::Dice;

/// Goes through as many updates; `true` where nothing was lost, and the session went on where it was.
pub(crate) fn run(runs: u64, seed: u64) -> bool {
    let mut page = Page::launch(Browser::Chromium, Launch::default());
    let mut build = Build::release();
    page.open_kept(&build);
    let (mut good, mut ratings) = (0, 0);
    for n in 0..runs {
        let mut dice = Dice::new(seed + n);
        let (next, title) = (build.next(&format!("Version {n}")), format!("Version {n}"));
        ratings += practise(&page, &mut dice);
        let left = page.see();
        page.server.serve(&next);
        let (is_taken, is_killed) = (n % 3 == 0, n % 3 == 1);
        if is_killed {
            page = kill_while_it_installs(page, &next);
        }
        let update = || {
            if is_killed {
                assert_ne!(page.title(), title, "what was cut off is not there");
                assert_eq!(page.look_for_update(), "installed", "after a kill");
                come_to(&page, &title);
            } else {
                update(&page, &title, &left, is_taken);
            }
            assert_eq!(page.ratings(), ratings);
            page.go_to("Practice");
        };
        match catch_unwind(AssertUnwindSafe(update)) {
            Ok(()) => good += 1,
            Err(_) => println!("seed {}: the session, or one of {ratings} ratings, is lost", seed + n),
        }
        build = next;
    }
    println!("update: {good} of {runs} updates lost nothing, with {ratings} ratings");
    good == runs
}

/// Rates some cards, and turns one or not; gives how many were rated.
fn practise(page: &Page, dice: &mut Dice) -> u64 {
    let ratings = vec!["Again"; dice.below(4) as usize + 1];
    let count = acts::rate(page, &ratings).len();
    assert!(acts::acknowledged(page), "ratings that are kept");
    if dice.below(2) == 0 {
        page.breathe();
        page.reveal();
    }
    count as u64
}

/// Takes the version that has been deployed: by the tap on Update, or by leaving and coming back.
fn update(page: &Page, title: &str, left: &Seen, is_taken: bool) {
    assert_eq!(page.look_for_update(), "installed", "with the page open");
    page.update_is_offered();
    assert_eq!(&page.see(), left);
    if is_taken {
        page.take_update(title);
    } else {
        come_to(page, title);
    }
    page.see_that("the same card and face", |seen| seen == left);
}

/// Leaves and comes back, which is when the version changes.
fn come_to(page: &Page, title: &str) {
    page.come_back_later();
    assert_eq!(page.title(), title);
}

/// Kills the browser while the version is on its way, and opens the app again: the old version has to be there.
fn kill_while_it_installs(page: Page, next: &Build) -> Page {
    page.server.hold_wasm();
    page.js("navigator.serviceWorker.getRegistration().then(one => one.update())", json!([]));
    let asked = || page.server.requests().iter().any(|path| path.ends_with(&next.wasm()));
    until_true("the Wasm to be asked for", asked);
    let page = page.kill_and_launch(Launch::default());
    page.open();
    page.server.release_wasm();
    page
}
