//! The plan up to the interview: how ready the person is, today's session, the days, and what does not fit.

use leptos::prelude::*;

use crate::browser::clock::seen_here;
use crate::controller::{Quiz, View};
use crate::deck::{CardIx, plain};
use crate::log::WEEK;
use crate::practice::interview::date;
use crate::practice::{Calendar, CalendarDay, Event, Filter, Focus, Model};
use crate::text;
use crate::text::plan as words;
use crate::ui::common::{Button, plan_summary::waits};

/// In the last hour before the interview the sheet says so.
const HOUR_MS: i64 = 3_600_000;

/// The plan; nothing without a date, or after it.
#[component]
pub(super) fn PlanSheet() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.follow();
    view! { {move || model.with(|model| sheet(quiz, model))} }
}

fn sheet(quiz: Quiz, model: &Model) -> Option<impl IntoView + use<>> {
    let now = quiz.now();
    let (plan, days) = model.plan().zip(model.calendar(now))?;
    let is_last_hour = days.deadline.ms.saturating_sub(now.ms) < HOUR_MS;
    Some(view! {
        <section class="cc-sheet cc-plan" aria-label=words::PLAN>
            <h3>{words::ready(plan, seen_here(days.deadline), days.today)}</h3>
            {days.is_back().then(|| view! { <p>{words::BACK}</p> })}
            {is_last_hour.then(|| view! { <p>{words::LAST_HOUR}</p> })}
            <p>{words::today(&days)}</p>
            {start(quiz, model, &days)}
            {table(&days)}
            <p class="cc-help">{words::KEY}</p>
            {waiting(model)}
        </section>
    })
}

/// The one button: to today's session, wherever it stands.
fn start(quiz: Quiz, model: &Model, days: &Calendar) -> impl IntoView + use<> {
    let is_there = model.left_of_session(quiz.now()).is_some();
    let today = days.today();
    let name = match today.map(|day| (day.done.is_empty(), day.planned.is_empty())) {
        Some((true, false)) => words::START,
        Some((false, false)) => words::GO_ON,
        _ => words::MORE,
    };
    let order = model.filter().order;
    let go = move |_| {
        if !is_there {
            // The plan is for the whole deck.
            quiz.dispatch(Event::Choose(Filter { order, ..Filter::default() }));
        }
        quiz.go(View::Practice);
        quiz.focus(Focus::Question);
    };
    view! { <Button class="cc-show" name=name press=go/> }
}

/// The days as weeks in a table, each day's cell in short for the eye and in full for the ear.
fn table(days: &Calendar) -> impl IntoView + use<> {
    let head = |(short, name): (&'static str, &'static str)| {
        view! {
            <th scope="col">
                <span aria-hidden="true">{short}</span>
                <span class="cc-hidden">{name}</span>
            </th>
        }
    };
    let week = |(n, week): (usize, &[CalendarDay])| {
        let cell = |(weekday, day): (usize, &CalendarDay)| cell(day, days, n + weekday == 0);
        view! { <tr>{week.iter().enumerate().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class="cc-calendar" aria-label=words::DAYS>
            <thead>
                <tr>{words::WEEKDAYS.map(head).collect_view()}</tr>
            </thead>
            <tbody>{days.days.chunks(WEEK).enumerate().map(week).collect_view()}</tbody>
        </table>
    }
}

fn cell(day: &CalendarDay, days: &Calendar, is_first: bool) -> impl IntoView + use<> {
    let is_interview = day.day == date(days.deadline);
    let (kind, figure) = if is_interview {
        ("interview", text::dates::hour(days.deadline))
    } else if !day.planned.is_empty() {
        ("planned", day.planned.minutes.to_string())
    } else if !day.done.is_empty() {
        ("done", day.done.minutes.to_string())
    } else if day.is_missed {
        ("missed", "–".into())
    } else {
        ("none", String::new())
    };
    let mut date = text::dates::short_date(day.day, days.today, is_first);
    if kind == "done" {
        date.push_str(" ✓");
    }
    view! {
        <td data-day=kind aria-current=(day.day == days.today).then_some("date")>
            <span aria-hidden="true"><small>{date}</small><b>{figure}</b></span>
            <span class="cc-told">{words::day(day, days, seen_here(days.deadline))}</span>
        </td>
    }
}

/// What does not fit, and which cards these are.
fn waiting(model: &Model) -> Option<impl IntoView + use<>> {
    let (sentence, cards) = waits(model)?;
    let question = |ix: &CardIx| {
        let question = model.catalog().card(*ix).map(|card| plain(&card.question));
        view! { <li>{question}</li> }
    };
    Some(view! {
        <p>{sentence}</p>
        <details>
            <summary>{words::show_waiting(cards.len())}</summary>
            <ul dir="auto">{cards.iter().map(question).collect_view()}</ul>
            <p class="cc-help">{words::STAR_HELP}</p>
        </details>
    })
}
