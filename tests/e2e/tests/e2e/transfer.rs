//! Ratings on their way to another device, in a link.

use cuecard::log::{Entry, Log, Moment, Rating, Record, RecordId, Review, WriterId};
use cuecard_e2e::{Page, in_every_browser};
use serde_json::json;

fn answered(page: &Page, count: usize) {
    page.open();
    for _ in 0..count {
        page.answer("Good");
    }
    page.saved();
}

fn link(page: &Page) -> String {
    page.go_to("Settings");
    page.press_button("Make a link");
    let link = "return (document.querySelector('.cc-link') || {}).value || ''";
    cuecard_e2e::wait::until_true("the link", || page.js(link, json!([])) != "");
    page.js(link, json!([])).as_str().unwrap_or_default().into()
}

/// As on a device where the app was never opened.
fn elsewhere(page: &Page) {
    page.open_beside();
    page.forget("");
    page.js("sessionStorage.clear()", json!([]));
    page.forget_journal();
}

fn paste(page: &Page, text: &str) {
    let script = "const field = document.querySelector('.cc-transfer input:not([readonly])');
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.js(script, json!([text]));
}

/// A link with these entries of another device, one a second from a time on.
fn link_of(entries: &[Entry], from_ms: i64) -> String {
    let record = |(n, entry): (usize, &Entry)| Record {
        id: RecordId { writer: WriterId(7), seq: n as u32 },
        at: Moment { ms: from_ms + 1000 * n as i64, offset: 0 },
        entry: entry.clone(),
        rest: Box::default(),
    };
    let records: Vec<Record> = entries.iter().enumerate().map(record).collect();
    let mut log = Log::default();
    log.merge(records);
    format!(
        "#transfer={}",
        cuecard::log::link::write("interview", &log).replace('\n', "%0A").replace('/', "%2F").replace(' ', "%20")
    )
}

fn easy(card: &str) -> Entry {
    Entry::Review(Review { card: card.into(), rating: Rating::Easy, seconds: 9, points: 0 })
}

/// A minute after the last rating, in ms by the clock that the app goes by.
fn soon(page: &Page) -> i64 {
    let logs = page.kept().into_iter().filter(|(key, _)| key.starts_with("cuecard/log/"));
    let times = logs.flat_map(|(_, text)| cuecard::log::codec::decode(&text).records).map(|record| record.at.ms);
    times.max().expect("a rating") + 60_000
}

/// The first of January 2100 and of 2035, in ms.
const FAR: i64 = 4_102_444_800_000;
const AHEAD: i64 = 2_051_222_400_000;

in_every_browser! {
    fn a_link_cancels_nothing_unless_that_is_chosen(page) {
        answered(page, 3);
        for (entries, from, said) in [
            (vec![Entry::Reset], FAR, "1 reset cancels 3 ratings here, and those to come."),
            (vec![easy("docker"), Entry::Reset], soon(page), "Adds 0 ratings; 0 are here already. 1 reset cancels 3 ratings here."),
        ] {
            page.go_to("Settings");
            paste(page, &link_of(&entries, from));
            page.read_that(said);
            page.press_button("=Import");
            page.counts(3);
        }
        paste(page, &link_of(&[Entry::Reset], FAR));
        page.remote.click(&page.find("checkbox", "Apply that, too"));
        page.press_button("=Import");
        page.counts(0);
        page.go_to("Practice");
        page.answer("Good");
        page.counts(1);
    }

    fn ratings_dated_ahead_are_named_and_made_again_today(page) {
        answered(page, 1);
        page.go_to("Settings");
        paste(page, &link_of(&[easy("python-experience"), easy("docker")], AHEAD));
        page.read_that("2 ratings have dates in the future: a clock was wrong. They count as made today.");
        page.press_button("=Import");
        page.counts(3);
        page.go_to("Deck");
        assert!(!page.reads().contains("years"), "due in days, and not in years");
        page.go_to("Settings");
        page.press_button("Reset progress");
        page.press_button("Yes, forget them");
        page.counts(0);
        page.press_button("Restore them");
        page.counts(3);
    }

    fn a_link_takes_the_ratings_to_another_device(page) {
        answered(page, 3);
        let link = link(page);
        elsewhere(page);
        page.remote.goto(&link);
        page.taken_over();
        page.read_that("Adds 3 ratings; 0 are here already.");
        assert_eq!(page.js("return location.href.includes('#')", json!([])), false, "nobody passes it on by chance");
        page.press_button("=Import");
        page.read_that("3 ratings imported.");
        page.saved();
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
        page.go_to("Settings");
        paste(page, &link);
        page.read_that("Adds 0 ratings; 3 are here already.");
        assert!(!page.has("button", "=Import"));
    }

    fn a_link_is_found_among_words(page) {
        answered(page, 2);
        let link = link(page);
        for text in [format!("My ratings ({link})."), format!("See {link}, thanks"), format!("{} {}", &link[..link.len() - 9], &link[link.len() - 9..])] {
            paste(page, "https://example.com/");
            page.read_that("not a Cuecard link");
            paste(page, &text);
            page.read_that("Adds 0 ratings; 2 are here already.");
        }
    }

    fn a_link_opened_where_the_app_is_open_is_asked_about(page) {
        answered(page, 2);
        let link = link(page);
        elsewhere(page);
        page.open();
        page.js("location.href = arguments[0]", json!([link]));
        page.read_that("Adds 2 ratings; 0 are here already.");
        page.press_button("Cancel");
        assert_eq!(page.ratings(), 0);
    }

    fn a_short_link_is_a_code_too(page) {
        answered(page, 1);
        link(page);
        let path = "return (document.querySelector('.cc-code path') || { getAttribute: () => '' }).getAttribute('d')";
        cuecard_e2e::wait::until_true("the code", || {
            page.js(path, json!([])).as_str().is_some_and(|path| path.starts_with("M4 4h7v1h-7z"))
        });
        page.is_accessible("the transfer");
    }

    fn a_link_that_is_not_whole_changes_nothing(page) {
        answered(page, 2);
        let link = link(page);
        for (text, said) in [
            (&link[..link.len() - 9], "missing or changed"),
            ("https://example.com/", "not a Cuecard link"),
            ("#transfer=%E0%A4%A", "not a Cuecard link"),
            (&link.replace("interview", "another-deck"), "another deck, “another-deck”"),
        ] {
            paste(page, text);
            page.read_that(said);
            assert!(!page.has("button", "=Import"), "{text}");
        }
        assert_eq!(page.ratings(), 2);
    }

    fn settings_say_what_is_saved_here(page) {
        answered(page, 2);
        page.go_to("Settings");
        page.read_that("2 ratings are saved in this browser.");
    }
}
