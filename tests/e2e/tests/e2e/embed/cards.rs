//! Cards written as HTML in the element.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, in_every_browser};
use serde_json::json;

const OWN: &str = "<cuecard-deck id=rust order=in-order>
    <dl><div><dt id=borrow>What does <em>borrowing</em> mean?</dt>
    <dd>A reference <strong>that does not own</strong>: <script>window.itself = 1</script>
      <ul><li>many readers<li>or <code>one</code> writer</ul>
      <a href='javascript:window.harmed = 1'>bad</a> <a href='https://a.example/'>good</a></dd></div></dl>
    <h3>Web</h3>
    <details><summary>Was heißt <video></video>CORS?</summary><p>Wer darf <b>lesen</b>.</p></details>
    <details><summary>日本語？</summary>はい</details>
    <dl><dt>no answer</dt></dl></cuecard-deck>";

const NONE_YET: &str = "There are no cards here yet.";
const NO_CARDS: &str = "This quiz has no question with an answer.";

fn keys(page: &Page) -> Vec<String> {
    page.kept().into_keys().filter(|key| key.starts_with("cuecard/log/")).collect()
}

in_every_browser! {
    fn cards_written_in_the_element_are_the_deck(page) {
        let site = Site::beside(page);
        site.open(page, OWN);
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), widget.position().as_str()), ("What does borrowing mean?", "1 of 3"));
        widget.reveal();
        let answer = "return [...root.querySelectorAll('.cc-prose :is(strong, li, code, a)')].map(e => e.localName + ' ' + text(e))";
        assert_eq!(widget.js(answer), json!(["strong that does not own", "li many readers", "li or one writer", "code one", "a good"]));
        assert_eq!(widget.js("return [...root.querySelectorAll('a, video, script')].map(one => one.href)"), json!(["https://a.example/"]));
        widget.press("Good");
        widget.faces("front");
        assert_eq!(widget.question(), "Was heißt [video]CORS?");
        widget.answer("Good");
        widget.answer("Good");
        widget.read_that("Session complete");
        assert_eq!(widget.js("return root.querySelectorAll('video, script').length"), 0);
        let rated: Vec<_> = site.hears(page, "rate", 3).iter().map(|one| one["card"].to_string()).collect();
        assert_eq!(rated[0], "\"borrow\"");
        assert!(rated[1].starts_with("\"was-hei-t-") && rated[2].starts_with("\"card-"), "{rated:?}");
        assert!(keys(page).iter().all(|key| key.starts_with("cuecard/log/rust/")), "the element's id names the deck");
    }

    fn terms_in_a_row_share_their_description(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck order=in-order><dl><dt>Colour<dt>Color<dd>What light has.<dt>Alone</dl></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), widget.position().as_str()), ("Colour", "1 of 2"));
        widget.answer("Good");
        widget.faces("front");
        assert_eq!(widget.question(), "Color");
        widget.reveal();
        widget.read_that("What light has.");
    }

    fn a_question_with_an_id_keeps_its_ratings_when_it_is_rewritten(page) {
        let site = Site::beside(page);
        let deck = |question: &str| format!("<cuecard-deck><dl><dt id=one>{question}</dt><dd>Yes.</dd></dl></cuecard-deck>");
        site.open(page, &deck("Old words?"));
        site.widget(page, 0).is_there().answer("Good");
        site.open(page, &deck("New words?"));
        let widget = site.widget(page, 0).is_there();
        assert_eq!(widget.ratings(), 1);
        widget.press("Go through all once more");
        assert_eq!(widget.question(), "New words?");
    }

    fn cards_written_later_are_asked(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck id=own><dl><dt>One?<dd>Yes.</dl></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        page.js("document.querySelector('dl').insertAdjacentHTML('beforeend', '<dt>Two?<dd>No.')", json!([]));
        until_true("two cards", || widget.position() == "1 of 2");
        widget.answer("Good");
    }

    fn thousands_of_cards_of_one_question_do_not_stop_the_page(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck cards=10></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        // Names for each that are tried from the first on, or titles held against each other, would take minutes.
        widget.js("widget.innerHTML = '<dl>' + '<dt>Same?<dd>So.'.repeat(20000) + '</dl>'");
        until_true("the cards", || widget.question() == "Same?");
        let abbreviations = "Array.from({ length: 4000 }, (_, n) => `<abbr title=t${n}>a</abbr>`).join(' ')";
        widget.js(&format!("widget.innerHTML = `<dl><dt>Short?<dd>${{{abbreviations}}}</dl>`"));
        until_true("the card", || widget.question() == "Short?");
    }

    fn emptied_content_never_becomes_the_bundled_deck(page) {
        let site = Site::beside(page);
        let body = "<cuecard-deck id=own><dl><dt>One?<dd>Yes.</dl></cuecard-deck>";
        site.open(page, body);
        let widget = site.widget(page, 0).is_there();
        for empty in ["widget.querySelector('dl').replaceChildren()", "widget.replaceChildren()"] {
            widget.js(empty);
            widget.read_that(NONE_YET);
            assert!(!widget.is_mounted());
            widget.js("widget.innerHTML = '<dl><dt>One?<dd>Yes.</dl>'");
            assert_eq!(widget.is_there().question(), "One?");
        }
        widget.js("widget.replaceChildren()");
        widget.read_that(NONE_YET);
        widget.js("widget.deck = 'interview'");
        assert_eq!(widget.is_there().position(), "1 of 34");
        // Before anybody has come near it, too.
        site.open(page, &format!("<p style='block-size: 3000px'></p>{body}"));
        until_true("the first question", || widget.question() == "One?");
        widget.js("widget.replaceChildren(); widget.scrollIntoView()");
        widget.read_that(NONE_YET);
        assert_eq!((widget.question(), site.heard(page, "error").len()), (String::new(), 0));
    }

    fn content_that_is_no_cards_is_an_error(page) {
        let site = Site::beside(page);
        for content in ["<ul><li>Q: What? A: That.</ul>", "<dl><dt>What?</dl>", "Loading", "<p>What?</p>"] {
            site.open(page, &format!("<cuecard-deck loading=eager>{content}</cuecard-deck>"));
            let widget = site.widget(page, 0);
            widget.read_that(NO_CARDS);
            assert_eq!(site.hears(page, "error", 1).len(), 1, "{content}");
            assert!(!widget.reads().contains("Show answer"), "{content}");
            widget.js("widget.innerHTML = '<dl><dt>And now?<dd>Yes.</dl>'");
            assert_eq!(widget.is_there().question(), "And now?", "{content}");
        }
    }

    fn an_empty_element_is_the_bundled_deck(page) {
        let site = Site::beside(page);
        for content in ["", " \n <!-- Nothing yet -->", "<script>0</script><template><dl><dt>?</dl></template>", "<slot></slot>", "<p><br>&nbsp;</p>"] {
            site.open(page, &format!("<cuecard-deck>{content}</cuecard-deck>"));
            assert_eq!(site.widget(page, 0).is_there().position(), "1 of 34", "{content}");
        }
        site.open(page, "<cuecard-deck deck=interview><ul><li>Without scripts there is no quiz.</ul></cuecard-deck>");
        assert_eq!(site.widget(page, 0).is_there().position(), "1 of 34", "the attribute decides");
        assert_eq!(site.heard(page, "error").len(), 0);
    }

    fn text_from_right_to_left_is_at_home(page) {
        let site = Site::beside(page);
        site.open(page, "<div dir=rtl lang=ar><cuecard-deck><dl><dt>ما هي الدالة؟<dd>جواب</dl></cuecard-deck></div>");
        let widget = site.widget(page, 0).is_there();
        let place = "const [x, , width] = boxOf(root.querySelector('.cc-status span')), [left, , wide] = boxOf(widget);
            return x + width > left + wide / 2";
        assert_eq!(widget.js(place), true, "the row begins at the right");
        assert_eq!(widget.js("return root.querySelector('.cc-question').closest('[lang]').lang"), "ar");
        widget.answer("Good");
        widget.read_that("Session complete");
    }
}
