//! A row of the Deck view: a question, its state and marks, and its answer if it is open.

use leptos::prelude::*;

use crate::controller::Quiz;
use crate::controller::state::Followed;
use crate::deck::{CardIx, Kind};
use crate::log::Mark;
use crate::practice::interview::date;
use crate::text::{self, Message};
use crate::ui::common::{MarkButton, prose};

/// A row. The view owns `model` and `starred`, so that a removed row leaves no subscription behind.
#[component]
pub(super) fn Row(ix: CardIx, model: Followed, starred: Memo<Vec<bool>>, is_open: bool) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let open = RwSignal::new(is_open);
    let card = |model: &crate::practice::Model| {
        model.catalog().card(ix).map(|card| (card.kind, prose::inlines(&card.question)))
    };
    let (kind, question) = quiz.model.with_untracked(card).unwrap_or((Kind::Answer, Vec::new()));
    let is_starred = move || starred.with(|starred| starred.get(ix.0 as usize) == Some(&true));
    let star = view! { <MarkButton ix=ix mark=Mark::Star is_on=is_starred/> };
    let marks = if kind == Kind::Ask {
        let is_ready = move || model.with(|model| model.is_marked(ix, Mark::Tick));
        view! { {star}<MarkButton ix=ix mark=Mark::Tick is_on=is_ready/> }.into_any()
    } else {
        let state = move || {
            let now = quiz.now();
            let (memory, planned) = model.with(|model| {
                let interview = model.settings().deadline.map(date);
                let planned = model.planned_for(ix, now).zip(interview);
                (model.memory(ix), planned.map(|(planned, interview)| (planned, interview, now.day())))
            });
            text::state(quiz.words(), &memory, memory.due().since(now.day()), planned)
        };
        view! { <small prop:textContent=state></small>{star} }.into_any()
    };
    view! {
        <li>
            <div class="cc-row">
                <button
                    lang=quiz.deck_lang()
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {question}
                </button>
                {marks}
            </div>
            <Show when=move || open.get()>
                <Answer ix=ix model=model/>
            </Show>
        </li>
    }
}

#[component]
fn Answer(ix: CardIx, model: Followed) -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let Some(card) = catalog.card(ix) else { return ().into_any() };
    let points = card.points.iter().map(|point| view! { <li>{prose::point(point)}</li> }).collect_view();
    let points = (!points.is_empty()).then(|| {
        let dir = prose::direction(&catalog.deck().lang);
        view! { <ul class="cc-key" dir=dir aria-label=quiz.say(Message::key_points)>{points}</ul> }
    });
    let is_rated = card.kind == Kind::Answer;
    view! {
        <div class="cc-prose" lang=quiz.deck_lang()>
            {points}
            {prose::blocks(&card.answer)}
            {is_rated.then_some(move || memory(quiz, ix, model))}
        </div>
    }
    .into_any()
}

/// The figures of a card's memory. Only this view shows them: they do not help while rating.
fn memory(quiz: Quiz, ix: CardIx, model: Followed) -> Option<impl IntoView> {
    let (card, recall) = model.with(|model| {
        let card = model.memory(ix);
        (card, card.retrievability(quiz.now(), &model.scheduler().params))
    });
    let memory = card.memory?;
    Some(view! {
        {card.is_leech().then(|| view! { <p lang=quiz.own_lang()>{quiz.say(Message::leech)}</p> })}
        <p class="cc-found" lang=quiz.own_lang()>{text::details(quiz.words(), &card, memory, recall)}</p>
    })
}
