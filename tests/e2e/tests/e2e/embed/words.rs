//! The quiz in another language.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, in_every_browser};
use serde_json::json;

const GERMAN: &str = r#"{ "Show answer": "Antwort zeigen", "Say it aloud, then look.": "Sag es laut, dann sieh nach.", "Again": "Nochmal",
    "Hard": "Schwer", "Good": "Gut", "Easy": "Leicht", "again today": "heute wieder", "today": "heute", "tomorrow": "morgen", "in {1} days": "in {1} Tagen",
    "in {1} weeks": "in {1} Wochen", "{1} of {2}": "Karte {1}/{2}", "Filter": "Filter", "Skip": "Weiter", "Undo": "Skip", "Session complete": "Fertig",
    "{1} card comes back {2}": "{2} kommt {1} Karte", "Rate your answer": "Bewerte deine Antwort", "A": 1, "__proto__": "x" }"#;
const OWN: &str = "<dl><dt>Undo<dd>Good<dt>Skip?<dd>So.</dl>";

/// The same as `GERMAN`, by id.
const GERMAN_BY_ID: &str = r#"{ "lang": "de", "show_answer": "Antwort zeigen", "cue": "Sag es laut, dann sieh nach.", "again": "Nochmal",
    "hard": "Schwer", "good": "Gut", "easy": "Leicht", "again_today": "heute wieder", "today": "heute", "tomorrow": "morgen", "in_days": "in {count} Tagen",
    "in_weeks": "in {count} Wochen", "position": "Karte {card}/{total}", "filter": "Filter", "skip": "Weiter", "undo": "Skip", "complete": "Fertig",
    "comes_back": { "one": "{when} kommt {count} Karte", "other": "{when} kommen {count} Karten" }, "rate": "Bewerte deine Antwort", "A": 1, "__proto__": "x" }"#;

/// Notes what is said on the console.
const WARNED: &str = "window.warned = []; console.warn = (...said) => void warned.push(said.join(' '));";

/// Makes up words from pieces that mean something to the reader, the same ones each time: ids and English sentences to anything.
const ANY_WORDS: &str = r#"const [ids] = arguments, done = arguments[arguments.length - 1];
  Promise.all(["embed/old-words.js", "shared/language.js"].map(path => import(new URL(path, location.href)))).then(async ([{ byId }, { load }]) => {
  let seed = 1, read = 0, broken = 0;
  console.warn = () => {};
  const random = below => (seed = seed * 48271 % 2147483647) % below;
  const pieces = ["{1}", "{2}", "{9}", "{0}", "{", "}", "$&", "$1", "<b>", "a", "{card}", "Good", " ", "\u202e", "\ud800", "1 of 34", "in {1} days"];
  const text = () => Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join("");
  const key = () => random(2) ? text() : ids[random(ids.length)];
  const value = () => [text, text, text, () => null, () => 1, () => ({}), () => ({ one: text(), other: 1 })][random(7)]();
  for (; read < 2000; read++) {
    const words = byId(Object.fromEntries(Array.from({ length: 20 }, () => [key(), value()])));
    const isSane = Object.entries(words).every(([id, forms]) => /^\w+$/.test(id) && typeof forms == "object");
    const { words: json } = await load("en", words);
    if (!isSane || JSON.parse(json).lang != "en") broken++;
  }
  done([read, broken]);
}, error => done(String(error)))"#;

/// Sentences of an earlier version, which this version says otherwise, by id.
const EARLIER: &str = r#"const done = arguments[arguments.length - 1];
  console.warn = () => {};
  import(new URL("embed/old-words.js", location.href)).then(({ byId }) => done(byId({
    "Nothing is waiting here today.": "Nichts.",
    "{1} rating brought in.": "{1} da.",
    "This browser does not let the page save anything in the usual place. You can go on, but new ratings will be gone when you close the page.": "Nein. Weg.",
  })), error => done(String(error)))"#;

/// A quiz in the page's words, from before the app is there to the end of a session.
#[track_caller]
fn speaks(page: &Page, words: &str) {
    let site = Site::beside(page);
    site.file("/de.json", words);
    page.server.hold_wasm();
    let quiz = format!("<cuecard-deck lang=de words=/de.json>{OWN}</cuecard-deck>");
    site.open_html(page, &site.html(&format!("<script>{WARNED}</script>"), &quiz));
    let widget = site.widget(page, 0);
    until_true("the first question", || {
        widget.js("return root?.querySelector('.cc-show')?.textContent") == "Antwort zeigen"
    });
    page.server.release_wasm();
    widget.is_there();
    until_true("the words", || widget.position() == "Karte 1/2");
    assert_eq!(widget.question(), "Undo", "a question is the card's own");
    widget.press("Antwort zeigen");
    widget.faces("back");
    let answer = widget.js("return text(root.querySelector('.cc-prose'))");
    assert_eq!(answer, "Good", "so is an answer");
    let rate = || {
        widget.js("return [root.querySelector('.cc-rate').ariaLabel, root.querySelector('[data-r=again]').getAttribute('aria-description')]")
    };
    until_true("the ratings", || rate() == json!(["Bewerte deine Antwort", "heute wieder"]));
    widget.press("Gut");
    until_true("the second card", || widget.position() == "Karte 2/2");
    widget.press("Antwort zeigen");
    widget.press("Leicht");
    widget.read_that("Fertig");
    assert!(widget.reads().contains("kommt 1 Karte"), "{}", widget.reads());
    assert_eq!(site.heard(page, "rate")[0]["rating"], "good", "events stay as they are");
    assert_eq!(site.trouble(), Vec::<String>::new());
}

in_every_browser! {
    fn the_quiz_speaks_the_words_the_page_gives(page) {
        speaks(page, GERMAN_BY_ID);
        assert_eq!(page.js("return window.warned", json!([])), json!([]));
    }

    fn words_by_english_sentences_are_read_once_more(page) {
        speaks(page, GERMAN);
        let warned = page.js("return window.warned", json!([]));
        assert!(warned.as_array().is_some_and(|warned| warned.len() == 1), "one line: {warned}");
        assert!(warned[0].as_str().is_some_and(|line| line.contains("embed/words.json")), "{warned}");
    }

    fn words_by_earlier_sentences_are_read(page) {
        page.open();
        let expected = json!({ "nothing_due": { "other": "Nichts." }, "ratings_brought_in": { "one": "{count} da." },
            "store_denied": { "other": "Nein." }, "gone_on_close": { "other": "Weg." } });
        assert_eq!(page.js_later(EARLIER, json!([])), expected);
    }

    fn words_may_come_and_go_while_the_quiz_is_there(page) {
        let site = Site::beside(page);
        site.file("/de.json", GERMAN_BY_ID);
        site.open(page, "<cuecard-deck></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.js("widget.words = '/de.json'");
        until_true("German", || widget.position() == "Karte 2/34");
        widget.js("widget.words = ''");
        until_true("English", || widget.position() == "2 of 34");
        widget.answer("Good");
    }

    fn words_with_many_gaps_or_gaps_within_gaps_stop_nothing(page) {
        let site = Site::beside(page);
        let many = "{1} {2} ".repeat(40);
        let nine: String = (1..=9).map(|n| format!("{{{n}}} ")).collect();
        let words = json!({ "{1}": "{1}", (many): "x", (format!("{nine}!")): "y", "Good": "Gut" });
        site.file("/hostile.json", &words.to_string());
        site.open(page, "<cuecard-deck words=/hostile.json></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Gut");
        widget.answer("Gut");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn words_of_any_pieces_are_read_as_text_or_not_at_all(page) {
        page.open();
        let ids = ["good", "position", "cards", "in_days", "__proto__", "constructor"];
        assert_eq!(page.js_later(ANY_WORDS, json!([ids])), json!([2000, 0]), "words read, and those that came to something else");
    }

    fn words_may_be_anything(page) {
        let site = Site::beside(page);
        let long = "x".repeat(501);
        let cases = [
            json!([]), json!("Good"), json!(7), json!({ "good": 1, "skip": null, "undo": [], "position": { "one": 1 } }),
            json!({ "good": long, "skip": { "other": long } }), json!({ "x": "y".repeat(3_000_000) }), json!({ "lang": "not a tag!", "dir": "up" }),
        ];
        for (n, words) in cases.iter().enumerate() {
            site.file(&format!("/{n}.json"), &words.to_string());
        }
        let tags: String = (0..cases.len()).map(|n| format!("<cuecard-deck loading=eager words=/{n}.json></cuecard-deck>")).collect();
        site.open(page, &tags);
        for n in 0..cases.len() {
            let widget = site.widget(page, n).is_there();
            assert_eq!(widget.position(), "1 of 34", "{n}");
            widget.button("Undo");
        }
        site.file("/markup.json", r#"{ "show_answer": "<img src=x onerror=alert(1)>", "position": "{card} {x} {total}", "undo": "No gap" }"#);
        site.open(page, "<cuecard-deck words=/markup.json></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        assert_eq!(widget.position(), "1 {x} 34", "a gap that is not known stays");
        widget.button("<img src=x onerror=alert(1)>");
        assert_eq!(widget.js("return root.querySelectorAll('img').length"), 0);
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn without_the_words_the_quiz_goes_on_in_its_own(page) {
        let site = Site::beside(page);
        site.file("/broken.json", "{ oh");
        site.file("/null.json", "null");
        site.open_html(page, &site.html("", "<cuecard-deck words=/broken.json></cuecard-deck><cuecard-deck words=/null.json></cuecard-deck>"));
        for n in [0, 1] {
            site.widget(page, n).is_there().answer("Good");
        }
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "words");
    }
}
