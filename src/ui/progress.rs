//! The Progress view: how many ratings, how far each section has come, and the plots.

pub(super) mod plots;

use leptos::prelude::*;

use super::el::{Drawn, el, el_of};
use super::plan;
use super::quiz::{Quiz, now};
use crate::practice::{Model, Tally};
use crate::text;
use plots::Plots;

pub(super) fn progress(quiz: Quiz) -> Drawn {
    let _ = quiz.model.try_update_untracked(|model| model.freshen_plan(now()));
    quiz.plan_on();
    let ratings = move || quiz.model.with(Model::ratings);
    let head = |head: &'static str| el("th").attr("scope", "col").text(head).done();
    let rows = move || {
        quiz.model.with(|model| {
            let sections = model.catalog().deck().sections.iter().zip(model.totals().sections);
            sections.filter(|(_, tally)| tally.total() > 0).map(|(section, tally)| row(&section.title, tally)).collect()
        })
    };
    let table = el_of("table", "cc-table")
        .child(el("thead").child(el("tr").views(text::STATES.map(head))))
        .child(el("tbody").dynamic(rows));
    el_of("section", "cc-stage cc-page")
        .attr("aria-label", text::PROGRESS)
        .child(el_of("h2", "cc-hidden").text(text::PROGRESS))
        .dynamic(move || plan::plan(quiz))
        .child(
            el_of("div", "cc-sheet")
                .child(
                    el_of("p", "cc-big")
                        .child(el("b").live(move || ratings().to_string()))
                        .text(" ")
                        .child(el("span").live(move || text::ratings(ratings()).into())),
                )
                .child(table),
        )
        .mount(view! { <Plots quiz/> })
        .done()
}

fn row(title: &str, tally: Tally) -> Drawn {
    let counts = [tally.new, tally.learning, tally.known];
    // Where the table has no room, each count stands by itself and needs its head.
    let counts = counts.into_iter().zip(text::STATES.into_iter().skip(1));
    let counts = counts.map(|(count, head)| el("td").attr("data-head", head).text(&count.to_string()).done());
    el("tr").child(el("th").attr("scope", "row").child(el("bdi").text(title))).views(counts).done()
}
