//! Colours that the person forces on every page, as the contrast themes of Windows do.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Browser, Launch, Page, in_every_browser, kept};
use serde_json::{Value, json};

const DAY_MS: i64 = 86_400_000;
/// Noon of the tests' first day.
const NOON_MS: i64 = 1_773_144_000_000;

/// Forces colours, where the driver can; gives whether it does.
fn force(page: &Page) -> bool {
    if page.browser() != Browser::Chromium {
        return false;
    }
    let features =
        json!([{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": "dark" }]);
    page.remote.cdp("Emulation.setEmulatedMedia", json!({ "features": features }));
    page.js("return matchMedia('(forced-colors: active)').matches", json!([])) == true
}

/// How elements look that a selector finds: their own background, and the edge below them.
fn looks(page: &Page, selector: &str) -> Vec<Value> {
    let script = "return [...document.querySelectorAll(arguments[0])].filter(shown).map(element => {
        const style = getComputedStyle(element);
        return [style.backgroundColor, style.borderBottomStyle, style.borderBottomWidth, style.borderBottomColor].join(' ');
    })";
    page.js(script, json!([selector])).as_array().cloned().unwrap_or_default()
}

/// A system colour, as styles have it.
fn system(page: &Page, name: &str) -> String {
    let script = "const probe = document.createElement('p');
        probe.style.cssText = 'forced-color-adjust: none; color: ' + arguments[0];
        document.body.append(probe);
        const colour = getComputedStyle(probe).color;
        probe.remove();
        return colour";
    page.js(script, json!([name])).as_str().unwrap_or_default().into()
}

#[track_caller]
fn differ(one: &[Value], other: &[Value]) {
    assert!(!one.is_empty() && !other.is_empty(), "{one:?} and {other:?} are there");
    assert!(one.iter().all(|look| !other.contains(look)), "{one:?} and {other:?}");
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn with_forced_colours_every_state_can_be_seen(page) {
        if !force(page) {
            return;
        }
        page.open();
        let canvas = system(page, "Canvas");
        let edge = |look: &Value| look.as_str().is_some_and(|look| !look.ends_with(&canvas));
        assert_eq!(looks(page, ".cc-tab").iter().filter(|look| edge(look)).count(), 1, "one tab is underlined");
        let bar = "const style = getComputedStyle(document.querySelector('.cc-bar'));
            return [style.backgroundColor, style.borderTopStyle]";
        assert_eq!(page.js(bar, json!([])), json!([canvas, "solid"]), "nothing is seen through the bar");
        assert!(looks(page, ".cc-track").iter().all(edge), "the progress has an edge");
        page.reveal();
        page.tick(0);
        page.see_that("a suggestion", |_| page.js("return !!document.querySelector('[data-suggested=true]')", json!([])) == true);
        differ(&looks(page, ".cc-rate [data-suggested=true]"), &looks(page, ".cc-rate [data-suggested=false]"));
        page.press("s");
        until_true("a star", || page.js("return !!document.querySelector('.cc-mark[aria-pressed=true]')", json!([])) == true);
        page.go_to("Deck");
        differ(&looks(page, ".cc-mark[aria-pressed=true]"), &looks(page, ".cc-mark[aria-pressed=false]"));
    }

    fn with_forced_colours_the_days_of_the_plan_differ(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        page.keep("cuecard/settings", &format!("minutes 10\ndeadline {} 0\n", NOON_MS + 9 * DAY_MS));
        if !force(page) {
            return;
        }
        page.open();
        page.go_to("Progress");
        page.find("region", "Plan");
        let kinds = ["none", "planned", "done", "interview"];
        let kinds = kinds.map(|kind| looks(page, &format!(".cc-calendar td[data-day={kind}]:not([aria-current])")));
        for (n, one) in kinds.iter().enumerate() {
            kinds.iter().skip(n + 1).for_each(|other| differ(one, other));
        }
        let strokes = "return ['.cc-bar-line .cc-faint', '.cc-bar-line .cc-ink'].map(part =>
            getComputedStyle(document.querySelector(part)).stroke)";
        page.read_that("What you would know now");
        let [groove, ink] = [0, 1].map(|n| page.js(strokes, json!([]))[n].clone());
        assert_ne!(groove, ink);
        is_stroked_visibly(page);
    }
}

/// No line of a drawing has the colour of the page.
fn is_stroked_visibly(page: &Page) {
    let canvas = system(page, "Canvas");
    let strokes = "return [...document.querySelectorAll('.cc-plots path')].map(path => getComputedStyle(path))
        .map(style => style.stroke == 'none' ? style.fill : style.stroke)";
    let strokes = page.js(strokes, json!([]));
    assert!(
        strokes.as_array().is_some_and(|all| !all.is_empty() && all.iter().all(|one| one != canvas.as_str())),
        "{strokes}"
    );
}
