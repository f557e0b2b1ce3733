//! The Progress view: how many ratings, how far each section has come, and the plots.

mod plan;
pub mod plots;

use leptos::prelude::*;

use self::plan::PlanSheet;
use self::plots::Plots;
use crate::controller::Quiz;
use crate::practice::{Model, Tally};
use crate::text;

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
            sections.map(|(section, tally)| row(section.title.to_string(), tally)).collect_view()
        })
    };
    view! {
        <section class="cc-stage cc-page" aria-label=text::PROGRESS>
            <h2 class="cc-hidden">{text::PROGRESS}</h2>
            <PlanSheet/>
            <div class="cc-sheet">
                <p class="cc-big">
                    <b prop:textContent=move || ratings().to_string()></b>
                    {" "}
                    <span prop:textContent=move || text::ratings(ratings())></span>
                </p>
                <table class="cc-table">
                    <thead>
                        <tr>{text::STATES.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{move || rows()}</tbody>
                </table>
            </div>
            <Plots/>
        </section>
    }
}

fn row(title: String, tally: Tally) -> impl IntoView {
    let counts = [tally.new, tally.learning, tally.known];
    // Where the table has no room, each count stands by itself and needs its head.
    let counts = counts.into_iter().zip(text::STATES.into_iter().skip(1));
    let counts = counts.map(|(count, head)| view! { <td data-head=head>{count.to_string()}</td> });
    view! {
        <tr>
            <th scope="row"><bdi>{title}</bdi></th>
            {counts.collect_view()}
        </tr>
    }
}
