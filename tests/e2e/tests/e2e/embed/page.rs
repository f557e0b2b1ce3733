//! The page around: it is not broken, and does not break the quiz.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Launch, Site, in_every_browser};
use serde_json::json;

const HOSTILE: &str = "<style>
    * { all: unset !important; color: magenta !important; font: 40px cursive !important; letter-spacing: 1em !important;
        text-transform: uppercase !important; background: lime !important; position: fixed !important; opacity: .3 !important;
        visibility: hidden !important; direction: ltr !important; line-height: 4 !important; }
    cuecard-deck { position: static !important; display: block !important; visibility: visible !important; opacity: 1 !important; }
    button { all: unset; display: none !important } .cc, .cc-card, [part] { display: none !important; }
    :root { --desk: red; --paper: red; --ink: red; --unit: 99px; --gap: 99px; --tap: 1px }
    </style>";

/// How the parts of a widget look.
const LOOK: &str =
    "return ['.cc', '.cc-card', '.cc-question', '.cc-show', '.cc-status span', '.cc-topic'].map(part => {
    const element = root.querySelector(part), style = getComputedStyle(element);
    return [part, boxOf(element).slice(2), style.color, style.backgroundColor, style.fontSize, style.fontFamily,
        style.letterSpacing, style.lineHeight, style.visibility, style.opacity, style.textTransform, style.display];
})";

/// Has what counts on paper count on the screen: not every driver prints.
const PRINTED: &str = "
    const print = rules => { for (const rule of rules) {
        if (rule.media?.mediaText == 'print') rule.media.mediaText = 'all';
        if (rule.cssRules) print(rule.cssRules);
    } };
    for (const sheet of root.adoptedStyleSheets) print(sheet.cssRules);";

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn a_strict_policy_does_not_hinder_it(page) {
        let site = Site::beside(page);
        let app = site.app_origin();
        let policy = format!("default-src 'none'; script-src 'self' {app} 'wasm-unsafe-eval'; style-src 'self' {app}; connect-src {app}");
        let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\"><script src=/violations.js></script>");
        site.file("/violations.js", "window.violations = []; addEventListener('securitypolicyviolation', event => /favicon/.test(event.blockedURI) || violations.push(event.violatedDirective + ' ' + event.blockedURI))");
        site.open_html(page, &site.html(&head, "<cuecard-deck></cuecard-deck>
            <cuecard-deck theme=dark><dl><dt>Own?<dd>Yes.</dl></cuecard-deck>"));
        site.widget(page, 0).is_there().answer("Good");
        site.widget(page, 1).is_there().answer("Hard");
        let shown = site.widget(page, 0).js("return getComputedStyle(root.querySelector('.cc-card')).borderRadius");
        assert_eq!(shown, "14px", "its style sheet is there");
        assert_eq!(page.js("return window.violations", json!([])), json!([]));
    }

    fn a_policy_without_workers_leaves_the_cards_and_is_told_by_the_views(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("Content Security Policy");
        page.server.expect_trouble("worker");
        page.server.expect_trouble("blob:");
        let app = site.app_origin();
        let policy = format!("default-src 'none'; script-src 'self' {app} 'wasm-unsafe-eval'; style-src 'self' {app}; connect-src {app}");
        let head = format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">");
        site.open_html(page, &site.html(&head, "<cuecard-deck views='deck progress settings'></cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.press("Progress");
        widget.read_that("What you would know now");
        widget.press("Settings");
        widget.press("Download backup");
        widget.read_that("the site around it does not allow it");
        widget.press("Practice");
        widget.answer("Good");
    }

    fn a_worker_is_started_where_the_page_allows_it(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck views=settings></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.press("Settings");
        widget.press("Download backup");
        widget.read_that("Exported: cuecard-");
    }

    fn a_page_that_requires_trusted_types_allows_the_worker_by_one_name(page) {
        let site = Site::beside(page);
        let app = site.app_origin();
        // The manual's own lines.
        let line = |begin: &str| {
            let lines = include_str!("../../../../../docs/EMBEDDING.md").split(['`', '\n']);
            lines.into_iter().find(|line| line.starts_with(begin)).unwrap_or_default().replace("APP", app)
        };
        let lines = ["script-src ", "worker-src ", "require-trusted-types-for "].map(line).join("; ");
        assert_eq!(line("trusted-types "), "trusted-types cuecard");
        let policy = |named: &str| format!("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; {lines}; trusted-types {named}\"><script src=/violations.js></script>");
        site.file("/violations.js", "window.violations = []; addEventListener('securitypolicyviolation', event => /favicon/.test(event.blockedURI) || violations.push(event.violatedDirective + ' ' + event.blockedURI))");
        site.open_html(page, &site.html(&policy("cuecard"), "<cuecard-deck views='progress settings'></cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.press("Progress");
        widget.read_that("What you would know now");
        widget.press("Settings");
        widget.press("Download backup");
        widget.read_that("Exported: cuecard-");
        assert_eq!(page.js("return window.violations", json!([])), json!([]));
        ["Content Security Policy", "Trusted", "trusted", "policy"].iter().for_each(|words| page.server.expect_trouble(words));
        site.open_html(page, &site.html(&policy("'none'"), "<cuecard-deck views=settings></cuecard-deck>"));
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.press("Settings");
        widget.press("Download backup");
        let is_required = page.js("return !!window.trustedTypes", json!([])) == true;
        widget.read_that(if is_required { "the security policy of the site around it does not allow it" } else { "Exported: cuecard-" });
    }

    fn a_hostile_style_sheet_changes_nothing(page) {
        let site = Site::beside(page);
        let body = "<cuecard-deck style='inline-size: 360px'></cuecard-deck>";
        site.open_html(page, &site.html("<style>body { margin: 0 }</style>", body));
        let before = site.widget(page, 0).is_there().js(LOOK);
        site.open_html(page, &site.html(HOSTILE, &body.replace("360px", "360px !important")));
        let widget = site.widget(page, 0).is_there();
        assert_eq!(widget.js(LOOK), before);
        // The page itself cannot be scrolled any more, which a driver's click would need.
        widget.js("root.querySelector('.cc-show').click()");
        widget.faces("back");
    }

    fn it_changes_nothing_outside_itself(page) {
        let site = Site::beside(page);
        let body = "<h1 class=cc>Me</h1><button class=cc-show>Mine</button><p class=cc-card>Text</p><div style='block-size: 1500px'></div>
            <cuecard-deck></cuecard-deck>";
        site.open_html(page, &site.html("<style>html { font-size: 62.5% }</style><script>window.before = new Set(Object.getOwnPropertyNames(window))</script>", body));
        let look = "return [document.documentElement, document.head, document.body, ...document.querySelectorAll('h1, button, p')]
            .map(element => [element.outerHTML.length, element.className, boxOf(element).map(Math.round), getComputedStyle(element).font])";
        let drawn = "return text(root?.querySelector('.cc-question') ?? document.createElement('p')) != ''";
        until_true("the first question", || site.widget(page, 0).js(drawn) == true);
        let before = page.js(look, json!([]));
        assert!(!site.widget(page, 0).is_mounted(), "it is far below");
        page.js("scrollTo(0, 900)", json!([]));
        site.widget(page, 0).is_there();
        page.js("scrollTo(0, 0)", json!([]));
        let look_again = page.js(look, json!([]));
        assert_eq!(look_again, before);
        page.js("scrollTo(0, 900)", json!([]));
        let at = page.js("return [scrollX, scrollY, document.activeElement.localName]", json!([]));
        assert_eq!(at, json!([0, 900, "body"]), "no scrolling, and no focus taken");
        let globals = "return Object.getOwnPropertyNames(window).filter(name => !before.has(name) && !['before', 'heard'].includes(name) && !/^\\d+$|\\$|cdc_|ret_nodes|webdriver/i.test(name))";
        assert_eq!(page.js(globals, json!([])), json!([]), "no globals");
        assert_eq!(page.js("return [document.adoptedStyleSheets.length, document.styleSheets.length]", json!([])), json!([0, 1]));
    }

    fn the_readers_own_size_of_text_counts_and_not_the_pages(page) {
        let site = Site::beside(page);
        for size in ["62.5%", "100%", "200%"] {
            site.open_html(page, &site.html(&format!("<style>html {{ font-size: {size} }}</style>"), "<cuecard-deck></cuecard-deck>"));
            let text = site.widget(page, 0).is_there().js("return getComputedStyle(root.querySelector('.cc-status')).fontSize");
            assert_eq!(text, "14px", "{size}");
        }
    }

    fn the_pages_shortcuts_work_but_for_the_keys_the_quiz_acts_on(page) {
        let site = Site::beside(page);
        site.open(page, "<button id=first>First</button><cuecard-deck></cuecard-deck><button id=last>Last</button>
            <script>window.keys = []; addEventListener('keydown', event => keys.push(event.key))</script>");
        let widget = site.widget(page, 0).is_there();
        page.js("document.querySelector('#first').focus()", json!([]));
        ["1", "u", "k"].iter().for_each(|key| page.press(key));
        assert_eq!(page.js("return window.keys.splice(0)", json!([])), json!(["1", "u", "k"]));
        assert_eq!(widget.position(), "1 of 34", "keys outside are the page's");
        widget.js("root.querySelector('.cc-question').focus()");
        ["k", "Space", "3", "j"].iter().for_each(|key| page.press(key));
        widget.counts(1);
        assert_eq!(page.js("return window.keys.splice(0)", json!([])), json!(["k", "j"]));
    }

    fn what_is_typed_in_the_quiz_is_no_shortcut_of_the_page(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck views=deck></cuecard-deck>
            <script>window.keys = []; for (const type of ['keydown', 'keypress', 'keyup'])
                document.addEventListener(type, event => keys.push(type + event.key))</script>");
        let widget = site.widget(page, 0).is_there();
        widget.press("Deck");
        page.remote.type_into(&widget.part("input[type=search]"), "git s");
        assert_eq!(widget.js("return root.querySelector('input[type=search]').value"), "git s");
        assert_eq!(page.js("return window.keys.splice(0)", json!([])), json!([]));
        page.press("Escape");
        assert_eq!(page.js("return window.keys.splice(0)", json!([])), json!(["keydownEscape", "keyupEscape"]));
    }

    fn tab_leads_through_it_and_out_again(page) {
        let site = Site::beside(page);
        site.open(page, "<button id=first>First</button><cuecard-deck></cuecard-deck><button id=last>Last</button>");
        site.widget(page, 0).is_there().part(".cc-card .cc-mark");
        page.js("document.querySelector('#first').focus()", json!([]));
        let mut way = Vec::new();
        for _ in 0..8 {
            page.press("Tab");
            let active = page.js("let active = document.activeElement; while (active.shadowRoot) active = active.shadowRoot.activeElement; return active.id || active.ariaLabel || text(active)", json!([]));
            way.push(active.as_str().unwrap_or_default().to_string());
            if way.last().is_some_and(|last| last == "last") {
                break;
            }
        }
        assert_eq!(way, ["Filter", "Skip", "Star", "Show answer", "last"]);
    }

    fn it_is_accessible_inside_a_page(page) {
        let site = Site::beside(page);
        for scheme in ["light", "dark"] {
            site.open(page, &format!("<main><h1>Me</h1><cuecard-deck storage=none theme={scheme} views='deck progress settings'></cuecard-deck></main>"));
            let widget = site.widget(page, 0).is_there();
            page.is_accessible(&format!("widget, front, {scheme}"));
            widget.reveal();
            page.is_accessible(&format!("widget, back, {scheme}"));
        }
        page.server.expect_trouble("deck");
        site.open(page, "<main><h1>Me</h1><cuecard-deck deck='data:'></cuecard-deck></main>");
        site.widget(page, 0).read_that("Not a valid deck address");
        page.is_accessible("widget, bad deck");
    }

    fn on_paper_there_is_the_card_and_nothing_to_press(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck theme=dark></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.reveal();
        widget.js(PRINTED);
        assert_eq!(widget.js("return getComputedStyle(root.querySelector('.cc')).colorScheme"), "light", "paper is");
        let seen = widget.js("return ['.cc-question', '.cc-prose', '.cc-bar', '.cc-status'].map(part => shown(root.querySelector(part)))");
        assert_eq!(seen, json!([true, true, false, false]));
    }

    fn cards_written_in_the_element_are_printed_as_they_stand(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck><dl><dt>One?<dd>Yes.<dt>Two?<dd>No.</dl></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        let seen = "return [...widget.querySelectorAll('dt, dd'), root.querySelector('.cc-question')].map(shown)";
        assert_eq!(widget.js(seen), json!([false, false, false, false, true]), "on the screen");
        widget.js(PRINTED);
        assert_eq!(widget.js(seen), json!([true, true, true, true, false]), "on paper");
    }

    fn where_nothing_can_be_kept_the_quiz_goes_on(page) {
        let site = Site::beside(page);
        site.file("/inner", &site.html("", "<cuecard-deck></cuecard-deck>"));
        site.open_html(page, "<!doctype html><title>Somebody</title><iframe src=/inner sandbox=allow-scripts width=380 height=700></iframe>");
        page.remote.enter_frame();
        let widget = site.widget(page, 0).is_there();
        widget.read_that("This browser does not let the page save anything in local storage. You can continue");
        widget.answer("Good");
        widget.answer("Good");
        assert_eq!(widget.ratings(), 2);
    }

    fn an_app_that_stops_says_so_in_each_quiz_and_nowhere_else(page) {
        let site = Site::beside(page);
        page.server.expect_trouble("RuntimeError");
        page.server.expect_trouble("unreachable");
        let body = "<p id=text>Me</p><cuecard-deck></cuecard-deck><cuecard-deck></cuecard-deck>
            <script>window.errors = []; window.onerror = words => errors.push(words); addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)))</script>";
        site.open_html(page, &site.html("", body));
        let (one, other) = (site.widget(page, 0).is_there(), site.widget(page, 1).is_there());
        for widget in [one, other] {
            widget.button("Star");
        }
        one.reveal();
        let fail = "document.createElement = () => { delete document.createElement; throw new Error('out of elements'); }";
        page.js(&format!("addEventListener('click', () => {{ {fail} }}, {{ capture: true, once: true }})"), json!([]));
        one.press("Good");
        for widget in [one, other] {
            widget.read_that("The quiz has stopped. Your ratings are saved; reload the page to continue.");
        }
        let heard = site.hears(page, "error", 2);
        assert!(heard.iter().all(|one| one["code"] == "stopped"), "{heard:?}");
        page.js("dispatchEvent(new Event('focus')); dispatchEvent(new Event('pageshow'))", json!([]));
        let errors = page.js("return window.errors", json!([]));
        let is_no_more = errors.as_array().is_some_and(|errors| errors.len() <= 1);
        assert!(is_no_more, "more than the browser's word of the end: {errors}");
        assert_eq!(page.js("return document.querySelector('#text').textContent", json!([])), "Me");
    }
}
