//! The Settings view.

use leptos::prelude::*;

use super::filter::pick;
use super::quiz::Quiz;
use super::strings;
use crate::practice::{Event, Settings, TextSize, Theme};

pub(super) fn settings(quiz: Quiz) -> AnyView {
    let shortcuts = move || quiz.model.with(|model| model.settings().shortcuts);
    let toggle = move |_| set(quiz, |settings| settings.shortcuts = !settings.shortcuts);
    view! {
        <section class="cc-stage cc-page" aria-label=strings::SETTINGS>
            <h2 class="cc-hidden">{strings::SETTINGS}</h2>
            {choice(quiz, strings::LENGTH, &Settings::LENGTHS, strings::length, |settings| &mut settings.length)}
            {choice(quiz, strings::THEME, &Theme::ALL, |t| strings::theme(t).into(), |settings| &mut settings.theme)}
            {choice(quiz, strings::TEXT_SIZE, &TextSize::ALL, |t| strings::text_size(t).into(), |s| &mut s.text_size)}
            <label class="cc-pick">
                <span>{strings::SHORTCUTS}<small>{strings::SHORTCUTS_HELP}</small></span>
                <input type="checkbox" prop:checked=shortcuts on:change=toggle />
            </label>
            {reset(quiz)}
        </section>
    }
    .into_any()
}

fn set(quiz: Quiz, change: impl FnOnce(&mut Settings)) {
    let mut settings = quiz.model.with_untracked(|model| model.settings().clone());
    change(&mut settings);
    quiz.dispatch(Event::Set(settings));
}

/// A setting with a few values to choose among.
fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    quiz: Quiz,
    label: &'static str,
    values: &'static [T],
    name: fn(T) -> String,
    field: fn(&mut Settings) -> &mut T,
) -> AnyView {
    let chosen = move || {
        let mut settings = quiz.model.with(|model| model.settings().clone());
        let now = *field(&mut settings);
        values.iter().position(|value| *value == now).unwrap_or(usize::MAX)
    };
    let picked = move |n: usize| {
        if let Some(value) = values.get(n) {
            set(quiz, |settings| *field(settings) = *value);
        }
    };
    pick(label, values.iter().map(|value| name(*value)).collect(), chosen, picked)
}

fn reset(quiz: Quiz) -> AnyView {
    let asking = RwSignal::new(false);
    let done = RwSignal::new(false);
    let button = move |label: &'static str, act: fn(Quiz), ask: bool, was_done: bool| {
        let click = move |_| {
            act(quiz);
            asking.set(ask);
            done.set(was_done);
        };
        view! { <button class="cc-button" on:click=click>{label}</button> }.into_any()
    };
    let nothing: fn(Quiz) = |_| {};
    let shown = move || match (asking.get(), done.get()) {
        (true, _) => view! {
            <p>{strings::RESET_SURE}</p>
            {button(strings::RESET_YES, |quiz| quiz.dispatch(Event::Reset), false, true)}
            {button(strings::RESET_NO, nothing, false, false)}
        }
        .into_any(),
        (false, true) => view! {
            <p>{strings::RESET_DONE}</p>
            {button(strings::RESET_UNDO, |quiz| quiz.dispatch(Event::UndoReset), false, false)}
        }
        .into_any(),
        (false, false) => button(strings::RESET, nothing, true, false),
    };
    view! { <div class="cc-reset" role="group" aria-label=strings::RESET>{shown}</div> }.into_any()
}
