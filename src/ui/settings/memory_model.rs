//! The memory model fitted to the person's own reviews: the part of Settings that reports and undoes it.

use leptos::prelude::*;

use crate::controller::{Quiz, fit, worker_client};
use crate::practice::{Event, Settings};
use crate::text;

/// The memory model's part of Settings.
#[component]
pub(super) fn MemoryModel() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let said = RwSignal::new(String::new());
    let fit = move |_| {
        said.set(text::backup::WORKING.into());
        fit::run(quiz, move |sentence| {
            said.try_set(sentence.unwrap_or_else(|| worker_client::unavailable(text::FIT_FAILED).into()));
        });
    };
    let undo = move |_| {
        // The fit is remembered: what the person undid does not come again unasked.
        let settings = quiz.model.with_untracked(|model| model.settings().clone());
        quiz.dispatch(Event::Set(Settings { parameters: None, ..settings }));
        said.set(String::new());
    };
    let is_fitted = Memo::new(move |_| model.with(|model| model.settings().parameters.is_some()));
    view! {
        <div class="cc-backup cc-fit" role="group" aria-label=text::FIT_HEAD>
            <h3>{text::FIT_HEAD}</h3>
            <p class="cc-help" prop:textContent=move || model.with(|model| text::fitted(model.settings()))></p>
            <div class="cc-choices">
                <button class="cc-button" on:click=fit>{text::FIT}</button>
                <Show when=move || is_fitted.get()>
                    <button class="cc-button" on:click=undo>{text::FIT_UNDO}</button>
                </Show>
            </div>
            <p class="cc-said" role="status" prop:textContent=move || said.get()></p>
        </div>
    }
}
