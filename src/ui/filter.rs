//! The choice of cards for a session.

use leptos::prelude::*;

use super::el::{Drawn, El, el, el_of, value};
use super::quiz::Quiz;
use crate::deck::Kind;
use crate::practice::{Event, Filter, Order};
use crate::text;

pub(super) fn filter(quiz: Quiz) -> Drawn {
    let chosen = move || quiz.model.with(|model| model.filter());
    let choose = move |filter: Filter| quiz.dispatch(Event::Choose(filter));
    // The first choice is "All", which is no number.
    let number = |n: usize| n.checked_sub(1).and_then(|n| u16::try_from(n).ok());
    let place = |n: Option<u16>| n.map_or(0, |n| usize::from(n) + 1);
    let section = pick(
        text::SECTION,
        titles(quiz),
        move || place(chosen().section),
        move |n| choose(Filter { section: number(n), topic: None, ..chosen() }),
    );
    let topic = move || {
        let topics = topics(quiz, chosen_untracked(quiz).section);
        let picked = move |n| choose(Filter { topic: number(n), ..chosen() });
        let pick = pick(text::TOPIC, topics, move || place(chosen().topic), picked);
        pick.done()
    };
    // Drawn anew with another section only, so that choosing a topic does not take the choice away.
    let section_now = Memo::new(move |_| chosen().section.map(u32::from));
    let order = pick(
        text::ORDER,
        vec![text::SHUFFLED.into(), text::IN_ORDER.into()],
        move || usize::from(chosen().order == Order::InOrder),
        move |n| choose(Filter { order: if n == 0 { Order::Shuffled } else { Order::InOrder }, ..chosen() }),
    );
    el_of("div", "cc-filter")
        .child(section)
        .dynamic(move || {
            let many = section_now.get().is_some() && topics(quiz, chosen_untracked(quiz).section).len() > 2;
            if many { vec![topic()] } else { Vec::new() }
        })
        .child(order)
        .done()
}

fn chosen_untracked(quiz: Quiz) -> Filter {
    quiz.model.with_untracked(|model| model.filter())
}

/// "All", and the titles of the sections; of those with nothing to answer, an empty one.
fn titles(quiz: Quiz) -> Vec<String> {
    let mut titles = vec![text::ALL.into()];
    quiz.model.with_untracked(|model| {
        for section in &model.catalog().deck().sections {
            let mut cards = section.topics.iter().flat_map(|topic| &topic.cards);
            let has_answers = cards.any(|card| card.kind == Kind::Answer);
            titles.push(if has_answers { section.title.clone() } else { String::new() });
        }
    });
    titles
}

/// "All", and the titles of a section's topics.
fn topics(quiz: Quiz, section: Option<u16>) -> Vec<String> {
    let mut titles = vec![text::ALL.into()];
    quiz.model.with_untracked(|model| {
        let section = section.and_then(|section| model.catalog().deck().sections.get(section as usize));
        let topics = section.map(|section| section.topics.as_slice()).unwrap_or_default();
        titles.extend(topics.iter().map(|topic| topic.title.clone().unwrap_or_default()));
    });
    titles
}

/// A labelled choice of one among several. An option without words is not offered.
pub(super) fn pick(
    label: &'static str,
    options: Vec<String>,
    chosen: impl Fn() -> usize + Copy + Send + 'static,
    picked: impl Fn(usize) + 'static,
) -> El {
    let option = move |(n, title): (usize, String)| {
        el("option").attr("value", &n.to_string()).prop("selected", move || chosen() == n).text(&title).done()
    };
    let change = move |event| picked(value(&event).parse().unwrap_or(0));
    let options = options.into_iter().enumerate().filter(|(_, title)| !title.is_empty()).map(option);
    let select = el("select").on("change", change).views(options);
    el_of("label", "cc-pick").child(el("span").text(label)).child(select)
}
