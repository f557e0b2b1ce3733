//! An app that stops, does not start or does not arrive.

use cuecard_e2e::{Page, Spoilt, in_every_browser};
use serde_json::{Value, json};

/// The browser fails the app once, where the app cannot do without it; the app panics.
fn panic_at(page: &Page, button: &str) {
    page.server.expect_trouble("Cuecard stopped");
    page.server.expect_trouble("RuntimeError");
    let script =
        "document.createElement = () => { delete document.createElement; throw new Error('out of elements'); }";
    page.js(script, json!([]));
    page.press_button(button);
}

/// The recovery screen with that heading, which must have the focus.
#[track_caller]
pub(crate) fn screen(page: &Page, heading: &str) {
    page.find("heading", heading);
    page.find("alert", "");
    page.focus_comes_to("[data-recovery] h2");
    for name in ["Reload", "Download backup", "Copy details"] {
        assert!(page.has("button", name), "{name}");
    }
}

/// Opens the page with files that are spoilt.
pub(crate) fn open_spoilt(page: &Page, begin: &str, end: &str, how: Spoilt) {
    page.server.expect_trouble(end);
    page.server.mend();
    page.server.spoil(begin, end, how);
    page.open_early();
}

/// Opens the page with Wasm that traps, so that the start fails.
fn fail_to_start(page: &Page) {
    page.server.expect_trouble("unreachable");
    page.server.expect_trouble("RuntimeError");
    page.server.expect_trouble("integrity");
    open_spoilt(page, "", "_bg.wasm", Spoilt::Traps);
    screen(page, "Cuecard has stopped");
}

fn theme(page: &Page) -> Value {
    page.js("return document.querySelector('.cc[data-app]')?.dataset.theme || ''", json!([]))
}

in_every_browser! {
    fn a_panic_ends_in_a_screen_that_needs_no_wasm(page) {
        page.open();
        page.answer("Good");
        page.saved();
        page.keep("cuecard/canary/interview", "cuecard-canary 1\n312 of tests\n");
        panic_at(page, "Deck");
        screen(page, "Cuecard has stopped");
        page.read_that("312 ratings are safe in this browser.");
        assert_eq!(page.js("return document.querySelectorAll('[data-app], [data-cuecard]').length", json!([])), 0);
        page.is_accessible("recovery");
        page.has_room("recovery");
        page.press("Tab");
        page.press("Enter");
        page.taken_over();
        assert_eq!(page.ratings(), 1);
    }

    fn a_stopped_app_hears_nothing_more(page) {
        // An app that is looked at again looks for what other tabs have kept meanwhile.
        let count = "const real = Storage.prototype.getItem;
            window.looks = 0;
            Storage.prototype.getItem = function (key) { window.looks += 1; return real.call(this, key); };";
        let hear = |page: &Page| {
            let script = "const before = window.looks;
                for (const type of ['focus', 'pageshow']) dispatchEvent(new Event(type));
                document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
                return window.looks - before";
            page.js(script, json!([])).as_u64().unwrap_or_default()
        };
        page.server.script(count);
        page.open();
        page.answer("Good");
        page.saved();
        assert!(hear(page) > 0, "it hears as long as it lives");
        panic_at(page, "Deck");
        screen(page, "Cuecard has stopped");
        assert_eq!(hear(page), 0);
    }

    fn a_stopped_app_hears_no_other_tab(page) {
        let count = "const own = EventTarget.prototype.addEventListener;
            window.heard = 0;
            BroadcastChannel.prototype.addEventListener = function (type, act, options) {
                own.call(this, type, event => { window.heard += 1; return act(event); }, options);
            };";
        // A channel made later hears later, so once that has heard, the app has, too.
        let hear = |page: &Page| {
            let script = "const [done] = arguments, before = window.heard;
                const [from, to] = [0, 1].map(() => new BroadcastChannel('cuecard/interview'));
                to.onmessage = () => setTimeout(() => {
                    from.close();
                    to.close();
                    done(window.heard - before);
                });
                from.postMessage('');";
            page.js_later(script, json!([])).as_u64()
        };
        page.server.script(count);
        page.open();
        page.answer("Good");
        page.saved();
        assert_eq!(hear(page), Some(1), "it hears as long as it lives");
        panic_at(page, "Deck");
        screen(page, "Cuecard has stopped");
        assert_eq!(hear(page), Some(0));
    }

    fn the_screen_needs_no_network_once_the_page_has_loaded(page) {
        page.open();
        // The second one comes after the first, and is the last thing the page fetches unasked.
        for file in ["recovery/supervisor.js", "offline/register.js"] {
            let fetched = || page.server.requests().iter().any(|path| path.ends_with(file));
            cuecard_e2e::wait::until_true("the screen to be fetched", fetched);
        }
        page.answer("Good");
        page.server.spoil("", "", Spoilt::Missing);
        panic_at(page, "Progress");
        screen(page, "Cuecard has stopped");
    }

    fn an_app_that_does_not_arrive_is_said_and_the_card_stays_readable(page) {
        page.server.expect_trouble("Wasm");
        page.server.expect_trouble("WebAssembly");
        for how in [Spoilt::Missing, Spoilt::Cut, Spoilt::Page] {
            open_spoilt(page, "", "_bg.wasm", how);
            screen(page, "Cuecard could not be loaded");
            page.read_that("This browser has no ratings yet.");
            page.reveal();
        }
        page.is_accessible("recovery, not loaded");
        page.server.mend();
        page.press_button("Reload");
        page.taken_over();
        assert!(!page.has("alert", ""));
    }

    fn a_script_that_does_not_arrive_is_said(page) {
        open_spoilt(page, "cuecard-", ".js", Spoilt::Missing);
        screen(page, "Cuecard could not be loaded");
        open_spoilt(page, "cuecard-", ".js", Spoilt::Page);
        screen(page, "Cuecard could not be loaded");
    }

    fn where_not_even_the_screen_arrives_there_are_words(page) {
        page.server.expect_trouble("/recovery/");
        page.server.expect_trouble("supervisor.js");
        open_spoilt(page, "", "_bg.wasm", Spoilt::Missing);
        page.server.spoil("supervisor", ".js", Spoilt::Missing);
        page.open_early();
        page.find("alert", "");
        assert_eq!(page.js("return text(find('alert', '')).startsWith('Cuecard cannot continue.')", json!([])), true);
    }

    fn where_storage_is_denied_the_screen_says_so(page) {
        page.server.expect_trouble("_bg.wasm");
        page.server.expect_trouble("Wasm");
        page.server.expect_trouble("WebAssembly");
        page.server.spoil("", "_bg.wasm", Spoilt::Missing);
        page.open_denied_early();
        page.find("heading", "Cuecard could not be loaded");
        page.read_that("does not let the page save anything");
    }
}

mod safe {
    use super::*;

    in_every_browser! {
        fn after_two_failed_starts_the_third_is_with_default_settings(page) {
            page.open();
            page.go_to("Settings");
            page.choose("Colours", "Dark");
            page.go_to("Practice");
            page.answer("Good");
            let own = page.kept().remove("cuecard/settings");
            fail_to_start(page);
            fail_to_start(page);
            page.server.mend();
            page.press_button("Reload");
            page.taken_over();
            page.find("alert", "Cuecard started with default settings because it failed twice.");
            assert_eq!(theme(page), "");
            assert_eq!(page.kept().remove("cuecard/settings"), own, "they are as they were");
            assert_eq!(page.see().position, "1 of 33", "the session is a new one");
            page.is_accessible("safe mode");
            page.reload();
            page.find("button", "Use my settings");
            page.press_button("Use my settings");
            cuecard_e2e::wait::until_true("one's own settings", || page.has("button", "Show answer") && !page.has("alert", "") && theme(page) == "dark");
            assert_eq!(page.ratings(), 1);
        }

        fn settings_made_in_safe_mode_leave_a_copy_of_the_old_ones(page) {
            page.open_beside();
            page.keep("cuecard/settings", "length 20\nshortcuts off\ntheme dark\ntext normal\n");
            fail_to_start(page);
            fail_to_start(page);
            page.server.mend();
            page.open();
            // It comes above the app once that has started.
            page.read_that("Cuecard started with default settings");
            page.go_to("Settings");
            page.choose("Text size", "Large");
            let kept = page.kept();
            assert!(kept["cuecard/settings"].contains("\"text\":\"large\""));
            assert!(kept["cuecard/aside/settings"].contains("length 20"));
        }

        fn failed_starts_that_are_far_apart_are_forgiven(page) {
            page.open_beside();
            page.keep("cuecard/settings", "theme dark\n");
            fail_to_start(page);
            page.server.days_pass(1);
            fail_to_start(page);
            page.server.mend();
            page.open();
            assert_eq!(theme(page), "dark");
            page.see_that("the failures forgotten", |_| !page.kept().contains_key("cuecard/starts"));
            fail_to_start(page);
            page.server.mend();
            page.open();
            assert_eq!(theme(page), "dark", "one failed start is no reason either");
        }
    }
}

mod slow {
    use super::*;
    use cuecard_e2e::Launch;

    /// The page's seconds pass forty times as fast, and are counted.
    const FAST: &str = "const realInterval = setInterval;
        window.setInterval = (act, ms, ...rest) => realInterval(act, ms / 40, ...rest);
        window.seconds = 0;
        setInterval(() => window.seconds += 1, 1000);";

    /// The Wasm arrives but does not start before `letGo` is called.
    const STUCK: &str = "const wait = new Promise(done => window.letGo = done);
        for (const name of ['instantiate', 'instantiateStreaming']) {
            const real = WebAssembly[name];
            WebAssembly[name] = (...parts) => wait.then(() => real.apply(WebAssembly, parts));
        }
        window.sight = 'hidden';
        Object.defineProperty(document, 'visibilityState', { get: () => window.sight });";

    fn seconds_pass(page: &Page, seconds: u32) {
        page.js("window.seconds = 0", json!([]));
        let passed = "return window.seconds >= arguments[0]";
        cuecard_e2e::wait::until_true("seconds to pass", || page.js(passed, json!([seconds])) == true);
    }

    in_every_browser! {
        Launch { held: true, ..Launch::default() };

        fn a_slow_network_is_not_called_a_fault(page) {
            page.server.script(FAST);
            page.server.hold_wasm();
            page.open_early();
            page.card_is_there();
            seconds_pass(page, 60);
            assert!(!page.has("alert", ""));
            page.server.release_wasm();
            page.taken_over();
            seconds_pass(page, 20);
            assert!(!page.has("alert", ""));
        }

        fn an_app_that_does_not_start_is_said_and_may_still_come(page) {
            page.server.script(&format!("{FAST}\n{STUCK}"));
            page.open_early();
            page.card_is_there();
            page.reveal();
            page.tick(1);
            seconds_pass(page, 60);
            assert!(!page.has("alert", ""), "nobody has looked yet");
            page.js("window.sight = 'visible'", json!([]));
            screen(page, "Cuecard has not started yet");
            let room = page.see();
            assert!(room.is_back && room.ticks[1], "the card is still there");
            page.js("letGo()", json!([]));
            page.taken_over();
            cuecard_e2e::wait::until_true("the notice to go away", || !page.has("alert", ""));
            let late = page.see();
            assert!(late.is_back && late.ticks[1]);
            page.rate("Good");
            assert_eq!(page.ratings(), 1);
        }
    }
}

mod papers {
    use super::*;
    use cuecard_e2e::wait::until;

    /// FNV-1a, 64 bits.
    fn fnv1a64(bytes: &[u8]) -> u64 {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
    }

    /// What is downloaded, instead of into a folder.
    const CATCH: &str = "const real = URL.createObjectURL;
        URL.createObjectURL = blob => (blob.text().then(text => window.file = text), real.call(URL, blob));
        HTMLAnchorElement.prototype.click = function () { window.fileName = this.download; };";

    fn make_journal(page: &Page, texts: Value) {
        let script = "const [texts, done] = arguments;
            const opening = indexedDB.open('cuecard', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('texts');
            opening.onsuccess = () => {
                const writing = opening.result.transaction('texts', 'readwrite');
                for (const [key, text] of texts) writing.objectStore('texts').put(text, key);
                writing.oncomplete = () => (opening.result.close(), done());
            };";
        page.remote.js_later(script, json!([texts]));
    }

    fn open_broken(page: &Page, meddling: &str) {
        page.server.expect_trouble("Wasm");
        page.server.expect_trouble("WebAssembly");
        page.server.script(meddling);
        open_spoilt(page, "", "_bg.wasm", Spoilt::Missing);
        screen(page, "Cuecard could not be loaded");
    }

    in_every_browser! {
        fn the_backup_has_all_that_is_kept_in_both_places(page) {
            let log = |n: u32| format!("cuecard/log/interview/00000000000000a{n}");
            page.open_beside();
            page.keep(&log(1), "one\n“quoted”\u{1f0cf}\n");
            page.keep(&log(2), "short\n");
            page.keep("cuecard/settings", "theme dark\n");
            page.keep("other", "theirs");
            page.keep("cuecard/canary/interview", "cuecard-canary 1\n7 x\n");
            let journal = json!([
                [log(1), "one\n“quoted”\u{1f0cf}\n"], [log(2), "short\nand longer\n"], [log(3), "three\n"],
                ["cuecard/canary/interview", "cuecard-canary 1\n9 x\n"],
            ]);
            make_journal(page, journal);
            open_broken(page, CATCH);
            page.read_that("9 ratings are safe in this browser.");
            page.press_button("Download backup");
            let file = until("the file", || page.js("return window.file", json!([])).as_str().map(String::from));
            let name = page.js("return window.fileName", json!([]));
            assert!(name.as_str().is_some_and(|name| name.starts_with("cuecard-recovery-") && name.ends_with(".jsonl")));
            let lines: Vec<Value> = file.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            assert_eq!((&lines[0]["form"], &lines[0]["version"]), (&json!("cuecard-recovery"), &json!(1)));
            assert_eq!(lines[0]["deck"], "interview");
            let line = |n: u32, text: &str| json!({ "kind": "log", "key": log(n), "text": text });
            let expected = [
                line(1, "one\n“quoted”\u{1f0cf}\n"), line(2, "short\n"), line(2, "short\nand longer\n"), line(3, "three\n"),
                json!({ "kind": "settings", "text": "theme dark\n" }),
            ];
            assert_eq!(lines[1..lines.len() - 1], expected);
            let end = file.trim_end().rfind('\n').expect("several lines") + 1;
            let sum = format!("{:016x}", fnv1a64(&file.as_bytes()[..end]));
            assert_eq!(lines.last(), Some(&json!({ "kind": "checksum", "fnv1a64": sum })));
        }

        fn a_journal_that_is_not_there_is_not_made(page) {
            open_broken(page, "");
            page.read_that("This browser has no ratings yet.");
            let look = "const [done] = arguments;
                const opening = indexedDB.open('cuecard', 1);
                let isNew = false;
                opening.onupgradeneeded = () => isNew = true;
                opening.onsuccess = () => (opening.result.close(), done(isNew));";
            assert_eq!(page.remote.js_later(look, json!([])), true);
        }

        fn copy_details_copies_what_happened_and_nothing_of_the_person(page) {
            page.open_beside();
            page.keep("cuecard/log/interview/00000000000000a1", "secret");
            open_broken(page, "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } });");
            page.press_button("Copy details");
            page.read_that("Copied.");
            let copied = page.js("return window.copied", json!([]));
            let copied = copied.as_str().expect("a text");
            for part in ["What: ", "\nVersion: ", "\nBrowser: Mozilla", "\nWhen: 2026-03-"] {
                assert!(copied.contains(part), "{part} in {copied}");
            }
            assert!(!copied.contains("Version: unknown"));
            assert!(!copied.contains("secret") && !copied.contains("cuecard/log"));
        }

        fn where_the_clipboard_is_denied_the_details_are_there_to_copy(page) {
            let deny = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });";
            open_broken(page, deny);
            page.press_button("Copy details");
            page.focus_comes_to("textarea[readonly]");
            let chosen = "const field = document.activeElement;
                return field.value.slice(field.selectionStart, field.selectionEnd)";
            let chosen = page.js(chosen, json!([]));
            assert!(chosen.as_str().is_some_and(|text| text.starts_with("What: ") && text.contains("\nWhen: ")));
            page.is_accessible("recovery, details shown");
        }
    }
}
