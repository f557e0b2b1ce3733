//! The desk worker, from the app's side: asked in rows of text, answered once, and ended.
//!
//! A worker of its own for each question needs no numbering of answers and gives its memory back. What rows there
//! are is told where they are answered, in the crate's module `desk`.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::{WithUntracked, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Worker, WorkerOptions, WorkerType};

use super::embed;
use super::quiz::{Quiz, now};
use crate::log::codec;
use crate::practice::Settings;

const SCRIPT: &str = "desk-worker.js";
const PATIENCE_MS: i32 = 20_000;

/// A question about the log, with a file where one belongs to it.
pub(super) struct Row(Array);

impl Row {
    /// Begins a question; its first text says what is wanted.
    pub(super) fn new(what: &str, file: &JsValue) -> Self {
        let row = Row(Array::new());
        row.0.push(file);
        row.and(what)
    }

    /// Adds a text.
    #[inline(never)]
    pub(super) fn and(self, text: &str) -> Self {
        self.0.push(&text.into());
        self
    }

    /// Adds what the log is about, and when it is.
    pub(super) fn about(self, quiz: Quiz) -> Self {
        let now = now();
        quiz.model.with_untracked(|model| {
            let deck = model.catalog().deck();
            let row = self.and(&deck.id).and(&deck.title).and(&now.ms.to_string()).and(&now.offset.to_string());
            // What was backed up here is nothing to another device.
            let settings = Settings { backed_up: None, ..model.settings().clone() };
            row.and("yes").and(&settings.encode())
        })
    }

    /// Adds the log.
    pub(super) fn log(self, quiz: Quiz) -> Self {
        let text = quiz.model.with_untracked(|model| codec::encode(model.log().records()));
        self.and(&text)
    }

    /// Asks. `done` is called once: with the answer, or with none where the worker does not load, fails, or is
    /// silent for 20 seconds.
    pub(super) fn ask(self, done: impl FnOnce(Option<Array>) + 'static) {
        hand_over(&self.0, Box::new(done));
    }
}

fn hand_over(row: &Array, done: Box<dyn FnOnce(Option<Array>)>) {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = embed::worker().unwrap_or_else(|| Worker::new_with_options(SCRIPT, &options));
    let Ok(worker) = worker else { return done(None) };
    let (mut done, ended) = (Some(done), worker.clone());
    // A message has data; an error, and the end of patience, have none.
    let heard = move |event: JsValue| {
        let Some(done) = done.take() else { return };
        ended.terminate();
        let data = Reflect::get(&event, &"data".into()).ok();
        done(data.and_then(|data| data.dyn_into().ok()));
    };
    let heard: Function = Closure::<dyn FnMut(JsValue)>::new(heard).into_js_value().unchecked_into();
    worker.set_onmessage(Some(&heard));
    worker.set_onerror(Some(&heard));
    let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&heard, PATIENCE_MS);
    if timer.is_err() || worker.post_message(row).is_err() {
        let _ = heard.call1(&JsValue::NULL, &JsValue::NULL);
    }
}
