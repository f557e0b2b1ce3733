//! How the page looks: room, contrast, names.

use cuecard_e2e::{Launch, Page, in_every_browser};
use serde_json::json;

use super::MARKDOWN;

fn every_state(page: &Page, scheme: &str) {
    let check = |state: &str| {
        page.is_accessible(&format!("{state}, {scheme}"));
        page.has_room(&format!("{state}, {scheme}"));
    };
    check("open");
    // A deck of its own each time, so that the card is on its front.
    let own = MARKDOWN.replace("{#own}", &format!("{{#{scheme}}}"));
    page.choose_files(&[
        ("own.md", &own),
        ("long.md", &MARKDOWN.replace("tools", &"verylongword".repeat(12))),
        ("no.md", "no"),
    ]);
    page.is_told("“no.md” is not a deck");
    check("several");
    page.js("document.querySelector('summary').click()", json!([]));
    check("the example");
    page.press_button("Own tools “own.md”");
    page.widget(0).is_there().reveal();
    page.is_accessible(&format!("a deck, {scheme}"));
    assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth", json!([])), true);
    let fills = page
        .widget(0)
        .js("return root.querySelector('.cc').getBoundingClientRect().bottom + scrollY >= innerHeight - 1");
    assert_eq!(fills, true, "the deck fills the page");
    page.press_button("Another deck");
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn every_state_has_room_and_is_accessible(page) {
        for (scheme, settings) in [("light", "{\"theme\":\"light\"}"), ("dark", "theme dark\ntext larger\n")] {
            page.open_beside();
            page.keep("cuecard/settings", settings);
            page.open_door();
            let shown = "return getComputedStyle(document.querySelector('#picker')).colorScheme";
            assert_eq!(page.js(shown, json!([])), scheme);
            every_state(page, scheme);
        }
    }
}
