//! Many widgets on a page; widgets that come and go.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, in_every_browser};
use serde_json::json;

/// Counts the widgets of a page that have the app in them.
fn mounted(page: &Page) -> u64 {
    let count = "return [...document.querySelectorAll('cuecard-deck')].filter(one => one.shadowRoot.querySelector('[data-app]')).length";
    page.js(count, json!([])).as_u64().unwrap_or_default()
}

in_every_browser! {
    fn ten_quizzes_are_rated_at_once(page) {
        let site = Site::beside(page);
        let decks: String = (0..10).map(|n| format!("<cuecard-deck loading=eager id=own-{n}><dl><dt id=a>Question {n}?<dd>Yes.<dt id=b>More {n}?<dd>No.</dl></cuecard-deck>")).collect();
        site.open(page, &decks);
        for n in 0..10 {
            site.widget(page, n).is_there();
        }
        let press = |selector: &str| page.js("for (const one of document.querySelectorAll('cuecard-deck')) one.shadowRoot.querySelector(arguments[0]).click()", json!([selector]));
        press(".cc-show");
        (0..10).for_each(|n| site.widget(page, n).faces("back"));
        press("[data-r=good]");
        for n in 0..10 {
            site.widget(page, n).counts(1);
            assert_eq!(site.widget(page, n).question(), format!("More {n}?"));
        }
        let told = site.hears(page, "rate", 10);
        assert_eq!(told.len(), 10);
        let logs = page.kept().into_keys().filter(|key| key.starts_with("cuecard/log/own-")).count();
        assert_eq!(logs, 10, "each deck has a log of its own");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn two_of_the_same_deck_keep_in_step(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck></cuecard-deck><cuecard-deck section=behavioural loading=eager></cuecard-deck>");
        let (one, other) = (site.widget(page, 0).is_there(), site.widget(page, 1).is_there());
        one.answer("Good");
        other.counts(1);
        other.answer("Hard");
        one.counts(2);
        page.remote.reload();
        one.is_there();
        other.is_there();
        assert_eq!((one.ratings(), other.ratings()), (2, 2));
        assert_eq!((one.position().as_str(), other.position().as_str()), ("2 of 34", "2 of 5"), "each has its own session");
    }

    fn a_quiz_inside_closed_details_waits_until_they_are_opened(page) {
        let site = Site::beside(page);
        site.open(page, "<details><summary>Practice</summary><cuecard-deck></cuecard-deck></details><p>Text</p>");
        until_true("the element", || page.js("return !!customElements.get('cuecard-deck')", json!([])) == true);
        let asked = |page: &Page| page.server.requests().iter().any(|path| path.ends_with(".wasm"));
        page.settled();
        assert!(!site.widget(page, 0).is_mounted() && !asked(page), "nothing is loaded for a quiz nobody can see");
        page.js("document.querySelector('details').open = true", json!([]));
        site.widget(page, 0).is_there().answer("Good");
    }

    fn a_quiz_far_below_costs_the_page_next_to_nothing(page) {
        let site = Site::beside(page);
        site.open(page, "<p style='block-size: 3000px'></p><cuecard-deck></cuecard-deck>");
        let widget = site.widget(page, 0);
        until_true("the first question", || widget.js("return text(root?.querySelector('.cc-question') ?? document.createElement('p'))") == "What have you built with Python?");
        let asked = page.server.requests();
        assert_eq!(asked, ["/quiz/embed.js", "/quiz/decks/interview.fronts.json"]);
        widget.js("widget.scrollIntoView()");
        widget.is_there();
    }

    fn a_touch_before_the_app_is_there_is_not_lost(page) {
        let site = Site::beside(page);
        page.server.hold_wasm();
        site.open(page, "<cuecard-deck></cuecard-deck>");
        let widget = site.widget(page, 0);
        widget.press("Show answer");
        page.server.release_wasm();
        widget.faces("back");
        assert_eq!(widget.question(), "What have you built with Python?");
    }

    fn an_element_that_is_moved_goes_on_where_it_was(page) {
        let site = Site::beside(page);
        site.open(page, "<div id=left><cuecard-deck storage=none></cuecard-deck></div><div id=right></div>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.reveal();
        page.js("document.querySelector('#right').append(document.querySelector('cuecard-deck'))", json!([]));
        assert_eq!((widget.ratings(), widget.is_mounted()), (1, true));
        widget.press("Easy");
        widget.counts(2);
    }

    fn an_element_that_is_taken_out_and_put_back_goes_on(page) {
        let site = Site::beside(page);
        site.open(page, "<div id=place><cuecard-deck></cuecard-deck></div>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        let question = widget.question();
        page.js("window.taken = document.querySelector('cuecard-deck'); taken.remove()", json!([]));
        page.settled();
        page.js("document.querySelector('#place').append(taken)", json!([]));
        widget.is_there();
        assert_eq!((widget.ratings(), widget.question()), (1, question));
        widget.answer("Good");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn coming_and_going_many_times_leaves_nothing_behind(page) {
        let site = Site::beside(page);
        // In the page itself: some drivers' scripts have modules of their own.
        site.file("/cycle.js", "window.cycle = async times => {
            for (let n = 0; n < times; n += 1) {
                const quiz = document.createElement('cuecard-deck');
                quiz.setAttribute('loading', 'eager');
                const ready = new Promise(resolve => quiz.addEventListener('cuecard:ready', resolve, { once: true }));
                document.querySelector('#place').append(quiz);
                await ready;
                quiz.remove();
            }
            await new Promise(requestAnimationFrame);
            const glue = performance.getEntriesByType('resource').find(({ name }) => /cuecard-\\w+\\.js$/.test(name)).name;
            return (await (await import(glue)).default()).memory.buffer.byteLength;
        };");
        site.open(page, "<div id=place></div><script type=module src=/cycle.js></script>");
        until_true("the script", || page.js("return !!window.cycle", json!([])) == true);
        let cycle = || page.remote.js_later("const done = arguments[arguments.length - 1]; cycle(15).then(done, error => done(String(error)))", json!([]));
        let few = cycle().as_u64().expect("bytes");
        let many = (0..4).map(|_| cycle().as_u64().expect("bytes")).max().unwrap_or_default();
        assert!(many - few <= 2 * 65_536, "60 more have taken {} bytes more", many - few);
        assert_eq!(mounted(page), 0);
        assert!(page.js("return document.querySelectorAll('*').length", json!([])).as_u64().is_some_and(|nodes| nodes < 20));
        page.js("const quiz = document.createElement('cuecard-deck'); document.querySelector('#place').append(quiz)", json!([]));
        site.widget(page, 0).is_there().answer("Good");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn an_element_taken_out_while_it_loads_is_no_trouble(page) {
        let site = Site::beside(page);
        page.server.hold_wasm();
        site.open(page, "<div id=place><cuecard-deck></cuecard-deck></div>");
        until_true("the app to be asked for", || page.server.requests().iter().any(|path| path.ends_with(".wasm")));
        page.js("window.taken = document.querySelector('cuecard-deck'); taken.remove()", json!([]));
        page.settled();
        page.js("document.querySelector('#place').append(taken)", json!([]));
        page.server.release_wasm();
        site.widget(page, 0).is_there().answer("Good");
        assert_eq!(site.heard(page, "ready").len(), 1, "it is mounted once");
        assert_eq!(site.heard(page, "error").len(), 0);
    }
}
