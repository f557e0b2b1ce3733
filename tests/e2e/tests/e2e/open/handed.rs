//! What is chosen, dropped, pasted, or opened with the app is played.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, in_every_browser};
use serde_json::json;

use super::{DECK, MARKDOWN};

fn title(page: &Page) -> String {
    page.js("return document.querySelector('#title').innerText", json!([])).as_str().unwrap_or_default().into()
}

/// The decks on offer, title and file.
#[track_caller]
fn offers(page: &Page, decks: &[&str]) {
    let found = "return [...document.querySelectorAll('#found button')].filter(shown).map(text)";
    until_true(&format!("{decks:?}"), || page.js(found, json!([])) == json!(decks));
}

in_every_browser! {
    fn a_chosen_deck_is_played_and_its_ratings_stay(page) {
        page.open_door();
        page.choose_files(&[("own.md", MARKDOWN)]);
        let widget = page.widget(0).is_there();
        assert_eq!((widget.question().as_str(), title(page).as_str()), ("Name [your tool]", "Own tools"));
        widget.answer("Good");
        assert_eq!(widget.question(), "And why?");
        page.reload_door();
        assert_eq!((page.widget(0).is_there().question().as_str(), widget.ratings()), ("And why?", 1));
        page.press_button("Another deck");
        assert!(page.has("button", "Choose a file"));
        page.reload_door();
        assert!(page.has("button", "Choose a file"), "it was put away");
        page.choose_files(&[("a copy.txt", MARKDOWN)]);
        page.widget(0).is_there().counts(1);
        let logs = page.kept().into_keys().filter(|key| key.starts_with("cuecard/log/")).collect::<Vec<_>>();
        assert!(!logs.is_empty() && logs.iter().all(|key| key.starts_with("cuecard/log/own/")), "{logs:?}");
    }

    fn nothing_can_be_pressed_before_the_page_listens(page) {
        page.server.page("/quiz/offline/register.js", "");
        page.open_door();
        page.server.page("/quiz/open/page.js", "document.title = 'Deaf'");
        page.js("setTimeout(() => location.reload())", json!([]));
        until_true("the page that does not listen", || {
            page.remote.try_js("return document.title", json!([])).is_ok_and(|title| title == "Deaf")
        });
        assert_eq!(page.js("return document.querySelectorAll('#picker button:enabled').length", json!([])), 0);
    }

    fn settings_lead_to_it(page) {
        page.open();
        page.go_to("Settings");
        page.find("group", "Other decks");
        let way = page.remote.element("return document.querySelector('[aria-label=\"Other decks\"] a')", json!([]));
        page.remote.click(&way.expect("a link"));
        page.door_is_open();
        page.choose_files(&[("own.md", MARKDOWN)]);
        page.widget(0).is_there().press("Settings");
        page.widget(0).read_that("Download backup");
        assert!(!page.widget(0).reads().contains("Other decks"), "it is there already");
    }

    fn a_long_text_is_played_as_soon_as_it_is_pasted(page) {
        page.open_door();
        assert!(!page.paste_text(MARKDOWN, 1), "a short one is to be seen first");
        assert!(page.paste_text(&format!("{MARKDOWN}\n{}", "So it is. ".repeat(3_000)), 1));
        assert_eq!(page.widget(0).is_there().question(), "Name [your tool]");
        assert!(!page.paste_text(&"So. ".repeat(10_000), 1), "what is pasted into the quiz is the quiz's");
    }

    fn a_pasted_text_is_played(page) {
        page.open_door();
        page.hand_text(DECK);
        page.widget(0).is_there().answer("Good");
        assert_eq!((page.widget(0).question().as_str(), title(page).as_str()), ("Second?", "Mine"));
    }

    fn several_files_are_offered_by_their_titles(page) {
        page.open_door();
        page.drop_files(&[("own.md", MARKDOWN), ("mine.json", DECK), ("empty.md", "")]);
        offers(page, &["Own tools “own.md”", "Mine “mine.json”"]);
        page.is_told("“empty.md” is empty.");
        page.press_button("Mine “mine.json”");
        assert_eq!(page.widget(0).is_there().question(), "First?");
        page.press_button("Another deck");
        page.press_button("Own tools “own.md”");
        assert_eq!(page.widget(0).is_there().question(), "Name [your tool]");
    }

    fn a_deck_has_all_views(page) {
        page.open_door();
        page.drop_files(&[("own.md", MARKDOWN)]);
        let widget = page.widget(0).is_there();
        widget.answer("Good");
        widget.press("Deck");
        widget.read_that("And why?");
        widget.press("Progress");
        widget.read_that("What you would know now");
        widget.press("Settings");
        widget.read_that("Download backup");
        let dropped = "const dataTransfer = new DataTransfer(), init = { bubbles: true, composed: true, cancelable: true, dataTransfer };
            dataTransfer.items.add(new File(['time,card'], 'a.csv'));
            const part = root.querySelector('[aria-label=Backup]');
            root.querySelector('[aria-label=Settings]').dispatchEvent(new DragEvent('drop', init));
            part.dispatchEvent(new DragEvent('drop', init))";
        widget.js(dropped);
        widget.read_that("is not a Cuecard backup");
        let dark = "const pick = [...root.querySelectorAll('select')].find(pick => [...pick.options].some(one => one.text == 'Dark'));
            pick.value = [...pick.options].find(one => one.text == 'Dark').value;
            pick.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
            pick.dispatchEvent(new Event('change', { bubbles: true }))";
        widget.js(dark);
        let scheme = "return getComputedStyle(document.querySelector('#open')).colorScheme";
        until_true("the line above in the colours chosen", || page.js(scheme, json!([])) == "dark");
    }

    fn the_keyboard_is_enough(page) {
        page.open_door();
        page.tab_to("Or paste its text, or a transfer link");
        // Not every driver types a line feed.
        page.js("document.activeElement.value = arguments[0]", json!([MARKDOWN]));
        page.tab_to("Open the text");
        page.press("Enter");
        let widget = page.widget(0).is_there();
        until_true("the focus on the question", || widget.js("return root.activeElement?.matches('.cc-question')") == true);
        page.press("Space");
        widget.faces("back");
        page.press("3");
        widget.counts(1);
    }

    fn a_file_opened_with_the_app_is_played(page) {
        page.launch_with(&[("own.md", Some(MARKDOWN))]);
        page.open_door();
        assert_eq!(page.widget(0).is_there().question(), "Name [your tool]");
        page.js("launch([['mine.json', arguments[0]]])", json!([DECK]));
        until_true("the other deck", || page.widget(0).question() == "First?");
        page.js("launch([])", json!([]));
        page.widget(0).answer("Good");
    }

    fn several_files_opened_with_the_app_are_offered(page) {
        page.launch_with(&[("own.md", Some(MARKDOWN)), ("gone.md", None), ("mine.json", Some(DECK))]);
        page.open_door();
        offers(page, &["Own tools “own.md”", "Mine “mine.json”"]);
        page.is_told("“gone.md” could not be read.");
    }
}
