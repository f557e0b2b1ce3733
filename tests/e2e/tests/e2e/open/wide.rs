//! Words too long for a phone, wherever a deck can have them.

use cuecard::log::Rating;
use cuecard_e2e::{Launch, Page, in_every_browser, kept};
use serde_json::json;

const WORD: &str = "org.springframework.boot.autoconfigure.SpringBootApplication";
/// Noon of the tests' first day.
const NOON_MS: i64 = 1_773_144_000_000;
const DAY_MS: i64 = 86_400_000;

/// A deck of that id in which every text is a word too long, with so many questions.
fn deck(id: &str, questions: usize) -> String {
    let card = |n: usize| {
        format!(
            "#### {n} {WORD} `{WORD}` [{WORD}] {{#c{n}}}\n- [ ] {WORD}\n- [ ] **{WORD}**\n\n{WORD}, `{WORD}`, **{WORD}**, \
             [{WORD}](https://example.com/{WORD}), [{WORD}].\n\n- {WORD}\n\n    1. {WORD}\n\n```\n{WORD}{WORD}\n```\n\n\
             ##### Situation\n{WORD}\n"
        )
    };
    let cards: Vec<String> = (0..questions).map(card).collect();
    format!(
        "# {WORD} {{#{id}}}\n## {WORD}\n### {WORD}\n{}### Other{WORD}\n{}### Third\n{}## Ask{WORD} {{.ask}}\n#### {WORD}?\n{WORD}\n",
        cards[0],
        cards[1],
        cards[2..].concat()
    )
}

/// Opens a deck of so many questions in a frame of that width, where settings and a log are there already.
fn open(page: &Page, width: u32, questions: usize, settings: &str) {
    // A deck of its own for each width, of which nothing is kept yet.
    let id = format!("wide-{width}");
    page.open_beside();
    page.js("sessionStorage.clear()", json!([]));
    page.keep("cuecard/settings", settings);
    let rated = |n: i64| (NOON_MS - (40 - 4 * n) * DAY_MS, if n % 2 == 0 { Rating::Good } else { Rating::Again });
    page.keep(&format!("cuecard/log/{id}/00000000000000aa"), &kept::log_at(7, "c0", (0..7).map(rated)));
    page.open_door_framed(width, 640);
    page.choose_files(&[("wide.md", &deck(&id, questions))]);
    page.widget(0).is_there();
}

fn practice_has_room(page: &Page, width: u32) {
    open(page, width, 3, "order in-order\n");
    let (widget, state) = (page.widget(0), |state: &str| format!("{state}, {width} px"));
    page.has_room(&state("a question"));
    widget.press("Filter");
    widget
        .js("const pick = find('choice', 'Section', root); pick.value = '1'; pick.dispatchEvent(new Event('change'))");
    page.has_room(&state("the choice of cards"));
    widget.press("Filter");
    for n in 0..3 {
        page.breathe();
        widget.reveal();
        page.has_room(&state("an answer"));
        widget.press(if widget.question().starts_with('0') { "Again" } else { "Good" });
        widget.counts(8 + n);
    }
    while !widget.reads().contains("Session complete") {
        page.breathe();
        widget.answer("Good");
    }
    widget.read_that("This keeps slipping.");
    page.has_room(&state("the end"));
    widget.press("Deck");
    widget.js("root.querySelectorAll('.cc-row > [aria-expanded]').forEach(row => row.click())");
    page.has_room(&state("the deck, rows open"));
}

fn progress_has_room(page: &Page, width: u32) {
    open(page, width, 30, &format!("minutes 5\ndeadline {} 0\n", NOON_MS + 2 * DAY_MS));
    let widget = page.widget(0);
    widget.press("Progress");
    widget.read_that("would wait");
    widget.read_that("What you would know now");
    widget.js("root.querySelectorAll('details').forEach(list => { list.open = true })");
    page.has_room(&format!("progress, lists open, {width} px"));
    widget.press("Settings");
    widget.read_that("would wait");
    page.has_room(&format!("settings, {width} px"));
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn no_word_is_cut_off_while_practising(page) {
        practice_has_room(page, 320);
        practice_has_room(page, 390);
    }

    fn no_word_is_cut_off_in_the_figures(page) {
        progress_has_room(page, 320);
        progress_has_room(page, 390);
    }
}
