//! The bar at the thumb: Show answer, and the four ratings.

use leptos::prelude::*;

use super::el::{El, button, el, el_of};
use super::quiz::{Quiz, now};
use crate::log::Rating;
use crate::practice::interview::date;
use crate::practice::{Event, Face, Model};
use crate::text;

pub(super) fn bar(quiz: Quiz) -> El {
    let show = button("cc-show", text::SHOW_ANSWER, move |click| quiz.tap(&click, Event::Reveal))
        .attr("part", "show")
        .says("aria-expanded", move || quiz.face() == Face::Back)
        .child(el("kbd").attr("aria-hidden", "true").text("space"));
    let rate = el_of("div", "cc-rate")
        .attr("role", "group")
        .attr("aria-label", text::RATE)
        .views(Rating::ALL.map(|rating| rate(quiz, rating).done()));
    el_of("div", "cc-bar").attr("part", "bar").child(show).child(el_of("div", "cc-back").child(rate))
}

fn rate(quiz: Quiz, rating: Rating) -> El {
    let name = text::rating(rating);
    let hint = move || quiz.model.with(|model| self::hint(model, rating));
    el("button")
        .attr("data-r", &name.to_ascii_lowercase())
        .attr("part", "rating")
        .says("data-suggested", move || quiz.model.with(Model::suggested) == Some(rating))
        .bind("aria-description", move || Some(hint()))
        .on("click", move |click| quiz.tap(&click, Event::Rate(rating)))
        .child(el("b").text(name))
        // The button is named for its rating alone; when the card comes back is its description.
        .child(el("small").attr("aria-hidden", "true").live(hint))
}

/// When the card on screen comes back after a rating.
fn hint(model: &Model, rating: Rating) -> String {
    let interview = model.settings().deadline.map(date);
    match model.next_before_deadline(rating, now()).zip(interview) {
        Some((before, interview)) => text::before(before, interview, now().day()),
        None => text::outlook(model.outlook(rating, now())),
    }
}
