//! The end of a session: what was rated, what comes back when, and how to go on.

use leptos::prelude::*;

use super::el::{Drawn, button, el, el_of};
use super::quiz::{Quiz, View, now};
use super::{device, fit, plan, prose};
use crate::deck::{CardIx, Kind, plain};
use crate::practice::Model;
use crate::text;

pub(super) fn end(quiz: Quiz) -> Drawn {
    if quiz.model.with_untracked(Model::is_only_to_ask) {
        return to_ask(quiz);
    }
    // Between sessions, so that no hint on a button changes under somebody's eyes.
    request_animation_frame(move || fit::when_due(quiz));
    let summary = quiz.model.with_untracked(|model| model.summary(now()));
    let planned = quiz.model.with_untracked(plan::at_the_end);
    let tally = |(rating, count): &(_, usize)| {
        el("div").child(el("dt").text(text::rating(*rating))).child(el("dd").text(&count.to_string())).done()
    };
    let back = |(days, count): &(u16, usize)| text::comes_back(*count, *days);
    // With a date the plan says when a card comes back, not the memory alone.
    let back = planned.unwrap_or_else(|| summary.back.iter().map(back).collect());
    let (label, event) = (if summary.more { text::CARRY_ON } else { text::ONCE_MORE }, summary.next_session());
    let heading = el_of("h2", "cc-question").attr("tabindex", "-1").text(text::COMPLETE);
    let what = if summary.rated.is_empty() {
        el("p").text(if summary.more { text::MINUTES_DONE } else { text::NOTHING_DUE })
    } else {
        el_of("dl", "cc-tally").views(summary.rated.iter().map(tally))
    };
    el_of("article", "cc-card cc-end")
        .attr("part", "card")
        .child(heading)
        .child(what)
        .child(el_of("ul", "cc-plain").views(back.iter().map(|said| el("li").text(said).done())))
        .views(slipping(quiz, &summary.slipping))
        .dynamic(move || remind(quiz))
        .child(button("cc-show", label, move |_| quiz.dispatch(event.clone())))
        .child(button("cc-quiet", text::STOP, move |_| quiz.go(View::Progress)))
        .done()
}

/// In the place of cards where there are none to answer: a way to the Deck view, which has the questions to ask. Practice
/// does not become that view by itself, so that its tab stays what it says, and a widget without that view has the
/// questions here; which of the two is shown, the style decides.
fn to_ask(quiz: Quiz) -> Drawn {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let questions = catalog.cards().filter_map(|ix| catalog.card(ix)).filter(|card| card.kind == Kind::Ask);
    let questions = questions.map(|card| el("li").views(prose::inlines(&card.question)).done());
    let go = move |_| {
        quiz.go(View::Deck);
        // The button is gone; the list begins with the search.
        request_animation_frame(move || drop(quiz.query(".cc-page .cc-search").map(|field| field.focus())));
    };
    el_of("article", "cc-card cc-end cc-asking")
        .attr("part", "card")
        .child(el_of("h2", "cc-question").attr("tabindex", "-1").text(text::TO_ASK))
        .child(el("p").text(text::TO_ASK_HELP))
        // Not the button that begins another session, which a page may press.
        .child(el_of("div", "cc-way").child(button("cc-show", text::SEE_QUESTIONS, go)))
        .child(el_of("ul", "cc-asks").attr("dir", "auto").views(questions))
        .done()
}

/// The answers of the session that keep slipping, each leading to where it can be read and rewritten.
fn slipping(quiz: Quiz, cards: &[CardIx]) -> Vec<Drawn> {
    if cards.is_empty() {
        return Vec::new();
    }
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let questions = cards.iter().filter_map(|ix| catalog.card(*ix)).map(|card| plain(&card.question));
    let row = |question: String| {
        let look = el_of("button", "cc-quiet").text(&question).on("click", move |_| quiz.look_up(&question));
        el("li").child(look).done()
    };
    let list = el_of("ul", "cc-plain").views(questions.map(row));
    vec![el_of("div", "cc-slips").child(el("p").text(text::SLIPS)).child(list).done()]
}

/// A word about a backup, where one is due.
fn remind(quiz: Quiz) -> Vec<Drawn> {
    let due = quiz.model.with_untracked(|model| model.reminder(now(), device::seven_days()));
    let Some(reminder) = due else { return Vec::new() };
    let go = button("cc-quiet", text::backup::BACK_UP, move |_| quiz.go(View::Settings));
    vec![el_of("p", "cc-help").text(&text::backup::reminder(reminder)).child(go).done()]
}
