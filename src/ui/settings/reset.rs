//! The parts of Settings that change ratings: the correction of dates ahead of the clock, and the reset.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::practice::Event;
use crate::text::{Message, backup};
use crate::ui::common::Button;

/// Offers to redate ratings that are dated ahead; nothing if there are none.
#[component]
pub(super) fn Redate() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    let part = move || {
        let ahead = model.with(|model| model.ahead(quiz.now()));
        (ahead > 0).then(|| {
            view! {
                <div class="cc-reset">
                    <p>{backup::are_ahead(quiz.words(), ahead)}</p>
                    <Button class="cc-button" name=quiz.say(Message::redate) press=move |_| quiz.dispatch(Event::Redate)/>
                </div>
            }
        })
    };
    view! { <div>{move || part()}</div> }
}

/// The steps of a reset.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Idle,
    Asked,
    Done,
}

/// The reset, which needs a confirmation and can be undone.
#[component]
pub(super) fn Reset() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let step = RwSignal::new(Step::Idle);
    let go = move |label: Message, next: Step, event: Option<Event>| {
        let click = move |_| {
            event.clone().into_iter().for_each(|event| quiz.dispatch(event));
            step.set(next);
        };
        view! { <Button class="cc-button" name=quiz.say(label) press=click/> }
    };
    let part = move || match step.get() {
        Step::Idle => go(Message::reset, Step::Asked, None).into_any(),
        Step::Asked => view! {
            <p>{quiz.say(Message::reset_sure)}</p>
            {go(Message::reset_yes, Step::Done, Some(Event::Reset))}
            {go(Message::reset_no, Step::Idle, None)}
        }
        .into_any(),
        Step::Done => view! {
            <p>{quiz.say(Message::reset_done)}</p>
            {go(Message::reset_undo, Step::Idle, Some(Event::UndoReset))}
        }
        .into_any(),
    };
    view! { <div class="cc-reset" role="group" aria-label=quiz.say(Message::reset)>{move || part()}</div> }
}
