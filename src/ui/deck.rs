//! The Deck view: every card by section, searchable, readable without rating.

use leptos::prelude::*;

use super::quiz::{Quiz, now};
use super::{prose, strings};
use crate::deck::{Card, CardIx, plain, plain_blocks};
use crate::log::Mark;
use crate::practice::Event;

/// Rows shown at first, and added by "Show more".
const ROWS: usize = 100;

pub(super) fn deck(quiz: Quiz) -> AnyView {
    let query = RwSignal::new(String::new());
    let rows = RwSignal::new(ROWS);
    let texts = StoredValue::new(texts(quiz));
    let found = Memo::new(move |_| {
        let query = folded(&query.get());
        let words: Vec<&str> = query.split_whitespace().collect();
        let fits = |text: &String| words.iter().all(|word| text.contains(word));
        texts.with_value(|texts| (0u32..).zip(texts).filter(|(_, text)| fits(text)).map(|(n, _)| CardIx(n)).collect())
    });
    let search = move |event| {
        query.set(event_target_value(&event));
        rows.set(ROWS);
    };
    let more = move || {
        let more = found.with(|found: &Vec<CardIx>| found.len() > rows.get());
        let show = move |_| rows.update(|rows| *rows += ROWS);
        more.then(|| view! { <button class="cc-quiet" on:click=show>{strings::MORE}</button> })
    };
    view! {
        <section class="cc-stage cc-page" aria-label=strings::DECK>
            <h2 class="cc-hidden">{strings::DECK}</h2>
            <input class="cc-search" type="search" aria-label=strings::SEARCH placeholder=strings::SEARCH on:input=search />
            <p class="cc-found" role="status">{move || found.with(|found| counted(found.len()))}</p>
            {move || found.with(|found| sections(quiz, found.iter().copied().take(rows.get())))}
            {more}
        </section>
    }
    .into_any()
}

fn counted(found: usize) -> String {
    if found == 0 { strings::NO_MATCH.into() } else { strings::cards(found) }
}

/// The text of every card for the search, in the deck's order.
fn texts(quiz: Quiz) -> Vec<String> {
    quiz.model.with_untracked(|model| {
        let text = |ix| {
            let card = model.catalog().card(ix)?;
            let points: Vec<&str> = card.points.iter().map(|point| point.text.as_str()).collect();
            Some(folded(&[plain(&card.question), points.join("\n"), plain_blocks(&card.answer)].join("\n")))
        };
        model.catalog().cards().map(|ix| text(ix).unwrap_or_default()).collect()
    })
}

/// Small letters without accents. The browser has the tables for this, so the app need not bring them.
fn folded(text: &str) -> String {
    let folded = js_sys::JsString::from(text).normalize("NFD").to_lower_case();
    String::from(folded).chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect()
}

fn sections(quiz: Quiz, found: impl Iterator<Item = CardIx>) -> Vec<AnyView> {
    let found: Vec<CardIx> = found.collect();
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let section = |ix: &CardIx| catalog.place(*ix).map(|place| place.section);
    let groups = found.chunk_by(|a, b| section(a) == section(b));
    let group = |group: &[CardIx]| {
        let title = group.first().and_then(|ix| catalog.section(*ix)).map(|section| section.title.clone());
        let rows: Vec<_> = group.iter().filter_map(|ix| Some(row(quiz, *ix, catalog.card(*ix)?))).collect();
        view! { <h3>{title}</h3><ul class="cc-rows">{rows}</ul> }.into_any()
    };
    groups.map(group).collect()
}

fn row(quiz: Quiz, ix: CardIx, card: &Card) -> AnyView {
    let open = RwSignal::new(false);
    let is_ask = quiz.model.with_untracked(|model| model.catalog().is_ask(ix));
    let state = move || {
        let memory = quiz.model.with(|model| model.memory(ix));
        strings::state(memory.state, memory.due().since(now().day()))
    };
    let card = StoredValue::new(card.clone());
    let back = move || open.get().then(|| card.with_value(back));
    let question = card.with_value(|card| prose::inlines(&card.question));
    let marks = is_ask.then(|| [mark(quiz, ix, Mark::Star, strings::STAR), mark(quiz, ix, Mark::Tick, strings::TICK)]);
    view! {
        <li>
            <div class="cc-row">
                <button aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                    {question}
                </button>
                {marks}
                {(!is_ask).then(|| view! { <small>{state}</small> })}
            </div>
            {back}
        </li>
    }
    .into_any()
}

fn back(card: &Card) -> AnyView {
    let points: Vec<_> = card.points.iter().map(|point| view! { <li>{point.text.clone()}</li> }).collect();
    let list = view! { <ul class="cc-key" aria-label=strings::KEY_POINTS>{points}</ul> };
    view! {
        <div class="cc-prose">
            {(!card.points.is_empty()).then_some(list)}
            {prose::blocks(&card.answer)}
        </div>
    }
    .into_any()
}

fn mark(quiz: Quiz, ix: CardIx, mark: Mark, name: &'static str) -> AnyView {
    let on = Memo::new(move |_| quiz.model.with(|model| model.is_marked(ix, mark)));
    let set = move |_| quiz.dispatch(Event::Mark(ix, mark, !on.get_untracked()));
    let sign = if mark == Mark::Star { "★" } else { "✓" };
    view! {
        <button class="cc-mark" aria-label=name title=name aria-pressed=move || on.get().to_string() on:click=set>
            {sign}
        </button>
    }
    .into_any()
}
