//! The memory model fitted to the person's own reviews: the part of Settings that reports and undoes it.

use leptos::prelude::*;

use super::group::Group;
use crate::controller::{Quiz, fit, worker_client};
use crate::practice::{Event, Settings};
use crate::text::{self, Message};
use crate::ui::common::Button;

/// The memory model's part of Settings.
#[component]
pub(super) fn MemoryModel() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let status = RwSignal::new(String::new());
    let fit = move |_| {
        status.set(quiz.say(Message::working).into());
        fit::run(quiz, move |verdict| {
            status.try_set(match verdict {
                Some(verdict) => text::import_report::fitted(quiz.words(), &verdict),
                None => quiz.say(worker_client::unavailable(Message::fit_failed)).into(),
            });
        });
    };
    let undo = move |_| {
        // The fit remains stored, so that the automatic fit does not repeat what the person undid.
        let settings = quiz.model.with_untracked(|model| model.settings().clone());
        quiz.dispatch(Event::Set(Settings { parameters: None, ..settings }));
        status.set(String::new());
    };
    let is_fitted = Memo::new(move |_| model.with(|model| model.settings().parameters.is_some()));
    view! {
        <Group name=quiz.say(Message::fit_head) class="cc-fit">
            <p class="cc-help" prop:textContent=move || model.with(|model| text::fitted(quiz.words(), model.settings()))></p>
            <div class="cc-choices">
                <Button class="cc-button" name=quiz.say(Message::fit) press=fit/>
                <Show when=move || is_fitted.get()>
                    <Button class="cc-button" name=quiz.say(Message::fit_undo) press=undo/>
                </Show>
            </div>
            <p class="cc-status-line" role="status" prop:textContent=move || status.get()></p>
        </Group>
    }
}
