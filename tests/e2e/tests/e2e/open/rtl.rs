//! Decks and pages that run from right to left.

use cuecard_e2e::{Launch, Site, Widget, in_every_browser};
use serde_json::{Value, json};

/// A deck in Hebrew; `lang` is its attribute, or nothing.
fn hebrew(lang: &str) -> String {
    format!(
        "# שאלות {{#ivrit {lang}}}\n## בסיס\n### נושא אחד\n#### מהו סגור?\n- [ ] פונקציה\n- [ ] **וההקשר שלה**\n\nתשובה קצרה.\n\n- פריט\n\n##### Situation\nמצב.\n"
    )
}

const ENGLISH: &str = "# Questions {#plain}\n## Basics\n### One topic\n#### What is a closure?\n- [ ] A function\n- [ ] **And what it sees**\n\nA short answer.\n\n- An item\n\n##### Situation\nSo.\n";

/// At which side of its box each text of the answer begins, and whether the star lies on any of the words above it.
fn sides(widget: Widget<'_>) -> Value {
    widget.js(
        "const lineOf = element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            return range.getBoundingClientRect();
        };
        const at = (element, inner = lineOf(element)) => {
            const outer = element.getBoundingClientRect();
            return Math.abs(inner.right - outer.right) < Math.abs(inner.left - outer.left) ? 'right' : 'left';
        };
        const part = selector => root.querySelector('.cc-card ' + selector);
        const label = part('.cc-points label'), tick = label.querySelector('input').getBoundingClientRect();
        const point = lineOf(label.lastElementChild);
        const star = part('> .cc-mark').getBoundingClientRect();
        const heads = [...root.querySelectorAll('.cc-topic span')].map(lineOf);
        return {
            question: at(part('.cc-question')), tick: tick.left > point.right ? 'right' : 'left',
            point: Math.min(Math.abs(tick.left - point.right), Math.abs(point.left - tick.right)) < 20,
            answer: at(part('.cc-prose > p')), item: at(part('.cc-prose li > p') || part('.cc-prose li')), part: at(part('.cc-part > p:last-child')),
            name: at(part('.cc-part'), part('.cc-part-name').getBoundingClientRect()),
            covered: heads.some(head => star.left < head.right && head.left < star.right && star.top < head.bottom && head.top < star.bottom),
        };",
    )
}

fn all_at(side: &str) -> Value {
    json!({ "question": side, "tick": side, "point": true, "answer": side, "item": side, "part": side, "name": side, "covered": false })
}

/// At which side a row of the Deck view and its key points begin.
fn rows(widget: Widget<'_>) -> Value {
    widget.press("Deck");
    widget.part(".cc-row");
    widget.js("root.querySelector('.cc-row > [aria-expanded]').click()");
    widget.part(".cc-key");
    widget.js("const range = document.createRange();
        return [...root.querySelectorAll('.cc-row > [aria-expanded=true], .cc-key li')].map(row => {
            range.selectNodeContents(row);
            const [inner, outer] = [range.getBoundingClientRect(), row.getBoundingClientRect()];
            return Math.abs(inner.right - outer.right) < Math.abs(inner.left - outer.left) ? 'right' : 'left';
        })")
}

in_every_browser! {
    Launch { calm: true, ..Launch::default() };

    fn a_deck_in_hebrew_begins_at_the_right(page) {
        for lang in ["lang=he", ""] {
            page.open_door();
            page.choose_files(&[("ivrit.md", &hebrew(lang))]);
            let widget = page.widget(0).is_there();
            widget.reveal();
            page.settled();
            assert_eq!(sides(widget), all_at("right"), "{lang}");
            page.has_room("a deck in Hebrew");
            assert_eq!(rows(widget), json!(["right", "right", "right"]));
            page.has_room("a deck in Hebrew, listed");
            page.press_button("Another deck");
            page.js("localStorage.clear(); sessionStorage.clear()", json!([]));
        }
    }

    fn a_deck_in_english_begins_at_the_left_of_a_page_that_runs_to_the_left(page) {
        let site = Site::beside(page);
        site.file("/plain.md", ENGLISH);
        let widgets = "<cuecard-deck deck='/plain.md' views='deck progress settings'></cuecard-deck>";
        site.open_html(page, &site.html("", widgets).replacen("<html", "<html dir=rtl", 1));
        let widget = site.widget(page, 0).is_there();
        widget.reveal();
        page.settled();
        assert_eq!(sides(widget), all_at("left"));
        assert_eq!(rows(widget), json!(["left", "left", "left"]));
        page.has_room("a page that runs to the left");
    }
}
