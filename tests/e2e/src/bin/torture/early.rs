//! The page's own card, turned, ticked and rated, and what may happen to the page before the app has come.

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
        let lost = (0..runs).filter(|n| !one(happen, &mut Dice::new(seed + n))).count();
        println!("early, {end}: {runs} ratings acknowledged, {lost} lost");
        is_unharmed &= lost == 0;
    }
    is_unharmed
}

/// Whether a rating, made before the app has come, is there with the next card once it has.
fn one(happen: End, dice: &mut Dice) -> bool {
    let page = Page::launch(Browser::Chromium, Launch { held: true, ..Launch::default() });
    page.server.hold_wasm();
    page.open_early();
    page.card_is_there();
    // The card goes in the same task in which the rating is stored: that is how it is acknowledged.
    let script = "const [ticks, rating] = arguments;
        document.querySelector('.cc-show').click();
        [...document.querySelectorAll('.cc-points input')].slice(0, ticks).forEach(box => box.click());
        document.querySelector(`[data-r=${rating}]`).click();";
    page.js(script, json!([dice.below(4), acts::rating(dice).to_lowercase()]));
    happen(&page);
    page.server.release_wasm();
    page.taken_over();
    acts::acknowledged(&page);
    page.ratings() == 1 && page.see().position == "2 of 34"
}
