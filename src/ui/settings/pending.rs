//! The questions of the backup and transfer parts before an import.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::controller::incoming::Pending;
use crate::text::Message;

/// The option to cancel ratings of this browser, initially off; nothing if none would be cancelled.
pub(super) fn cancel_choice(quiz: Quiz, pending: Pending) -> Option<impl IntoView> {
    pending.cancels().then(|| view! { <Tick label=quiz.say(Message::cancel_too) is_on=pending.cancel/> })
}

/// A labelled checkbox.
#[component]
pub(super) fn Tick(label: &'static str, is_on: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="cc-pick">
            <span>{label}</span>
            <input
                type="checkbox"
                prop:checked=move || is_on.get()
                on:change=move |_| is_on.update(|is_on| *is_on = !*is_on)
            />
        </label>
    }
}
