//! What the browser keeps of the app for times without a network.

use serde_json::{Value, json};

use crate::build::Build;
use crate::page::Page;
use crate::server::APP;
use crate::wait::{until, until_true};

/// A script for [`crate::server::Server::script`] with which the page finds itself brought by the worker, whatever
/// brings it.
pub const BROUGHT_BY_THE_WORKER: &str =
    "Object.defineProperty(ServiceWorkerContainer.prototype, 'controller', { get: () => ({}) });";

impl Page {
    /// Opens that build of the app, and waits until it is kept for times without a network.
    #[track_caller]
    pub fn open_kept(&self, build: &Build) {
        self.server.serve(build);
        self.open();
        self.is_kept();
    }

    /// Waits until the page is in the hands of its own worker, not one of a folder above, and that has everything.
    #[track_caller]
    pub fn is_kept(&self) {
        let is_kept = "const worker = navigator.serviceWorker.controller;
            return !!worker && worker.scriptURL == new URL('sw.js', document.baseURI).href && worker.state";
        until_true("the app to be kept", || self.js(is_kept, json!([])) == "activated");
    }

    /// Leaves the app, so that no page of it is open, and opens it again.
    #[track_caller]
    pub fn leave_and_open(&self) {
        self.remote.goto("about:blank");
        self.open();
    }

    /// Leaves the app, and waits until the version that has waited for that is the one in use; then opens the app.
    #[track_caller]
    pub fn come_back_later(&self) {
        assert!(self.update_waits(), "a version that waits");
        self.open_beside();
        let waits = "const [path, done] = arguments;
            navigator.serviceWorker.getRegistration(path).then(one => done(!one || !!one.waiting || one.active.state != 'activated'))";
        until_true("the next version's turn", || self.remote.js_later(waits, json!([APP])) == false);
        self.open();
    }

    /// The title, by which versions are told apart.
    pub fn title(&self) -> String {
        let title = self.remote.try_js("return document.title", json!([])).unwrap_or_default();
        title.as_str().unwrap_or_default().into()
    }

    /// The names of the caches of this origin, sorted.
    pub fn caches(&self) -> Vec<String> {
        let names = self.remote.js_later("caches.keys().then(arguments[0])", json!([]));
        let mut names: Vec<String> = texts(&names);
        names.sort();
        names
    }

    /// Our caches at the app's path that hold a version.
    pub fn kept_versions(&self) -> Vec<String> {
        let ours = format!("cuecard {APP} ");
        self.caches()
            .into_iter()
            .filter(|name| name.starts_with(&ours) && !name.ends_with(" pages") && !name.ends_with(" shared"))
            .collect()
    }

    /// The paths of the files in a cache, sorted.
    pub fn cached(&self, name: &str) -> Vec<String> {
        let script = "const [name, done] = arguments;
            caches.open(name).then(cache => cache.keys()).then(keys => done(keys.map(key => new URL(key.url).pathname)))";
        let mut paths = texts(&self.remote.js_later(script, json!([name])));
        paths.sort();
        paths
    }

    /// Runs what registers the worker to its end, which the page does some time after its start.
    #[track_caller]
    pub fn registrar_has_run(&self) {
        let script = "const [done] = arguments;
            import('/quiz/offline/register.js').then(() => navigator.serviceWorker.getRegistrations()).then(() => done(true), done)";
        assert_eq!(self.remote.js_later(script, json!([])), true);
    }

    /// How many workers are registered at this origin.
    pub fn workers(&self) -> u64 {
        let count =
            "const [done] = arguments; navigator.serviceWorker.getRegistrations().then(all => done(all.length))";
        self.remote.js_later(count, json!([])).as_u64().unwrap_or_default()
    }

    /// Looks for a new version, and tells what comes of it: `installed`, `redundant`, or `none`.
    #[track_caller]
    pub fn look_for_update(&self) -> String {
        let script = "const [done] = arguments;
            (async () => {
                const registration = await navigator.serviceWorker.getRegistration();
                await registration.update();
                const worker = registration.installing || registration.waiting;
                done(worker ? await comesTo(worker, ['installed', 'activated', 'redundant']) : 'none');
            })().catch(error => done('failed: ' + error));";
        self.js_later(script, json!([])).as_str().unwrap_or_default().into()
    }

    /// Whether a version waits for its turn.
    pub fn update_waits(&self) -> bool {
        let waits =
            "const [done] = arguments; navigator.serviceWorker.getRegistration().then(one => done(!!one.waiting))";
        self.remote.js_later(waits, json!([])) == true
    }

    /// Waits for the line that offers a new version.
    #[track_caller]
    pub fn update_is_offered(&self) {
        until_true("the offer of a new version", || self.offers_update());
    }

    /// Whether a new version is offered.
    pub fn offers_update(&self) -> bool {
        let line = "return tidy((document.querySelector('[data-update] [role=status]') || {}).textContent || '')";
        self.js(line, json!([])) == "A new version is ready."
    }

    /// Takes the new version that is offered, and waits until it has taken over.
    #[track_caller]
    pub fn take_update(&self, title: &str) {
        self.update_is_offered();
        self.press_button("Update");
        until(title, || (self.title() == title).then_some(()));
        self.taken_over();
    }
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(String::from)).collect()
}
