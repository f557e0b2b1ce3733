//! Whether everything has room: nothing beyond the edges, nothing cut off, targets for fingers.

use serde_json::json;

use crate::page::Page;

const CHECK: &str = r#"
    const wrong = [];
    const say = (element, what) => wrong.push(what + ": <" + element.tagName.toLowerCase() + " class='" +
        element.className + "'> " + text(element).slice(0, 50) + " " + boxOf(element).map(Math.round));
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) wrong.push("the page scrolls sideways: " + root.scrollWidth);
    // What is in closed details may have stale boxes.
    const unseen = element => element.closest(".cc-hidden, .cc-live, option, details:not([open]) > :not(summary)") ||
        (element.matches(".cc-sr-only") && getComputedStyle(element).position == "absolute");
    // Widgets have the app in their shadow roots.
    const roots = [document, ...[...document.querySelectorAll("cuecard-deck")].flatMap(widget => widget.shadowRoot ?? [])];
    const range = document.createRange();
    const linesOf = element => [...element.childNodes].filter(node => node.nodeType == Node.TEXT_NODE).flatMap(node => {
        range.selectNodeContents(node);
        return [...range.getClientRects()].filter(line => line.width > 1);
    });
    // The box around an element's text that a line of it leaves sideways. Inline boxes are as wide as their text.
    const leaves = element => {
        const lines = linesOf(element);
        for (let box = element; lines.length && box && !box.matches(".cc"); box = box.parentElement) {
            if (getComputedStyle(box).display == "inline") continue;
            const { left, right } = box.getBoundingClientRect();
            if (lines.some(line => line.left < left - 1 || line.right > right + 1)) return box;
        }
    };
    for (const element of roots.flatMap(root => [...root.querySelectorAll(".cc *")])) {
        if (!shown(element) || unseen(element)) continue;
        // Code may scroll within its box.
        if (element.closest("pre")) continue;
        const [x, , width, height] = boxOf(element);
        if (width && (x < -0.5 || x + width > root.clientWidth + 0.5)) say(element, "beyond the edge");
        const left = leaves(element);
        if (left) say(element, "text wider than <" + left.tagName.toLowerCase() + " class='" + left.className + "'>");
        const style = getComputedStyle(element);
        const cuts = axis => ["hidden", "clip", "auto", "scroll"].includes(style["overflow" + axis]);
        if (cuts("X") && element.scrollWidth > element.clientWidth + 1) say(element, "cut off sideways");
        if (cuts("Y") && element.scrollHeight > element.clientHeight + 1) say(element, "cut off below");
        if (element.matches("button") && element.scrollWidth > element.clientWidth + 1) say(element, "too narrow for its text");
        if (element.matches("button, select, input")) {
            const target = element.closest("label") || element;
            const [, , wide, high] = boxOf(target);
            if (wide < 43.9 || high < 43.9) say(element, "a small target");
        }
    }
    return wrong;"#;

impl Page {
    /// Demands that everything shown now has room; `state` names it.
    #[track_caller]
    pub fn has_room(&self, state: &str) {
        self.settled();
        let wrong = self.js(CHECK, json!([]));
        assert_eq!(wrong, json!([]), "{} in the state “{state}”", self.browser().name());
    }

    /// Demands that no two of the buttons and choices shown now lie on each other; `state` names it.
    #[track_caller]
    pub fn nothing_overlaps(&self, state: &str) {
        let script = "
            const boxes = [...document.querySelectorAll('.cc :is(button, select)')].filter(shown);
            const over = (a, b) => a.x < b.right - 1 && b.x < a.right - 1 && a.y < b.bottom - 1 && b.y < a.bottom - 1;
            const bar = document.querySelector('.cc-bar');
            const free = boxes.filter(box => !bar || !bar.contains(box));
            return free.flatMap((one, n) => free.slice(n + 1).filter(other =>
                over(one.getBoundingClientRect(), other.getBoundingClientRect())
            ).map(other => text(one) + ' / ' + text(other)));";
        assert_eq!(self.js(script, json!([])), json!([]), "{} in the state “{state}”", self.browser().name());
    }
}
