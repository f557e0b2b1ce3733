//! The parts of Settings that change ratings: the correction of dates ahead of the clock, and the reset.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::controller::state::scoped_memo;
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

/// The reset, which needs a confirmation and can be undone for as long as the log has it.
#[component]
pub(super) fn Reset() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let is_asked = RwSignal::new(false);
    let can_undo = scoped_memo(move |_| quiz.model.with(|model| (model.can_undo_reset(), model.ratings() == 0)));
    let go = move |label: Message, asks: bool, event: Option<Event>| {
        let click = move |_| {
            event.clone().into_iter().for_each(|event| quiz.dispatch(event));
            is_asked.set(asks);
        };
        view! { <Button class="cc-button" name=quiz.say(label) press=click/> }
    };
    let undo = move || {
        let (can_undo, is_empty) = can_undo.get();
        let done = quiz.say(if is_empty { Message::reset_done } else { Message::reset_stands });
        can_undo.then(|| view! { <p>{done}</p> {go(Message::reset_undo, false, Some(Event::UndoReset))} })
    };
    let part = move || match is_asked.get() {
        false => view! { {go(Message::reset, true, None)} {undo()} }.into_any(),
        true => view! {
            <p>{quiz.say(Message::reset_sure)}</p>
            {go(Message::reset_yes, false, Some(Event::Reset))}
            {go(Message::reset_no, false, None)}
        }
        .into_any(),
    };
    view! { <div class="cc-reset" role="group" aria-label=quiz.say(Message::reset)>{move || part()}</div> }
}
