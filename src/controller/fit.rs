//! Fits the memory model to the person's own reviews.

use leptos::prelude::*;

use super::state::Quiz;
use super::worker_client;
use crate::desk::{Reply, Request};
use crate::practice::{Event, Model, Settings};

/// Fits the model where that is due; see [`Model::wants_fit`].
pub(crate) fn run_when_due(quiz: Quiz) {
    if quiz.model.with_untracked(Model::wants_fit) {
        run(quiz, drop);
    }
}

/// Fits the model, applies what came of it, and hands on the sentence that reports it, where there is one.
pub(crate) fn run(quiz: Quiz, done: impl FnOnce(Option<String>) + 'static) {
    let request = Request::Fit { about: worker_client::about(quiz), log: worker_client::log(quiz) };
    worker_client::ask(&request, None, move |reply| {
        let Some(Reply::Fit { sentence, settings }) = reply else { return done(None) };
        let now = quiz.model.try_with_untracked(|model| model.settings().clone());
        if let Some((found, now)) = settings.and_then(|text| Settings::decode(&text)).zip(now) {
            // Other settings may have changed meanwhile.
            quiz.dispatch(Event::Set(Settings { parameters: found.parameters, fitted: found.fitted, ..now }));
        }
        done(Some(sentence));
    });
}
