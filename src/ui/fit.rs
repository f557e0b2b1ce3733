//! The memory model fitted to the person's own reviews: the part of Settings that tells and undoes it, and when it
//! is done unasked.

use leptos::prelude::*;

use super::el::{El, button, el, el_of};
use super::quiz::Quiz;
use super::{desk, embed};
use crate::practice::{Event, Model, Settings};
use crate::text;
use crate::worker::{Reply, Request};

pub(super) fn fit(quiz: Quiz) -> El {
    let said = RwSignal::new(String::new());
    let ask = move |_| {
        said.set(text::backup::WORKING.into());
        ask(quiz, move |sentence| {
            said.try_set(sentence.unwrap_or_else(|| embed::not_to_be_had(text::FIT_FAILED).into()));
        });
    };
    let published = move |_| {
        // The fit is remembered: what the person took back does not come again unasked.
        quiz.dispatch(Event::Set(Settings { parameters: None, ..settings(quiz) }));
        said.set(String::new());
    };
    let buttons = move || {
        let mut buttons = vec![button("cc-button", text::FIT, ask).done()];
        if quiz.model.with(|model| model.settings().parameters.is_some()) {
            buttons.push(button("cc-button", text::FIT_UNDO, published).done());
        }
        buttons
    };
    let help = move || quiz.model.with(|model| text::fitted(model.settings()));
    el_of("div", "cc-backup cc-fit")
        .attr("role", "group")
        .attr("aria-label", text::FIT_HEAD)
        .child(el("h3").text(text::FIT_HEAD))
        .child(el_of("p", "cc-help").live(help))
        .child(el_of("div", "cc-choices").dynamic(buttons))
        .child(el_of("p", "cc-said").attr("role", "status").live(move || said.get()))
}

/// Fits the model where that is due; see [`Model::wants_fit`].
pub(super) fn when_due(quiz: Quiz) {
    if quiz.model.with_untracked(Model::wants_fit) {
        ask(quiz, drop);
    }
}

fn settings(quiz: Quiz) -> Settings {
    quiz.model.with_untracked(|model| model.settings().clone())
}

/// Fits the model, takes over what came of it, and hands on the sentence that tells it, where there is one.
fn ask(quiz: Quiz, done: impl FnOnce(Option<String>) + 'static) {
    let request = Request::Fit { about: desk::about(quiz), log: desk::log(quiz) };
    desk::ask(&request, None, move |reply| {
        let Some(Reply::Fit { sentence, settings }) = reply else { return done(None) };
        let now = quiz.model.try_with_untracked(|model| model.settings().clone());
        if let Some((found, now)) = settings.and_then(|text| Settings::decode(&text)).zip(now) {
            // Other settings may have changed meanwhile.
            quiz.dispatch(Event::Set(Settings { parameters: found.parameters, fitted: found.fitted, ..now }));
        }
        done(Some(sentence));
    });
}
