//! The app in other languages than English: no sentence of the English table is left on any screen.

use cuecard_e2e::wait::{until, until_true};
use cuecard_e2e::{Page, Site, Spoilt, in_every_browser};
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;
const LANGUAGES: [&str; 2] = ["de", "es"];

/// The texts of a screen, and of what is said of its elements, that are an English sentence of the table and not the same in
/// the language; texts of decks are of another language than the app, and say so.
const ENGLISH: &str = r#"const [base, tag, done] = arguments;
const json = path => fetch(new URL(path, new URL(base, location.href))).then(answer => answer.json());
Promise.all([json("embed/words.json"), json(`locales/${tag}.json`)]).then(([english, own]) => {
  const forms = word => typeof word == "string" ? [word] : Object.values(word);
  const quoted = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = sentence => new RegExp(`^${sentence.trim().split(/\{\w+\}/).map(quoted).join(".+")}\\.?$`);
  const patterns = words => Object.values(words).flatMap(forms).map(pattern);
  const unlike = Object.entries(english).flatMap(([id, word]) => forms(word).filter(form => !forms(own[id]).includes(form)));
  const foreign = unlike.filter(form => /\p{L}{2}/u.test(form.replace(/\{\w+\}/g, ""))).map(pattern), ours = patterns(own);
  const texts = [document.title];
  const look = root => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.checkVisibility() || element.closest("[lang]")?.lang.startsWith("en") || element.matches("script, style, option, cuecard-deck")) continue;
      for (const name of ["aria-label", "aria-description", "placeholder", "title", "data-head"]) texts.push(element.getAttribute(name) ?? "");
      for (const node of element.childNodes) if (node.nodeType == Node.TEXT_NODE) texts.push(node.data);
      if (element.matches("p, li, h2, h3, td, th, summary") && !element.querySelector("[lang]")) texts.push(element.textContent);
    }
  };
  look(document.body);
  // A title of the bundled deck that is like a sentence.
  const found = [...new Set(texts.map(text => text.trim()).filter(text => text && text != "Behaviour and situations" && foreign.some(one => one.test(text)) && !ours.some(one => one.test(text))))];
  done([found, texts.length]);
}, error => done([[String(error)], 0]));"#;

/// Has a browser want these languages.
fn wants(page: &Page, languages: &[&str]) {
    page.server
        .script(&format!("Object.defineProperty(navigator, 'languages', {{ get: () => {} }});", json!(languages)));
}

/// Nothing on the screen is an English sentence of the app's; `base` leads to the app's folder.
#[track_caller]
fn no_english_from(page: &Page, base: &str, tag: &str, screen: &str) {
    let [found, count] = [0, 1].map(|n| page.js_later(ENGLISH, json!([base, tag]))[n].clone());
    assert_eq!(found, json!([]), "{screen}, {tag}");
    assert!(count.as_u64().is_some_and(|count| count > 5), "{screen} has texts");
}

#[track_caller]
fn no_english(page: &Page, tag: &str, screen: &str) {
    no_english_from(page, "./", tag, screen);
}

/// Clicks what has that selector, as soon as it is there.
#[track_caller]
fn click(page: &Page, selector: &str) {
    let script = "const one = document.querySelector(arguments[0]); one?.click(); return !!one";
    until_true(selector, || page.js(script, json!([selector])) == true);
}

#[track_caller]
fn tab(page: &Page, n: usize) {
    click(page, &format!(".cc-tab:nth-of-type({})", n + 1));
}

fn is_there(page: &Page, selector: &str) -> bool {
    page.js("return !!document.querySelector(arguments[0])", json!([selector])) == true
}

#[track_caller]
fn comes(page: &Page, selector: &str) {
    until_true(selector, || is_there(page, selector));
}

fn change(page: &Page, selector: &str, value: &str) {
    let script = "const field = document.querySelector(arguments[0]); field.value = arguments[1];
        for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))";
    page.js(script, json!([selector, value]));
}

#[track_caller]
fn language_is(page: &Page, tag: &str) {
    let lang = "return [document.documentElement.lang, document.querySelector('.cc[data-app]')?.lang]";
    until_true(tag, || page.js(lang, json!([])) == json!([tag, tag]));
}

fn text_of(page: &Page, selector: &str) -> Value {
    page.js("return document.querySelector(arguments[0])?.textContent", json!([selector]))
}

fn practises(page: &Page, tag: &str) {
    no_english(page, tag, "a question");
    click(page, "[data-act=filter]");
    change(page, ".cc-filter select", "1");
    no_english(page, tag, "the choice of cards");
    change(page, ".cc-filter select", "0");
    click(page, "[data-act=filter]");
    click(page, "[data-act=show]");
    no_english(page, tag, "an answer");
    click(page, "[data-act=good]");
    tab(page, 1);
    comes(page, ".cc-row");
    click(page, ".cc-row > [aria-expanded]");
    no_english(page, tag, "the deck");
    change(page, ".cc-page .cc-search", "xyzzy");
    no_english(page, tag, "a search that finds nothing");
    tab(page, 2);
    comes(page, ".cc-plot");
    page.js("document.querySelectorAll('details').forEach(part => part.open = true)", json!([]));
    no_english(page, tag, "progress");
}

fn settles(page: &Page, tag: &str) {
    tab(page, 3);
    comes(page, ".cc-transfer .cc-button");
    no_english(page, tag, "settings");
    click(page, ".cc-fit .cc-button");
    click(page, ".cc-transfer .cc-choices .cc-button");
    comes(page, ".cc-link");
    for text in ["nonsense", "https://cuecard.example/#transfer=interview~1~"] {
        change(page, ".cc-transfer input:not(.cc-link)", text);
        no_english(page, tag, "a link");
    }
    let said =
        |part: &str| page.js("return document.querySelector(arguments[0]).textContent.length > 20", json!([part]));
    until_true("the fit", || said(".cc-fit .cc-status-line") == true);
    no_english(page, tag, "a fit");
    page.js(
        "const transfer = new DataTransfer();
        transfer.items.add(new File(['hello'], 'hello.txt'));
        const input = document.querySelector('.cc-backup input[type=file]');
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))",
        json!([]),
    );
    until_true("what is said of the file", || said("[aria-label].cc-backup .cc-status-line") == true);
    no_english(page, tag, "a file that is no backup");
    click(page, ".cc-reset[role=group] .cc-button");
    no_english(page, tag, "the question before a reset");
    click(page, ".cc-reset[role=group] .cc-button");
    no_english(page, tag, "a reset");
    click(page, ".cc-reset[role=group] .cc-button");
    let date = "const local = new Date(Date.now() + arguments[0]); local.setMinutes(local.getMinutes() - local.getTimezoneOffset());
        return local.toISOString().slice(0, 16)";
    let date = page.js(date, json!([3 * DAY_MS]));
    change(page, "[type=datetime-local]", date.as_str().unwrap_or_default());
    comes(page, ".cc-outcome .cc-button");
    no_english(page, tag, "a date");
    tab(page, 2);
    comes(page, ".cc-calendar");
    no_english(page, tag, "the plan");
}

in_every_browser! {
    fn no_english_is_left_in_another_language(page) {
        for (tag, wanted) in [("de", "de-AT"), ("es", "es-MX")] {
            page.open_beside();
            page.js("localStorage.clear()", json!([]));
            page.forget_journal();
            page.keep("cuecard/settings", "length 10\n");
            wants(page, &["xx", wanted, "en"]);
            page.open();
            until_true(tag, || page.js("return document.documentElement.lang", json!([])) == wanted);
            practises(page, tag);
            settles(page, tag);
            tab(page, 0);
            while page.see().question.is_some() {
                click(page, "[data-act=show]");
                click(page, "[data-act=easy]");
            }
            comes(page, ".cc-end");
            no_english(page, tag, "the end of a session");
        }
    }

    fn the_language_is_chosen_in_settings_and_stays(page) {
        page.open();
        page.answer("Good");
        language_is(page, "en");
        page.go_to("Settings");
        page.find("choice", "Language");
        page.js("document.querySelector('.cc-language select').focus()", json!([]));
        page.choose("Language", "Deutsch");
        language_is(page, "de");
        assert_eq!(text_of(page, ".cc-tab[aria-current]"), "Einstellungen");
        page.focus_comes_to(".cc-language select");
        assert_eq!(page.chosen("Sprache"), "Deutsch");
        no_english(page, "de", "settings");
        page.go_to("Üben");
        until_true("the same session", || text_of(page, ".cc-status span") == "2 von 34");
        page.open();
        language_is(page, "de");
        until_true("the session", || text_of(page, ".cc-status span") == "2 von 34");
        page.go_to("Einstellungen");
        page.choose("Sprache", "Español");
        language_is(page, "es");
        page.choose("Idioma", "Automático");
        language_is(page, "en");
        page.go_to("Practice");
        page.answer("Good");
        assert_eq!(page.ratings(), 2);
    }

    fn a_language_that_does_not_arrive_leaves_english(page) {
        page.server.expect_trouble("de.json");
        page.server.spoil("de", ".json", Spoilt::Missing);
        wants(page, &["de"]);
        page.open();
        language_is(page, "en");
        page.answer("Good");
    }

    fn whoever_reads_english_loads_no_other_language(page) {
        page.open();
        page.answer("Good");
        let asked = page.server.requests();
        assert!(!asked.iter().any(|path| path.contains("locales/") || path.contains("shared/language")), "{asked:?}");
    }

    fn screens_without_the_app_speak_the_language(page) {
        for tag in LANGUAGES {
            wants(page, &[tag]);
            super::recovery::open_spoilt(page, "", "_bg.wasm", Spoilt::Missing);
            page.server.expect_trouble("_bg.wasm");
            comes(page, "[data-recovery]");
            let is_translated = || page.js("return document.querySelector('[data-recovery]').lang", json!([])) == tag;
            until_true("the language of the screen", is_translated);
            let script = ENGLISH.replace("look(document.body)", "look(document.querySelector('[data-recovery]'))").replace("[document.title]", "[]");
            let found = page.js_later(&script, json!(["./", tag]));
            assert_eq!(found[0], json!([]), "{tag}");
            page.server.mend();
        }
    }

    fn notices_speak_the_language(page) {
        for tag in LANGUAGES {
            page.open_beside();
            page.js("localStorage.clear()", json!([]));
            page.forget_journal();
            page.keep("cuecard/settings", "theme pink\n");
            wants(page, &[tag]);
            page.open();
            comes(page, ".cc-notice");
            no_english(page, tag, "a notice");
        }
    }

    fn the_page_that_opens_decks_speaks_the_language(page) {
        for tag in LANGUAGES {
            wants(page, &[tag]);
            page.open_door();
            until_true("the language", || page.js("return document.documentElement.lang", json!([])) == tag);
            no_english_from(page, "../", tag, "the page");
            for text in ["", "hello", "{\"a\": 1}", "https://cuecard.example/deck.md", "<!doctype html>"] {
                change(page, "#text", text);
                click(page, "#paste button");
                until_true("what is wrong", || page.js("return !!document.querySelector('#said p')", json!([])) == true);
                no_english_from(page, "../", tag, "what is wrong");
            }
        }
    }

    fn the_tag_chooses_the_language_of_a_quiz(page) {
        let site = Site::beside(page);
        site.file("/words.json", r#"{ "show_answer": "Sieh nach" }"#);
        let tag = |attributes: &str, question: &str| format!("<cuecard-deck {attributes}><dl><dt>{question}?<dd>Ja.</dl></cuecard-deck>");
        site.open(page, &[tag("lang=de words=/words.json", "Eins"), tag("lang=es", "Zwei"), tag("", "Drei"), "<cuecard-deck lang=es deck=/no.json></cuecard-deck>".into()].concat());
        let position = |n: usize| site.widget(page, n).is_there().position();
        assert_eq!([0, 1, 2].map(position), ["1 von 1", "1 de 1", "1 of 1"], "each its own");
        let [german, spanish, english] = [0, 1, 2].map(|n| site.widget(page, n));
        german.press("Sieh nach");
        german.press("Gut");
        german.read_that("Runde geschafft");
        spanish.press("Mostrar respuesta");
        spanish.js("widget.lang = 'de'");
        until_true("German", || spanish.position() == "1 von 1");
        assert_eq!(spanish.js("return root.querySelector('.cc').dataset.face"), "back", "the card is as it was");
        english.press("Show answer");
        let refused = site.widget(page, 3);
        page.server.expect_trouble("no.json");
        refused.read_that("No se ha podido cargar el mazo: ");
        refused.button("Volver a intentarlo");
        assert!(site.hears(page, "error", 1)[0]["message"].as_str().is_some_and(|message| message.starts_with("The deck could not be loaded")));
    }

    fn words_from_right_to_left_turn_the_app_around(page) {
        let site = Site::beside(page);
        let words = json!({ "lang": "x-made-up", "dir": "rtl", "practice": "תרגול", "deck": "חבילה", "progress": "התקדמות", "settings": "הגדרות",
            "position": "{card} מתוך {total}", "show_answer": "הצג תשובה" });
        site.file("/rtl.json", &words.to_string());
        site.open(page, "<div style='width: 360px'><cuecard-deck words=/rtl.json views='deck progress settings'></cuecard-deck></div>");
        let widget = site.widget(page, 0).is_there();
        until_true("the words", || widget.position() == "1 מתוך 34");
        assert_eq!(widget.js("const frame = root.querySelector('.cc'); return [frame.dir, frame.lang]"), json!(["rtl", "x-made-up"]));
        let order = "const [first, last] = ['first', 'last'].map(end => root.querySelector(`.cc-tab:${end}-of-type`).getBoundingClientRect());
            return first.left > last.left";
        assert_eq!(widget.js(order), true, "the first tab is at the right");
        let overflow = "const frame = root.querySelector('.cc').getBoundingClientRect();
            return [...root.querySelectorAll('.cc *')].filter(one => one.checkVisibility()).filter(one => {
                const box = one.getBoundingClientRect();
                return box.width > 1 && (box.left < frame.left - 1 || box.right > frame.right + 1);
            }).map(one => one.className)";
        assert_eq!(widget.js(overflow), json!([]));
        widget.press("הצג תשובה");
        widget.faces("back");
        until_true("an answer within the quiz, once it is turned", || widget.js(overflow) == json!([]));
        for view in ["חבילה", "התקדמות", "הגדרות"] {
            widget.press(view);
            assert_eq!(widget.js(overflow), json!([]), "{view}");
        }
        let title = until("a title in the language of the deck", || widget.js("return root.querySelector('.cc-tab').textContent").as_str().map(String::from));
        assert_eq!(title, "תרגול");
    }
}
