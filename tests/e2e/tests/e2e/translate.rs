//! The browser's translator: it wraps every text node of the page, now and as more come.

use cuecard_e2e::{Page, deck, in_every_browser};
use serde_json::json;

/// Has every text node wrapped, as Google Translate does; or, where `copies`, one with the same words in its place.
fn translate(page: &Page, copies: bool) {
    let script = "const [copies] = arguments;
        const wrap = node => {
            if (node.parentNode?.closest('font, script, style, noscript, textarea')) return;
            const outer = document.createElement('font'), inner = document.createElement('font');
            node.replaceWith(outer);
            inner.append(copies ? node.data : node);
            outer.append(inner);
        };
        const wrapAll = root => {
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
            while (walker.nextNode()) found.push(walker.currentNode);
            found.forEach(wrap);
        };
        new MutationObserver(changes => changes.forEach(({ addedNodes }) =>
            addedNodes.forEach(node => node.nodeType == 3 ? node.isConnected && wrap(node) : wrapAll(node))))
            .observe(document.body, { childList: true, subtree: true });
        wrapAll(document.body)";
    page.js(script, json!([copies]));
}

/// Goes through the app; whatever is read must be what is there, and nothing of what was.
#[track_caller]
fn goes_on(page: &Page) {
    let all = deck::questions(None);
    for n in 1..5 {
        let seen = page.see_that("the next card", |seen| seen.position == format!("{n} of 34"));
        assert!(all.iter().any(|question| question == seen.asked()), "{}", seen.asked());
        page.answer("Good");
    }
    page.undo();
    page.see_that("the fourth card", |seen| seen.position == "4 of 34" && seen.is_back);
    page.press_button("Filter");
    page.choose("Section", "Python jobs");
    page.see_that("fewer cards", |seen| seen.position.starts_with("1 of 1"));
    assert_eq!(page.ratings(), 3);
    page.go_to("Practice");
    let seen = page.see_that("the card", |seen| seen.position.starts_with("1 of 1"));
    assert!(deck::questions(Some("Python jobs")).iter().any(|question| question == seen.asked()));
}

in_every_browser! {
    fn a_translated_page_goes_on(page) {
        page.open();
        translate(page, false);
        goes_on(page);
    }

    fn so_does_one_whose_texts_are_replaced(page) {
        page.open();
        translate(page, true);
        goes_on(page);
    }

    fn program_text_is_not_for_the_translator(page) {
        page.open();
        page.reveal();
        let code = "const code = [...document.querySelectorAll('code')]; return code.every(code => code.closest('[translate=no]'))";
        assert_eq!(page.js(code, json!([])), true);
        let cards = "return [...document.querySelectorAll('.cc-question, .cc-prose, .cc-points')].some(part => part.closest('[translate=no], .notranslate'))";
        assert_eq!(page.js(cards, json!([])), false, "cards are");
    }
}
