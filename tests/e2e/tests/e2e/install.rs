//! Cuecard as an installed app: its manifest, its shortcuts, and the hint that it can be one.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Build, Launch, Page, deck, in_every_browser, kept};
use serde_json::{Value, json};

const HINT: &str = "Install Cuecard";
/// A browser that offers to install the page, and notes down what becomes of that.
const OFFERS: &str = "addEventListener('load', () => dispatchEvent(Object.assign(
    new Event('beforeinstallprompt', { cancelable: true }), { prompt: () => { window.prompted = true } })))";
/// A phone of Apple's: a page cannot offer anything there.
const APPLE: &str = "Object.defineProperty(navigator, 'standalone', { value: false });
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) \
    AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1' });";

/// What the manifest says, as the browser finds it.
fn manifest(page: &Page) -> Value {
    let script = "const [done] = arguments, link = document.querySelector('link[rel=manifest]');
        fetch(link.href).then(found => found.json()).then(found => done(JSON.stringify(found)))";
    serde_json::from_str(page.remote.js_later(script, json!([])).as_str().unwrap_or_default()).expect("JSON")
}

/// The size of a picture in pixels; nothing for one that is not there. SVG of any size is 0 by 0.
fn size_of(page: &Page, path: &Value) -> Value {
    let script = "const [path, done] = arguments, image = new Image();
        image.onload = () => done(path.endsWith('.svg') ? 'any' : image.naturalWidth + 'x' + image.naturalHeight);
        image.onerror = () => done(null);
        image.src = path";
    page.remote.js_later(script, json!([path]))
}

/// Answers so many cards, each as good.
fn answer(page: &Page, cards: usize) {
    (0..cards).for_each(|_| drop(page.answer("Good")));
}

/// Goes through a session of one card.
fn short_session(page: &Page) {
    page.press_button("Filter");
    page.choose("Section", "Python jobs");
    page.choose("Topic", "Design patterns");
    page.press_button("Filter");
    page.see_that("one card", |seen| seen.position == "1 of 1");
    page.reveal();
    page.press_button("Good");
    page.find("heading", "Session complete");
}

/// Whether the hint is there once everything it waits for has come.
fn is_hinted(page: &Page) -> bool {
    page.settled();
    page.has("region", HINT)
}

fn hint_script_is_there(page: &Page) {
    let asked = || page.server.requests().iter().any(|path| path.ends_with("/install/hint.js"));
    cuecard_e2e::wait::until_true("the hint to be fetched", asked);
}

in_every_browser! {
    fn the_hint_keeps_clear_of_the_screens_edge(page) {
        page.server.script(OFFERS);
        page.open();
        hint_script_is_there(page);
        short_session(page);
        page.find("region", HINT);
        let top = || page.js("return document.querySelector('main > .cc:not([data-app]) p').getBoundingClientRect().top", json!([])).as_f64();
        assert!(top().is_some_and(|top| top >= 8.0), "{:?}", top());
        if page.browser() == Browser::Chromium {
            page.remote.cdp("Emulation.setSafeAreaInsetsOverride", json!({ "insets": { "top": 47 } }));
            until_true("the hint below the notch", || top().is_some_and(|top| top >= 47.0));
            page.remote.cdp("Emulation.setSafeAreaInsetsOverride", json!({ "insets": {} }));
        }
    }

    fn the_manifest_names_only_what_is_there(page) {
        page.open();
        let manifest = manifest(page);
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&json!("./"), &json!("./")));
        assert_eq!((&manifest["display"], &manifest["short_name"]), (&json!("standalone"), &json!("Cuecard")));
        let pictures = [&manifest["icons"], &manifest["screenshots"]].map(|list| list.as_array().expect("a list").clone());
        for picture in pictures.concat() {
            assert_eq!(size_of(page, &picture["src"]), picture["sizes"], "{picture}");
        }
        let has = |list: usize, name: &str, value: &str| pictures[list].iter().any(|picture| picture[name] == value);
        assert!(["any", "maskable", "monochrome"].iter().all(|purpose| has(0, "purpose", purpose)));
        assert!(["192x192", "512x512"].iter().all(|sizes| has(0, "sizes", sizes)));
        assert!(["narrow", "wide"].iter().all(|form| has(1, "form_factor", form)));
        let apple = page.js("return document.querySelector('link[rel=apple-touch-icon]').getAttribute('href')", json!([]));
        assert_eq!(size_of(page, &apple), "180x180");
    }

    fn a_shortcut_opens_its_view(page) {
        page.open();
        let manifest = manifest(page);
        for shortcut in manifest["shortcuts"].as_array().expect("a list") {
            let url = shortcut["url"].as_str().expect("an address").replace("./", "/quiz/");
            page.remote.goto(&page.server.at(&url));
            page.taken_over();
            let current = page.js("return document.querySelector('nav [aria-current]').textContent", json!([]));
            assert_eq!(current, shortcut["name"]);
            page.go_to("Practice");
            assert_eq!(page.see().asked(), deck::questions(None)[0]);
        }
        for other in ["?view=good", "?view=", "?view=../x", "?review=deck", "?view=decks"] {
            page.remote.goto(&page.server.at(&format!("/quiz/{other}")));
            page.taken_over();
            assert_eq!(page.see().position, "1 of 34", "{other}");
        }
        assert_eq!(page.ratings(), 0);
    }

    fn files_and_what_is_shared_lead_to_a_page_that_takes_them(page) {
        page.open();
        let manifest = manifest(page);
        let (handler, target) = (&manifest["file_handlers"][0], &manifest["share_target"]);
        let kinds = json!({ "application/json": [".json"], "text/markdown": [".md", ".markdown"] });
        assert_eq!((&handler["accept"], &handler["launch_type"]), (&kinds, &json!("single-client")));
        assert_eq!(size_of(page, &handler["icons"][0]["src"]), handler["icons"][0]["sizes"]);
        assert_eq!((&target["method"], &target["enctype"]), (&json!("POST"), &json!("multipart/form-data")));
        assert!(target["params"].as_object().is_some_and(|params| ["title", "text", "url", "files"].iter().all(|what| params.contains_key(*what))));
        for action in [&handler["action"], &target["action"]] {
            page.remote.goto(&page.server.at(&format!("/quiz/{}", action.as_str().expect("an address"))));
            page.door_is_open();
            page.choose_files(&[("own.md", "# Own\n## S\n#### Q?\nA.")]);
            assert_eq!(page.widget(0).is_there().question(), "Q?");
        }
    }

    fn the_systems_bar_has_the_colours_that_are_chosen(page) {
        let bar = |page: &Page| page.js("return [...document.querySelectorAll('meta[name=theme-color]')]
            .filter(({ media }) => matchMedia(media).matches).map(({ content }) => content).join()", json!([]));
        let comes_to = |colour: &str| cuecard_e2e::wait::until_true(colour, || bar(page) == colour);
        page.open();
        comes_to("#ece5d8");
        page.go_to("Settings");
        page.choose("Colours", "Dark");
        comes_to("#12110e");
        page.reload();
        comes_to("#12110e");
        page.open_door();
        comes_to("#12110e");
        page.open();
        page.go_to("Settings");
        page.choose("Colours", "As the system");
        comes_to("#ece5d8");
    }

    fn the_hint_comes_once_at_the_end_of_the_first_session(page) {
        page.server.script(OFFERS);
        page.open();
        hint_script_is_there(page);
        assert!(!is_hinted(page));
        short_session(page);
        page.find("region", HINT);
        page.is_accessible("install hint");
        page.has_room("install hint");
        page.press_button("Not now");
        assert!(!page.has("region", HINT));
        page.reload();
        hint_script_is_there(page);
        page.press_button("Go through all once more");
        page.answer("Good");
        assert!(!is_hinted(page), "dismissed for good");
        assert_eq!(page.js("return !!window.prompted", json!([])), false);
    }

    fn the_hint_comes_after_twenty_ratings_and_installs(page) {
        page.server.script(OFFERS);
        page.open();
        hint_script_is_there(page);
        answer(page, 19);
        assert!(!is_hinted(page));
        answer(page, 1);
        page.find("region", HINT);
        assert_eq!(page.js("return !!window.prompted", json!([])), false);
        page.press_button("Install");
        assert_eq!(page.js("return window.prompted", json!([])), true);
        assert!(!page.has("region", HINT));
    }

    fn on_apples_phones_the_steps_are_told(page) {
        page.server.script(APPLE);
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.open();
        hint_script_is_there(page);
        page.answer("Good");
        page.find("region", HINT);
        page.read_that("app, tap Share, then Add to Home Screen");
        page.read_that("starts empty");
        page.is_accessible("install hint on a phone of Apple's");
        page.press_button("Go to Settings");
        page.find("heading", "Another device");
        assert!(!page.has("region", HINT));
        page.go_to("Practice");
        page.reload();
        hint_script_is_there(page);
        page.answer("Good");
        assert!(!is_hinted(page));
    }

    fn within_another_app_on_apples_phones_the_browser_comes_first(page) {
        page.server.script(&APPLE.replace(" Version/18.5", "").replace(" Safari/604.1", ""));
        page.open();
        hint_script_is_there(page);
        short_session(page);
        page.find("region", HINT);
        page.read_that("open this page in Safari, tap Share, then Add to Home Screen");
        page.has_room("install hint within another app");
    }

    fn an_installed_app_that_starts_empty_says_how_ratings_come_there(page) {
        page.server.script(&APPLE.replace("false", "true"));
        page.open();
        page.find("region", "Your ratings");
        page.has_room("how ratings come to an installed app");
        page.press_button("Dismiss");
        page.answer("Good");
        page.reload();
        hint_script_is_there(page);
        assert!(!page.has("region", "Your ratings"));
    }

    fn where_nothing_can_be_installed_nothing_is_said(page) {
        page.open();
        hint_script_is_there(page);
        short_session(page);
        assert!(!is_hinted(page));
        assert!(!page.kept().contains_key("cuecard/install-hint"));
    }

    fn a_frame_or_an_installed_app_is_told_nothing(page) {
        page.server.script(OFFERS);
        page.open_framed(390, 700, None);
        hint_script_is_there(page);
        short_session(page);
        assert!(!is_hinted(page), "in a frame");
        let installed = "const real = window.matchMedia;
            window.matchMedia = query => query.includes('standalone') ? { matches: true } : real.call(window, query);";
        page.server.script(&format!("{installed} {OFFERS}"));
        page.remote.goto("about:blank");
        page.open();
        hint_script_is_there(page);
        page.press_button("Go through all once more");
        page.answer("Good");
        assert!(!is_hinted(page), "installed");
    }
}

#[test]
fn chromium_would_install_it() {
    if !cuecard_e2e::kit::wanted(Browser::Chromium) {
        return;
    }
    let page = Page::launch(Browser::Chromium, Launch::default());
    page.open_kept(&Build::release());
    let manifest = page.remote.cdp("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]), "{manifest}");
    assert_eq!(page.remote.cdp("Page.getInstallabilityErrors", json!({}))["installabilityErrors"], json!([]));
}
