//! The field for the interview's date and time.

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Event as Happened, HtmlInputElement};

use super::el::{El, el, el_of};
use super::quiz::{Quiz, now};
use crate::log::Moment;
use crate::practice::interview::{Entry, NotTaken, last_year};
use crate::practice::{Event, Interview, Settings};
use crate::text;

/// A browser writes and reads such a field as `2026-11-27T10:00`, in local time.
const SHOWN: usize = 16;

pub(super) fn interview(quiz: Quiz) -> El {
    let wrong = RwSignal::new(None);
    let field = el_of("input", "cc-search")
        .attr("type", "datetime-local")
        .attr("min", &shown(now()))
        // A browser then takes a year of four digits only, and goes on to the hour after them.
        .attr("max", &format!("{}-12-31T23:59", last_year(now())))
        .says("aria-invalid", move || wrong.with(Option::is_some))
        .on("change", move |event| take(quiz, wrong, &event))
        // Before the first whole date there is no change, however much was typed.
        .on("blur", move |event| {
            if entry(&event) == Entry::Incomplete {
                wrong.set(Some(NotTaken::Incomplete));
            }
        });
    let deadline = quiz.model.with_untracked(|model| model.settings().deadline);
    let field = deadline.map(shown).iter().fold(field, |field, shown| field.attr("value", shown));
    let help = el("small").attr("aria-live", "polite").live(move || help(quiz, wrong.get()));
    el_of("label", "cc-pick cc-date").child(el("span").text(text::INTERVIEW).child(help)).child(field)
}

/// Sets the date that was entered, or has the person know why not.
fn take(quiz: Quiz, wrong: RwSignal<Option<NotTaken>>, event: &Happened) {
    let taken = entry(event).taken(now());
    wrong.set(taken.err());
    if let Ok(deadline) = taken {
        let settings = quiz.model.with_untracked(|model| Settings { deadline, ..model.settings().clone() });
        quiz.dispatch(Event::Set(settings));
    }
}

fn help(quiz: Quiz, wrong: Option<NotTaken>) -> String {
    let ms = quiz.model.with(|model| model.settings().deadline.map(|deadline| deadline.ms));
    let is_to_come = ms.is_some_and(|ms| ms > now().ms);
    match (wrong, ms) {
        (Some(why), _) => text::dates::not_taken(why, is_to_come),
        (None, None) => text::INTERVIEW_HELP.into(),
        (None, Some(_)) if is_to_come => text::INTERVIEW_SET.into(),
        (None, Some(_)) => text::INTERVIEW_PAST.into(),
    }
}

/// An interview's hour as it was set, and as clocks show it here.
pub(super) fn seen_here(at: Moment) -> Interview {
    let date = Date::new(&JsValue::from_f64(at.ms as f64));
    // What is stored may be beyond all calendars, and then has no time here.
    let is_known = !date.get_time().is_nan();
    Interview::seen_from(at, if is_known { -(date.get_timezone_offset() as i16) } else { at.offset })
}

/// What the field of an event holds.
fn entry(event: &Happened) -> Entry {
    let field: HtmlInputElement = event_target(event);
    let text = field.value();
    match read(&text) {
        Some(at) => Entry::Whole(at),
        None if text.is_empty() && !field.validity().bad_input() => Entry::Empty,
        None => Entry::Incomplete,
    }
}

/// A time as a field gives it; none where it is no time.
fn read(text: &str) -> Option<Moment> {
    let date = Date::new(&JsValue::from_str(text));
    let ms = date.get_time();
    (!ms.is_nan()).then(|| Moment { ms: ms as i64, offset: -(date.get_timezone_offset() as i16) })
}

/// A time as a field holds it.
fn shown(at: Moment) -> String {
    let local = Date::new(&JsValue::from_f64((at.ms + i64::from(at.offset) * 60_000) as f64));
    // What is stored may be beyond all calendars, of which a browser would throw.
    if local.get_time().is_nan() {
        return String::new();
    }
    String::from(local.to_iso_string()).get(..SHOWN).unwrap_or_default().into()
}
