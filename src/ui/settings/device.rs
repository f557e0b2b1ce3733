//! The part of Settings about what this browser stores, and for how long.

use leptos::prelude::*;

use super::group::Group;
use crate::browser::persistence::Persistence;
use crate::controller::Quiz;
use crate::practice::Model;
use crate::text::{Message, backup};

/// What is stored, and how long it is retained, in one sentence each.
#[component]
pub(super) fn Device() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let saved = move || backup::saved(quiz.words(), quiz.saved.get(), model.with(Model::ratings));
    let persistence = move || match quiz.persistence.get() {
        Persistence::Unknown => "",
        Persistence::Persistent => quiz.say(Message::kept_for_good),
        Persistence::BestEffort => quiz.say(Message::kept_while_room),
    };
    view! {
        <Group name=quiz.say(Message::device)>
            <p prop:textContent=saved></p>
            <p class="cc-help cc-status-line" prop:textContent=persistence></p>
        </Group>
    }
}
