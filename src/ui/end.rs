//! The end of a session: what was rated, what comes back when, and how to go on.

use leptos::prelude::*;

use super::el::{Drawn, button, el, el_of};
use super::quiz::{Quiz, View, now};
use super::{backup_words, device, fit, strings};
use crate::number;
use crate::practice::Event;

pub(super) fn end(quiz: Quiz) -> Drawn {
    // Between sessions, so that no hint on a button changes under somebody's eyes.
    request_animation_frame(move || fit::when_due(quiz));
    let summary = quiz.model.with_untracked(|model| model.summary(now()));
    let tally = |(rating, count): &(_, usize)| {
        el("div").child(el("dt").text(strings::rating(*rating))).child(el("dd").text(&number::text(*count))).done()
    };
    let back = |(days, count): &(u16, usize)| el("li").text(&strings::comes_back(*count, *days)).done();
    let (label, event) =
        if summary.more { (strings::CARRY_ON, Event::Start) } else { (strings::ONCE_MORE, Event::StartOver) };
    let heading = el_of("h2", "cc-question").attr("tabindex", "-1").text(strings::COMPLETE);
    let what = if summary.rated.is_empty() {
        el("p").text(if summary.more { strings::MINUTES_DONE } else { strings::NOTHING_DUE })
    } else {
        el_of("dl", "cc-tally").views(summary.rated.iter().map(tally))
    };
    el_of("article", "cc-card cc-end")
        .attr("part", "card")
        .child(heading)
        .child(what)
        .child(el_of("ul", "cc-plain").views(summary.back.iter().map(back)))
        .dynamic(move || remind(quiz))
        .child(button("cc-show", label, move |_| quiz.dispatch(event.clone())))
        .child(button("cc-quiet", strings::STOP, move |_| quiz.go(View::Progress)))
        .done()
}

/// A word about a backup, where one is due.
fn remind(quiz: Quiz) -> Vec<Drawn> {
    let due = quiz.model.with_untracked(|model| model.reminder(now(), device::seven_days()));
    let Some(reminder) = due else { return Vec::new() };
    let go = button("cc-quiet", backup_words::BACK_UP, move |_| quiz.go(View::Settings));
    vec![el_of("p", "cc-help").text(&backup_words::reminder(reminder)).child(go).done()]
}
