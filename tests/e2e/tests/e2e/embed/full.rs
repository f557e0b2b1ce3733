//! Where the full app is, for a widget, and what leads there; and style sheets that are not the quiz's own.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Build, Site, Widget, in_every_browser, kit};
use serde_json::json;

const OWN: &str =
    "<cuecard-deck id=own views=settings><dl><dt id=one>First?</dt><dd>Hidden for now.</dd></dl></cuecard-deck>";

/// The link that takes the ratings to another device.
fn link(widget: Widget) -> String {
    widget.press("Settings");
    widget.press("Make a link");
    let link = "return root.querySelector('.cc-link')?.value ?? ''";
    until_true("the link", || widget.js(link) != "");
    let link = widget.js(link).as_str().unwrap_or_default().to_string();
    widget.press("Practice");
    link
}

/// The address before the ratings.
fn begin(link: &str) -> &str {
    link.split_once("#transfer=").map(|(page, _)| page).unwrap_or_default()
}

in_every_browser! {
    fn a_link_leads_to_the_full_app_wherever_the_page_says_it_is(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck views=settings></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        assert_eq!(begin(&link(widget)), site.app(""));
        widget.js("widget.app = 'https://cuecard.example/quiz'");
        assert_eq!(begin(&link(widget)), "https://cuecard.example/quiz/");
        widget.js("widget.app = null");
        let link = link(widget);
        page.remote.goto(&link);
        page.read_that("Adds 1 rating; 0 are here already.");
    }

    fn no_link_is_offered_for_cards_that_the_full_app_has_not(page) {
        let site = Site::beside(page);
        site.open(page, OWN);
        let widget = site.widget(page, 0).is_there();
        widget.press("Settings");
        widget.read_that("Backup");
        assert!(!widget.reads().contains("Make a link"));
        assert_eq!(widget.js("return !!root.querySelector('.cc-transfer input')"), false);
    }

    fn without_its_own_style_the_quiz_shows_nothing(page) {
        let site = Site::beside(page);
        for (n, styles) in ["['', '', '']", "[{}, {}, {}]", "Array(3).fill('p { color: red }')", "'/style.css'"].iter().enumerate() {
            let build = Build::of(&kit::dist());
            build.put("embed/styles.js", &format!("export default {styles}"));
            let at = format!("/spoilt-{n}/");
            page.server.serve_at(&at, &build);
            let script = page.server.at(&format!("{at}embed.js"));
            site.open_html(page, &format!("<!doctype html><title>Somebody</title><script src=/heard.js></script>
                <script type=module src='{script}'></script>{OWN}"));
            let error = site.hears(page, "error", 1);
            assert_eq!(error[0]["code"], "style", "{styles}");
            let widget = site.widget(page, 0);
            widget.read_that("The quiz’s stylesheet could not be loaded");
            assert!(!widget.reads().contains("Hidden for now"), "{styles}");
            assert_eq!(page.js("return window.heard.filter(one => one.what == 'ready').length", json!([])), 0);
        }
    }
}
