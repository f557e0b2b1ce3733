//! The Practice view: one card, and the bar at the thumb.

use leptos::prelude::*;

use super::quiz::Quiz;
use super::{card, end, filter, rating, strings};
use crate::practice::Event;

pub(super) fn practice(quiz: Quiz) -> AnyView {
    let filtering = RwSignal::new(false);
    view! {
        <section class="cc-stage" aria-label=strings::PRACTICE>
            {status(quiz, filtering)}
            {move || filtering.get().then(|| filter::filter(quiz))}
            {move || match quiz.current.get() {
                Some(ix) => card::card(quiz, ix),
                None => end::end(quiz),
            }}
        </section>
        {move || quiz.current.get().is_some().then(|| rating::bar(quiz))}
    }
    .into_any()
}

fn status(quiz: Quiz, filtering: RwSignal<bool>) -> AnyView {
    let session = move |read: fn(usize, usize) -> String| {
        move || quiz.model.with(|model| read(model.session().completed(), model.session().total))
    };
    let position = session(|done, total| strings::position((done + 1).min(total), total));
    let width = session(|done, total| strings::join(&["inline-size:", &(done * 100 / total.max(1)).to_string(), "%"]));
    let untouched = move || quiz.model.with(|model| model.session().steps.is_empty());
    view! {
        <div class="cc-status">
            <span>{position}</span>
            <span class="cc-track"><i style=width></i></span>
            <button
                class="cc-quiet"
                aria-expanded=move || filtering.get().to_string()
                on:click=move |_| filtering.update(|open| *open = !*open)
            >
                {strings::FILTER}
            </button>
            <button
                class="cc-quiet"
                disabled=move || quiz.current.get().is_none()
                on:click=move |click| quiz.tap(&click, Event::Skip)
            >
                {strings::SKIP}
            </button>
            <button class="cc-quiet" disabled=untouched on:click=move |_| quiz.dispatch(Event::Undo)>
                {strings::UNDO}
            </button>
        </div>
    }
    .into_any()
}
