//! The bar at the thumb: Show answer, and the four ratings.

use leptos::prelude::*;

use super::quiz::{Quiz, now};
use super::strings;
use crate::log::Rating;
use crate::practice::{Event, Face, Model};

pub(super) fn bar(quiz: Quiz) -> AnyView {
    let expanded = move || (quiz.face.get() == Face::Back).to_string();
    let suggested = Memo::new(move |_| quiz.model.with(Model::suggested));
    view! {
        <div class="cc-bar">
            <button class="cc-show" aria-expanded=expanded on:click=move |click| quiz.tap(&click, Event::Reveal)>
                {strings::SHOW_ANSWER}<kbd aria-hidden="true">"space"</kbd>
            </button>
            <div class="cc-rate" role="group" aria-label=strings::RATE>
                {Rating::ALL.map(|rating| button(quiz, rating, suggested))}
            </div>
        </div>
    }
    .into_any()
}

fn button(quiz: Quiz, rating: Rating, suggested: Memo<Option<Rating>>) -> AnyView {
    let name = strings::rating(rating);
    let hint = move || {
        quiz.current.track();
        strings::outlook(quiz.model.with(|model| model.outlook(rating, now())))
    };
    view! {
        <button
            data-r=name.to_ascii_lowercase()
            data-suggested=move || suggested.get() == Some(rating)
            aria-label=name
            aria-description=hint
            on:click=move |click| quiz.tap(&click, Event::Rate(rating))
        >
            <b>{name}</b>
            <small>{hint}</small>
        </button>
    }
    .into_any()
}
