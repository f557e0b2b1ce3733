//! The buttons that mark a card: the star, and the tick of a prepared question.

use leptos::prelude::*;

use super::prerendered;
use crate::controller::Quiz;
use crate::deck::CardIx;
use crate::log::Mark;
use crate::practice::Event;
use crate::text::Message;

/// A button that sets or removes a mark of a card.
#[component]
pub(crate) fn MarkButton(ix: CardIx, mark: Mark, #[prop(into)] is_on: Signal<bool>) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let name = quiz.say(if mark == Mark::Star { Message::star } else { Message::ready });
    let sign = move || match (mark, is_on.get()) {
        (Mark::Star, true) => "★",
        (Mark::Star, false) => "☆",
        (Mark::Tick, _) => "✓",
    };
    view! {
        <button
            class="cc-mark"
            data-act=(mark == Mark::Star).then_some("star")
            aria-label=name
            title=name
            aria-pressed=move || is_on.get().to_string()
            on:click=move |_| quiz.dispatch(Event::Mark(ix, mark, !is_on.get()))
        >
            <span aria-hidden="true" prop:textContent=sign>{prerendered(sign)}</span>
        </button>
    }
}
