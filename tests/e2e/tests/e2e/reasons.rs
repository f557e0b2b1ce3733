//! Why a page or a quiz does not start: each cause has its own sentence.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Page, Site, Spoilt, in_every_browser, kit};
use serde_json::json;

/// As where WebAssembly is turned off.
const NO_WASM: &str = "delete window.WebAssembly;";
const FILE: &str = "does not run from a file. Put its folder on a web server and open it there.";

/// Waits until a sentence is to be read on a page, however far that has come.
#[track_caller]
fn says(page: &Page, sentence: &str) {
    let words = "return document.body?.innerText ?? ''";
    until_true(sentence, || {
        page.remote
            .try_js(words, json!([]))
            .is_ok_and(|words| words.as_str().is_some_and(|words| words.contains(sentence)))
    });
}

in_every_browser! {
    fn a_browser_without_wasm_is_the_reason_given(page) {
        page.server.expect_trouble("WebAssembly");
        page.server.script(NO_WASM);
        page.open_early();
        says(page, "This browser does not run WebAssembly");
        page.remote.goto(&page.server.at("/quiz/open/"));
        says(page, "Cuecard needs WebAssembly, which this browser does not run.");
        assert_eq!(page.js("return document.querySelectorAll('#picker button:enabled').length", json!([])), 0);
        page.remote.goto(&page.server.at("/quiz/embed.html"));
        page.widget(0).read_that("The quiz needs WebAssembly, which this browser does not run.");
        let site = Site::beside(page);
        site.file("/own.md", "# Own {#own}\n## Tools\n#### Name your tool {#tool}\nRust.\n");
        for deck in ["", "deck=own.md"] {
            site.open(page, &format!("<script>{NO_WASM}</script><cuecard-deck {deck}></cuecard-deck>"));
            site.widget(page, 0).read_that("The quiz needs WebAssembly, which this browser does not run.");
            assert_eq!(site.hears(page, "error", 1)[0]["code"], "wasm");
        }
    }

    fn a_page_opened_as_a_file_says_so(page) {
        // The browser's own words for what it does not load.
        ["file://", "ERR_", "CORS", "origin"].iter().for_each(|words| page.server.expect_trouble(words));
        for path in ["index.html", "open/index.html", "embed/index.html", "embed.html"] {
            page.remote.goto(&format!("file://{}", kit::dist().join(path).display()));
            says(page, FILE);
        }
    }

    fn a_page_whose_script_does_not_arrive_says_so(page) {
        for (path, script) in [("open/", "page.js"), ("embed/", "playground.js"), ("embed.html", "widget.js"), ("embed.html", "embed.js")] {
            page.server.expect_trouble(script);
            page.server.expect_trouble("not loaded");
            page.server.mend();
            page.server.spoil(script, "", Spoilt::Missing);
            page.remote.goto(&page.server.at(&format!("/quiz/{path}")));
            if script == "widget.js" {
                page.widget(0).read_that("The quiz could not be loaded. Check your connection.");
            } else {
                says(page, "Part of this page could not be loaded. Check your connection, then reload the page.");
            }
        }
    }

    fn a_policy_that_refuses_the_quiz_is_the_reason_given(page) {
        let site = Site::beside(page);
        ["Content Security Policy", "content security policy", "policy: ", "WebAssembly", "Refused", "blocked", "Load failed", "not loaded"]
            .iter().for_each(|words| page.server.expect_trouble(words));
        let app = site.app_origin().to_string();
        for policy in [
            // Neither Wasm, nor what is fetched, nor scripts beyond the first.
            format!("script-src 'self' 'unsafe-inline' {app}; connect-src {app}"),
            format!("script-src 'self' 'unsafe-inline' {app} 'wasm-unsafe-eval'; connect-src 'self'"),
            format!("script-src 'self' 'unsafe-inline' {app}/quiz/embed.js 'wasm-unsafe-eval'; connect-src {app}"),
        ] {
            let head = format!("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'self' {app}; {policy}\">");
            site.open_html(page, &site.html(&head, "<cuecard-deck loading=eager></cuecard-deck>"));
            site.widget(page, 0).read_that("This page’s security policy does not let the quiz run.");
            assert_eq!(site.hears(page, "error", 1)[0]["code"], "policy", "{policy}");
        }
        site.open(page, "<cuecard-deck></cuecard-deck>");
        site.widget(page, 0).is_there();
        page.server.spoil("", "_bg.wasm", Spoilt::Cut);
        site.open(page, "<cuecard-deck></cuecard-deck>");
        site.widget(page, 0).read_that("The quiz could not be loaded. Check your connection.");
    }
}
