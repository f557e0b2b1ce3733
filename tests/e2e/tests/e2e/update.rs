//! New versions: found quietly, offered in a line, taken when the person says so or no page is open.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Build, Launch, Page, in_every_browser, kept};
use serde_json::json;

const NEXT: &str = "The next version";
const AFTER: &str = "The one after";

/// Tells the page that it is looked at again.
const SEEN_AGAIN: &str = "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))";

/// Has the page's clock go on by more than an hour.
fn an_hour_goes_by(page: &Page) {
    page.js("const now = window.Date.now; window.Date.now = () => now.call(Date) + 61 * 60 * 1000", json!([]));
}

/// Opens the app, has it kept, and puts another version in its place at the host.
fn deploy_next(page: &Page) {
    let first = Build::release();
    page.open_kept(&first);
    page.server.serve(&first.next(NEXT));
}

/// So many sets of files are kept.
#[track_caller]
fn versions_come_to(page: &Page, count: usize) {
    until_true(&format!("{count} versions to be kept"), || page.kept_versions().len() == count);
}

in_every_browser! {
    fn an_update_that_is_taken_goes_on_at_the_same_card(page) {
        deploy_next(page);
        page.answer("Again");
        page.answer("Good");
        page.reveal();
        page.tick(0);
        let left = page.tick(1);
        assert_eq!(page.look_for_update(), "installed");
        page.update_is_offered();
        assert_eq!(page.see(), left, "nothing moves before the tap");
        page.take_update(NEXT);
        page.see_that("the same card, face and ticks", |seen| *seen == left);
        assert!(!page.offers_update());
        page.rate("Good");
        assert_eq!(page.ratings(), 3);
        versions_come_to(page, 1);
        page.server.stop();
        page.server.expect_trouble("ERR_CONNECTION_REFUSED");
        page.leave_and_open();
        assert_eq!((page.title().as_str(), page.ratings()), (NEXT, 3));
    }

    fn an_update_is_found_when_the_page_is_opened_again(page) {
        deploy_next(page);
        page.reload();
        // Firefox may make the change between the two pages, for then none is open.
        if page.title() != NEXT {
            page.take_update(NEXT);
        }
    }

    fn an_update_that_can_wait_comes_with_the_next_start(page) {
        deploy_next(page);
        let left = page.answer("Good");
        assert_eq!(page.look_for_update(), "installed");
        page.update_is_offered();
        page.press_button("Later");
        assert!(!page.offers_update());
        assert_eq!(page.see(), left);
        assert_ne!(page.title(), NEXT);
        page.come_back_later();
        assert_eq!(page.title(), NEXT);
        assert_eq!(page.see().question, left.question);
        assert_eq!(page.ratings(), 1);
        versions_come_to(page, 1);
    }

    fn a_tab_of_the_old_version_goes_on_with_its_own_files(page) {
        page.open_beside();
        page.keep("cuecard/log/interview/00000000000000aa", &kept::practised());
        let first = Build::release();
        page.open_kept(&first);
        let next = first.next(NEXT);
        // What an old page must never get: it could not make anything of the answer.
        next.put("app-worker.js", "postMessage(['nothing', 'that the old page knows'])");
        next.list();
        page.server.serve(&next);
        page.answer("Good");
        let (old, new) = page.remote.new_tab();
        page.open();
        assert_eq!(page.look_for_update(), "installed");
        page.take_update(NEXT);
        page.answer("Good");
        page.remote.turn_to(&old);
        assert_ne!(page.title(), NEXT, "it is not loaded again unasked");
        page.update_is_offered();
        page.answer("Hard");
        page.go_to("Settings");
        page.file_from("Download backup");
        page.counts(115);
        page.go_to("Practice");
        let left = page.see();
        page.take_update(NEXT);
        page.see_that("the same card", |seen| *seen == left);
        page.remote.turn_to(&new);
        page.counts(115);
        page.reload();
        versions_come_to(page, 1);
    }

    fn an_update_is_looked_for_when_the_page_is_seen_again_after_an_hour(page) {
        deploy_next(page);
        let asked = |page: &Page| page.server.requests().iter().filter(|path| path.ends_with("/sw.js")).count();
        // After what it asks at its start.
        page.look_for_update();
        page.press_button("Later");
        let before = asked(page);
        page.server.serve(&Build::release().next(AFTER));
        page.js(SEEN_AGAIN, json!([]));
        an_hour_goes_by(page);
        page.answer("Good");
        assert_eq!(asked(page), before, "not before the hour is over");
        page.js(SEEN_AGAIN, json!([]));
        until_true("the worker to be asked for", || asked(page) > before);
        page.take_update(AFTER);
    }

    fn of_versions_that_come_one_after_the_other_only_the_last_one_waits(page) {
        deploy_next(page);
        assert_eq!(page.look_for_update(), "installed");
        page.press_button("Later");
        page.server.serve(&Build::release().next(AFTER));
        assert_eq!(page.look_for_update(), "installed");
        page.update_is_offered();
        page.js(SEEN_AGAIN, json!([]));
        versions_come_to(page, 2);
        page.server.expect_trouble("ERR_CONNECTION_REFUSED");
        page.server.stop();
        page.take_update(AFTER);
        page.answer("Good");
    }

    fn only_what_has_changed_is_fetched(page) {
        deploy_next(page);
        page.registrar_has_run();
        let asked = |file: &str| page.server.requests().iter().filter(|path| path.ends_with(file)).count();
        let [page_before, worker_before] = ["/index.html", "/worker_bg.wasm"].map(asked);
        assert_eq!(page.look_for_update(), "installed");
        assert_eq!([asked("/index.html"), asked("/worker_bg.wasm")], [page_before + 1, worker_before]);
        page.server.expect_trouble("ERR_CONNECTION_REFUSED");
        page.server.stop();
        page.take_update(NEXT);
        page.answer("Good");
        page.go_to("Progress");
    }

    fn a_page_that_is_not_kept_has_its_files_from_where_it_came(page) {
        let first = Build::release();
        page.open_kept(&first);
        let next = Build::of(first.folder());
        next.change("embed/widget.js", |script| format!("{script}\nglobalThis.isNew = true;\n"));
        next.list();
        page.server.serve(&next);
        page.remote.goto(&page.server.at("/quiz/embed.html"));
        page.widget(0).is_there();
        assert_eq!(page.js("return !!window.isNew", json!([])), true);
    }

    fn the_line_has_room_and_names_and_covers_nothing(page) {
        deploy_next(page);
        page.look_for_update();
        page.update_is_offered();
        let scrolls = "return document.documentElement.scrollHeight - innerHeight";
        assert_eq!(page.js(scrolls, json!([])), 0, "a front has room above the bar");
        page.reveal();
        page.is_accessible("an update offered");
        page.has_room("an update offered");
        page.nothing_overlaps("an update offered");
        page.js("find('button', 'Practice').focus()", json!([]));
        let names = "return nameOf(document.activeElement)";
        for name in ["Later", "Update"] {
            page.press("Shift+Tab");
            assert_eq!(page.js(names, json!([])), name);
        }
        page.press("Tab");
        page.press("Enter");
        until_true("the line to go", || !page.offers_update());
        assert_eq!(page.js(names, json!([])), "Practice", "the focus is where it was");
        page.rate("Good");
    }
}

mod narrow {
    use super::*;

    in_every_browser! {
        Launch { size: (320, 640), dark: true, ..Launch::default() };

        fn the_line_has_room_with_large_text_on_a_narrow_screen(page) {
            page.open_beside();
            page.keep("cuecard/settings", "text larger\n");
            deploy_next(page);
            page.look_for_update();
            page.update_is_offered();
            page.is_accessible("an update offered, dark");
            page.has_room("an update offered, front");
            page.nothing_overlaps("an update offered, front");
            page.reveal();
            page.has_room("an update offered, back");
            page.nothing_overlaps("an update offered, back");
        }
    }
}
