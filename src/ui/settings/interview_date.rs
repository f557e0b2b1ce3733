//! The field for the interview's date and time.

use leptos::ev::{Event as DomEvent, FocusEvent};
use leptos::prelude::*;

use crate::browser::HtmlInputElement;
use crate::browser::clock::{for_field, from_field};
use crate::controller::Quiz;
use crate::controller::state::Followed;
use crate::practice::interview::{DateError, Entry, last_year};
use crate::practice::{Event, Settings};
use crate::text::{self, Message};

/// The field.
#[component]
pub(super) fn InterviewDate() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let wrong = RwSignal::new(None);
    // A field emits no change before its first complete date, however much was typed.
    let leave = move |event: FocusEvent| {
        if entry(&event) == Entry::Incomplete {
            wrong.set(Some(DateError::Incomplete));
        }
    };
    let deadline = quiz.model.with_untracked(|model| model.settings().deadline);
    view! {
        <label class="cc-pick cc-date">
            <span>
                {quiz.say(Message::interview)}
                <small aria-live="polite" prop:textContent=move || help(quiz, model, wrong.get())></small>
            </span>
            <input
                class="cc-search"
                type="datetime-local"
                min=for_field(quiz.now())
                // With a limit, a browser accepts only four digits for the year, and moves on to the hour after them.
                max=format!("{}-12-31T23:59", last_year(quiz.now()))
                value=deadline.map(for_field)
                aria-invalid=move || wrong.with(Option::is_some).to_string()
                on:change=move |event| set_date(quiz, wrong, &event)
                on:blur=leave
            />
        </label>
    }
}

/// Sets the entered date, or shows why it is rejected.
fn set_date(quiz: Quiz, wrong: RwSignal<Option<DateError>>, event: &DomEvent) {
    let validated = entry(event).validate(quiz.now());
    wrong.set(validated.err());
    if let Ok(deadline) = validated {
        let settings = quiz.model.with_untracked(|model| Settings { deadline, ..model.settings().clone() });
        quiz.dispatch(Event::Set(settings));
    }
}

fn help(quiz: Quiz, model: Followed, wrong: Option<DateError>) -> String {
    let ms = model.with(|model| model.settings().deadline.map(|deadline| deadline.ms));
    let is_to_come = ms.is_some_and(|ms| ms > quiz.now().ms);
    match (wrong, ms) {
        (Some(why), _) => text::dates::date_error(quiz.words(), why, is_to_come),
        (None, None) => quiz.say(Message::interview_help).into(),
        (None, Some(_)) if is_to_come => quiz.say(Message::interview_set).into(),
        (None, Some(_)) => quiz.say(Message::interview_past).into(),
    }
}

/// The value of the event's field.
fn entry(event: &DomEvent) -> Entry {
    let field: HtmlInputElement = event_target(event);
    let text = field.value();
    match from_field(&text) {
        Some(at) => Entry::Whole(at),
        None if text.is_empty() && !field.validity().bad_input() => Entry::Empty,
        None => Entry::Incomplete,
    }
}
