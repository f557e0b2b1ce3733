//! The Progress view: the number of ratings, the progress of each section, and the plots.

mod plan;
pub mod plots;

use leptos::prelude::*;

use self::plan::PlanSheet;
use self::plots::Plots;
use crate::controller::Quiz;
use crate::practice::{Model, Tally};
use crate::text::Message;

/// The Progress view.
#[component]
pub(super) fn Progress() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    quiz.refresh_plan();
    let model = quiz.follow();
    let ratings = move || model.with(Model::ratings);
    let rows = move || {
        model.with(|model| {
            let sections = model.catalog().deck().sections.iter().zip(model.totals().sections);
            let sections = sections.filter(|(_, tally)| tally.total() > 0);
            sections.map(|(section, tally)| row(quiz, section.title.to_string(), tally)).collect_view()
        })
    };
    view! {
        <section class="cc-stage cc-page" aria-label=quiz.say(Message::progress)>
            <h2 class="cc-hidden">{quiz.say(Message::progress)}</h2>
            <PlanSheet/>
            <div class="cc-sheet">
                <p class="cc-figure">
                    <b prop:textContent=move || quiz.words().number(ratings() as usize)></b>
                    {" "}
                    <span prop:textContent=move || quiz.words().count(Message::ratings_beside_number, ratings() as usize, &[])></span>
                </p>
                <table class="cc-table">
                    <thead>
                        <tr>{heads(quiz).map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{move || rows()}</tbody>
                </table>
            </div>
            <Plots/>
        </section>
    }
}

/// Column heads of the table.
fn heads(quiz: Quiz) -> [&'static str; 4] {
    [Message::section, Message::state_heads_new, Message::state_heads_learning, Message::state_heads_known]
        .map(|head| quiz.say(head))
}

fn row(quiz: Quiz, title: String, tally: Tally) -> impl IntoView {
    let counts = [tally.new, tally.learning, tally.known];
    // In a narrow table each count is a separate block and needs its head.
    let counts = counts.into_iter().zip(heads(quiz).into_iter().skip(1));
    let counts = counts.map(|(count, head)| view! { <td data-head=head>{quiz.words().number(count)}</td> });
    view! {
        <tr>
            <th scope="row"><bdi lang=quiz.deck_lang()>{title}</bdi></th>
            {counts.collect_view()}
        </tr>
    }
}
