//! The Progress view: how many ratings, and how far each section has come.

use leptos::prelude::*;

use super::quiz::Quiz;
use super::strings;
use crate::practice::{Model, Tally};

pub(super) fn progress(quiz: Quiz) -> AnyView {
    let totals = move || quiz.model.with(Model::totals);
    let rows = move || {
        let titles = quiz.model.with_untracked(|model| {
            model.catalog().deck().sections.iter().map(|section| section.title.clone()).collect::<Vec<_>>()
        });
        titles.into_iter().zip(totals().sections).filter(|(_, tally)| tally.total() > 0).map(row).collect::<Vec<_>>()
    };
    view! {
        <section class="cc-stage cc-page" aria-label=strings::PROGRESS>
            <h2 class="cc-hidden">{strings::PROGRESS}</h2>
            <p class="cc-big"><b>{move || quiz.model.with(Model::ratings)}</b>" "<span>{strings::RATINGS}</span></p>
            <table class="cc-table">
                <thead><tr>{strings::STATES.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn row((title, tally): (String, Tally)) -> AnyView {
    let counts = [tally.new, tally.learning, tally.known].map(|count| view! { <td>{count}</td> });
    view! { <tr><th scope="row">{title}</th>{counts}</tr> }.into_any()
}
