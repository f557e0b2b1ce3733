//! The Practice view: one card, and the bar at the thumb.

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

/// Follows the keys and the zoom of the window, until the current reactive owner is cleaned up.
pub(crate) fn follow_window(quiz: Quiz) {
    keys::follow(quiz);
    gesture::follow_zoom(quiz);
}

/// The Practice view.
#[component]
pub(super) fn Practice() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    // Many widgets on a page are no landmarks of it.
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

/// How far the session is, and what can be done with it.
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
            // An element, not a style: the page's policy lets no style stand in an attribute. The words beside it say more.
            <progress class="cc-track" aria-hidden="true" max="100" value=percent></progress>
            <button
                class="cc-quiet"
                data-act="filter"
                aria-expanded=move || quiz.filtering.get().to_string()
                on:click=move |_| quiz.filtering.update(|open| *open = !*open)
            >
                {quiz.say(Message::filter)}
            </button>
            <button
                class="cc-quiet"
                data-act="skip"
                disabled=move || quiz.current().is_none()
                on:click=move |click| quiz.tap(&click, Event::Skip)
            >
                {quiz.say(Message::skip)}
            </button>
            <Button class="cc-quiet" name=quiz.say(Message::undo) disabled=Signal::derive(untouched) press=move |_| quiz.dispatch(Event::Undo)/>
        </div>
    }
}
