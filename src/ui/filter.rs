//! The choice of cards for a session.

use leptos::prelude::*;

use super::quiz::Quiz;
use super::strings;
use crate::practice::{Event, Filter, Order};

pub(super) fn filter(quiz: Quiz) -> AnyView {
    let chosen = move || quiz.model.with(|model| model.filter());
    let choose = move |filter: Filter| quiz.dispatch(Event::Choose(filter));
    let sections = titles(quiz, move |model| model.sections.iter().map(|section| section.title.clone()).collect());
    let topics = move || {
        let section = chosen().section?;
        let topics = titles(quiz, move |deck| {
            let topics = deck.sections.get(section as usize).map(|section| section.topics.as_slice());
            topics.unwrap_or_default().iter().map(|topic| topic.title.clone().unwrap_or_default()).collect()
        });
        let picked = move |n: usize| choose(Filter { topic: n.checked_sub(1).map(|n| n as u16), ..chosen() });
        let now = move || chosen().topic.map_or(0, |n| n as usize + 1);
        (topics.len() > 2).then(|| pick(strings::TOPIC, topics, now, picked))
    };
    let section = move |n: usize| choose(Filter { section: n.checked_sub(1).map(|n| n as u16), topic: None, ..chosen() });
    let order = move |n: usize| {
        choose(Filter { order: if n == 0 { Order::Shuffled } else { Order::InOrder }, ..chosen() });
    };
    let orders = vec![strings::SHUFFLED.into(), strings::IN_ORDER.into()];
    view! {
        <div class="cc-filter">
            {pick(strings::SECTION, sections, move || chosen().section.map_or(0, |n| n as usize + 1), section)}
            {topics}
            {pick(strings::ORDER, orders, move || usize::from(chosen().order == Order::InOrder), order)}
        </div>
    }
    .into_any()
}

/// "All" and the titles `read` finds in the deck.
fn titles(quiz: Quiz, read: impl Fn(&crate::deck::Deck) -> Vec<String>) -> Vec<String> {
    let found = quiz.model.with_untracked(|model| read(model.catalog().deck()));
    std::iter::once(strings::ALL.into()).chain(found).collect()
}

/// A labelled choice of one among several.
pub(super) fn pick(
    label: &'static str,
    options: Vec<String>,
    chosen: impl Fn() -> usize + Copy + Send + 'static,
    picked: impl Fn(usize) + 'static,
) -> AnyView {
    let option = move |(n, title): (usize, String)| {
        let value = n.to_string();
        view! { <option value=value prop:selected=move || chosen() == n>{title}</option> }
    };
    let options: Vec<_> = options.into_iter().enumerate().map(option).collect();
    let change = move |event| picked(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <label class="cc-pick">
            <span>{label}</span>
            <select on:change=change>{options}</select>
        </label>
    }
    .into_any()
}
