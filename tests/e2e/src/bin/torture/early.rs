//! The page's own card, turned, ticked and rated, and what may happen to the page before the app has come.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Launch, Page};
use serde_json::json;

use crate::acts;
use crate::dice::Dice;

/// What happens to a page.
type End = fn(&Page);

/// What may happen once the rating is acknowledged.
const ENDS: [(&str, End); 3] = [
    ("reload", |page| page.remote.reload()),
    ("killed tab", |page| {
        let (old, new) = page.remote.new_tab();
        page.remote.turn_to(&old);
        page.remote.crash_tab();
        page.remote.turn_to(&new);
        page.open_early();
    }),
    ("late app", |_| ()),
];

/// Does each of them so many times; `true` where nothing was lost.
pub(crate) fn run(runs: u64, seed: u64) -> bool {
    let mut is_unharmed = true;
    for (end, happen) in ENDS {
        let lost = (0..runs).filter(|n| !one(happen, seed + n)).count();
        println!("early, {end}: {runs} ratings acknowledged, {lost} lost");
        is_unharmed &= lost == 0;
    }
    is_unharmed
}

/// Whether a rating, made before the app has come, is there with the next card once it has.
fn one(happen: End, seed: u64) -> bool {
    let mut dice = Dice::new(seed);
    let page = Page::launch(Browser::Chromium, Launch { held: true, ..Launch::default() });
    page.server.hold_wasm();
    page.open_early();
    page.card_is_there();
    page.reveal();
    (0..dice.below(4) as usize).for_each(|point| drop(page.tick(point)));
    page.press_button(acts::rating(&mut dice));
    // The card goes in the task in which the rating is stored: that is how it is acknowledged.
    let is_gone = "return !document.querySelector('.cc-show')?.getClientRects().length";
    until_true("the rating to be acknowledged", || page.js(is_gone, json!([])) == true);
    happen(&page);
    page.server.release_wasm();
    page.taken_over();
    acts::acknowledged(&page);
    let (seen, ratings) = (page.see(), page.ratings());
    let is_kept = seen.can_undo && !seen.is_back && ratings == 1;
    if !is_kept {
        println!("seed {seed}: {ratings} ratings, then {seen:?}");
    }
    is_kept
}
