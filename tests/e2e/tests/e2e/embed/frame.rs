//! The quiz in a frame.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, Widget, in_every_browser, kept};
use serde_json::json;

fn frame(site: &Site, query: &str) -> String {
    format!("<iframe src='{}' title=Quiz width=400 height=520></iframe>", site.app("embed.html") + query)
}

/// The height of the first frame.
fn height(page: &Page) -> f64 {
    page.js("return document.querySelector('iframe').getBoundingClientRect().height", json!([]))
        .as_f64()
        .unwrap_or_default()
}

/// A deck that says it is the one of the app.
const SAME: &str = r#"{"schema_version":1,"id":"interview","title":"Interview","lang":"en","sections":[{"id":"s","title":"S",
    "topics":[{"cards":[{"id":"why-us","question":[{"text":"Theirs?"}],"answer":[{"paragraph":[{"text":"Yes."}]}]},
    {"id":"own","question":[{"text":"And theirs?"}],"answer":[{"paragraph":[{"text":"No."}]}]}]}]}],
    "former":{"deck":"interview","cards":["why-us","introduce-yourself"]}}"#;

/// Opens the page for frames by itself, as any link can.
#[track_caller]
fn open_by_link<'a>(page: &'a Page, site: &Site, query: &str) -> Widget<'a> {
    page.remote.goto(&site.app(&format!("embed.html{query}")));
    page.widget(0).is_there()
}

in_every_browser! {
    fn a_link_to_a_deck_from_elsewhere_has_ratings_of_its_own(page) {
        let site = Site::beside(page);
        for path in ["/same.json", "/other.json"] {
            site.file(path, SAME);
        }
        site.redirect("/away.json", &site.at("/same.json"));
        page.server.redirect("/quiz/away.json", &site.at("/same.json"));
        let plain = format!("{}}}", SAME.split(",\n    \"former\"").next().unwrap_or_default());
        page.server.page("/quiz/same.json", &plain);
        page.open();
        page.answer("Good");
        let query = format!("?deck={}&views=settings", site.at("/same.json"));
        let widget = open_by_link(page, &site, &query);
        assert_eq!((widget.question().as_str(), widget.ratings()), ("Theirs?", 0));
        widget.answer("Again");
        widget.answer("Again");
        widget.counts(2);
        widget.press("Settings");
        widget.press("Reset progress");
        widget.press("Yes, forget them");
        widget.read_that("All ratings are forgotten.");
        assert_eq!(open_by_link(page, &site, &query.replace("same", "other")).ratings(), 0, "nor does another address share them");
        assert_eq!(open_by_link(page, &site, "?deck=away.json").ratings(), 0, "nor one that leads away");
        page.open();
        assert_eq!(page.ratings(), 1);
        // What is beside the app is trusted.
        open_by_link(page, &site, "?deck=same.json").counts(1);
    }

    fn what_was_rated_before_of_a_deck_from_elsewhere_comes_along(page) {
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## Tools\n#### Name your tool {#tool}\nRust.\n");
        page.open_beside();
        page.keep("cuecard/log/own/00000000000000aa", &kept::log(1, &["tool"]));
        let query = format!("?deck={}", site.at("/own.md"));
        open_by_link(page, &site, &query).counts(1);
        open_by_link(page, &site, &query).counts(1);
    }

    fn words_from_elsewhere_are_not_put_into_the_app_by_a_link(page) {
        let site = Site::beside(page);
        site.file("/words.json", r#"{ "Show answer": "Pay here" }"#);
        page.server.page("/quiz/words.json", r#"{ "Show answer": "Antwort zeigen" }"#);
        page.server.redirect("/quiz/away.json", &site.at("/words.json"));
        for trouble in ["words.json", "away.json", "same-origin", "Fetch API", "not loaded"] {
            page.server.expect_trouble(trouble);
        }
        for words in [site.at("/words.json"), "away.json".into()] {
            let widget = open_by_link(page, &site, &format!("?words={words}"));
            widget.button("Show answer");
            assert!(!widget.reads().contains("Pay here"));
        }
        open_by_link(page, &site, "?words=words.json").press("Antwort zeigen");
    }

    fn a_frame_is_a_quiz_and_says_where_ratings_stay(page) {
        let site = Site::beside(page);
        site.open_html(page, &format!("<!doctype html><title>Somebody</title>{}", frame(&site, "?section=behavioural&theme=dark&cards=3")));
        page.remote.enter_frame();
        let widget = site.widget(page, 0).is_there();
        assert_eq!(widget.position(), "1 of 3");
        assert_eq!(widget.js("return getComputedStyle(root.querySelector('.cc')).colorScheme"), "dark");
        widget.answer("Good");
        let note = "return text(document.querySelector('#note')) + ' ' + document.querySelector('#note a').href";
        let wanted = format!("Ratings made here may be stored for this page only. Open the full page {}", site.app(""));
        assert_eq!(page.js(note, json!([])), wanted);
        assert_eq!(page.js("return document.documentElement.scrollWidth <= innerWidth", json!([])), true);
    }

    fn a_frame_that_may_keep_nothing_says_so_in_one_line(page) {
        let site = Site::beside(page);
        let loads = page.loads_without_origin();
        let sandboxed = frame(&site, "").replace("<iframe", "<iframe sandbox=allow-scripts");
        site.open_html(page, &format!("<!doctype html><title>Somebody</title>{sandboxed}"));
        page.remote.enter_frame();
        let is_bare = || page.js("return document.querySelector('#bare').checkVisibility()", json!([])) == true;
        if !loads {
            // Then the page says what to do.
            ["policy: ", "not loaded: "].iter().for_each(|words| page.server.expect_trouble(words));
            return until_true("the page to say what to do", is_bare);
        }
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        assert_eq!(widget.ratings(), 1);
        assert_eq!(page.js("return text(document.querySelector('#note'))", json!([])), "This browser stores no ratings for a quiz inside another page. Open the full page");
        assert_eq!(widget.js("return root.querySelectorAll('[role=alert]').length"), 0, "and in no other");
        assert!(!is_bare());
    }

    fn a_frame_becomes_as_high_as_it_needs_to_be(page) {
        let site = Site::beside(page);
        site.open(page, &frame(&site, "?cards=3"));
        page.remote.enter_frame();
        let widget = site.widget(page, 0).is_there();
        let fits = "return 'fits' in document.documentElement.dataset && document.documentElement.scrollHeight <= innerHeight + 1";
        until_true("the frame to fit", || page.js(fits, json!([])) == true);
        widget.reveal();
        until_true("the frame to fit the answer", || page.js("return innerHeight > 700 && document.documentElement.scrollHeight <= innerHeight + 1", json!([])) == true);
        // By a script: the frame is higher than the window, and not every driver scrolls the page around.
        widget.js("root.querySelector('[data-r=good]').click()");
        widget.faces("front");
        until_true("the frame to be small again", || page.js("return innerHeight < 600", json!([])) == true);
    }

    fn a_strict_policy_does_not_hinder_a_frame(page) {
        let site = Site::beside(page);
        let app = site.app_origin();
        let policy = format!("default-src 'none'; script-src 'self' {app}; frame-src {app}");
        let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        site.open_html(page, &site.html(&head, &frame(&site, "?cards=3")));
        page.remote.enter_frame();
        let widget = site.widget(page, 0).is_there();
        widget.js("root.querySelector('.cc-show').click()");
        widget.faces("back");
        until_true("the frame to fit", || page.js("return 'fits' in document.documentElement.dataset", json!([])) == true);
    }

    fn only_a_frame_of_ours_says_how_high_it_is(page) {
        let site = Site::beside(page);
        site.file("/other", "<!doctype html><title>Other</title><script>parent.postMessage({ cuecard: 1, height: 9999, fits: true }, '*'); parent.postMessage('seen', '*')</script>");
        site.open(page, &format!("<iframe src=/other height=300></iframe><script>addEventListener('message', ({{ data }}) => window.seen ||= data == 'seen')</script>{}", frame(&site, "")));
        until_true("the message", || page.js("return !!window.seen", json!([])) == true);
        page.js("postMessage({ cuecard: 1, height: 9999, fits: true }, '*')", json!([]));
        page.settled();
        assert!(height(page) < 310.0);
    }

    fn the_description_for_other_sites_is_found(page) {
        page.remote.goto(&page.server.at("/quiz/embed.html"));
        let found = "const done = arguments[arguments.length - 1], link = document.querySelector('link[type=\"application/json+oembed\"]');
            fetch(link.href).then(answer => answer.json()).then(({ version, type, html }) => done([version, type, /^<iframe src=.*embed.html/.test(html)]), error => done(String(error)))";
        assert_eq!(page.remote.js_later(found, json!([])), json!(["1.0", "rich", true]));
    }
}
