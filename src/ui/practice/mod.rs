//! The Practice view: the card, and the rating bar within reach of the thumb.

mod card;
mod filter;
mod gesture;
pub(super) mod keys;
mod rating_bar;
mod session_end;

use leptos::prelude::*;

use self::card::Card;
use self::filter::FilterPanel;
use self::rating_bar::RatingBar;
use self::session_end::SessionEnd;
use super::common::{Button, prerendered};
use crate::controller::Quiz;
use crate::practice::{Event, Model};
use crate::text::{self, Message};

/// Handles the keys and the zoom of the window, until the current reactive owner is cleaned up.
pub(crate) fn follow_window(quiz: Quiz) {
    keys::follow(quiz);
    gesture::follow_zoom(quiz);
}

/// The Practice view.
#[component]
pub(super) fn Practice() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    // In a widget, it is not a landmark: a page may have many.
    let role = if quiz.standalone { "region" } else { "group" };
    view! {
        <section class="cc-stage" role=role aria-label=quiz.say(Message::practice)>
            <Status/>
            <Show when=move || quiz.filtering.get()>
                <FilterPanel/>
            </Show>
            <Show when=move || quiz.current().is_some() fallback=SessionEnd>
                <Card/>
            </Show>
        </section>
        <RatingBar/>
    }
}

/// The progress of the session, and its controls.
#[component]
fn Status() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let counts = |model: &Model| (model.session().completed(), model.session().total);
    let position = move || {
        let (done, total) = model.with(counts);
        text::position(quiz.words(), (done + 1).min(total), total)
    };
    let percent = move || {
        let (done, total) = model.with(counts);
        (done * 100 / total.max(1)).to_string()
    };
    let untouched = move || model.with(|model| model.session().steps.is_empty());
    view! {
        <div class="cc-status" part="status">
            <span prop:textContent=position>{prerendered(position)}</span>
            // An element, not a style: the content security policy forbids style attributes. The text beside it has the
            // numbers.
            <progress class="cc-track" aria-hidden="true" max="100" value=percent></progress>
            <button
                class="cc-button--quiet"
                data-act="filter"
                aria-expanded=move || quiz.filtering.get().to_string()
                on:click=move |_| quiz.filtering.update(|open| *open = !*open)
            >
                {quiz.say(Message::filter)}
            </button>
            <button
                class="cc-button--quiet"
                data-act="skip"
                disabled=move || quiz.current().is_none()
                on:click=move |click| quiz.tap(&click, Event::Skip)
            >
                {quiz.say(Message::skip)}
            </button>
            <Button class="cc-button--quiet" name=quiz.say(Message::undo) disabled=Signal::derive(untouched) press=move |_| quiz.dispatch(Event::Undo)/>
        </div>
    }
}
