//! What this browser keeps, and for how long: asked once there is something worth keeping, told in Settings.

use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::el::{El, el, el_of};
use super::quiz::Quiz;
use crate::practice::Model;
use crate::text::backup as words;

/// After so many ratings the browser is asked to keep them for good.
const WORTH_KEEPING: u32 = 3;

// What the browser has answered.
pub(super) const UNKNOWN: usize = 0;
const FOR_GOOD: usize = 1;
const WHILE_THERE_IS_ROOM: usize = 2;

/// What is kept, and for how long, in a sentence each.
pub(super) fn device(quiz: Quiz) -> El {
    let saved = move || words::saved(quiz.saved(), quiz.model.with(Model::ratings));
    let lasting = move || match quiz.lasting.get() {
        FOR_GOOD => words::FOR_GOOD.into(),
        WHILE_THERE_IS_ROOM => words::WHILE_THERE_IS_ROOM.into(),
        _ => String::new(),
    };
    el_of("div", "cc-backup")
        .attr("role", "group")
        .attr("aria-label", words::DEVICE)
        .child(el("h3").text(words::DEVICE))
        .child(el("p").live(saved))
        .child(el_of("p", "cc-help cc-said").live(lasting))
}

impl Quiz {
    /// Finds out whether the browser keeps things for good already.
    pub(super) fn ask_whether_lasting(self) {
        self.ask_storage("persisted");
    }

    /// Asks the browser to keep things for good, once there are a few ratings.
    pub(super) fn ask_to_keep(self) {
        // On somebody else's page it would be their visitors who are asked.
        let worth =
            self.hosted && self.model.try_with_untracked(|model| model.ratings() == WORTH_KEEPING) == Some(true);
        if worth && self.lasting.try_get_untracked() != Some(FOR_GOOD) {
            self.ask_storage("persist");
        }
    }

    fn ask_storage(self, what: &str) {
        let Some(promise) = storage(what) else { return };
        let answer = move |lasting: JsValue| {
            let _ = self.lasting.try_set(if lasting == true { FOR_GOOD } else { WHILE_THERE_IS_ROOM });
        };
        settled(&promise, Closure::once(answer));
    }
}

/// Takes a promise's answer; where it is broken, the error, as a page of no origin has it.
pub(super) fn settled(promise: &Promise, answer: Closure<dyn FnMut(JsValue)>) {
    let _ = promise.then2(&answer, &answer);
    // It is called once, and frees itself then.
    answer.forget();
}

/// What a method of the browser's storage manager promises; there is none in an insecure context.
fn storage(method: &str) -> Option<Promise> {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    let method = Reflect::get(&storage, &method.into()).ok()?;
    method.dyn_ref::<js_sys::Function>()?.call0(&storage).ok()?.dyn_into().ok()
}

/// Whether this browser deletes what pages keep after seven days of use without a visit: Safari, unless the page
/// was installed.
pub(super) fn seven_days() -> bool {
    let navigator = window().navigator();
    let of = |name: &str| Reflect::get(&navigator, &name.into()).ok();
    let apple = of("vendor").and_then(|vendor| vendor.as_string()).is_some_and(|vendor| vendor.starts_with("Apple"));
    let shown = window().match_media("(display-mode: browser)").ok().flatten();
    apple && of("standalone").is_none_or(|installed| installed != true) && shown.is_none_or(|shown| shown.matches())
}
