//! The plan up to the interview: the expected recall, today's session, the days, and what does not fit.

use leptos::prelude::*;

use crate::browser::clock::local_interview;
use crate::controller::{Quiz, View};
use crate::deck::{CardIx, plain};
use crate::log::WEEK;
use crate::practice::interview::date;
use crate::practice::{Calendar, CalendarDay, Event, Filter, Focus, Model};
use crate::text::{self, Message, Words, plan as sentences};
use crate::ui::common::{Button, plan_summary::waiting_cards};

/// The plan; nothing without a date. After the interview, a sentence says so for some days.
#[component]
pub(super) fn PlanSheet() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    view! { {move || model.with(|model| sheet(quiz, model))} {move || model.with(|model| over(quiz, model))} }
}

fn over(quiz: Quiz, model: &Model) -> Option<impl IntoView + use<>> {
    let (now, words) = (quiz.now(), quiz.words());
    let sentence = sentences::over(words, model.past_interview(now)?, now.day());
    Some(view! { <section class="cc-sheet cc-plan" aria-label=words.say(Message::plan)><p>{sentence}</p></section> })
}

fn sheet(quiz: Quiz, model: &Model) -> Option<impl IntoView + use<>> {
    let (now, words) = (quiz.now(), quiz.words());
    let (plan, days) = model.plan().zip(model.calendar(now))?;
    Some(view! {
        <section class="cc-sheet cc-plan" aria-label=words.say(Message::plan)>
            <h3>{sentences::ready(words, plan, local_interview(days.deadline), days.today)}</h3>
            {days.is_yesterday_missed().then(|| view! { <p>{words.say(Message::plan_back)}</p> })}
            {sentences::last_hour(&days, now).map(|advice| view! { <p>{words.say(advice)}</p> })}
            <p>{sentences::today(words, &days)}</p>
            {start(quiz, model, &days)}
            {table(words, &days)}
            <p class="cc-help">{words.say(Message::plan_key)}{sentences::spare(words, plan).map(|spare| format!(" {spare}"))}</p>
            {waiting(quiz, words, model)}
        </section>
    })
}

/// The only button: to today's session, in its present state.
fn start(quiz: Quiz, model: &Model, days: &Calendar) -> Option<impl IntoView + use<>> {
    let name = sentences::button(days, quiz.now())?;
    let is_there = model.left_of_session(quiz.now()).is_some();
    let order = model.filter().order;
    let go = move |_| {
        if !is_there {
            // The plan is for the whole deck.
            quiz.dispatch(Event::Choose(Filter { order, ..Filter::default() }));
        }
        quiz.go(View::Practice);
        quiz.focus(Focus::Question);
    };
    Some(view! { <Button class="cc-show" name=quiz.say(name) press=go/> })
}

/// The days as a table of weeks. Each cell has a short visible form and a full text for screen readers.
fn table(words: &'static Words, days: &Calendar) -> impl IntoView + use<> {
    let head = |day: &CalendarDay| {
        let (short, name) = (text::dates::short_weekday(words, day.day), text::dates::weekday(words, day.day));
        view! {
            <th scope="col">
                <span aria-hidden="true">{short}</span>
                <span class="cc-hidden">{name}</span>
            </th>
        }
    };
    let week = |(n, week): (usize, &[CalendarDay])| {
        let cell = |(weekday, day): (usize, &CalendarDay)| cell(words, day, days, n + weekday == 0);
        view! { <tr>{week.iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class="cc-calendar" aria-label=words.say(Message::plan_days)>
            <thead>
                <tr>{days.days.iter().take(WEEK).map(head).collect_view()}</tr>
            </thead>
            <tbody>{days.days.chunks(WEEK).enumerate().map(week).collect_view()}</tbody>
        </table>
    }
}

fn cell(words: &'static Words, day: &CalendarDay, days: &Calendar, is_first: bool) -> impl IntoView + use<> {
    let is_interview = day.day == date(days.deadline);
    let (kind, figure) = if is_interview {
        ("interview", text::dates::hour(words, days.deadline))
    } else if !day.planned.is_empty() {
        ("planned", words.number(day.planned.minutes as usize))
    } else if !day.done.is_empty() {
        ("done", words.number(day.done.minutes as usize))
    } else if day.is_missed {
        ("missed", "–".into())
    } else {
        ("none", String::new())
    };
    let mut date = text::dates::short_date(words, day.day, days.today, is_first);
    if kind == "done" {
        date.push_str(" ✓");
    }
    view! {
        <td data-day=kind aria-current=(day.day == days.today).then_some("date")>
            <span aria-hidden="true"><small>{date}</small><b>{figure}</b></span>
            <span class="cc-told">{sentences::day(words, day, days, local_interview(days.deadline))}</span>
        </td>
    }
}

/// A sentence about the cards that do not fit, and the cards.
fn waiting(quiz: Quiz, words: &'static Words, model: &Model) -> Option<impl IntoView + use<>> {
    let (sentence, cards) = waiting_cards(words, model)?;
    let lang = quiz.deck_lang();
    let question = |ix: &CardIx| {
        let question = model.catalog().card(*ix).map(|card| plain(&card.question));
        view! { <li>{question}</li> }
    };
    Some(view! {
        <p>{sentence}</p>
        <details>
            <summary>{words.count(Message::plan_show_waiting, cards.len(), &[])}</summary>
            <ul lang=lang dir="auto">{cards.iter().map(question).collect_view()}</ul>
            <p class="cc-help">{words.say(Message::plan_star_help)}</p>
        </details>
    })
}
