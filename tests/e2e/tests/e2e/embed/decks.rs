//! Decks from any address, good and bad.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, Spoilt, Widget, in_every_browser};
use serde_json::json;

const DECK: &str = r#"{"schema_version":1,"id":"mine","title":"Mine","lang":"en","sections":[{"id":"s","title":"S",
    "topics":[{"cards":[{"id":"a","question":[{"text":"First?"}],"answer":[{"paragraph":[{"text":"Yes."}]}]},
    {"id":"b","question":[{"text":"Second?"}],"answer":[{"paragraph":[{"text":"No."}]}]}]}]}]}"#;

const MARKDOWN: &str = "# Own {#own}\n## Tools\n#### Name [your tool] {#tool}\n- [ ] Names it\n\n**Rust**, with `cargo`.\n#### And why?\nSo.\n";

/// Opens a page whose clock is quick where a deck is waited for, with a widget of that deck.
fn open(page: &Page, site: &Site, deck: &str) {
    let quick = "<script>{ const real = setTimeout; setTimeout = (act, ms, ...rest) => real(act, ms == 20000 ? 500 : ms, ...rest) }</script>";
    site.open_html(page, &site.html(quick, &format!("<cuecard-deck deck='{deck}'></cuecard-deck>")));
}

#[track_caller]
fn is_told(page: &Page, site: &Site, widget: Widget, code: &str, sentence: &str) {
    widget.read_that(sentence);
    let heard = site.hears(page, "error", 1);
    assert_eq!(heard[0]["code"], code);
    assert!(heard[0]["message"].as_str().is_some_and(|message| message.contains(sentence)), "{heard:?}");
    assert_eq!(widget.js("return root.querySelectorAll('[role=alert]').length"), 1);
}

in_every_browser! {
    fn a_deck_may_come_from_any_address(page) {
        let site = Site::beside(page);
        site.file("/decks/mine.json", DECK);
        open(page, &site, "decks/mine.json");
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), widget.position().as_str()), ("First?", "1 of 2"));
        widget.answer("Good");
        assert_eq!(site.hears(page, "rate", 1)[0]["deck"], "mine");
        page.js("document.querySelector('cuecard-deck').deck = ''", json!([]));
        until_true("the bundled deck", || widget.position() == "1 of 34" && widget.ratings() == 0);
        assert_eq!(site.heard(page, "error").len(), 0);
    }

    fn a_deck_in_markdown_may_come_from_any_address(page) {
        let site = Site::beside(page);
        site.file("/decks/own.md", MARKDOWN);
        open(page, &site, "decks/own.md");
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), widget.position().as_str()), ("Name [your tool]", "1 of 2"));
        widget.reveal();
        let answer = "return [...root.querySelectorAll('.cc-points label, .cc-prose :is(strong, code)')].map(text)";
        assert_eq!(widget.js(answer), json!(["Names it", "Rust", "cargo"]));
        widget.press("Good");
        widget.faces("front");
        let rated = json!({ "what": "rate", "deck": "own", "card": "tool", "rating": "good", "widget": 0 });
        assert_eq!(site.hears(page, "rate", 1), [rated]);
        widget.answer("Good");
        let card = site.hears(page, "rate", 2)[1]["card"].as_str().unwrap_or_default().to_string();
        assert!(card.starts_with("and-why-"), "a question without an id has one derived from its words, not {card}");
        assert_eq!(site.heard(page, "error").len(), 0);
    }

    fn a_quiz_without_markdown_does_not_load_what_reads_it(page) {
        let site = Site::beside(page);
        site.file("/mine.json", DECK);
        open(page, &site, "mine.json");
        site.widget(page, 0).is_there().answer("Good");
        assert!(!page.server.requests().iter().any(|path| path.contains("importer")));
    }

    fn a_reader_of_markdown_that_does_not_come_is_told(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        page.server.spoil("importer", ".wasm", Spoilt::Missing);
        site.file("/own.md", MARKDOWN);
        open(page, &site, "own.md");
        is_told(page, &site, site.widget(page, 0), "load", "The quiz could not be loaded. Check your connection.");
        page.server.mend();
        site.widget(page, 0).press("Try again");
        assert_eq!(site.widget(page, 0).is_there().position(), "1 of 2");
    }

    fn a_deck_that_turns_bad_is_told_and_a_good_one_comes_back(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        site.file("/mine.json", DECK);
        site.file("/empty.json", &DECK.replace("[{\"id\":\"a\"", "[],\"x\":[{\"id\":\"a\""));
        open(page, &site, "mine.json");
        let widget = site.widget(page, 0).is_there();
        widget.js("widget.deck = 'empty.json'");
        is_told(page, &site, widget, "empty", "The deck has no cards.");
        widget.js("widget.deck = 'missing.json'");
        widget.read_that("The deck could not be loaded: ");
        widget.js("widget.theme = 'dark'; widget.deck = 'mine.json'");
        widget.is_there().answer("Good");
    }

    fn a_bad_deck_is_told_to_the_page_and_to_the_reader(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        let huge = format!("{}{}", DECK, " ".repeat(5_000_001));
        for (path, text) in [
            ("/page.json", "<!doctype html><title>Not here</title>"),
            ("/broken.json", "{\"schema_version\": 1,\n oh"),
            ("/other.json", "{\"name\":\"a package\"}"),
            ("/twice.json", &DECK.replace("\"id\":\"b\"", "\"id\":\"a\"")),
            ("/evil.json", &DECK.replace("{\"text\":\"No.\"}", "{\"link\":{\"href\":\"javascript:alert(1)\",\"text\":[]}}")),
            ("/newer.json", &DECK.replace("\"schema_version\":1", "\"schema_version\":9")),
            ("/huge.json", &huge),
            ("/faulty.md", "# Own\n## Tools\n#### Why?\n<b>So</b>\n"),
            ("/notes.txt", "Milk, eggs, bread"),
            ("/evil.md", "# Own\n## Tools\n#### Why?\n[So](javascript:alert(1)).\n"),
        ] {
            site.file(path, text);
        }
        site.redirect("/away.json", "data:application/json,{}");
        let widget = site.widget(page, 0);
        for (deck, code, sentence) in [
            ("missing.json", "missing", "The deck could not be loaded: "),
            ("page.json", "page", "The address leads to a web page, not to a deck."),
            ("broken.json", "json", "The deck is not valid JSON; see line 2"),
            ("other.json", "form", "The deck does not have the format of a deck"),
            ("twice.json", "same", "The deck has a duplicate id: a"),
            ("evil.json", "link", "The deck has a link that is not allowed here: javascript:alert(1)"),
            ("newer.json", "new", "The deck has a newer format than this quiz can read: 9"),
            ("huge.json", "large", "The deck is too large; the limit is 5 MB."),
            ("faulty.md", "markdown", "The deck has a Markdown error at line 4:1: HTML is not allowed in a card"),
            ("notes.txt", "markdown", "at line 1:1: this text belongs to no card; put it below a question (`####`)"),
            ("evil.md", "markdown", "`javascript:alert(1)` is not a web or mail link"),
            ("away.json", "missing", "The deck could not be loaded: "),
            ("javascript:alert(1)", "address", "Not a valid deck address: javascript:alert(1)"),
            ("data:application/json,{}", "address", "Not a valid deck address: data:"),
            ("http://", "address", "Not a valid deck address: http://"),
            ("nothing-of-that-name", "missing", "The deck could not be loaded: "),
        ] {
            open(page, &site, deck);
            is_told(page, &site, widget, code, sentence);
        }
    }

    fn of_a_hundred_megabytes_only_the_first_are_taken(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        site.flood("/flood.json");
        open(page, &site, "flood.json");
        is_told(page, &site, site.widget(page, 0), "large", "The deck is too large; the limit is 5 MB.");
        // What is on its way when the limit is reached lies in buffers.
        assert!(site.taken() < 40_000_000, "{} bytes", site.taken());
    }

    fn a_deck_that_takes_too_long_to_read_is_told(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        site.file("/own.md", MARKDOWN);
        page.server.page("/quiz/importer-worker.js", "postMessage(['begun'])");
        open(page, &site, "own.md");
        is_told(page, &site, site.widget(page, 0), "slow", "The deck takes too long to read.");
    }

    fn without_a_worker_only_a_small_deck_in_markdown_is_read(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        site.file("/own.md", MARKDOWN);
        site.file("/large.md", &format!("{MARKDOWN}{}", "So. ".repeat(60_000)));
        let none = "<script>Worker = class { constructor() { throw new Error('none') } }</script>";
        let body = "<cuecard-deck deck=/own.md></cuecard-deck><cuecard-deck deck=/large.md></cuecard-deck>";
        site.open_html(page, &site.html(none, body));
        assert_eq!(site.widget(page, 0).is_there().question(), "Name [your tool]");
        site.widget(page, 1).js("widget.scrollIntoView()");
        site.widget(page, 1).read_that("the limit without one is 200 KB");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "worker");
    }

    fn a_deck_that_is_slow_is_given_up_and_can_be_tried_again(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        site.file("/slow.json", DECK);
        site.hold("/slow.json");
        open(page, &site, "slow.json");
        is_told(page, &site, site.widget(page, 0), "late", "The deck took too long to load.");
        site.release();
        site.widget(page, 0).press("Try again");
        assert_eq!(site.widget(page, 0).is_there().question(), "First?");
    }
}
