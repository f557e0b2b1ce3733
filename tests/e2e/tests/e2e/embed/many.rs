//! Many widgets on a page; widgets that come and go.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, in_every_browser};
use serde_json::json;

/// Puts a widget in, moves it once it is ready and has read the journal, and takes it out; tells the size of the Wasm's
/// memory after so many. Without a pause for the journal, readings pile up where IndexedDB is slower than this is.
const CYCLE: &str = "window.cycle = async times => {
    const [left, right] = ['#left', '#right'].map(place => document.querySelector(place));
    for (let n = 0; n < times; n += 1) {
        const quiz = document.createElement('cuecard-deck');
        quiz.setAttribute('loading', 'eager');
        const ready = new Promise(resolve => quiz.addEventListener('cuecard:ready', resolve, { once: true }));
        left.append(quiz);
        await ready;
        while (!window.isHurried && quiz.shadowRoot.querySelector('.cc').dataset.saved == 'wait') await new Promise(resolve => setTimeout(resolve));
        right.append(quiz);
        await null;
        if (!quiz.shadowRoot.querySelector('[data-app]')) throw new Error('it is gone after moving');
        quiz.remove();
    }
    await new Promise(requestAnimationFrame);
    const glue = performance.getEntriesByType('resource').find(({ name }) => /cuecard-\\w+\\.js$/.test(name)).name;
    return (await (await import(glue)).default()).memory.buffer.byteLength;
};";

/// Opens a page that has [`CYCLE`]; in the page itself, since some drivers' scripts have modules of their own.
fn open_for_cycles(page: &Page, site: &Site) {
    site.file("/cycle.js", CYCLE);
    site.open(page, "<div id=left></div><div id=right></div><script type=module src=/cycle.js></script>");
    until_true("the script", || page.js("return !!window.cycle", json!([])) == true);
}

/// The size of the Wasm's memory after a hundred widgets more.
fn a_hundred(page: &Page) -> u64 {
    let cycle = "const done = arguments[arguments.length - 1]; cycle(100).then(done, error => done(String(error)))";
    let told = page.remote.js_later(cycle, json!([]));
    told.as_u64().unwrap_or_else(|| panic!("{told}"))
}

/// Counts the widgets of a page that have the app in them.
fn mounted(page: &Page) -> u64 {
    let count = "return [...document.querySelectorAll('cuecard-deck')].filter(one => one.shadowRoot.querySelector('[data-app]')).length";
    page.js(count, json!([])).as_u64().unwrap_or_default()
}

/// Moves the page's widget into the body of its frame.
const INTO_FRAME: &str = "const inner = document.querySelector('iframe').contentDocument;
    inner.body.append(arguments[0] == 'adopted' ? inner.adoptNode(document.querySelector('cuecard-deck')) : document.querySelector('cuecard-deck'))";

in_every_browser! {
    fn a_quiz_moved_into_another_document_keeps_its_style_and_session(page) {
        let site = Site::beside(page);
        site.file("/inner", "<!doctype html><title>Inner</title><body>");
        for how in ["appended", "adopted"] {
            site.open(page, "<cuecard-deck storage=session style='inline-size: 340px'></cuecard-deck><iframe src=/inner width=380 height=700></iframe>");
            let widget = site.widget(page, 0).is_there();
            widget.answer("Good");
            let (question, ratings) = (widget.question(), widget.ratings());
            let look = "return [...['.cc', '.cc-card', '.cc-show'].map(part => getComputedStyle(root.querySelector(part)))]
                .map(style => [style.borderRadius, style.backgroundColor, style.fontSize, style.display])";
            let before = widget.js(look);
            until_true("the frame", || page.js("return document.querySelector('iframe').contentDocument?.title == 'Inner'", json!([])) == true);
            page.js(INTO_FRAME, json!([how]));
            page.remote.enter_frame();
            let widget = page.widget(0);
            until_true("its style", || widget.js(look) == before);
            assert_eq!((widget.question(), widget.ratings()), (question, ratings), "{how}");
            // Not all drivers find elements that come from another document.
            widget.js("find('button', 'Show answer', root).click()");
            widget.faces("back");
            until_true("the next rating", || {
                widget.js("find('button', 'Good', root)?.click()");
                widget.ratings() == ratings + 1
            });
        }
    }

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
        assert_eq!((one.position().as_str(), other.position().as_str()), ("3 of 34", "2 of 5"), "each has its own session, and asks no card that was rated in the other");
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
        assert_eq!(asked, ["/quiz/embed.js", "/quiz/embed/fronts.js"]);
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

    fn a_thousand_times_in_and_about_and_out_leaves_nothing_behind(page) {
        let site = Site::beside(page);
        open_for_cycles(page, &site);
        let few = a_hundred(page);
        let many = (1..10).map(|_| a_hundred(page)).max().unwrap_or_default();
        assert!(many * 100 <= few * 105, "{few} bytes after a hundred, {many} after a thousand");
        assert_eq!(mounted(page), 0);
        assert!(page.js("return document.querySelectorAll('*').length", json!([])).as_u64().is_some_and(|nodes| nodes < 20));
        page.js("const quiz = document.createElement('cuecard-deck'); document.querySelector('#left').append(quiz)", json!([]));
        site.widget(page, 0).is_there().answer("Good");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }

    fn what_goes_before_it_has_begun_takes_all_with_it(page) {
        let site = Site::beside(page);
        open_for_cycles(page, &site);
        page.js("window.isHurried = true", json!([]));
        let few = a_hundred(page);
        let many = a_hundred(page).max(a_hundred(page));
        // No deck, no log: of each there is left no more than what waits to begin.
        assert!(many - few < 200 * 2_000, "{few} bytes after a hundred, {many} after three");
        page.js("document.querySelector('#left').append(document.createElement('cuecard-deck'))", json!([]));
        site.widget(page, 0).is_there().answer("Good");
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
