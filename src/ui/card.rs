//! A card: the question, and its answer in place.

use leptos::prelude::*;

use super::quiz::Quiz;
use super::{keys, prose, strings};
use crate::deck::{Card, CardIx, DEFAULT_SECONDS};
use crate::practice::Event;

/// The card on screen.
pub(super) fn card(quiz: Quiz, ix: CardIx) -> AnyView {
    let (card, heads) = quiz.model.with_untracked(|model| {
        let catalog = model.catalog();
        let section = catalog.section(ix).map(|section| section.title.clone());
        let topic = catalog.topic(ix).and_then(|topic| topic.title.clone());
        (catalog.card(ix).cloned(), [section, topic])
    });
    let Some(card) = card else { return ().into_any() };
    let from = StoredValue::new(None);
    let touch_start = move |touch| from.set_value(keys::finger(&touch));
    let touch_end = move |touch| {
        let (from, to) = (from.get_value(), keys::finger(&touch));
        if let Some(event) = from.zip(to).and_then(|(from, to)| keys::swiped(quiz, from, to)) {
            quiz.dispatch(event);
        }
    };
    let aim = strings::aim(card.seconds.unwrap_or(DEFAULT_SECONDS));
    view! {
        <article class="cc-card" on:touchstart=touch_start on:touchend=touch_end>
            <p class="cc-topic">{heads.map(|head| head.map(|head| view! { <span>{head}</span> }))}</p>
            <h2 class="cc-question" tabindex="-1">{prose::inlines(&card.question)}</h2>
            <p class="cc-cue">{strings::CUE}<span>{aim}</span></p>
            <div class="cc-answer" tabindex="-1" role="group" aria-label=strings::ANSWER>
                {points(quiz, &card)}
                <div class="cc-prose">{prose::blocks(&card.answer)}</div>
            </div>
        </article>
    }
    .into_any()
}

fn points(quiz: Quiz, card: &Card) -> Option<AnyView> {
    let point = |(n, text): (usize, String)| {
        let ticked = move || quiz.model.with(|model| model.session().ticks & (1 << n) != 0);
        view! {
            <label>
                <input type="checkbox" prop:checked=ticked on:change=move |_| quiz.dispatch(Event::Tick(n)) />
                <span>{text}</span>
            </label>
        }
    };
    let boxes: Vec<_> = card.points.iter().map(|point| point.text.clone()).enumerate().map(point).collect();
    let fieldset = view! {
        <fieldset class="cc-points">
            <legend>{strings::POINTS}</legend>
            {boxes}
        </fieldset>
    };
    (!card.points.is_empty()).then(|| fieldset.into_any())
}
