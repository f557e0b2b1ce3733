//! A deck of nothing but questions to put to the interviewer.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Site, in_every_browser};
use serde_json::json;

const DECK: &str = "# For them {#for-them}\n## To ask {.ask}\n#### Who would I work with?\nA team of [number].\n\
    #### What is next for the product?\nThey said [what they said].\n";

in_every_browser! {
    fn it_leads_to_the_deck_view(page) {
        page.open_door();
        page.choose_files(&[("only-ask.md", DECK)]);
        let widget = page.widget(0).is_there();
        assert_eq!(widget.question(), "Questions to ask");
        let words = widget.reads();
        assert!(!words.contains("Session complete") && !words.contains("0 of 0") && !words.contains("once more"), "{words}");
        page.has_room("a deck of questions to ask");
        page.is_accessible("a deck of questions to ask");
        widget.press("See the questions");
        widget.read_that("What is next for the product?");
        until_true("the focus in the list", || widget.js("return root.activeElement?.type == 'search'") == true);
    }

    fn a_widget_without_the_deck_view_lists_the_questions(page) {
        let site = Site::beside(page);
        site.file("/asking.md", DECK);
        site.open(page, "<cuecard-deck deck='/asking.md'></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        widget.read_that("Questions to ask");
        widget.read_that("Who would I work with?");
        widget.js("widget.start()");
        page.settled();
        until_true("no button", || widget.js("return all('button', '', root).map(text)") == json!([]));
        assert_eq!(widget.question(), "Questions to ask", "there is nothing to begin");
        widget.js("widget.views = 'deck'");
        widget.press("See the questions");
        widget.read_that("What is next for the product?");
    }
}
