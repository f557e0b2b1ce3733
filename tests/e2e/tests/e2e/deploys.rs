//! Deploys that went wrong, and the way to take offline use back.

use cuecard_e2e::wait::until_true;
use cuecard_e2e::{Build, Page, in_every_browser};
use serde_json::json;

const NEXT: &str = "The next version";

/// Opens the app, has it kept, and lets a version follow that is spoilt: it must not be taken, and the old one must
/// go on, whole, without a network too. Then the host is mended.
#[track_caller]
fn survives(page: &Page, spoil: impl FnOnce(&Build, &Build)) {
    page.server.expect_trouble("is not there");
    page.server.expect_trouble("404");
    page.server.expect_trouble("integrity");
    let first = Build::release();
    page.open_kept(&first);
    page.answer("Good");
    let before = page.kept_versions();
    let files = page.cached(&before[0]);
    let (good, bad) = (first.next(NEXT), first.next(NEXT));
    spoil(&bad, &first);
    page.server.serve(&bad);
    assert_eq!(page.look_for_update(), "redundant");
    old_version_goes_on(page);
    until_true("what came of it to be gone", || page.kept_versions() == before);
    assert_eq!(page.cached(&before[0]), files);
    page.server.start_again();
    page.server.serve(&good);
    page.leave_and_open();
    page.take_update(NEXT);
    assert_eq!(page.ratings(), 2);
}

/// The first version is there, without a network too; takes the network away, and rates a card.
#[track_caller]
fn old_version_goes_on(page: &Page) {
    page.server.expect_trouble("ERR_CONNECTION_REFUSED");
    page.server.stop();
    page.leave_and_open();
    assert_ne!(page.title(), NEXT);
    assert!(!page.offers_update() && !page.has("alert", ""));
    page.answer("Good");
}

/// What no file of any build is.
const POISON: &str = "globalThis.poisoned = true;";

/// Has other bytes under the names of our files, in the cache in use and in that of a version to come, as a script
/// elsewhere on the origin can, or a host that was broken into: with all that ours say of themselves.
fn poison(page: &Page, next: &Build) {
    let script = "const [poison, next, done] = arguments;
        (async () => {
            const [name] = (await caches.keys()).filter(name => /^cuecard \\/quiz\\/ [0-9a-f]{16}$/.test(name));
            const cache = await caches.open(name), coming = await caches.open('cuecard /quiz/ ' + next);
            for (const key of await cache.keys()) {
                const { headers } = await cache.match(key);
                await coming.put(key, new Response(poison, { headers }));
                if (/worker_bg/.test(key.url)) await cache.put(key, new Response(poison, { headers }));
            }
            await coming.put('more.js', new Response(poison));
        })().then(() => done(true), error => done(String(error)))";
    let worker = std::fs::read_to_string(next.folder().join("sw.js")).unwrap();
    let (_, version) = worker.split_once("const VERSION = \"").expect("a version");
    assert_eq!(page.remote.js_later(script, json!([POISON, version.get(..16)])), true);
}

/// The paths of kept files that are not of their build.
fn poisoned(page: &Page) -> serde_json::Value {
    let script = "const [poison, done] = arguments;
        (async () => {
            const found = [];
            for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const key of await cache.keys()) {
                    if ((await (await cache.match(key)).text()) == poison) found.push(key.url);
                }
            }
            return found;
        })().then(done, error => done(String(error)))";
    page.remote.js_later(script, json!([POISON]))
}

/// Caches that are none of ours, or of another copy's.
fn keep_foreign(page: &Page) -> Vec<String> {
    let foreign =
        ["cuecard", "cuecard /quiz/other/ 0123456789abcdef", "cuecardish /quiz/ x", "theirs"].map(String::from);
    let script = "const [names, done] = arguments;
        Promise.all(names.map(name => caches.open(name).then(cache => cache.put('/a', new Response('b'))))).then(() => done())";
    page.remote.js_later(script, json!([foreign]));
    foreign.into()
}

in_every_browser! {
    fn a_deploy_without_its_wasm_is_not_taken(page) {
        survives(page, |bad, _| bad.lose(&bad.wasm()));
    }

    fn a_deploy_with_the_old_page_is_not_taken(page) {
        survives(page, |bad, first| bad.take("index.html", first));
    }

    fn a_deploy_with_a_file_cut_short_is_not_taken(page) {
        survives(page, |bad, _| bad.cut(&bad.wasm()));
    }

    fn a_deploy_with_a_page_in_the_place_of_a_file_is_not_taken(page) {
        survives(page, |bad, _| bad.put(&bad.wasm(), "<!doctype html><title>Elsewhere</title>"));
    }

    fn a_file_that_somebody_has_put_into_our_caches_is_not_taken_over(page) {
        let first = Build::release();
        page.open_kept(&first);
        page.answer("Good");
        let next = first.next(NEXT);
        poison(page, &next);
        page.server.serve(&next);
        assert_eq!(page.look_for_update(), "installed");
        page.take_update(NEXT);
        until_true("the version before to be gone", || page.kept_versions().len() == 1);
        assert_eq!(poisoned(page), json!([]));
        page.go_to("Settings");
        page.file_from("Download backup");
        assert_eq!(page.ratings(), 1);
    }

    fn an_install_that_is_cut_off_is_made_up_for(page) {
        page.server.expect_trouble("ERR_");
        let first = Build::release();
        page.open_kept(&first);
        page.answer("Good");
        let next = first.next(NEXT);
        page.server.serve(&next);
        page.server.hold_wasm();
        page.js("navigator.serviceWorker.getRegistration().then(one => one.update())", json!([]));
        let asked = || page.server.requests().iter().any(|path| path.ends_with(&next.wasm()));
        until_true("the Wasm to be asked for", asked);
        page.server.stop();
        page.server.release_wasm();
        page.leave_and_open();
        page.answer("Good");
        assert_ne!(page.title(), NEXT);
        page.server.start_again();
        page.leave_and_open();
        page.take_update(NEXT);
        assert_eq!(page.ratings(), 2);
    }

    fn a_host_that_goes_back_leaves_the_version_in_use_whole(page) {
        let first = Build::release();
        page.open_kept(&first);
        page.answer("Good");
        page.server.serve(&first.next(NEXT));
        assert_eq!(page.look_for_update(), "installed");
        let bad = Build::of(first.folder());
        bad.lose("worker_bg.wasm");
        page.server.serve(&bad);
        page.look_for_update();
        // Until it has its turn, the version in use waits as if it were another.
        page.come_back_later();
        old_version_goes_on(page);
        page.leave_and_open();
        page.answer("Good");
        let kept = page.kept_versions();
        assert!(page.cached(&kept[0]).iter().any(|path| path.ends_with("/worker_bg.wasm")), "{kept:?}");
        assert_eq!(page.ratings(), 3);
    }

    fn a_browser_that_has_lost_what_it_kept_goes_on_with_a_network(page) {
        let build = Build::release();
        let lost = "addEventListener('fetch', () => (CacheStorage.prototype.match = () => Promise.reject(new Error('lost'))));\n";
        build.change("sw.js", |worker| format!("{lost}{worker}"));
        build.list();
        page.open_kept(&build);
        page.answer("Good");
        page.leave_and_open();
        page.answer("Good");
        assert_eq!(page.ratings(), 2);
    }

    fn what_others_keep_at_the_origin_stays(page) {
        let first = Build::release();
        page.server.serve(&first);
        page.open_early();
        let foreign = keep_foreign(page);
        page.open_kept(&first);
        let next = first.next(NEXT);
        page.server.serve(&next);
        page.look_for_update();
        page.take_update(NEXT);
        until_true("the old version to be gone", || page.kept_versions().len() == 1);
        take_back(page, &next);
        until_true("only what is others' to be left", || page.caches() == foreign);
    }

    fn taking_it_back_leaves_the_app_and_its_ratings(page) {
        let first = Build::release();
        page.open_kept(&first);
        page.answer("Good");
        let left = page.reveal();
        let next = first.next(NEXT);
        take_back(page, &next);
        page.update_is_offered();
        assert_eq!(page.see(), left, "not before the tap");
        page.take_update(NEXT);
        page.see_that("the same card", |seen| *seen == left);
        page.leave_and_open();
        until_true("no worker to be left", || page.workers() == 0);
        let asked = || page.server.requests().iter().filter(|path| path.ends_with("/quiz/")).count();
        let before = asked();
        page.leave_and_open();
        assert_eq!(asked(), before + 1, "the page comes from the network");
        replacement_has_gone(page);
        assert_eq!((page.caches(), page.ratings()), (Vec::new(), 1));
        page.server.serve(&first);
        page.leave_and_open();
        page.is_kept();
        assert_eq!(page.ratings(), 1, "and offline use may come back");
    }
}

/// Waits until the replacement that this page registers too has taken itself back. WebKit never ends the install of a
/// worker whose page was left in the middle of it, and nothing can be registered after it.
fn replacement_has_gone(page: &Page) {
    page.registrar_has_run();
    let script = "const [done] = arguments;
        navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' })
            .then(one => comesTo(one.installing || one.waiting || one.active, ['activated', 'redundant']))
            .then(done, error => done('failed: ' + error))";
    let came = page.js_later(script, json!([]));
    assert!(came == "activated" || came == "redundant", "{came}");
    until_true("no worker to be left", || page.workers() == 0);
}

/// Puts the worker's replacement in its place, in that build, which is served from now on.
fn take_back(page: &Page, build: &Build) {
    let off = std::fs::read_to_string(build.folder().join("sw-off.js")).unwrap();
    build.put("sw.js", &off);
    page.server.serve(build);
    until_true("our caches to be gone", || {
        // The registration goes while it is being asked; and a page that is about to load anew asks in vain.
        page.js("navigator.serviceWorker.getRegistration().then(one => one.update()).catch(() => {})", json!([]));
        page.kept_versions().is_empty()
    });
}
