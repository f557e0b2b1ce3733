//! The end of a session: what was rated, what comes back when, and how to go on.

use leptos::prelude::*;

use super::quiz::{Quiz, View, now};
use super::strings;
use crate::log::Rating;
use crate::memory::State;
use crate::practice::{Event, Model};

pub(super) fn end(quiz: Quiz) -> AnyView {
    let (rated, back, more) = quiz.model.with_untracked(|model| (rated(model), comes_back(model), more(model)));
    let nothing = rated.is_empty().then(|| view! { <p>{strings::NOTHING_DUE}</p> });
    let rated: Vec<_> = rated.into_iter().map(|(name, count)| view! { <div><dt>{name}</dt><dd>{count}</dd></div> }).collect();
    let back: Vec<_> = back.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    let (label, event) =
        if more { (strings::CARRY_ON, Event::Start) } else { (strings::ONCE_MORE, Event::StartOver) };
    view! {
        <article class="cc-card cc-end">
            <h2 class="cc-question" tabindex="-1">{strings::COMPLETE}</h2>
            {nothing}
            <dl class="cc-tally">{rated}</dl>
            <ul class="cc-plain">{back}</ul>
            <button class="cc-show" on:click=move |_| quiz.dispatch(event.clone())>{label}</button>
            <button class="cc-quiet" on:click=move |_| quiz.view.set(View::Progress)>{strings::STOP}</button>
        </article>
    }
    .into_any()
}

/// How often each rating was given in this session, leaving out those not given.
fn rated(model: &Model) -> Vec<(&'static str, usize)> {
    let count = |rating: Rating| {
        let steps = &model.session().steps;
        (strings::rating(rating), steps.iter().filter(|step| step.rated.is_some_and(|(given, _)| given == rating)).count())
    };
    Rating::ALL.map(count).into_iter().filter(|(_, count)| *count > 0).collect()
}

/// The next days on which known cards come back, soonest first, at most four.
fn comes_back(model: &Model) -> Vec<String> {
    let today = now().day();
    let mut days: Vec<u16> = model
        .catalog()
        .cards()
        .filter(|ix| model.filter().admits(model.catalog(), *ix))
        .map(|ix| model.memory(ix))
        .filter(|memory| memory.state == State::Review)
        .map(|memory| memory.due().since(today))
        .filter(|days| *days > 0)
        .collect();
    days.sort_unstable();
    let groups = days.chunk_by(|a, b| a == b);
    groups.take(4).filter_map(|group| Some(strings::comes_back(group.len(), *group.first()?))).collect()
}

/// Whether cards are waiting that this session did not take.
fn more(model: &Model) -> bool {
    let today = now().day();
    let waits = |ix| {
        let memory = model.memory(ix);
        memory.state != State::Review || memory.due() <= today
    };
    model.catalog().cards().any(|ix| model.filter().admits(model.catalog(), ix) && waits(ix))
}
