//! Views as entries of the browser's history.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, in_every_browser};
use serde_json::json;

/// Presses the browser's Back.
fn back(page: &Page) {
    page.js("setTimeout(() => history.back())", json!([]));
}

/// Waits until a view is on screen, and its name in the address.
#[track_caller]
fn is_at(page: &Page, view: &str) {
    let there = "const [view] = arguments, named = new URLSearchParams(location.search).get('view') ?? 'practice';
        return document.querySelector('nav [aria-current]')?.textContent == view && named == view.toLowerCase()";
    until_true(view, || page.remote.try_js(there, json!([view])).is_ok_and(|is| is == true));
}

in_every_browser! {
    fn back_returns_from_any_view_to_practice(page) {
        page.open();
        let card = page.see();
        for view in ["Deck", "Progress", "Settings"] {
            page.go_to(view);
            is_at(page, view);
            back(page);
            is_at(page, "Practice");
            assert_eq!(page.see(), card, "in the same session");
        }
    }

    fn back_from_view_to_view_is_one_step(page) {
        page.open();
        let before = page.js("return history.length", json!([])).as_u64().unwrap_or_default();
        ["Deck", "Progress", "Practice", "Settings", "Deck"].iter().for_each(|view| page.go_to(view));
        is_at(page, "Deck");
        assert_eq!(page.js("return history.length", json!([])), before + 1);
        back(page);
        is_at(page, "Practice");
    }

    fn the_address_of_a_view_leads_there(page) {
        page.open();
        page.go_to("Deck");
        is_at(page, "Deck");
        page.reload();
        is_at(page, "Deck");
        back(page);
        is_at(page, "Practice");
        page.js("setTimeout(() => history.forward())", json!([]));
        is_at(page, "Deck");
    }
}
