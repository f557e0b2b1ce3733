//! The first visit.

use cuecard_e2e::{deck, in_every_browser};

in_every_browser! {
    fn the_first_visit_shows_the_first_question(page) {
        page.open();
        let seen = page.see();
        assert_eq!(seen.asked(), deck::questions(None)[0]);
        assert_eq!(seen.position, "1 of 34");
        assert!(!seen.is_back && !seen.can_undo && seen.hints.is_empty());
        assert_eq!(page.count("heading", seen.asked()), 1);
        let level_two = page.js("return [...document.querySelectorAll('h2')].filter(shown).length", serde_json::json!([]));
        assert_eq!(level_two, 1);
    }

    fn the_names_are_those_assistive_technology_is_told(page) {
        page.open();
        for name in ["Practice", "Deck", "Progress", "Settings", "Show answer", "Undo"] {
            let told = page.remote.told(&page.find("button", name));
            assert_eq!((told.0.trim(), told.1.as_str()), (name, "button"));
        }
        page.reveal();
        for name in ["Again", "Hard", "Good", "Easy"] {
            assert_eq!(page.remote.told(&page.find("button", name)), (name.into(), "button".into()));
        }
        assert_eq!(page.remote.told(&page.find("group", "Rate your answer")), ("Rate your answer".into(), "group".into()));
    }
}
