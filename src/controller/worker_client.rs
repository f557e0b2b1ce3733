//! The client of the worker: one request and one reply, then the worker is terminated.
//!
//! A separate worker for each request needs no numbering of replies, and frees its memory.

use js_sys::{Array, Function};
use leptos::prelude::{WithUntracked, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, Worker, WorkerOptions, WorkerType};

use super::state::Quiz;
use crate::backup::About;
use crate::browser::clock::now;
use crate::browser::{host_page, property};
use crate::log::codec;
use crate::practice::Settings;
use crate::text::Message;
use crate::worker::{Reply, Request};

const SCRIPT: &str = "app-worker.js";
const TIMEOUT_MS: i32 = 20_000;

/// The metadata of the log, with the present time.
pub(crate) fn about(quiz: Quiz) -> About {
    quiz.model.with_untracked(|model| {
        let deck = model.catalog().deck();
        // Another device has not made this backup.
        let settings = Settings { backed_up: None, ..model.settings().clone() };
        About { deck: deck.id.clone(), title: deck.title.clone(), made: now(), settings: Some(settings.encode()) }
    })
}

/// The log as text.
pub(crate) fn log(quiz: Quiz) -> String {
    quiz.model.with_untracked(|model| codec::encode(model.log().records()))
}

/// Sends a request to the worker, with a file if the request needs one. `done` is called once: with the reply, or with
/// `None` if the worker does not load, fails, or does not reply within 20 seconds.
pub(crate) fn ask(request: &Request, file: Option<&File>, done: impl FnOnce(Option<Reply>) + 'static) {
    let request = serde_json::to_string(request).unwrap_or_default();
    let message = Array::of2(file.map_or(&JsValue::NULL, |file| file), &request.into());
    let read = |reply: Option<String>| done(reply.and_then(|reply| serde_json::from_str(&reply).ok()));
    post_request(&message, Box::new(read));
}

fn post_request(message: &Array, done: Box<dyn FnOnce(Option<String>)>) {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = host_page::worker().unwrap_or_else(|| Worker::new_with_options(SCRIPT, &options));
    let Ok(worker) = worker else { return done(None) };
    let (mut done, ended) = (Some(done), worker.clone());
    // A message has data; an error, and the timeout, have none.
    let on_event = move |event: JsValue| {
        let Some(done) = done.take() else { return };
        ended.terminate();
        done(property(&event, "data").and_then(|data| data.as_string()));
    };
    let on_event: Function = Closure::<dyn FnMut(JsValue)>::new(on_event).into_js_value().unchecked_into();
    worker.set_onmessage(Some(&on_event));
    worker.set_onerror(Some(&on_event));
    let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&on_event, TIMEOUT_MS);
    if timer.is_err() || worker.post_message(message).is_err() {
        let _ = on_event.call1(&JsValue::NULL, &JsValue::NULL);
    }
}

/// The message for a worker that does not load: `message` on the hosted page; on a host page, that page's policy may be
/// the reason.
pub(crate) fn unavailable(message: Message) -> Message {
    match host_page::refused_worker() {
        None => message,
        Some(true) => Message::not_allowed,
        Some(false) => Message::not_here,
    }
}
