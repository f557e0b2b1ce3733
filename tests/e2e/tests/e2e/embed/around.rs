//! The quiz and the page around it: neither acts on the other unasked.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, Spoilt, in_every_browser};
use serde_json::{Value, json};

/// Notes each event that leaves a widget, but for its own news and what merely tells that something was drawn or loaded.
const LISTEN: &str = r#"<script>
    window.left = [];
    const types = new Set(["focusin", "focusout", "DOMActivate", "compositionstart"]);
    for (const place of [window, document, Element.prototype, HTMLElement.prototype])
        for (let at = place; at; at = Object.getPrototypeOf(at))
            for (const name of Object.getOwnPropertyNames(at)) if (name.startsWith("on")) types.add(name.slice(2));
    for (const type of types) addEventListener(type, event => {
        if (event.target?.localName != "cuecard-deck" || /^(transition|animation|webkit|load|scroll)/.test(type)) return;
        left.push(type);
    }, true);
</script>"#;
const OWN: &str = "<dl><dt id=one>One?<dd>Yes.<dt id=two>Two?<dd>No.</dl>";

fn left(page: &Page) -> Value {
    page.js("return window.left", json!([]))
}

/// How often each path was asked for.
fn asked(site: &Site, paths: [&str; 2]) -> [usize; 2] {
    let requests = site.requests();
    paths.map(|path| requests.iter().filter(|request| request.contains(path)).count())
}

in_every_browser! {
    fn the_page_hears_no_event_that_nobody_made(page) {
        let site = Site::beside(page);
        site.file("/de.json", r#"{ "Show answer": "Antwort zeigen" }"#);
        site.file("/elsewhere", "<p>Gone.");
        site.open_html(page, &site.html(LISTEN, &format!("<a href=/elsewhere><cuecard-deck>{OWN}</cuecard-deck></a>")));
        let widget = site.widget(page, 0).is_there();
        let sees = |script: &str, what: &str, wanted: Value| {
            widget.js(script);
            until_true(script, || widget.js(what) == wanted);
        };
        let question = "return text(root.querySelector('.cc-question'))";
        sees("widget.theme = 'dark'", "return getComputedStyle(root.querySelector('.cc')).colorScheme", json!("dark"));
        sees("widget.fonts = 'host'", "return !!root.querySelector('.root').style.getPropertyValue('--cuecard-sans')", json!(true));
        sees("widget.lang = 'en-GB'", "return root.querySelector('.cc-question').closest('[lang]').lang", json!("en-GB"));
        sees("widget.order = 'in-order'", question, json!("One?"));
        sees("widget.querySelector('dt').textContent = 'And one?'", question, json!("And one?"));
        sees("widget.words = '/de.json'", "return all('button', 'Antwort zeigen', root).length", json!(1));
        sees("widget.words = ''", "return all('button', 'Show answer', root).length", json!(1));
        sees("widget.innerHTML = '<dl><dt>Another?<dd>Yes.</dl>'", question, json!("Another?"));
        sees("widget.views = 'progress'", "return all('button', 'Progress', root).length", json!(1));
        assert_eq!((left(page), page.js("return location.href", json!([]))), (json!([]), json!(site.at("/"))));
        page.js("const link = document.querySelector('a'); link.replaceWith(...link.childNodes)", json!([]));
        let widget = site.widget(page, 0).is_there();
        widget.press("Progress");
        until_true("the view", || widget.js("return text(root.querySelector('.cc-tabs [aria-current]'))") == "Progress");
        page.js("window.left.length = 0", json!([]));
        sees("widget.views = ''", question, json!("Another?"));
        // The tab that has the focus goes.
        let others = "return window.left.filter(type => type != 'blur' && type != 'focusout')";
        assert_eq!(page.js(others, json!([])), json!([]), "a view that is no longer offered is left in silence");
    }

    fn the_focus_stays_in_the_quiz_when_the_page_changes_it(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck order=in-order>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.reveal();
        until_true("the focus on the answer", || widget.js("return root.activeElement?.className") == "cc-answer");
        for script in ["widget.theme = 'dark'", "widget.fonts = 'host'", "widget.lang = 'en-GB'", "widget.querySelector('dd').textContent = 'Still yes.'"] {
            widget.js(script);
            widget.js("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
            assert_eq!(widget.js("return root.activeElement?.className"), "cc-answer", "{script}");
        }
        widget.read_that("Still yes.");
        widget.js("widget.querySelector('dl').insertAdjacentHTML('beforeend', '<dt id=three>Three?<dd>Yes.')");
        until_true("a third card", || widget.position() == "1 of 3");
        assert_eq!(widget.js("return [root.activeElement?.className, root.querySelector('.cc').dataset.face]"), json!(["cc-answer", "back"]));
        widget.press("Good");
        assert_eq!(site.hears(page, "rate", 1)[0]["card"], "one");
        widget.js("widget.querySelectorAll('dt')[1].textContent = 'And two?'");
        until_true("the question", || widget.question() == "And two?");
        assert_eq!((widget.ratings(), site.heard(page, "ready").len()), (1, 1));
        page.remote.reload();
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), widget.ratings()), ("Two?", 1));
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn whoever_has_gone_on_to_another_field_keeps_the_focus(page) {
        let site = Site::beside(page);
        page.server.hold_wasm();
        site.open(page, &format!("<cuecard-deck loading=eager order=in-order>{OWN}</cuecard-deck><input>"));
        let widget = site.widget(page, 0);
        widget.press("Show answer");
        page.js("document.querySelector('input').focus()", json!([]));
        page.server.release_wasm();
        widget.faces("back");
        page.js("return new Promise(done => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 10)))))", json!([]));
        assert_eq!(page.js("return document.activeElement.localName", json!([])), "input");
        widget.press("Good");
        until_true("the focus on the next question", || widget.js("return root.activeElement?.className") == "cc-question");
    }

    fn what_is_in_the_page_from_the_start_is_one_start(page) {
        let site = Site::beside(page);
        site.file("/de.json", r#"{ "Show answer": "Antwort zeigen" }"#);
        site.file("/own.md", "# Own {#own}\n## A\n#### One? {#one}\nYes.\n#### Two? {#two}\nNo.\n");
        for loading in ["lazy", "eager"] {
            let before = asked(&site, ["/own.md", "/de.json"]);
            let tag = format!("<cuecard-deck loading={loading} order=in-order storage=none lang=de words=/de.json deck=/own.md cards=2 theme=dark></cuecard-deck>");
            site.open(page, &tag);
            let widget = site.widget(page, 0).is_there();
            widget.press("Antwort zeigen");
            widget.press("Gut");
            until_true("the second card", || widget.question() == "Two?");
            let after = asked(&site, ["/own.md", "/de.json"]);
            assert_eq!([after[0] - before[0], after[1] - before[1]], [1, 1], "each address is fetched once, {loading}");
            assert_eq!(site.heard(page, "ready").len(), 1, "{loading}");
            widget.js("widget.cards = 1; widget.order = 'shuffled'; widget.storage = 'session'; widget.deck = '/own.md'");
            until_true("the changes", || site.heard(page, "ready").len() == 2 && widget.position() == "1 von 1");
        }
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn cards_that_are_still_coming_are_waited_for(page) {
        let site = Site::beside(page);
        site.file("/empty", "<!doctype html><title>Slow</title>");
        page.remote.goto(&site.at("/empty"));
        let script = site.app("embed.js");
        let first = format!("<!doctype html><title>Slow</title><script src=/heard.js></script><script type=module async src={script}></script>\
            <cuecard-deck loading=eager cards=1 theme=dark>");
        page.js("document.open(); document.write(arguments[0])", json!([first]));
        until_true("the script", || page.server.requests().iter().any(|path| path.ends_with("embed.js")));
        // Some browsers run it while the page is still coming.
        page.js("document.querySelector('cuecard-deck')?.start?.()", json!([]));
        page.js("return new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))", json!([]));
        assert!(!site.widget(page, 0).is_mounted());
        page.js("document.write('<dl><dt>Mine?<dd>Yes.</dl></cuecard-deck>'); document.close()", json!([]));
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.question().as_str(), site.heard(page, "ready").len()), ("Mine?", 1));
    }

    fn two_quizzes_of_a_deck_go_on_together(page) {
        let site = Site::beside(page);
        let tag = format!("<cuecard-deck id=own order=in-order>{}</cuecard-deck>", OWN.replace("</dl>", "<dt id=three>Three?<dd>Yes.</dl>"));
        site.open(page, &tag.repeat(2));
        let [first, second] = [0, 1].map(|n| site.widget(page, n).is_there());
        first.answer("Good");
        until_true("the second card in both", || [first, second].iter().all(|widget| widget.question() == "Two?"));
        assert_eq!(second.position(), "2 of 3");
        second.reveal();
        first.answer("Good");
        second.counts(2);
        assert_eq!(second.question(), "Two?", "an answer that is shown stays");
        second.press("Easy");
        until_true("the third card in both", || [first, second].iter().all(|widget| widget.question() == "Three?"));
        second.answer("Good");
        first.read_that("Session complete");
    }

    fn an_element_without_text_waits_for_its_cards(page) {
        let site = Site::beside(page);
        for content in ["<dl></dl>", "<div> <!-- soon --> </div>", "<dl><dt></dt></dl>"] {
            site.open(page, &format!("<cuecard-deck loading=eager>{content}</cuecard-deck>"));
            let widget = site.widget(page, 0);
            widget.read_that("There are no cards here yet.");
            assert!(!widget.reads().contains("Show answer"), "{content}");
            widget.js("widget.innerHTML = '<dl><dt>And now?<dd>Yes.</dl>'");
            assert_eq!(widget.is_there().question(), "And now?", "{content}");
            assert_eq!((site.heard(page, "error").len(), site.heard(page, "ready").len()), (0, 1), "{content}");
        }
    }

    fn starting_asks_once_more_for_a_deck_that_failed(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("404");
        let start = || page.remote.js_later("document.querySelector('cuecard-deck').start().then(() => arguments[0]('there'), error => arguments[0](error.code))", json!([]));
        site.open_html(page, &site.html("", "<cuecard-deck deck=/missing.md></cuecard-deck>"));
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "missing");
        assert_eq!(start(), "missing", "before there ever was a quiz");
        site.file("/missing.md", "# Own {#own}\n## A\n#### One? {#one}\nYes.\n");
        assert_eq!(start(), "there");
        let widget = site.widget(page, 0).is_there();
        widget.js("widget.deck = '/gone.md'");
        until_true("the error", || site.heard(page, "error").last().is_some_and(|error| error["code"] == "missing") && !widget.is_mounted());
        assert_eq!(start(), "missing");
        site.file("/gone.md", "# Own {#own}\n## A\n#### Two? {#two}\nYes.\n");
        assert_eq!(start(), "there");
        assert_eq!(widget.is_there().question(), "Two?");
    }

    fn a_deck_is_erased_for_good_and_no_other(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck loading=eager></cuecard-deck><cuecard-deck loading=eager id=own order=in-order>{OWN}</cuecard-deck>").repeat(2));
        let widgets = [0, 1, 2, 3].map(|n| site.widget(page, n).is_there());
        widgets[0].answer("Good");
        widgets[1].answer("Good");
        widgets[3].counts(1);
        let places = |page: &Page| [page.kept(), page.journal()].map(|kept| kept.keys().filter(|key| key.contains("/own")).count() > 0);
        until_true("both places", || places(page) == [true, true]);
        page.remote.js_later("document.querySelectorAll('cuecard-deck')[1].reset({ erase: true }).then(arguments[0])", json!([]));
        assert_eq!(places(page), [false, false]);
        until_true("no rating", || [1, 3].iter().all(|n| widgets[*n].ratings() == 0));
        assert_eq!((widgets[3].question().as_str(), widgets[2].ratings()), ("One?", 1));
        page.remote.reload();
        assert_eq!([0, 1, 2, 3].map(|n| site.widget(page, n).is_there().ratings()), [1, 0, 1, 0]);
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn what_was_kept_under_a_former_id_does_not_come_back_once_it_is_erased(page) {
        let site = Site::beside(page);
        let tag = |id: &str| format!("<cuecard-deck loading=eager {id} order=in-order>{OWN}</cuecard-deck>");
        // As an earlier version knew the deck that has the id `Own` now.
        site.open(page, &tag("id=own"));
        site.widget(page, 0).is_there().answer("Good");
        site.open(page, &tag("id=Own"));
        assert_eq!(site.widget(page, 0).is_there().ratings(), 1, "it goes along");
        page.remote.js_later("document.querySelector('cuecard-deck').reset({ erase: true }).then(arguments[0])", json!([]));
        assert_eq!(site.widget(page, 0).is_there().ratings(), 0);
        page.remote.reload();
        assert_eq!(site.widget(page, 0).is_there().ratings(), 0);
        site.open(page, &tag("id=own"));
        assert_eq!(site.widget(page, 0).is_there().ratings(), 1, "which may be another deck’s");
    }

    fn a_quiz_that_is_taken_away_at_once_is_erased_all_the_same(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck loading=eager id=own order=in-order>{OWN}</cuecard-deck>"));
        site.widget(page, 0).is_there().answer("Good");
        let kept = |page: &Page| page.kept().keys().any(|key| key.contains("/own"));
        assert!(kept(page));
        let script = "const quiz = document.querySelector('cuecard-deck'), done = arguments[0];
            quiz.reset({ erase: true }).then(() => done('erased'), ({ message }) => done(message)); quiz.remove()";
        assert_eq!(page.remote.js_later(script, json!([])), "erased");
        assert!(!kept(page));
    }

    fn the_focus_goes_to_the_card_when_what_had_it_is_rewritten(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck id=own order=in-order>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        let focused = |what: &str| until_true(what, || {
            let at = widget.js("return root.activeElement?.className ?? document.activeElement.localName");
            at == "cc-question" || at == "cc-answer"
        });
        widget.reveal();
        focused("the answer");
        let list = "const list = widget.querySelector('dl');";
        for script in [
            "list.prepend(list.children[2], list.children[3])",
            "list.insertAdjacentHTML('beforeend', '<dt id=three>Three?<dd>Yes.')",
            "[...root.querySelectorAll('.cc-bar button')].find(button => button.getClientRects().length).focus(); widget.section = 'none'; widget.order = 'shuffled'",
            "widget.querySelector('#one').nextElementSibling.remove(); widget.querySelector('#one').remove()",
            "list.innerHTML = ''",
        ] {
            widget.js(&format!("{list} {script}"));
            widget.js("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        }
        until_true("nothing to ask", || !widget.is_mounted());
        widget.js(&format!("{list} list.innerHTML = '<dt id=four>Four?<dd>Yes.'"));
        until_true("the new card", || widget.is_mounted() && widget.question() == "Four?");
        focused("the new card");
        widget.answer("Good");
        widget.js(&format!("{list} list.insertAdjacentHTML('beforeend', '<dt id=five>Five?<dd>Yes.')"));
        until_true("one more", || widget.question() == "Five?");
        focused("one more");
    }

    fn attributes_that_change_nothing_leave_the_quiz_alone(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck id=own order=in-order cards=2>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.reveal();
        widget.js("widget.mark = root.querySelector('.cc')");
        for (name, value) in [("section", ""), ("order", "in-order "), ("cards", "50"), ("storage", "local"), ("deck", "/other.md"), ("id", "own"), ("words", "")] {
            widget.js(&format!("widget.setAttribute({name:?}, {value:?})"));
            widget.js("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
            assert_eq!((widget.position().as_str(), widget.js("return root.querySelector('.cc').dataset.face")), ("2 of 2", json!("back")), "{name}");
        }
        assert_eq!(widget.js("return widget.mark == root.querySelector('.cc')"), true, "nothing was drawn anew");
        assert_eq!(site.heard(page, "ready").len(), 1);
        widget.js("widget.id = 'another'");
        until_true("the deck of that id", || site.heard(page, "ready").len() == 2 && widget.position() == "1 of 2");
        for script in ["widget.section = 'gone'", "widget.querySelector('dd').textContent = 'Well, yes.'", "widget.theme = 'dark'"] {
            widget.js(script);
            widget.js("return new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        }
        assert_eq!(site.hears(page, "error", 1).len(), 1, "a section that is none is told once");
    }

    fn a_deck_without_an_id_does_not_follow_the_title_of_its_page(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck order=in-order>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.js("document.title = '(1) News'; widget.querySelectorAll('dd')[1].textContent = 'No, no.'");
        widget.reveal();
        widget.read_that("No, no.");
        assert_eq!((widget.ratings(), site.heard(page, "ready").len(), widget.position().as_str()), (1, 1, "2 of 2"));
    }

    fn a_deck_that_several_ask_for_is_fetched_once(page) {
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## A\n#### One? {#one}\nYes.\n");
        site.open(page, &"<cuecard-deck loading=eager deck=/own.md></cuecard-deck>".repeat(5));
        (0..5).for_each(|n| assert!(site.widget(page, n).is_there().is_mounted()));
        assert_eq!(asked(&site, ["/own.md", "/none"])[0], 1);
    }

    fn the_deck_that_was_there_when_it_was_asked_for_is_erased(page) {
        let site = Site::beside(page);
        let keys = |id: &str| page.kept().keys().any(|key| key.contains(&format!("/{id}/")));
        for id in ["other", "own"] {
            site.open(page, &format!("<cuecard-deck loading=eager id={id} order=in-order>{OWN}</cuecard-deck>"));
            site.widget(page, 0).is_there().answer("Good");
        }
        let script = "const quiz = document.querySelector('cuecard-deck'), done = quiz.reset({ erase: true });
            quiz.id = 'other'; done.then(arguments[0])";
        page.remote.js_later(script, json!([]));
        assert_eq!((keys("own"), keys("other")), (false, true));
        let widget = site.widget(page, 0);
        until_true("the other deck", || widget.is_mounted() && widget.position() == "2 of 2");
        let script = "import(arguments[0]).then(({ erase }) => erase('other')).then(arguments[1])";
        site.open(page, "<p>Logged out.</p>");
        page.remote.js_later(script, json!([site.app("embed/erase.js")]));
        assert!(!keys("other"), "a page without the quiz can erase as well");
    }

    fn a_deck_is_erased_where_a_later_one_was_refused(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        let former = json!({ "deck": "before", "cards": [] });
        let deck = json!({ "schema_version": 1, "id": "own", "title": "Own", "lang": "en", "former": former, "sections": [{ "id": "a", "title": "A",
            "topics": [{ "cards": [{ "id": "one", "question": [{ "text": "One?" }], "answer": [{ "paragraph": [{ "text": "Yes." }] }] }] }] }] });
        site.file("/own.json", &deck.to_string());
        site.file("/broken.json", "{ oh");
        site.open(page, "<cuecard-deck loading=eager deck=/own.json></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        page.keep("cuecard/log/before/00000000000000a1", "");
        widget.js("widget.deck = '/broken.json'");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "json");
        let script = "document.querySelector('cuecard-deck').reset({ erase: true }).then(() => arguments[0]('erased'), ({ name }) => arguments[0](name))";
        assert_eq!(page.remote.js_later(script, json!([])), "erased");
        let kept = page.kept();
        assert!(!kept.keys().any(|key| key.contains("/log/own/")), "{kept:?}");
        assert!(kept.contains_key("cuecard/former/own"), "what it was kept under before does not come back");
    }

    fn a_deck_that_fails_late_leaves_the_one_that_is_wanted_now(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        // A deck that is not there, which is said when the test wants it.
        let slow = "<script>const real = fetch; window.fetch = (...asked) => String(asked[0]).includes('gone')
            ? new Promise(done => window.fail = () => done(new Response('', { status: 404 }))) : real(...asked)</script>";
        let open = |tag: &str| site.open_html(page, &site.html(slow, tag));
        let is_asked = || until_true("what will fail", || page.js("return !!window.fail", json!([])) == true);
        let fail = || page.js("window.fail(); window.fail = null; return new Promise(done => setTimeout(done))", json!([]));
        open("<cuecard-deck deck=/gone.md loading=eager></cuecard-deck>");
        let widget = site.widget(page, 0);
        is_asked();
        widget.js("widget.deck = 'interview'");
        fail();
        assert_eq!(widget.is_there().position(), "1 of 34", "the first one failed");
        widget.js("widget.deck = '/gone.md'");
        is_asked();
        widget.js("widget.deck = 'interview'");
        fail();
        assert_eq!((widget.is_there().position().as_str(), site.heard(page, "error").len()), ("1 of 34", 0));
        open("<cuecard-deck id=own deck=/gone.md loading=eager></cuecard-deck>");
        is_asked();
        site.widget(page, 0).js(&format!("widget.innerHTML = {OWN:?}"));
        fail();
        assert_eq!(site.widget(page, 0).is_there().position(), "1 of 2", "cards came meanwhile");
        assert_eq!(site.heard(page, "error").len(), 0);
    }

    fn an_id_may_be_of_any_length(page) {
        let site = Site::beside(page);
        let [long, marked] = ["a-question-that-is-long-".repeat(3), "A_question_".repeat(6)];
        let cards = format!("<dl><dt id={long}>One?<dd>Yes.<dt id={marked}>Two?<dd>No.<dt id={marked}x>Three?<dd>No.</dl>");
        site.open(page, &format!("<cuecard-deck id={long} order=in-order>{cards}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        page.remote.reload();
        assert_eq!(site.widget(page, 0).is_there().position(), "2 of 3");
    }

    fn what_is_asked_of_a_quiz_without_cards_is_refused(page) {
        let site = Site::beside(page);
        site.open(page, &format!("<cuecard-deck id=own order=in-order>{OWN}</cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.reveal();
        widget.js("widget.innerHTML = '<dl></dl>'");
        until_true("nothing to ask", || !widget.is_mounted());
        assert_eq!(widget.js("return root.activeElement?.textContent"), "There are no cards here yet.", "the focus stays");
        for what in ["reset", "export"] {
            let script = format!("document.querySelector('cuecard-deck').{what}().then(arguments[0], ({{ code }}) => arguments[0](code))");
            assert_eq!(page.remote.js_later(&script, json!([])), "waiting", "{what}");
        }
        widget.js(&format!("widget.innerHTML = {OWN:?}"));
        until_true("the cards", || widget.is_mounted() && widget.position() == "2 of 2");
        widget.js("widget.reset()");
        until_true("a fresh start", || widget.position() == "1 of 2");
        until_true("the focus", || widget.js("return root.activeElement?.className") == "cc-question");
    }

    fn a_section_of_a_deck_to_come_is_asked_of_that_deck(page) {
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## A\n#### One? {#one}\nYes.\n## B\n#### Two? {#two}\nYes.\n");
        // By the page itself: WebKit ends a task of its driver's scripts at each change.
        let script = "<script>onhashchange = () => Object.assign(document.querySelector('cuecard-deck'), { section: 'B', deck: '/own.md' })</script>";
        site.open(page, &format!("<cuecard-deck></cuecard-deck>{script}"));
        let widget = site.widget(page, 0).is_there();
        widget.js("location.hash = 'b'");
        until_true("its card", || widget.is_mounted() && widget.question() == "Two?");
        assert_eq!(site.heard(page, "error"), Vec::<Value>::new());
    }

    fn a_file_of_the_quiz_that_is_missing_is_named(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("");
        page.server.spoil("cuecard-", "_bg.wasm", Spoilt::Missing);
        site.open(page, &format!("<cuecard-deck loading=eager>{OWN}</cuecard-deck>"));
        let told = site.hears(page, "error", 1);
        assert_eq!(told[0]["code"], "absent");
        let words = told[0]["message"].as_str().unwrap_or_default();
        assert!(words.starts_with("A file of the quiz is missing: http") && words.ends_with("_bg.wasm"), "{words}");
    }

    fn cards_in_a_slot_are_those_that_stand_in_its_place(page) {
        let site = Site::beside(page);
        let script = "<script>customElements.define('our-quiz', class extends HTMLElement {
            constructor() { super().attachShadow({ mode: 'open' }).innerHTML = '<cuecard-deck id=own><slot></slot></cuecard-deck>'; }
        })</script>";
        site.open(page, &format!("<our-quiz>{OWN}</our-quiz>{script}"));
        let asks = "const quiz = document.querySelector('our-quiz').shadowRoot.querySelector('cuecard-deck');
            return quiz.shadowRoot.querySelector('[data-app] .cc-position, [data-app] .cc-question')?.textContent ?? ''";
        until_true("a question", || page.js(asks, json!([])).as_str().is_some_and(|text| text == "One?" || text == "Two?" || text.contains("of 2")));
    }

    fn text_has_the_readers_own_size_whatever_font_the_page_has(page) {
        let site = Site::beside(page);
        let sizes = |font: &str| {
            site.open(page, &format!("<style>body {{ font-family: {font} }}</style><cuecard-deck>{OWN}</cuecard-deck>"));
            let size = "return ['.cc-question', '.cc-show', '.cc-status'].map(part => getComputedStyle(root.querySelector(part)).fontSize)";
            site.widget(page, 0).is_there().js(size)
        };
        assert_eq!(sizes("monospace"), sizes("serif"));
    }
}
