//! The end of a session: its ratings, when the cards return, and how to continue.

use leptos::prelude::*;

use crate::browser::persistence::has_seven_day_eviction;
use crate::controller::{Quiz, View, fit};
use crate::deck::{CardIx, Kind, plain};
use crate::log::Rating;
use crate::practice::Model;
use crate::text::{self, Message};
use crate::ui::common::{Button, plan_summary, prose};

/// What is shown when no card is on screen.
#[component]
pub(super) fn SessionEnd() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    match quiz.model.with_untracked(Model::is_only_to_ask) {
        true => view! { <OnlyToAsk/> }.into_any(),
        false => view! { <Complete/> }.into_any(),
    }
}

#[component]
fn Complete() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    // Between sessions, so that the hints on the buttons do not change while they are read.
    request_animation_frame(move || fit::run_when_due(quiz));
    let (now, words) = (quiz.now(), quiz.words());
    let (summary, planned) =
        quiz.model.with_untracked(|model| (model.summary(now), plan_summary::session_end(words, model, now)));
    // If a date is set, the plan decides when a card returns, not the memory alone.
    let back = |(days, count): &(u16, usize)| text::comes_back(words, *count, *days);
    let back = planned.unwrap_or_else(|| summary.back.iter().map(back).collect());
    let label = words.say(if summary.more { Message::carry_on } else { Message::once_more });
    let next = summary.next_session();
    view! {
        <article class="cc-card cc-end" part="card">
            <h2 class="cc-question" tabindex="-1">{words.say(Message::complete)}</h2>
            {tally(quiz, &summary.rated, summary.more)}
            <ul class="cc-plain">{back.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            {slipping(quiz, &summary.slipping)}
            {reminder(quiz)}
            <Button class="cc-show" name=label press=move |_| quiz.dispatch(next.clone())/>
            <Button class="cc-button--quiet" name=words.say(Message::stop) press=move |_| quiz.go(View::Progress)/>
        </article>
    }
}

/// The number of each rating in the session.
fn tally(quiz: Quiz, rated: &[(Rating, usize)], more: bool) -> AnyView {
    if rated.is_empty() {
        return view! { <p>{quiz.say(if more { Message::minutes_done } else { Message::nothing_due })}</p> }.into_any();
    }
    let count = |(rating, count): &(Rating, usize)| {
        view! { <div><dt>{quiz.say(text::rating(*rating))}</dt><dd>{quiz.words().number(*count)}</dd></div> }
    };
    view! { <dl class="cc-tally">{rated.iter().map(count).collect_view()}</dl> }.into_any()
}

/// Replaces the card if the deck has none to answer: it offers the Deck view, which has the questions to ask. Practice
/// does not become that view by itself, so that each tab matches its content. A widget without the Deck view has the
/// questions here; the style decides which of the two is shown.
#[component]
fn OnlyToAsk() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let questions = catalog.cards().filter_map(|ix| catalog.card(ix)).filter(|card| card.kind == Kind::Ask);
    let questions = questions.map(|card| view! { <li>{prose::inlines(&card.question)}</li> }).collect_view();
    let go = move |_| {
        quiz.go(View::Deck);
        // The button is removed; the list starts with the search field.
        request_animation_frame(move || drop(quiz.query(".cc-page .cc-search").map(|field| field.focus())));
    };
    view! {
        <article class="cc-card cc-end cc-asking" part="card">
            <h2 class="cc-question" tabindex="-1">{quiz.say(Message::to_ask)}</h2>
            <p>{quiz.say(Message::to_ask_help)}</p>
            // Not the button that starts another session, which a page may press.
            <div class="cc-way"><Button class="cc-show" name=quiz.say(Message::see_questions) press=go/></div>
            <ul class="cc-asks" lang=quiz.deck_lang() dir="auto">{questions}</ul>
        </article>
    }
}

/// The answers of the session that keep slipping, each with a link to the card.
fn slipping(quiz: Quiz, cards: &[CardIx]) -> Option<impl IntoView + use<>> {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let row = |question: String| {
        let name = question.clone();
        view! { <li><Button class="cc-button--quiet" name=name press=move |_| quiz.show_card(&question)/></li> }
    };
    let questions = cards.iter().filter_map(|ix| catalog.card(*ix)).map(|card| plain(&card.question));
    (!cards.is_empty()).then(|| {
        view! {
            <div class="cc-leeches">
                <p>{quiz.say(Message::slips)}</p>
                <ul class="cc-plain" lang=quiz.deck_lang()>{questions.map(row).collect_view()}</ul>
            </div>
        }
    })
}

/// A reminder to export a backup, if one is due.
fn reminder(quiz: Quiz) -> Option<impl IntoView> {
    let due = quiz.model.with_untracked(|model| model.reminder(quiz.now(), has_seven_day_eviction()))?;
    Some(view! {
        <p class="cc-help">
            {text::backup::reminder(quiz.words(), due)}
            {" "}
            <Button class="cc-button--quiet" name=quiz.say(Message::back_up) press=move |_| quiz.go(View::Settings)/>
        </p>
    })
}
