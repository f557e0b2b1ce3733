//! The choice of cards, and the views beside Practice.

use cuecard_e2e::{Page, deck, in_every_browser};
use serde_json::{Value, json};

const SEARCH: &str = "Search questions and answers";

/// The questions the Deck view lists.
fn listed(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('li button[aria-expanded]')].filter(shown).map(text)";
    page.js(script, json!([])).as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
}

fn search(page: &Page, words: &str) {
    let field = page.find("search", SEARCH);
    page.js("find('search', arguments[0]).select()", json!([SEARCH]));
    page.remote.type_into(&field, words);
}

/// The state of a mark on the row of a question.
fn pressed(page: &Page, question: &str, mark: &str) -> Value {
    let script = "const row = [...document.querySelectorAll('li')].find(row => text(row).includes(arguments[0]));
        return [...row.querySelectorAll('button')].find(b => nameOf(b) == arguments[1]).getAttribute('aria-pressed')";
    page.js(script, json!([question, mark]))
}

fn press_mark(page: &Page, question: &str, mark: &str) {
    let script = "const row = [...document.querySelectorAll('li')].find(row => row.textContent.includes(arguments[0]));
        const mark = [...row.querySelectorAll('button')].find(b => b.getAttribute('aria-label') == arguments[1]); return mark";
    let mark = page.remote.element(script, json!([question, mark])).expect("the mark");
    page.bring(&mark);
    page.remote.click(&mark);
}

fn style_of(page: &Page, property: &str) -> String {
    let script = "return getComputedStyle(document.querySelector('.cc'))[arguments[0]]";
    page.js(script, json!([property])).as_str().unwrap_or_default().into()
}

/// Has what counts on paper count on the screen: not every driver prints.
fn print_on_screen(page: &Page) {
    let script = "const print = rules => { for (const rule of rules) {
            if (rule.media?.mediaText == 'print') rule.media.mediaText = 'all';
            if (rule.cssRules) print(rule.cssRules);
        } };
        for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) print(sheet.cssRules)";
    page.js(script, json!([]));
}

/// What of a page should not be on paper, and its colours.
fn printed(page: &Page) -> Value {
    let script = "const style = selector => getComputedStyle(document.querySelector(selector));
        return {
            buttons: all('button').map(text), fields: all('search').length, ink: style('.cc').color,
            paper: style('.cc-card, .cc-sheet, .cc-rows').backgroundColor, desk: style('body').backgroundColor };";
    page.js(script, json!([]))
}

in_every_browser! {
    fn on_paper_there_is_what_the_view_has_to_read(page) {
        page.open_beside();
        page.keep("cuecard/settings", "theme dark\n");
        page.open();
        page.go_to("Deck");
        page.go_to("Practice");
        print_on_screen(page);
        let card = page.see_that("a card", |seen| seen.question.is_some());
        assert_eq!(printed(page), json!({ "buttons": [], "fields": 0, "ink": "rgb(0, 0, 0)", "paper": "rgb(255, 255, 255)", "desk": "rgba(0, 0, 0, 0)" }));
        assert!(page.reads().contains(card.asked()) && !page.reads().contains("Show answer"), "{}", page.reads());
        // The tabs are not there to be pressed.
        page.js("document.querySelector('.cc-bar .cc-show').click()", json!([]));
        page.see_that("the answer", |seen| seen.is_back);
        assert_eq!(printed(page)["buttons"], json!([]));
        page.read_that("Which of these did you say?");
        for (view, there) in [(1, deck::questions(None)[0].as_str()), (2, "0 ratings"), (3, "When is the interview?")] {
            page.js("document.querySelectorAll('.cc-tab')[arguments[0]].click()", json!([view]));
            page.read_that(there);
            let rows = printed(page)["buttons"].clone();
            let questions = deck::cards().into_iter().map(|card| card.question).collect::<Vec<_>>();
            let is_row = |name: &Value| view == 1 && questions.iter().any(|question| name == question.as_str());
            assert!(rows.as_array().is_some_and(|rows| rows.iter().all(is_row)), "{view}: {rows}");
        }
    }

    fn without_a_date_there_is_no_empty_row(page) {
        page.open();
        page.go_to("Settings");
        page.find("choice", "Minutes a day");
        let empty = "return [...document.querySelectorAll('.cc-sheet > *')].filter(row => !text(row) && row.getBoundingClientRect().height > 0).length";
        assert_eq!(page.js(empty, json!([])), 0);
    }

    fn a_section_or_a_topic_can_be_chosen(page) {
        page.open();
        page.press_button("Filter");
        let section = "Python jobs";
        page.choose("Section", section);
        page.see_that("fourteen cards", |seen| seen.position == "1 of 14");
        assert!(deck::questions(Some(section)).contains(&page.see().asked().to_string()));
        page.choose("Topic", "Design patterns");
        page.see_that("one card", |seen| seen.position == "1 of 1");
        page.choose("Section", "All");
        page.see_that("all cards", |seen| seen.position == "1 of 34");
        page.choose("Order", "In order");
        for question in deck::questions(None).iter().take(4) {
            page.see_that("the deck's order", |seen| seen.asked() == question);
            page.skip();
        }
    }

    fn only_sections_with_something_to_answer_are_offered(page) {
        page.open();
        page.press_button("Filter");
        page.find("choice", "Section");
        let script = "return [...find('choice', 'Section').options].map(option => option.text)";
        let offered = ["All", "Your résumé", "Python jobs", "Behaviour and situations"];
        assert_eq!(page.js(script, json!([])), json!(offered));
    }

    fn the_deck_lists_every_card_and_finds_words(page) {
        page.open();
        page.go_to("Deck");
        let all: Vec<String> = deck::cards().into_iter().map(|card| card.question).collect();
        page.read_that("42 cards");
        assert_eq!(listed(page), all);
        search(page, "BUILT  with pyTHON");
        page.see_that("fewer rows", |_| listed(page).len() < 42);
        assert!(listed(page).contains(&all[0]), "{:?}", listed(page));
        search(page, "jenkins");
        page.see_that("found in an answer", |_| listed(page).iter().any(|question| question.contains("CI/CD")));
        search(page, "xyzzy");
        page.read_that("No card contains these words.");
        assert_eq!(listed(page).len(), 0);
    }

    fn a_card_can_be_read_in_the_deck_without_rating_it(page) {
        page.open();
        page.go_to("Deck");
        let question = &deck::questions(None)[1];
        page.press_button(question);
        page.read_that("Jenkins");
        assert!(!page.has("button", "Good") && !page.has("group", "Rate your answer"));
        page.press_button(question);
        page.see_that("the row closed", |_| !page.reads().contains("Jenkins"));
        assert_eq!(page.ratings(), 0);
    }

    fn stars_and_ticks_on_cards_to_ask_stay(page) {
        let ask = deck::cards().into_iter().filter(|card| card.is_ask).map(|card| card.question).collect::<Vec<_>>();
        page.open();
        page.go_to("Deck");
        press_mark(page, &ask[0], "Star");
        press_mark(page, &ask[0], "Ready");
        press_mark(page, &ask[1], "Star");
        press_mark(page, &ask[1], "Star");
        page.reload();
        page.go_to("Deck");
        assert_eq!([pressed(page, &ask[0], "Star"), pressed(page, &ask[0], "Ready")], ["true", "true"]);
        assert_eq!([pressed(page, &ask[1], "Star"), pressed(page, &ask[1], "Ready")], ["false", "false"]);
        assert_eq!(page.ratings(), 0, "a mark is no rating");
    }

    fn a_star_can_be_set_on_any_card_by_mouse_and_by_key(page) {
        let question = deck::questions(None)[0].clone();
        let on_card = |page: &Page| page.js("return find('button', 'Star').getAttribute('aria-pressed')", json!([]));
        page.open();
        page.find("button", "Star");
        assert_eq!(on_card(page), "false");
        page.press_button("Star");
        page.see_that("the star", |_| on_card(page) == "true");
        page.js("document.querySelector('.cc-question').focus()", json!([]));
        page.press("s");
        page.see_that("no star", |_| on_card(page) == "false");
        page.press("s");
        page.see_that("the star again", |_| on_card(page) == "true");
        assert!(!page.see().is_back, "the card stays as it is");
        page.reload();
        page.go_to("Deck");
        page.read_that("Star the answers that matter most.");
        assert_eq!(pressed(page, &question, "Star"), "true");
        page.js("find('search', arguments[0]).focus()", json!([SEARCH]));
        page.tab_to("Star");
        page.press("Space");
        page.see_that("no star in the deck", |_| pressed(page, &question, "Star") == "false");
        page.go_to("Practice");
        page.see_that("none on the card", |_| on_card(page) == "false");
        assert_eq!(page.ratings(), 0, "a star is no rating");
    }

    fn progress_counts_ratings_and_cards_by_section(page) {
        page.open();
        assert_eq!(page.ratings(), 0);
        page.go_to("Practice");
        page.answer("Again");
        page.answer("Good");
        assert_eq!(page.ratings(), 2);
        let sum = "return [1, 2, 3].map(n => [...document.querySelector('tbody').rows]
            .reduce((sum, row) => sum + Number(row.cells[n].textContent), 0))";
        assert_eq!(page.js(sum, json!([])), json!([32, 1, 1]), "new, learning, known");
    }

    fn the_theme_can_be_set_and_stays(page) {
        page.open();
        page.go_to("Settings");
        page.choose("Colours", "Dark");
        page.see_that("dark", |_| style_of(page, "colorScheme") == "dark");
        let dark = style_of(page, "backgroundColor");
        page.choose("Colours", "Light");
        page.see_that("light", |_| style_of(page, "colorScheme") == "light");
        assert_ne!(style_of(page, "backgroundColor"), dark);
        page.choose("Colours", "Dark");
        page.reload();
        assert_eq!(style_of(page, "backgroundColor"), dark);
    }

    fn the_text_can_be_made_larger_and_stays_so(page) {
        page.open();
        page.go_to("Settings");
        let size = |page: &Page| style_of(page, "fontSize").trim_end_matches("px").parse::<f64>().expect("a size");
        let normal = size(page);
        page.choose("Text size", "Larger");
        page.see_that("larger", |_| size(page) > 1.25 * normal);
        page.reload();
        assert!(size(page) > 1.25 * normal);
    }

    fn a_reset_asks_first_and_can_be_taken_back(page) {
        page.open();
        page.answer("Good");
        page.answer("Good");
        page.go_to("Settings");
        page.press_button("Reset progress");
        page.press_button("Keep them");
        assert_eq!(page.ratings(), 2);
        page.go_to("Settings");
        page.press_button("Reset progress");
        page.press_button("Yes, forget them");
        page.find("button", "Restore them");
        page.press_button("Restore them");
        assert_eq!(page.ratings(), 2);
        page.go_to("Settings");
        page.press_button("Reset progress");
        page.press_button("Yes, forget them");
        assert_eq!(page.ratings(), 0);
        page.go_to("Practice");
        page.reload();
        assert_eq!(page.see().position, "1 of 34");
        assert_eq!(page.ratings(), 0);
    }
}
