//! What the page's policy allows and refuses.

use std::fs;

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, in_every_browser, kept, kit};
use serde_json::json;

/// Goes through every view, with what is loaded late in each of them.
fn whole_run(page: &Page) {
    page.open_beside();
    page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
    page.open();
    page.press_button("Filter");
    page.choose("Section", "Behaviour and situations");
    page.press_button("Filter");
    while page.see().question.is_some() {
        if !page.see().is_back {
            page.reveal();
        }
        page.rate("Good");
    }
    page.find("heading", "Session complete");
    page.go_to("Deck");
    page.press_button("What have you built with Python?");
    page.go_to("Progress");
    page.find("region", "What you would know now");
    page.go_to("Settings");
    page.file_from("Download backup");
    page.press_button("Make a link");
    until_true("the code", || page.js("return !!document.querySelector('.cc-code svg')", json!([])) == true);
}

/// What should never run, in all the ways there are to put it into a page.
const PUT_IN: &str = "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'>
    <style>.cc { display: none !important }</style><script src='data:text/javascript,window.ran=3'></script>
    <base href='https://example.com/'>";

/// Serves a page of the app's with that put in before its end, beside the page itself; gives its address.
fn tampered(page: &Page, file: &str) -> String {
    let html = fs::read_to_string(kit::dist().join(file)).expect("the page");
    let watched = "<head><script src=\"/watch/watch.js\"></script>";
    let html = html.replacen("<head>", watched, 1).replacen("</body>", &format!("{PUT_IN}</body>"), 1);
    page.server.page("/quiz/with.html", &html);
    page.server.expect_trouble("policy: ");
    page.server.expect_trouble("Content Security Policy");
    // What is refused has an error of its own, without words.
    page.server.expect_trouble("error: undefined");
    page.server.expect_trouble("/quiz/x");
    page.server.expect_trouble("not loaded");
    page.server.at("/quiz/with.html")
}

/// Opens somebody's page with the quiz in a frame, and turns to that.
fn open_in_frame(page: &Page, site: &Site, address: &str) {
    site.open_html(
        page,
        &format!("<!doctype html><title>Somebody</title><iframe src='{address}' width=400 height=600></iframe>"),
    );
    page.remote.enter_frame();
}

#[track_caller]
fn refused(page: &Page, directive: &str) {
    let seen = || page.server.trouble().iter().any(|trouble| trouble.starts_with(&format!("policy: {directive}")));
    until_true(&format!("{directive} to refuse something"), seen);
}

/// Notes whatever makes markup or a script of text, which browsers without trusted types do not refuse.
const SINKS: &str = "for (const [on, ...names] of [
        [Element, 'innerHTML', 'outerHTML', 'insertAdjacentHTML'], [ShadowRoot, 'innerHTML'], [Document, 'write', 'writeln'],
        [Range, 'createContextualFragment'], [DOMParser, 'parseFromString'], [HTMLIFrameElement, 'srcdoc'],
        [HTMLScriptElement, 'src', 'text'],
    ]) for (const name of names) {
        const { value, set, ...own } = Object.getOwnPropertyDescriptor(on.prototype, name);
        const noted = real => function (...texts) {
            console.error(`text becomes markup or script: ${name}`);
            return real.apply(this, texts);
        };
        Object.defineProperty(on.prototype, name, value ? { value: noted(value), ...own } : { set: noted(set), ...own });
    }";

/// What makes of any browser one that does not know trusted types, with [`untrusting`].
const UNKNOWN: &str = "Object.defineProperty(window, 'trustedTypes', { value: undefined });";

/// A page of the app's as a browser reads it that does not know trusted types.
fn untrusting(file: &str) -> String {
    let html = fs::read_to_string(kit::dist().join(file)).expect("the page");
    let (before, after) =
        html.split_once("; require-trusted-types-for 'script'; trusted-types default").expect("a policy");
    let head = "<head><script src=\"/watch/watch.js\"></script>";
    format!("{before}{after}").replacen("<head>", head, 1)
}

/// Addresses that a worker could be asked for at, which only a trusted type refuses: one of our own, and many that are not,
/// though they begin like ours, or are one of ours to some hosts.
const ADDRESSES: &str = "const addresses = () => {
        const folder = new URL('.', document.baseURI).href;
        const elsewhere = ['..%2fother/app-worker.js', '..%2Fbeside.js', '..%5cbeside.js', '%2e%2e/beside.js', './.%2e/sw.js',
            'x/..%2fapp-worker.js', 'app%2Dworker.js', 'app-worker.js?x', 'app-worker.js#x', 'app-worker.js/x', 'sw.js%00',
            'embed.js', 'theirs/app-worker.js', ''].map(name => folder + name);
        return [...[...elsewhere, '/beside.js', '//app-worker.js', 'data:text/javascript,0'].map(one => ['worker elsewhere ' + one, one]),
            ['the same by a longer way', folder + 'x/../app-worker.js']];
    };";

/// Text becomes neither script nor markup on the page that is open; where the browser knows no trusted types, no script.
#[track_caller]
fn no_text_runs(page: &Page) {
    page.server.expect_trouble("policy: ");
    page.server.expect_trouble("Content Security Policy");
    page.server.expect_trouble("Trusted");
    let script = "const done = arguments[arguments.length - 1], knows = !!window.trustedTypes, tried = { knows };
        const attempt = (what, act) => {
            try { act(); tried[what] = 'done' } catch { tried[what] = 'refused' }
        };
        const host = document.createElement('p');
        attempt('markup', () => host.innerHTML = '<button onclick=\"window.ran = 1\">bold</button>');
        attempt('worker beside the page', () => new Worker('app-worker.js', { type: 'module' }).terminate());
        if (knows) for (const [what, address] of addresses()) attempt(what, () => new Worker(address, { type: 'module' }).terminate());
        document.body.append(host);
        host.querySelector('button')?.click();
        host.remove();
        const settle = how => { tried['worker of text'] = how; done(tried) };
        try {
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
            worker.onmessage = () => settle('done');
            worker.onerror = () => settle('refused');
        } catch { settle('refused') }";
    let tried = page.js_later(&format!("{ADDRESSES}\n{script}"), json!([]));
    // The test's own scripts may evaluate text, whatever the page may; so the page is asked by an event.
    let of_the_page = "const button = document.createElement('button');
        try { button.setAttribute('onclick', 'window.ran = 1') } catch {}
        document.body.append(button);
        button.click();
        button.remove();
        return window.ran || 0";
    assert_eq!(page.js(of_the_page, json!([])), 0);
    assert_eq!((&tried["worker beside the page"], &tried["worker of text"]), (&json!("done"), &json!("refused")));
    if tried["knows"] == true {
        assert_eq!((&tried["markup"], &tried["the same by a longer way"]), (&json!("refused"), &json!("done")));
        let elsewhere =
            tried.as_object().into_iter().flatten().filter(|(what, _)| what.starts_with("worker elsewhere"));
        let done: Vec<_> = elsewhere.filter(|(_, outcome)| *outcome != "refused").collect();
        assert!(done.is_empty(), "{done:?}");
    }
}

in_every_browser! {
    fn a_whole_run_breaks_no_policy_and_asks_no_other_site(page) {
        // Whatever is noted here is trouble that fails the test.
        page.server.script(SINKS);
        whole_run(page);
        let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        let policy = page.js(policy, json!([]));
        assert!(policy.as_str().is_some_and(|policy| policy.starts_with("default-src 'none'; ")), "{policy}");
        // Whatever a policy refuses is trouble that fails the test, and what was asked for is looked at here.
        let asked = "return performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin)
            .filter(origin => origin != location.origin)";
        assert_eq!(page.js(asked, json!([])), json!([]));
        assert!(page.server.requests().iter().any(|path| path.ends_with("/worker_bg.wasm")), "the worker has run");
        let inline = "return [...document.querySelectorAll('script:not([src]), style, [style]:not(.cc, .cc *)')].map(tag => tag.localName)";
        assert_eq!(page.js(inline, json!([])), json!(["script", "style"]), "which the policy names by their digests");
    }

    fn what_is_put_into_the_page_does_not_run(page) {
        page.remote.goto(&tampered(page, "index.html"));
        page.taken_over();
        refused(page, "script-src-elem");
        refused(page, "style-src-elem");
        page.answer("Good");
        assert_eq!(page.js("return window.ran || 0", json!([])), 0);
    }

    fn what_is_put_into_the_page_in_a_frame_does_not_run(page) {
        let site = Site::beside(page);
        open_in_frame(page, &site, &tampered(page, "embed.html"));
        let widget = site.widget(page, 0).is_there();
        refused(page, "script-src-elem");
        refused(page, "style-src-elem");
        widget.answer("Good");
        assert_eq!(page.js("return window.ran || 0", json!([])), 0);
    }

    fn a_quiz_in_a_frame_breaks_no_policy_whatever_it_is_asked_for(page) {
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## Tools\n#### Name your tool {#tool}\nRust.\n#### And why?\nSo.\n");
        page.server.page("/quiz/words.json", r#"{ "Good": "Gut" }"#);
        let query = format!("?deck={}&words=words.json&views=progress", site.at("/own.md"));
        open_in_frame(page, &site, &site.app(&format!("embed.html{query}")));
        // Whatever a policy refuses is trouble that fails the test.
        let widget = site.widget(page, 0).is_there();
        let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        let policy = page.js(policy, json!([]));
        assert!(policy.as_str().is_some_and(|policy| policy.starts_with("default-src 'none'; ")), "{policy}");
        assert_eq!(widget.question(), "Name your tool");
        widget.reveal();
        widget.press("Gut");
        widget.faces("front");
        widget.press("Progress");
        widget.read_that("What you would know now");
    }

    fn in_a_frame_of_no_origin_the_app_runs_or_the_page_says_what_to_do(page) {
        let loads = page.loads_without_origin();
        page.open_framed_early(390, 700, Some("allow-scripts"));
        page.card_is_there();
        let is_said = |page: &Page| page.js("return document.querySelector('.cc-bare').checkVisibility()", json!([])) == true;
        if !loads {
            ["policy: ", "not loaded: ", "rejection: "].iter().for_each(|words| page.server.expect_trouble(words));
            until_true("the page to say what to do", || is_said(page));
        } else {
            page.taken_over();
            assert!(!is_said(page));
        }
    }

    fn text_becomes_neither_script_nor_markup(page) {
        page.open();
        no_text_runs(page);
    }

    fn text_becomes_neither_script_nor_markup_in_a_frame(page) {
        let site = Site::beside(page);
        open_in_frame(page, &site, &site.app("embed.html"));
        site.widget(page, 0).is_there();
        no_text_runs(page);
    }

    fn where_trusted_types_are_unknown_text_runs_no_more(page) {
        page.server.script(UNKNOWN);
        page.server.page("/quiz/", &untrusting("index.html"));
        page.server.page("/quiz/embed.html", &untrusting("embed.html"));
        page.open();
        no_text_runs(page);
        page.answer("Good");
        page.go_to("Progress");
        page.find("region", "What you would know now");
        page.remote.goto(&page.server.at("/quiz/embed.html"));
        page.widget(0).is_there();
        no_text_runs(page);
    }
}
