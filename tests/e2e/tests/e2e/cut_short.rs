//! Wasm that ends early, in browsers that do not notice that where they compile it as it comes.

use cuecard_e2e::spoilt::UNNOTICED;
use cuecard_e2e::{Launch, Page, Site, Spoilt, in_every_browser, kept, kit};

use crate::recovery::{open_spoilt, screen};

/// Opens a site with a widget of that deck.
fn open_elsewhere(page: &Page, site: &Site, deck: &str) {
    let head = format!("<script>{UNNOTICED}</script>");
    site.open_html(page, &site.html(&head, &format!("<cuecard-deck deck='{deck}'></cuecard-deck>")));
}

in_every_browser! {
    Launch { held: true, ..Launch::default() };

    fn an_app_that_ends_early_is_said_not_to_be_loaded(page) {
        page.server.script(UNNOTICED);
        open_spoilt(page, "cuecard-", "_bg.wasm", Spoilt::Cut);
        screen(page, "Cuecard could not be loaded");
        page.reveal();
        page.server.mend();
        page.press_button("Reload");
        page.taken_over();
        assert!(!page.has("alert", ""));
        page.go_to("Deck");
        page.find("search", "Search questions and answers");
    }

    fn a_worker_that_ends_early_is_said_not_to_be_loaded(page) {
        let worker = std::fs::read_to_string(kit::dist().join("app-worker.js")).expect("the worker");
        page.server.page("/quiz/app-worker.js", &format!("{worker}\n{UNNOTICED}"));
        page.server.spoil("worker", ".wasm", Spoilt::Cut);
        // The app's own patience with a worker does not count.
        page.server.script("const real = setTimeout; window.setTimeout = (act, ms, ...rest) => ms == 20000 ? 0 : real(act, ms, ...rest);");
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.open();
        page.go_to("Settings");
        page.press_button("Download backup");
        page.read_that("The part of Cuecard that reads and writes files did not load.");
    }

    fn a_quiz_elsewhere_that_ends_early_is_said_not_to_have_come(page) {
        page.server.expect_trouble("");
        let site = Site::beside(page);
        page.server.spoil("cuecard-", "_bg.wasm", Spoilt::Cut);
        open_elsewhere(page, &site, "interview");
        let widget = site.widget(page, 0);
        widget.read_that("The quiz could not be loaded. Check your connection.");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "load");
        page.server.mend();
        widget.press("Try again");
        widget.is_there();
    }

    fn a_reader_of_decks_that_ends_early_is_said_not_to_have_come(page) {
        page.server.expect_trouble("");
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## Tools\n#### Name your tool {#tool}\nRust.\n");
        page.server.spoil("importer", ".wasm", Spoilt::Cut);
        open_elsewhere(page, &site, "own.md");
        site.widget(page, 0).read_that("The quiz could not be loaded. Check your connection.");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "load");
    }

    fn a_policy_that_lets_no_wasm_run_is_named(page) {
        page.server.expect_trouble("");
        let site = Site::beside(page);
        let app = site.app_origin();
        let policy = format!("script-src 'self' {app}; style-src 'self' {app}; connect-src {app}");
        let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        site.open_html(page, &site.html(&head, "<cuecard-deck></cuecard-deck>"));
        site.widget(page, 0).read_that("security policy does not let the quiz run.");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "policy");
    }
}
