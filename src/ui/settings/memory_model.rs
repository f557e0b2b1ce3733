//! The memory model fitted to the person's own reviews: the part of Settings that reports and undoes it.

use leptos::prelude::*;

use super::group::Group;
use crate::controller::{Quiz, fit, worker_client};
use crate::practice::{Event, Settings};
use crate::text;
use crate::ui::common::Button;

/// The memory model's part of Settings.
#[component]
pub(super) fn MemoryModel() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let said = RwSignal::new(String::new());
    let fit = move |_| {
        said.set(text::backup::WORKING.into());
        fit::run(quiz, move |verdict| {
            said.try_set(match verdict {
                Some(verdict) => text::import_report::fitted(&verdict),
                None => worker_client::unavailable(text::FIT_FAILED).into(),
            });
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
        <Group name=text::FIT_HEAD class="cc-fit">
            <p class="cc-help" prop:textContent=move || model.with(|model| text::fitted(model.settings()))></p>
            <div class="cc-choices">
                <Button class="cc-button" name=text::FIT press=fit/>
                <Show when=move || is_fitted.get()>
                    <Button class="cc-button" name=text::FIT_UNDO press=undo/>
                </Show>
            </div>
            <p class="cc-said" role="status" prop:textContent=move || said.get()></p>
        </Group>
    }
}
