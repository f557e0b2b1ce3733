//! The plan up to the interview: how ready the person is, today's session, the days, and what does not fit.

use leptos::prelude::*;

use super::el::{Drawn, El, button, el, el_of};
use super::interview::seen_here;
use super::quiz::{Quiz, View, now};
use crate::deck::{CardIx, plain};
use crate::practice::interview::date;
use crate::practice::{Calendar, CalendarDay, Event, Filter, Focus, Model, WEEK};
use crate::text;
use crate::text::plan as words;

/// The plan's part of Progress; nothing without a date, or after it.
pub(super) fn plan(quiz: Quiz) -> Vec<Drawn> {
    quiz.model.with(|model| sheet(quiz, model)).into_iter().collect()
}

fn sheet(quiz: Quiz, model: &Model) -> Option<Drawn> {
    let now = now();
    let (plan, days) = model.plan().zip(model.calendar(now))?;
    let line = |text: &str| el("p").text(text).done();
    let is_last_hour = days.deadline.ms.saturating_sub(now.ms) < 3_600_000;
    let sheet = el_of("section", "cc-sheet cc-plan")
        .attr("aria-label", words::PLAN)
        .child(el("h3").text(&words::ready(plan, seen_here(days.deadline), days.today)))
        .views(days.is_back().then(|| line(words::BACK)))
        .views(is_last_hour.then(|| line(words::LAST_HOUR)))
        .child(el("p").text(&words::today(&days)))
        .child(start(quiz, model, &days))
        .child(table(&days))
        .child(el_of("p", "cc-help").text(words::KEY));
    Some(sheet.views(waiting(model)).done())
}

/// The one button: to today's session, wherever it stands.
fn start(quiz: Quiz, model: &Model, days: &Calendar) -> El {
    let is_there = model.left_of_session(now()).is_some();
    let today = days.today();
    let name = match today.map(|day| (day.done.is_empty(), day.planned.is_empty())) {
        Some((true, false)) => words::START,
        Some((false, false)) => words::GO_ON,
        _ => words::MORE,
    };
    let order = model.filter().order;
    button("cc-show", name, move |_| {
        if !is_there {
            // The plan is for the whole deck.
            quiz.dispatch(Event::Choose(Filter { order, ..Filter::default() }));
        }
        quiz.go(View::Practice);
        quiz.focus(Focus::Question);
    })
}

/// The days as weeks in a table, each day's cell in short for the eye and in full for the ear.
fn table(days: &Calendar) -> El {
    let head = |(short, name): (&'static str, &'static str)| {
        let short = el("span").attr("aria-hidden", "true").text(short);
        el("th").attr("scope", "col").child(short).child(el_of("span", "cc-hidden").text(name)).done()
    };
    let week = |(n, week): (usize, &[CalendarDay])| {
        let cell = |(weekday, day): (usize, &CalendarDay)| cell(day, days, n + weekday == 0);
        el("tr").views(week.iter().enumerate().map(cell)).done()
    };
    el_of("table", "cc-calendar")
        .attr("aria-label", words::DAYS)
        .child(el("thead").child(el("tr").views(words::WEEKDAYS.map(head))))
        .child(el("tbody").views(days.days.chunks(WEEK).enumerate().map(week)))
}

fn cell(day: &CalendarDay, days: &Calendar, is_first: bool) -> Drawn {
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
    let seen = el("span").attr("aria-hidden", "true").child(el("small").text(&date)).child(el("b").text(&figure));
    let cell = el("td").attr("data-day", kind).child(seen).child(el_of("span", "cc-told").text(&words::day(
        day,
        days,
        seen_here(days.deadline),
    )));
    if day.day == days.today { cell.attr("aria-current", "date").done() } else { cell.done() }
}

/// What does not fit, and which cards these are.
fn waiting(model: &Model) -> Vec<Drawn> {
    let Some((said, cards)) = waits(model) else { return Vec::new() };
    let question = |ix: &CardIx| {
        let question = model.catalog().card(*ix).map(|card| plain(&card.question));
        el("li").text(&question.unwrap_or_default()).done()
    };
    let list = el("details")
        .child(el("summary").text(&words::show_waiting(cards.len())))
        .child(el("ul").attr("dir", "auto").views(cards.iter().map(question)))
        .child(el_of("p", "cc-help").text(words::STAR_HELP));
    vec![el("p").text(&said).done(), list.done()]
}

/// For Settings: what the plan comes to with what is set, and what does not fit.
pub(super) fn outcome(quiz: Quiz) -> Vec<Drawn> {
    let said = quiz.model.with(|model| {
        let (plan, deadline) = model.plan().zip(model.settings().deadline)?;
        let ready = el("p").text(&words::ready(plan, seen_here(deadline), now().day())).text(".").done();
        let waits = waits(model).map(|(said, _)| el("p").text(&said).done());
        Some([Some(ready), waits])
    });
    let see = button("cc-button", words::SEE, move |_| quiz.go(View::Progress)).done();
    said.map(|said| said.into_iter().flatten().chain([see]).collect()).unwrap_or_default()
}

/// For the end of a session: how ready the person will be, and what comes next; none without a plan.
pub(super) fn at_the_end(model: &Model) -> Option<Vec<String>> {
    let (plan, days) = model.plan().zip(model.calendar(now()))?;
    Some(vec![words::ready(plan, seen_here(days.deadline), days.today) + ".", words::today(&days)])
}

/// What does not fit, in a sentence, and the cards.
fn waits(model: &Model) -> Option<(String, &[CardIx])> {
    let plan = model.plan()?;
    let said = words::waits(plan, model.answers(), model.settings().minutes)?;
    Some((said + ".", &plan.waiting))
}
