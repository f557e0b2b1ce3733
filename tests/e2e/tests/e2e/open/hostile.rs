//! What is no deck, or means harm, is told, and harms nothing.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, in_every_browser};
use serde_json::json;

use super::{DECK, MARKDOWN};

const BACKUP: &str = "{\"form\":\"cuecard-backup\",\"version\":1,\"deck\":\"interview\",\"lines\":0}\n";

/// Nothing was played, nothing ran, and a deck can still be opened.
#[track_caller]
fn goes_on(page: &Page) {
    // What is refused may have been on the page for a moment.
    let state = || page.js("return [document.querySelectorAll('cuecard-deck').length, window.ran || 0]", json!([]));
    until_true("nothing to be played", || state() == json!([0, 0]));
    page.hand_text(MARKDOWN);
    page.widget(0).is_there();
    page.press_button("Another deck");
}

in_every_browser! {
    fn whatever_is_kept_as_the_opened_deck_harms_nothing(page) {
        page.open_door();
        for kept in [
            "", "null", "7", "\"text\"", "[]", "{}", "{\"deck\":null}", "{\"deck\":{}}", "{\"deck\":{\"id\":1,\"json\":2},\"title\":{}}",
            "{\"deck\":{\"id\":\"a\",\"json\":{\"length\":1}},\"title\":\"T\"}", "{\"deck\":{\"id\":\"a\",\"json\":\"{}\"}}",
            "{\"deck\":{\"id\":\"a\",\"json\":\"{}\"},\"title\":\"T\"}",
        ] {
            page.js("sessionStorage.setItem('cuecard/opened', arguments[0])", json!([kept]));
            page.reload_door();
            until_true("the page to be as at first", || page.js("return !document.querySelector('#picker').hidden", json!([])) == true);
            goes_on(page);
        }
    }

    fn a_file_that_is_no_deck_is_told(page) {
        page.open_door();
        let deep = "[".repeat(100_000);
        let deep_deck = DECK.replace("[{\"text\":\"Yes.\"}]", &"[{\"strong\":".repeat(5_000));
        let lists = format!("# D\n## S\n#### Q?\n{}x\n", "- ".repeat(5_000));
        let other = BACKUP.replace("interview", "rust");
        for (text, sentence) in [
            ("", "“a file” is empty."),
            (" \n\t", "“a file” is empty."),
            ("\u{0}\u{1}\u{7}PNG", "“a file” is not text."),
            ("<!doctype html><script>window.ran = 1</script>", "“a file” is a web page."),
            ("time,card,question,rating,seconds,points_ticked,points\r\n", "is a table of ratings for spreadsheets."),
            ("https://example.com/deck.md\n", "“a file” is an address."),
            ("javascript://%0awindow.ran=1", "“a file” is an address."),
            ("Milk, eggs, bread", "“a file” is not a deck: it has no heading."),
            ("{\"schema_version\": 1,\n oh", "“a file”: The deck is not valid JSON; see line 2"),
            ("{\"name\":\"a package\"}", "“a file”: The deck does not have the format of a deck"),
            (&deep, "“a file”: The deck is not valid JSON"),
            (&deep_deck, "“a file”: The deck is not valid JSON"),
            (&lists, "at line 4:"),
            ("# Own\n## Tools\n#### Why?\n<img src=x onerror='window.ran = 1'>\n", "at line 4:1: HTML is not allowed in a card"),
            ("# Own\n## Tools\n#### Why?\n[So](javascript:window.ran=1).\n", "is not a web or mail link"),
            (BACKUP, "“a file” is a backup. Open Settings and choose it there."),
            (&other, "“a file” is a backup of the deck “rust”."),
        ] {
            page.choose_files(&[("a file", text)]);
            page.is_told(sentence);
        }
        goes_on(page);
    }

    fn a_text_that_takes_long_to_read_can_be_given_up(page) {
        page.server.page("/quiz/importer-worker.js", "postMessage(['begun'])");
        page.open_door();
        page.hand_text(MARKDOWN);
        page.press_button("Stop");
        until_true("nothing to be read", || page.js("return document.querySelector('#busy').textContent", json!([])) == "");
        page.hand_text(DECK);
        page.widget(0).is_there();
    }

    fn a_backup_is_led_to_settings(page) {
        page.open_door();
        page.choose_files(&[("cuecard-interview.jsonl", BACKUP)]);
        page.is_told("“cuecard-interview.jsonl” is a backup.");
        let way = page.remote.element("return document.querySelector('#said a')", json!([])).expect("a link");
        page.remote.click(&way);
        page.taken_over();
        page.find("button", "Import a backup");
    }

    fn bytes_that_are_no_text_are_told(page) {
        page.open_door();
        let script = "const data = new DataTransfer(), input = document.querySelector('#file');
            data.items.add(new File([new Uint8Array([35, 32, 0xff, 0xfe])], '<b>.md'));
            input.files = data.files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        page.js(script, json!([]));
        page.is_told("“<b>.md” is not text.");
        goes_on(page);
    }

    fn twenty_megabytes_are_refused(page) {
        page.open_door();
        assert!(page.paste_text("# Deck\n", 20_000_000 / 7), "a field with that much text would be slow");
        page.is_told("The text is too large; the limit is 5 MB.");
        let script = "const data = new DataTransfer(), input = document.querySelector('#file');
            data.items.add(new File(['# Deck\\n'.repeat(3000000)], 'large.md'));
            input.files = data.files;
            input.dispatchEvent(new Event('change', { bubbles: true }))";
        page.js(script, json!([]));
        page.is_told("“large.md” is too large; the limit is 5 MB.");
        goes_on(page);
    }

    fn markup_in_a_deck_is_shown_as_text(page) {
        page.open_door();
        let policy = page.js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content", json!([]));
        assert!(policy.as_str().is_some_and(|policy| policy.starts_with("default-src 'none'; ")), "{policy}");
        let evil = "<img src=x onerror=window.ran=1><script>window.ran=2</script>";
        page.hand_text(&DECK.replace("First?", evil).replace("\"Mine\"", &format!("{evil:?}")).replace("Yes.", evil));
        let widget = page.widget(0).is_there();
        assert_eq!(widget.question(), evil);
        widget.reveal();
        widget.read_that(evil);
        let made = "return document.querySelectorAll('#open :is(img, script)').length + (window.ran || 0)";
        assert_eq!(page.js(made, json!([])), 0);
        assert_eq!(widget.js("return root.querySelectorAll('img, script').length"), 0);
    }

    fn a_transfer_goes_on_to_the_app_which_asks(page) {
        page.open();
        (0..2).for_each(|_| drop(page.answer("Good")));
        page.go_to("Settings");
        page.press_button("Make a link");
        let link = "return (document.querySelector('.cc-link') || {}).value || ''";
        cuecard_e2e::wait::until_true("the link", || page.js(link, json!([])) != "");
        let link = page.js(link, json!([])).as_str().unwrap_or_default().to_string();
        page.open_door();
        page.hand_text(&format!("My ratings ({link})."));
        page.taken_over();
        page.read_that("Adds 0 ratings; 2 are here already.");
        page.open_door();
        page.hand_text(&link.replace("transfer=interview", "transfer=rust"));
        page.is_told("contains ratings of the deck “rust”.");
        page.hand_text(&format!("#transfer=interview%2F1%2F{}", "a".repeat(200_000)));
        page.is_told("longer than any Cuecard link");
        page.hand_text("#transfer=%E0%A4%A");
        page.taken_over();
        page.read_that("not a Cuecard link");
    }
}
