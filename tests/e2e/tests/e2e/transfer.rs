//! Ratings on their way to another device, in a link.

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

in_every_browser! {
    fn a_link_takes_the_ratings_to_another_device(page) {
        answered(page, 3);
        let link = link(page);
        elsewhere(page);
        page.remote.goto(&link);
        page.taken_over();
        page.read_that("Adds 3 ratings; 0 are here already.");
        assert_eq!(page.js("return location.href.includes('#')", json!([])), false, "nobody passes it on by chance");
        page.press_button("Bring them in");
        page.read_that("3 ratings brought in.");
        page.saved();
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
        page.go_to("Settings");
        paste(page, &link);
        page.read_that("Adds 0 ratings; 3 are here already.");
        assert!(!page.has("button", "Bring them in"));
    }

    fn a_link_is_found_among_words(page) {
        answered(page, 2);
        let link = link(page);
        for text in [format!("My ratings ({link})."), format!("See {link}, thanks"), format!("{} {}", &link[..link.len() - 9], &link[link.len() - 9..])] {
            paste(page, "https://example.com/");
            page.read_that("no link of Cuecard");
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
            ("https://example.com/", "no link of Cuecard"),
            ("#transfer=%E0%A4%A", "no link of Cuecard"),
            (&link.replace("interview", "another-deck"), "another deck, “another-deck”"),
        ] {
            paste(page, text);
            page.read_that(said);
            assert!(!page.has("button", "Bring them in"), "{text}");
        }
        assert_eq!(page.ratings(), 2);
    }

    fn settings_say_what_is_saved_here(page) {
        answered(page, 2);
        page.go_to("Settings");
        page.read_that("2 ratings are saved in this browser.");
    }
}
