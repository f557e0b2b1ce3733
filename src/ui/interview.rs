//! The field for the interview's date and time.

use js_sys::Date;
use leptos::prelude::{With, WithUntracked};
use wasm_bindgen::JsValue;

use super::el::{El, el, el_of, value};
use super::quiz::{Quiz, now};
use super::strings;
use crate::log::Moment;
use crate::practice::{Event, Settings};

/// A browser writes and reads such a field as `2026-11-27T10:00`, in local time.
const SHOWN: usize = 16;

pub(super) fn interview(quiz: Quiz) -> El {
    let deadline = quiz.model.with_untracked(|model| model.settings().deadline);
    let chosen = move |event| {
        let deadline = read(&value(&event));
        let settings = quiz.model.with_untracked(|model| Settings { deadline, ..model.settings().clone() });
        quiz.dispatch(Event::Set(settings));
    };
    let deadline_ms = move || quiz.model.with(|model| model.settings().deadline.map(|deadline| deadline.ms));
    let help = el("small").live(move || {
        let help = match deadline_ms() {
            None => strings::INTERVIEW_HELP,
            Some(ms) if ms > now().ms => strings::INTERVIEW_SET,
            Some(_) => strings::INTERVIEW_PAST,
        };
        help.into()
    });
    let field = el_of("input", "cc-search").attr("type", "datetime-local").on("change", chosen);
    let field = deadline.map(shown).iter().fold(field, |field, shown| field.attr("value", shown));
    el_of("label", "cc-pick cc-date").child(el("span").text(strings::INTERVIEW).child(help)).child(field)
}

/// What a field holds; none where it is empty or holds no time.
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
