//! What other apps share with the installed app.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Build, Page, Site, in_every_browser};
use serde_json::json;

use super::{DECK, MARKDOWN};

/// Keeps the app, goes to where something can be shared from, and takes the network away.
fn before_sharing(page: &Page) {
    page.open_kept(&Build::release());
    page.go_to_share();
    page.server.stop();
    page.server.expect_trouble("ERR_CONNECTION_REFUSED");
}

/// Has a text wait there as the worker puts it, and as a browser that is closed at once leaves it.
#[track_caller]
fn a_text_waits(page: &Page, text: &str) {
    let put = "const [text, done] = arguments, form = new FormData();
        form.append('text', text);
        caches.open('cuecard /quiz/ shared').then(cache => cache.put('?1', new Response(form))).then(() => done(true), done)";
    assert_eq!(page.remote.js_later(put, json!([text])), true);
}

/// Whether nothing that was shared is kept any more, nor told by the address.
fn is_forgotten(page: &Page) -> bool {
    let is_plain = page.js("return location.pathname + location.search == '/quiz/open/'", json!([])) == true;
    is_plain && !page.caches().iter().any(|name| name.ends_with(" shared"))
}

in_every_browser! {
    fn a_shared_text_is_played_without_a_network(page) {
        before_sharing(page);
        page.share(&[("title", "A note"), ("text", MARKDOWN), ("url", "")], &[]);
        page.press_button("Own tools The shared content");
        let widget = page.widget(0).is_there();
        assert_eq!(widget.question(), "Name [your tool]");
        assert!(is_forgotten(page));
        widget.answer("Good");
        page.reload_door();
        assert_eq!((page.widget(0).is_there().question().as_str(), widget.ratings()), ("And why?", 1));
    }

    fn a_shared_file_is_played(page) {
        before_sharing(page);
        page.share(&[("title", ""), ("text", ""), ("url", "")], &[("mine.json", DECK)]);
        page.press_button("Mine “mine.json”");
        assert_eq!(page.widget(0).is_there().question(), "First?");
        assert!(is_forgotten(page));
    }

    fn shared_files_are_offered(page) {
        before_sharing(page);
        page.share(&[("text", "Two decks")], &[("mine.json", DECK), ("own.md", MARKDOWN)]);
        page.press_button("Own tools “own.md”");
        assert_eq!(page.widget(0).is_there().question(), "Name [your tool]");
    }

    fn a_shared_transfer_goes_on_to_the_app(page) {
        before_sharing(page);
        let link = "https://example.com/quiz/#transfer=interview%2F1%2Fcut";
        page.share(&[("title", "Cuecard"), ("text", "My ratings"), ("url", link)], &[]);
        page.taken_over();
        page.read_that("Part of this link is missing or changed.");
    }

    fn a_shared_page_is_told_and_never_asked_for(page) {
        before_sharing(page);
        page.share(&[("title", "Somewhere"), ("url", "https://example.com/deck.md")], &[]);
        page.is_told("The shared content is an address. Cuecard loads nothing from other sites");
        assert!(is_forgotten(page));
    }

    fn too_much_is_not_kept_and_told(page) {
        before_sharing(page);
        page.share(&[("text", &"# Deck\n".repeat(1_500_000))], &[]);
        page.is_told("The shared content is too large, or this browser has no space for it");
        until_true("nothing of it to be kept", || is_forgotten(page));
        page.hand_text(DECK);
        page.widget(0).is_there();
    }

    fn what_was_shared_waits_for_the_page_that_reads_it(page) {
        page.open_kept(&Build::release());
        page.go_to_share();
        a_text_waits(page, MARKDOWN);
        page.open();
        let swept = "navigator.serviceWorker.controller.postMessage('sweep')";
        page.js(swept, json!([]));
        page.answer("Good");
        page.open_door();
        page.press_button("Own tools The shared content");
        page.widget(0).is_there();
        until_true("nothing to wait any more", || is_forgotten(page));
    }

    fn of_what_is_shared_only_the_last_waits(page) {
        before_sharing(page);
        a_text_waits(page, DECK);
        page.share(&[("text", MARKDOWN)], &[]);
        page.find("button", "Own tools The shared content");
        assert_eq!(page.js("return document.querySelectorAll('#found button').length", json!([])), 1);
        until_true("nothing to wait any more", || is_forgotten(page));
    }

    fn what_nobody_came_for_goes_with_the_next_version(page) {
        let first = Build::release();
        page.open_kept(&first);
        a_text_waits(page, MARKDOWN);
        page.server.serve(&first.next("The next version"));
        assert_eq!(page.look_for_update(), "installed");
        page.take_update("The next version");
        until_true("nothing to wait any more", || !page.caches().iter().any(|name| name.ends_with(" shared")));
    }

    fn what_the_page_cannot_cope_with_comes_only_once(page) {
        let build = Build::release();
        let never = "Response.prototype.formData = () => new Promise(() => {});\n";
        build.change("open/page.js", |script| format!("{never}{script}"));
        build.list();
        page.open_kept(&build);
        a_text_waits(page, MARKDOWN);
        page.open_door();
        until_true("nothing to wait any more", || is_forgotten(page));
    }

    fn what_is_shared_stays_with_the_host_whatever_the_path(page) {
        // By its path alone, that would be a host called quiz.
        let path = "//quiz/";
        page.server.serve_at(path, &Build::release());
        page.remote.goto(&page.server.at(path));
        page.taken_over();
        page.is_kept();
        let form = "<!doctype html><title>Another app</title><form method=post enctype=multipart/form-data action=open/><textarea name=text></textarea></form>";
        page.server.page("//quiz/share.html", form);
        page.remote.goto(&page.server.at("//quiz/share.html"));
        page.js("document.querySelector('textarea').value = arguments[0]; setTimeout(() => document.querySelector('form').submit())", json!([MARKDOWN]));
        page.door_is_open();
        page.find("button", "Own tools The shared content");
        assert_eq!(page.js("return location.pathname", json!([])), "//quiz/open/");
    }

    fn what_another_site_shares_is_not_played_unasked(page) {
        page.open_kept(&Build::release());
        let site = Site::beside(page);
        let form = format!("<form method=post enctype=multipart/form-data action={}><textarea name=text></textarea></form>", site.app("open/"));
        site.open_html(page, &format!("<!doctype html><title>Somebody</title>{form}"));
        let send = "document.querySelector('textarea').value = arguments[0];
            setTimeout(() => document.querySelector('form').submit())";
        page.js(send, json!([MARKDOWN]));
        page.door_is_open();
        page.find("button", "Own tools The shared content");
        assert_eq!(page.js("return document.querySelectorAll('cuecard-deck').length", json!([])), 0);
    }

    fn who_begins_with_a_deck_has_everything_without_a_network(page) {
        page.server.serve(&Build::release());
        page.open_door();
        let is_kept = "return (navigator.serviceWorker.controller || {}).state == 'activated'";
        until_true("the app to be kept", || page.js(is_kept, json!([])) == true);
        page.go_to_share();
        page.server.stop();
        page.server.expect_trouble("ERR_CONNECTION_REFUSED");
        page.share(&[("text", MARKDOWN)], &[]);
        page.press_button("Own tools The shared content");
        page.widget(0).is_there().answer("Good");
        page.open();
        page.answer("Good");
    }
}
