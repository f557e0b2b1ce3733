//! The element in a plain page of another origin.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Site, deck, in_every_browser, kit};
use serde_json::json;

in_every_browser! {
    fn one_tag_on_a_page_of_another_origin_is_a_quiz(page) {
        let site = Site::beside(page);
        site.open(page, "<h1>Me</h1><cuecard-deck></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        let first = deck::questions(None)[0].clone();
        assert_eq!((widget.question(), widget.position()), (first, "1 of 34".into()));
        widget.answer("Good");
        assert_eq!((widget.position().as_str(), widget.ratings()), ("2 of 34", 1));
        let told: Vec<String> = site.heard(page, "").iter().map(|one| one["what"].to_string()).collect();
        assert_eq!(told, ["\"ready\"", "\"reveal\"", "\"rate\""]);
        let id = deck::ids(&kit::dist())[0].clone();
        let rated = json!({ "what": "rate", "deck": "interview", "card": id, "rating": "good", "widget": 0 });
        assert_eq!(site.heard(page, "rate"), [rated]);
        page.remote.reload();
        let widget = site.widget(page, 0).is_there();
        assert_eq!((widget.position().as_str(), widget.ratings()), ("2 of 34", 1), "progress is kept on the page's own site");
        assert_eq!(site.trouble(), Vec::<String>::new());
    }
    fn attributes_act_while_the_quiz_is_there(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck section='Behaviour and situations' cards=3 order=in-order></cuecard-deck>");
        let widget = site.widget(page, 0).is_there();
        assert_eq!(widget.position(), "1 of 3");
        let first = deck::questions(Some("Behaviour and situations"))[0].clone();
        assert_eq!(widget.question(), first);
        let sees = |script: &str, what: &str, wanted: serde_json::Value| {
            widget.js(script);
            until_true(script, || widget.js(what) == wanted);
        };
        sees("widget.cards = 2", "return text(root.querySelector('.cc-status span'))", json!("1 of 2"));
        sees("widget.removeAttribute('cards'); widget.section = 'resume'", "return text(root.querySelector('.cc-topic'))", json!("Your résumé"));
        sees("widget.theme = 'dark'", "return getComputedStyle(root.querySelector('.cc')).colorScheme", json!("dark"));
        sees("widget.theme = null", "return getComputedStyle(root.querySelector('.cc')).colorScheme", json!("normal"));
        sees("document.documentElement.style.colorScheme = 'dark'", "return getComputedStyle(root.querySelector('.cc')).colorScheme", json!("dark"));
        sees("widget.views = 'progress'", "return all('button', '', root).map(text).slice(0, 2)", json!(["Practice", "Progress"]));
        widget.press("Progress");
        sees("widget.views = ''", "return all('button', 'Progress', root).length", json!(0));
        widget.press("Show answer");
        sees("document.body.style.fontFamily = 'cursive'; widget.fonts = 'host'", "return getComputedStyle(root.querySelector('.cc-question')).fontFamily", json!("cursive"));
        assert_eq!(widget.js("return [widget.getAttribute('fonts'), widget.fonts, widget.theme, widget.views]"), json!(["host", "host", "", ""]));
        assert_eq!(site.heard(page, "error").len(), 0);
        widget.js("widget.section = 'No such'");
        assert_eq!(site.hears(page, "error", 1)[0]["code"], "section");
        assert_eq!(widget.position(), "1 of 34", "then all cards are asked");
    }

    fn hostile_attributes_are_borne(page) {
        let site = Site::beside(page);
        for value in ["<script>1</script>", "\u{202e}\u{0}x", "-1", "1e9", "99999999999999999999", "session none\\ntheme dark", "__proto__", "x".repeat(5000).as_str()] {
            site.open(page, "<div></div>");
            let make = "const quiz = document.createElement('cuecard-deck');
                for (const name of ['section', 'cards', 'order', 'theme', 'lang', 'views', 'storage', 'loading', 'fonts']) quiz.setAttribute(name, arguments[0]);
                document.querySelector('div').append(quiz)";
            page.js(make, json!([value]));
            site.widget(page, 0).is_there().answer("Good");
            assert_eq!(site.trouble(), Vec::<String>::new(), "{value}");
        }
    }

    fn properties_set_before_the_script_has_arrived_count(page) {
        let site = Site::beside(page);
        site.open(page, "<cuecard-deck></cuecard-deck><script>document.querySelector('cuecard-deck').cards = 4</script>");
        assert_eq!(site.widget(page, 0).is_there().position(), "1 of 4");
    }

    fn what_is_rated_is_kept_as_long_as_the_page_says(page) {
        let site = Site::beside(page);
        let count = |storage: &str| {
            site.open(page, &format!("<cuecard-deck storage={storage}></cuecard-deck>"));
            let widget = site.widget(page, 0).is_there();
            widget.answer("Good");
            page.remote.reload();
            site.widget(page, 0).is_there().ratings()
        };
        assert_eq!(count("none"), 0);
        assert_eq!(page.kept().len(), 0, "nothing was written");
        assert_eq!(count("session"), 1);
        assert_eq!(page.kept().len(), 0, "nothing was written that outlives the tab");
        assert_eq!(count("local"), 1);
        assert!(page.kept().keys().all(|key| key.starts_with("cuecard/")));
    }

    fn a_session_is_told_to_its_end(page) {
        let site = Site::beside(page);
        site.open(page, "<main><cuecard-deck cards=2></cuecard-deck></main>");
        let widget = site.widget(page, 0).is_there();
        widget.answer("Good");
        widget.reveal();
        assert_eq!(site.heard(page, "complete").len(), 0);
        widget.press("Again");
        widget.answer("Easy");
        assert_eq!(site.hears(page, "complete", 1), [json!({ "what": "complete", "deck": "interview", "cards": 2, "widget": 0 })]);
        assert_eq!(site.heard(page, "rate").len(), 3);
        assert_eq!(site.heard(page, "reveal").len(), 3);
    }

    fn methods_start_reset_and_export(page) {
        let site = Site::beside(page);
        site.open(page, "<p style='block-size: 3000px'></p><cuecard-deck></cuecard-deck>");
        let widget = site.widget(page, 0);
        until_true("the element", || page.js("return !!customElements.get('cuecard-deck')", json!([])) == true);
        page.js("document.querySelector('cuecard-deck').start()", json!([]));
        widget.is_there();
        until_true("the focus", || widget.js("return !!root.activeElement?.matches('.cc-question')") == true);
        page.press("Space");
        widget.faces("back");
        page.press("3");
        widget.counts(1);
        let text = page.remote.js_later("const done = arguments[arguments.length - 1]; document.querySelector('cuecard-deck').export().then(done, error => done(String(error)))", json!([]));
        let text = text.as_str().unwrap_or_default().to_string();
        assert!(text.starts_with("{\"form\":\"cuecard-recovery\""), "{text}");
        page.remote.js_later("const done = arguments[arguments.length - 1]; document.querySelector('cuecard-deck').reset().then(done)", json!([]));
        widget.counts(0);
        // The full app takes in what was exported.
        page.open();
        page.go_to("Settings");
        page.choose_file(&text, 1);
        page.press_button("=Import");
        page.counts(1);
    }
}
