//! The Practice view: one card, and the bar at the thumb.

use leptos::prelude::*;

use super::el::{El, button, el, el_of};
use super::quiz::Quiz;
use super::{card, end, filter, rating, strings};
use crate::number;
use crate::practice::Event;

pub(super) fn practice(quiz: Quiz) -> Vec<AnyView> {
    let stage = el_of("section", "cc-stage")
        .attr("aria-label", strings::PRACTICE)
        .child(status(quiz))
        .dynamic(move || if quiz.filtering.get() == 1 { vec![filter::filter(quiz)] } else { Vec::new() })
        .dynamic(move || match quiz.current() {
            Some(ix) => card::card(quiz, ix),
            None => vec![end::end(quiz)],
        });
    vec![stage.done(), rating::bar(quiz).done()]
}

fn status(quiz: Quiz) -> El {
    let counts = move || quiz.model.with(|model| (model.session().completed(), model.session().total));
    let position = move || {
        let (done, total) = counts();
        strings::position((done + 1).min(total), total)
    };
    let width = move || {
        let (done, total) = counts();
        Some(strings::join(&["inline-size:", &number::text(done * 100 / total.max(1)), "%"]))
    };
    let untouched = move || quiz.model.with(|model| model.session().steps.is_empty());
    el_of("div", "cc-status")
        .child(el("span").live(position))
        .child(el_of("span", "cc-track").child(el("i").bind("style", width)))
        .child(
            button("cc-quiet", strings::FILTER, move |_| quiz.filtering.update(|open| *open = 1 - *open))
                .says("aria-expanded", move || quiz.filtering.get() == 1),
        )
        .child(
            button("cc-quiet", strings::SKIP, move |click| quiz.tap(&click, Event::Skip))
                .prop("disabled", move || quiz.current().is_none()),
        )
        .child(button("cc-quiet", strings::UNDO, move |_| quiz.dispatch(Event::Undo)).prop("disabled", untouched))
}
