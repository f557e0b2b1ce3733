//! The Practice view: one card, and the bar at the thumb.

use leptos::prelude::*;

use super::el::{Drawn, El, button, el, el_of};
use super::quiz::Quiz;
use super::{card, end, filter, rating};
use crate::practice::Event;
use crate::text;

pub(super) fn practice(quiz: Quiz) -> Vec<Drawn> {
    let stage = el_of("section", "cc-stage")
        // Many quizzes on a page are no landmarks of it.
        .attr("role", if quiz.hosted { "region" } else { "group" })
        .attr("aria-label", text::PRACTICE)
        .child(status(quiz))
        .dynamic(move || if quiz.filtering.get() == 1 { vec![filter::filter(quiz)] } else { Vec::new() })
        .dynamic(move || vec![if quiz.is_asking() { card::card(quiz) } else { end::end(quiz) }]);
    vec![stage.done(), rating::bar(quiz).done()]
}

fn status(quiz: Quiz) -> El {
    let counts = move || quiz.model.with(|model| (model.session().completed(), model.session().total));
    let position = move || {
        let (done, total) = counts();
        text::position((done + 1).min(total), total)
    };
    let percent = move || {
        let (done, total) = counts();
        Some((done * 100 / total.max(1)).to_string())
    };
    let untouched = move || quiz.model.with(|model| model.session().steps.is_empty());
    el_of("div", "cc-status")
        .attr("part", "status")
        .child(el("span").live(position))
        // An element, not a style: the page's policy lets no style stand in an attribute. The words beside it say more.
        .child(el_of("progress", "cc-track").attr("aria-hidden", "true").attr("max", "100").bind("value", percent))
        .child(
            button("cc-quiet", text::FILTER, move |_| quiz.filtering.update(|open| *open = 1 - *open))
                .says("aria-expanded", move || quiz.filtering.get() == 1),
        )
        .child(
            button("cc-quiet", text::SKIP, move |click| quiz.tap(&click, Event::Skip))
                .prop("disabled", move || quiz.current().is_none()),
        )
        .child(button("cc-quiet", text::UNDO, move |_| quiz.dispatch(Event::Undo)).prop("disabled", untouched))
}
