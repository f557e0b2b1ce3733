//! Acts done by scripts on the page: faster than a driver's, and in several tabs at once.

use std::collections::BTreeMap;

use cuecard_e2e::Page;
use serde_json::{Value, json};

use crate::dice::Dice;

/// Put before the scripts here, behind the page object's own.
pub(crate) const LIBRARY: &str = include_str!("acts.js");

/// A rating's name.
pub(crate) fn rating(dice: &mut Dice) -> &'static str {
    ["Again", "Hard", "Good", "Easy"][dice.below(4) as usize]
}

/// Rates cards one after the other; gives their questions.
pub(crate) fn rate(page: &Page, ratings: &[&str]) -> Vec<String> {
    let script = "const [names, done] = arguments;
        (async () => {
            const questions = [];
            for (const name of names) questions.push(await rate(name));
            done(questions.filter(Boolean));
        })();";
    strings(&page.js_later(&format!("{LIBRARY}\n{script}"), json!([ratings])))
}

/// Waits until every rating made on the page is kept for good; `false` where the build does not say when that is.
pub(crate) fn acknowledged(page: &Page) -> bool {
    let script = "const [done] = arguments;
        const look = () => saved() == 'yes' || !saved() ? done(saved() || '') : setTimeout(look, 1);
        look();";
    page.js_later(&format!("{LIBRARY}\n{script}"), json!([])) == "yes"
}

/// The questions of the deck whose cards were rated, as the Deck view has it.
pub(crate) fn rated(page: &Page) -> Vec<String> {
    page.go_to("Deck");
    let script = "const [done] = arguments;
        (async () => {
            while (await press('Show more'));
            const rows = [...document.querySelectorAll('.cc-rows > li .cc-row')].filter(row => row.querySelector('small'));
            done(rows.map(row => [text(row.querySelector('[aria-expanded]')), text(row.querySelector('small'))]));
        })();";
    let rows = page.js_later(&format!("{LIBRARY}\n{script}"), json!([]));
    let states: BTreeMap<String, String> =
        rows.as_array().into_iter().flatten().map(|row| (word(&row[0]), word(&row[1]))).collect();
    assert!(states.len() > 20, "the Deck view has all cards: {rows}");
    page.go_to("Practice");
    states.into_iter().filter(|(_, state)| state != "new").map(|(question, _)| question).collect()
}

/// The texts of a list.
pub(crate) fn strings(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(word).collect()
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().into()
}
