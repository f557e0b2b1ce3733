//! Fits the memory model to the person's own reviews.

use leptos::prelude::*;

use super::state::Quiz;
use super::worker_client;
use crate::optimizer::Verdict;
use crate::practice::{Event, Model};
use crate::worker::{Reply, Request};

/// Fits the model if a fit is due; see [`Model::wants_fit`].
pub(crate) fn run_when_due(quiz: Quiz) {
    if quiz.model.with_untracked(Model::wants_fit) {
        run(quiz, drop);
    }
}

/// Fits the model, applies the result, and passes it to `done`; `None` if the worker fails.
pub(crate) fn run(quiz: Quiz, done: impl FnOnce(Option<Verdict>) + 'static) {
    let request = Request::Fit { log: worker_client::log(quiz) };
    worker_client::ask(&request, None, move |reply| {
        let Some(Reply::Fit(verdict)) = reply else { return done(None) };
        // Read the settings now: others may have changed meanwhile.
        if let Some(settings) = quiz.model.try_with_untracked(|model| model.settings().with_fit(&verdict)).flatten() {
            quiz.dispatch(Event::Set(settings));
        }
        done(Some(verdict));
    });
}
