//! Backups: out of one browser, into another, and what is no backup.

use cuecard_e2e::server::{APP, Server};
use cuecard_e2e::{Page, in_every_browser, kit};
use serde_json::json;

/// The app in a browser that was never here: another origin keeps other things.
fn elsewhere(page: &Page) -> Server {
    let server = Server::start();
    page.remote.goto(&server.at(APP));
    page.taken_over();
    server
}

/// Rates three cards, and hands out the backup.
fn backup_of_three(page: &Page) -> String {
    page.open();
    ["Good", "Hard", "Easy"].iter().for_each(|rating| drop(page.answer(rating)));
    page.go_to("Settings");
    page.file_from("Download backup").1
}

/// What the preview of a file says, and that it changed nothing.
fn preview(page: &Page, content: &str, times: usize, ratings: u64) -> String {
    page.go_to("Practice");
    page.go_to("Settings");
    page.choose_file(content, times);
    let said = page.backup_says();
    assert_eq!(page.ratings(), ratings);
    page.go_to("Settings");
    said
}

fn bring_in(page: &Page, content: &str) -> String {
    page.choose_file(content, 1);
    page.find("button", "=Import");
    page.press_button("=Import");
    page.backup_says()
}

in_every_browser! {
    fn a_backup_brings_the_ratings_to_another_browser(page) {
        let backup = backup_of_three(page);
        let _server = elsewhere(page);
        page.go_to("Settings");
        page.choose_file(&backup, 1);
        page.find("button", "=Import");
        assert_eq!(page.backup_says(), "Adds 3 ratings.");
        page.press_button("=Import");
        page.read_that("3 ratings imported.");
        page.focus_comes_to("[role=status]");
        assert!(!page.has("button", "=Import"));
        page.saved();
        page.reload();
        page.counts(3);
        assert_eq!(page.ratings(), 3);
        page.go_to("Practice");
        page.answer("Good");
        assert_eq!(page.ratings(), 4);
    }

    fn bringing_in_twice_changes_nothing(page) {
        let backup = backup_of_three(page);
        assert_eq!(preview(page, &backup, 1, 3), "Adds nothing new, 3 are here already.");
        let _server = elsewhere(page);
        page.answer("Good");
        page.go_to("Settings");
        bring_in(page, &backup);
        assert_eq!(preview(page, &backup, 1, 4), "Adds nothing new, 3 are here already.");
    }

    fn cancel_brings_in_nothing(page) {
        let backup = backup_of_three(page);
        let _server = elsewhere(page);
        page.go_to("Settings");
        page.drop_file(&backup);
        assert_eq!(page.backup_says(), "Adds 3 ratings.");
        page.press_button("Cancel");
        assert!(!page.has("button", "=Import"));
        assert_eq!(page.ratings(), 0);
    }

    fn a_file_that_is_no_backup_is_refused_and_changes_nothing(page) {
        let backup = backup_of_three(page);
        let line = backup.match_indices('\n').nth(2).expect("four lines").0;
        let other = backup.replacen("\"interview\"", "\"else\"", 1);
        for (content, times, words) in [
            ("", 1, "is empty"),
            ("<!doctype html><title>x</title>", 1, "is a web page"),
            ("[{\"kind\":\"review\"}]", 1, "JSON of another kind"),
            ("time,card\r\n", 1, "is not a Cuecard backup"),
            ("\u{0}\u{1}\u{2}", 1, "is not a text file"),
            ("0123456789abcde\n", 80_000_000 / 16, "has 80 MB"),
            (&backup[..line], 1, "is incomplete"),
            (&backup[..backup.len() - 3], 1, "is incomplete"),
            (&other, 1, "changed or damaged"),
        ] {
            let said = preview(page, content, times, 3);
            assert!(said.contains(words) && said.ends_with("Nothing was changed."), "{words}: {said}");
            assert!(!page.has("button", "=Import"));
        }
    }

    fn fifty_megabytes_of_junk_are_refused_and_change_nothing(page) {
        let backup = backup_of_three(page);
        page.saved();
        let kept = |page: &Page| (page.kept(), page.journal());
        let before = kept(page);
        let head = backup.lines().next().expect("a head");
        for (junk, words) in [
            ("0123456789abcde\n", "is not a Cuecard backup"),
            ("\u{0}\u{7}\u{1b}junk", "is not a text file"),
            ("{\"kind\":\"review\"}\n", "JSON of another kind"),
            ("x", "is not a Cuecard backup"),
            (&[head, "\n"].concat(), "is incomplete"),
            (&backup, "is incomplete"),
        ] {
            let said = preview(page, junk, 50_000_000 / junk.len(), 3);
            assert!(said.contains(words) && said.ends_with("Nothing was changed."), "{words}: {said}");
            assert!(!page.has("button", "=Import"));
            assert_eq!(kept(page), before, "{words}");
        }
        page.go_to("Practice");
        page.answer("Good");
        assert_eq!(page.ratings(), 4);
    }

    fn a_changed_line_is_told_and_never_brought_in(page) {
        let backup = backup_of_three(page).replacen("\"hard\"", "\"easy\"", 1);
        let _server = elsewhere(page);
        page.go_to("Settings");
        page.choose_file(&backup, 1);
        page.find("button", "=Import");
        let said = page.backup_says();
        assert!(said.contains("was changed or damaged after it was made") && said.contains("Adds 2 ratings."), "{said}");
        assert!(said.ends_with("1 line can’t be read: line 3 was changed or damaged."), "{said}");
        page.press_button("=Import");
        page.read_that("2 ratings imported.");
        assert_eq!(page.ratings(), 2);
    }

    fn a_backup_of_another_deck_is_refused(page) {
        page.open();
        page.go_to("Settings");
        let head = "{\"form\":\"cuecard-recovery\",\"version\":1,\"deck\":\"other-deck\"}\n{\"kind\":\"checksum\",\"fnv1a64\":\"0\"}\n";
        assert_eq!(preview(page, head, 1, 0), "This is a backup of another deck, “other-deck”. Nothing was changed.");
    }

    fn ratings_forgotten_by_a_reset_can_be_brought_back(page) {
        let backup = backup_of_three(page);
        page.press_button("Reset progress");
        page.press_button("Yes, forget them");
        page.choose_file(&backup, 1);
        page.find("button", "Restore them");
        let said = page.backup_says();
        assert!(said.ends_with("A reset made here excludes 3 ratings of the backup."), "{said}");
        // The reset itself offers the same, above or below; this is the one of the file.
        page.js("find('group', 'Backup').querySelectorAll('button')[3].click()", json!([]));
        page.read_that("count again");
        assert_eq!(page.ratings(), 3);
    }

    fn settings_come_along_where_they_are_wanted(page) {
        page.open();
        page.go_to("Settings");
        page.choose("Text size", "Large");
        page.go_to("Practice");
        page.answer("Good");
        page.go_to("Settings");
        let (name, backup) = page.file_from("Download backup");
        assert_eq!(name, "cuecard-interview-2026-03-10.jsonl");
        page.choose("Text size", "Larger");
        page.choose_file(&backup, 1);
        page.find("checkbox", "Use its settings too");
        page.press_button("Cancel");
        assert_eq!(page.chosen("Text size"), "Larger");
        let _server = elsewhere(page);
        page.go_to("Settings");
        // Where nothing is yet, the settings are wanted unless the person says otherwise.
        bring_in(page, &backup);
        assert_eq!(page.chosen("Text size"), "Large");
    }

    fn the_table_has_a_line_for_each_rating(page) {
        page.open();
        let question = page.see().question.expect("a question");
        ["Good", "Again"].iter().for_each(|rating| drop(page.answer(rating)));
        page.go_to("Settings");
        let has_worker = || page.server.requests().iter().any(|path| path.ends_with("worker_bg.wasm"));
        assert!(!has_worker(), "what files need is loaded when there is a file");
        let (name, csv) = page.file_from("Download CSV");
        assert!(has_worker());
        assert_eq!(name, "cuecard-interview-2026-03-10.csv");
        let lines: Vec<&str> = csv.split("\r\n").collect();
        assert_eq!((lines[0], lines.len()), ("time,card,question,rating,seconds,points_ticked,points", 4));
        assert!(lines[1].contains(",good,") && lines[1].contains(&question.replace('"', "\"\"")), "{}", lines[1]);
        assert!(lines[2].contains(",again,"), "{}", lines[2]);
    }

    fn a_worker_that_fails_is_told_and_can_be_tried_again(page) {
        page.open();
        page.answer("Good");
        page.go_to("Settings");
        page.js("window.RealWorker = Worker; window.Worker = class { constructor() { throw new Error('no') } }", json!([]));
        page.press_button("Download backup");
        page.read_that("did not load");
        // The page's policy lets no other script be a worker, so what the real one says is spoilt.
        page.js("window.Worker = class { constructor(...how) {
            const worker = new RealWorker(...how), post = worker.postMessage.bind(worker);
            worker.postMessage = () => post([{ size: 1 }, 'read']);
            return worker;
        } }", json!([]));
        page.press_button("Download CSV");
        page.read_that("did not load");
        page.js("window.Worker = RealWorker", json!([]));
        assert!(page.file_from("Download backup").1.contains("\"kind\":\"review\""));
    }

    fn a_strict_policy_needs_only_to_allow_workers_of_ones_own(page) {
        let index = std::fs::read_to_string(kit::dist().join("index.html")).expect("the page");
        let policy = "<head><meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
            script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self'; \
            connect-src 'self'; worker-src 'self'; manifest-src 'self'\">";
        page.server.page("/quiz/strict.html", &index.replacen("<head>", policy, 1));
        page.remote.goto(&page.server.at("/quiz/strict.html"));
        page.taken_over();
        page.answer("Good");
        page.go_to("Settings");
        let backup = page.file_from("Download backup").1;
        page.choose_file(&backup, 1);
        assert_eq!(page.backup_says(), "Adds nothing new, 1 is here already.");
    }

    fn where_there_is_a_share_sheet_for_fingers_it_is_used(page) {
        page.open();
        page.go_to("Settings");
        let stub = "window.shares = []; window.matchMedia = () => ({ matches: true });
            Object.defineProperty(navigator, 'canShare', { value: what => what.files.length == 1, configurable: true });
            const share = what => (shares.push(what.files[0].name), Promise.reject(new DOMException('', window.refusal)));
            Object.defineProperty(navigator, 'share', { value: share, configurable: true });
            window.refusal = 'AbortError'";
        page.js(stub, json!([]));
        page.press_button("Download CSV");
        page.read_that("Exported: cuecard-interview-2026-03-10.csv");
        assert_eq!(page.js("return shares", json!([])), json!(["cuecard-interview-2026-03-10.csv"]));
        page.js("window.refusal = 'NotAllowedError'", json!([]));
        assert_eq!(page.file_from("Download CSV").0, "cuecard-interview-2026-03-10.csv");
    }
}
