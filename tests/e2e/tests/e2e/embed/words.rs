//! The quiz in another language.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Site, in_every_browser};
use serde_json::json;

const GERMAN: &str = r#"{ "Show answer": "Antwort zeigen", "Say it aloud, then look.": "Sag es laut, dann sieh nach.", "Again": "Nochmal",
    "Hard": "Schwer", "Good": "Gut", "Easy": "Leicht", "again today": "heute wieder", "today": "heute", "tomorrow": "morgen", "in {1} days": "in {1} Tagen",
    "in {1} weeks": "in {1} Wochen", "{1} of {2}": "Karte {1}/{2}", "Filter": "Filter", "Skip": "Weiter", "Undo": "Skip", "Session complete": "Fertig",
    "{1} card comes back {2}": "{2} kommt {1} Karte", "Rate your answer": "Bewerte deine Antwort", "A": 1, "__proto__": "x" }"#;
const OWN: &str = "<dl><dt>Undo<dd>Good<dt>Skip?<dd>So.</dl>";

/// Makes up words and texts from pieces that mean something to the reader, the same ones each time: puts them on and off
/// places, and changes a text in between.
const ANY_WORDS: &str = r#"return import(new URL("embed/tongue.js", location.href)).then(async ({ speak }) => {
  let seed = 1, spoken = 0, broken = 0;
  const random = below => (seed = seed * 48271 % 2147483647) % below;
  const pieces = ["{1}", "{2}", "{9}", "{0}", "{", "}", "$&", "$1", "<b>", "a", "a", "Good", " ", "\u202e", "\ud800", "1 of 34"];
  const text = () => Array.from({ length: random(9) }, () => pieces[random(pieces.length)]).join("");
  const value = () => [text, text, text, () => null, () => 1, () => ({})][random(6)]();
  for (; spoken < 2000; spoken++) {
    const place = document.createElement("div");
    for (let n = 0; n < 5; n++) {
      const line = place.appendChild(document.createElement("p"));
      line.append(text());
      line.setAttribute("aria-label", text());
    }
    const end = speak(place, Object.fromEntries(Array.from({ length: 20 }, () => [text(), value()])));
    place.firstChild.firstChild.data = text();
    place.firstChild.setAttribute("aria-label", text());
    await null;
    end();
    if (place.querySelectorAll("*").length != 5 || place.textContent.length > 100000) broken++;
  }
  return [spoken, broken];
})"#;

in_every_browser! {
    fn the_quiz_speaks_the_words_the_page_gives(page) {
        let site = Site::beside(page);
        site.file("/de.json", GERMAN);
        page.server.hold_wasm();
        site.open(page, &format!("<cuecard-deck lang=de words=/de.json>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0);
        until_true("the first question", || widget.js("return root?.querySelector('.cc-show')?.textContent") == "Antwort zeigen");
        page.server.release_wasm();
        widget.is_there();
        until_true("the words", || widget.position() == "Karte 1/2");
        assert_eq!(widget.question(), "Undo", "a question is the card's own");
        widget.press("Antwort zeigen");
        widget.faces("back");
        let answer = widget.js("return text(root.querySelector('.cc-prose'))");
        assert_eq!(answer, "Good", "so is an answer");
        let rate = || widget.js("return [root.querySelector('.cc-rate').ariaLabel, root.querySelector('[data-r=again]').getAttribute('aria-description')]");
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

    fn words_may_come_and_go_while_the_quiz_is_there(page) {
        let site = Site::beside(page);
        site.file("/de.json", GERMAN);
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

    fn words_of_any_pieces_end_and_bring_nothing_but_text(page) {
        page.open();
        let places = page.js(ANY_WORDS, json!([]));
        assert_eq!(places, json!([2000, 0]), "places spoken in words made up, and those that had more than texts changed");
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
