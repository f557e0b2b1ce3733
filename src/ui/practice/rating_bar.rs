//! The bar within reach of the thumb: Show answer, and the four ratings.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::controller::state::scoped_memo;
use crate::log::Rating;
use crate::practice::interview::date;
use crate::practice::{Event, Face, Model};
use crate::text::{self, Message};
use crate::ui::common::prerendered;

/// The bar.
#[component]
pub(super) fn RatingBar() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let is_open = move || model.with(|model| model.session().face) == Face::Back;
    view! {
        <div class="cc-bar" part="bar">
            <button
                class="cc-show"
                part="show"
                data-act="show"
                aria-expanded=move || is_open().to_string()
                on:click=move |click| quiz.tap(&click, Event::Reveal)
            >
                {quiz.say(Message::show_answer)}
                <kbd aria-hidden="true">{quiz.say(Message::space_key)}</kbd>
            </button>
            <div class="cc-back">
                <div class="cc-rate" role="group" aria-label=quiz.say(Message::rate)>
                    {Rating::ALL.map(|rating| view! { <RateButton rating=rating/> }).collect_view()}
                </div>
            </div>
        </div>
    }
}

#[component]
fn RateButton(rating: Rating) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let (name, id) = (quiz.say(text::rating(rating)), rating.id());
    let hint = scoped_memo(move |_| quiz.model.with(|model| self::hint(quiz, model, rating)));
    let is_suggested = scoped_memo(move |_| quiz.model.with(Model::suggested) == Some(rating));
    view! {
        <button
            data-r=id
            data-act=id
            part="rating"
            data-suggested=move || is_suggested.get().to_string()
            aria-description=move || hint.get()
            on:click=move |click| quiz.tap(&click, Event::Rate(rating))
        >
            <b>{name}</b>
            // The rating alone is the button's name; the time until the card returns is its description.
            <small aria-hidden="true" prop:textContent=move || hint.get()>{prerendered(move || hint.get())}</small>
        </button>
    }
}

/// When the card on screen returns after a rating.
fn hint(quiz: Quiz, model: &Model, rating: Rating) -> String {
    let (now, interview) = (quiz.now(), model.settings().deadline.map(date));
    match model.next_practice(rating, now).zip(interview) {
        Some((before, interview)) => text::before(quiz.words(), before, interview, now.day()),
        None => text::outlook(quiz.words(), model.preview_interval(rating, now)),
    }
}
