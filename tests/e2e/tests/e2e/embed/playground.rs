//! The page to try widgets on.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Launch, Site, in_every_browser};
use serde_json::json;

in_every_browser! {
    Launch { calm: true, size: (1280, 900), ..Launch::default() };

    fn the_playground_has_ten_quizzes_and_they_all_work(page) {
        let site = Site::beside(page);
        page.remote.goto(&page.server.at("/quiz/embed/"));
        let count = page.js("return document.querySelectorAll('cuecard-deck').length", json!([])).as_u64().unwrap_or_default();
        assert_eq!(count, 10);
        for n in 0..10 {
            let widget = site.widget(page, n);
            widget.js("widget.scrollIntoView({ block: 'center' })");
            widget.is_there().reveal();
            widget.press("Good");
            until_true("the rating", || widget.ratings() >= 1);
            let wide = widget.js("const wide = root.querySelector('.cc'); return wide.scrollWidth <= wide.clientWidth");
            assert_eq!(wide, true, "widget {n} has room");
        }
        page.is_accessible("playground");
    }

    fn what_is_chosen_is_shown_and_copied(page) {
        let site = Site::beside(page);
        page.remote.goto(&page.server.at("/quiz/embed/"));
        let widget = site.widget(page, 0).is_there();
        page.choose("Cards in a session", "5");
        page.choose("Colours", "dark");
        until_true("five cards", || widget.position() == "1 of 5");
        let snippet = || page.js("return document.querySelector('#snippet').textContent", json!([])).as_str().unwrap_or_default().to_string();
        let app = page.server.at("/quiz/");
        assert_eq!(snippet(), format!("<script type=\"module\" src=\"{app}embed.js\"></script>\n<cuecard-deck cards=\"5\" theme=\"dark\"></cuecard-deck>"));
        for (kind, words) in [("HTML, in a frame", "embed.html?cards=5&amp;theme=dark"), ("Hugo", "{{< cuecard cards=\"5\" theme=\"dark\" >}}"),
            ("Jekyll", "{% include cuecard.html cards=\"5\" theme=\"dark\" %}"), ("Astro", "is:inline"), ("React", "<Cuecard cards=\"5\" theme=\"dark\" />"),
            ("WordPress", "Custom HTML"), ("Notion", "embed.html?cards=5&theme=dark")] {
            page.choose("For", kind);
            assert!(snippet().contains(words), "{kind}: {}", snippet());
        }
        // The line that was copied is a quiz on somebody's page.
        page.choose("For", "HTML");
        let line = snippet();
        site.open_html(page, &format!("<!doctype html><title>Mine</title>{line}"));
        assert_eq!(site.widget(page, 0).is_there().position(), "1 of 5");
    }
}
