//! The Settings view.

use leptos::prelude::*;

use super::el::{Drawn, El, button, el, el_of};
use super::filter::pick;
use super::quiz::Quiz;
use super::{backup, device, embed, fit, interview, plan, transfer};
use crate::practice::{Event, Settings, TextSize, Theme};
use crate::text;
use crate::text::backup as words;

pub(super) fn settings(quiz: Quiz) -> Drawn {
    let now = move || quiz.model.with(|model| model.settings().clone());
    let set = move |settings| quiz.dispatch(Event::Set(settings));
    let at = |found: Option<usize>| found.unwrap_or(usize::MAX);
    let length = pick(
        text::LENGTH,
        Settings::LENGTHS.map(text::length).into(),
        move || at(Settings::LENGTHS.iter().position(|length| *length == now().length)),
        move |n| set(Settings { length: Settings::LENGTHS.get(n).copied().flatten(), ..now() }),
    );
    let minutes = pick(
        text::MINUTES,
        Settings::MINUTES.map(|n| n.to_string()).into(),
        move || at(Settings::MINUTES.iter().position(|minutes| *minutes == now().minutes)),
        move |n| set(Settings { minutes: Settings::MINUTES.get(n).copied().unwrap_or(now().minutes), ..now() }),
    );
    let retention = pick(
        text::RETENTION,
        Settings::RETENTIONS.map(text::percent).collect(),
        move || at(Settings::RETENTIONS.into_iter().position(|retention| retention == now().retention)),
        move |n| set(Settings { retention: { Settings::RETENTIONS }.nth(n).unwrap_or(now().retention), ..now() }),
    );
    let theme = pick(
        text::THEME,
        Theme::ALL.map(|theme| text::theme(theme).into()).into(),
        move || at(Theme::ALL.iter().position(|theme| *theme == now().theme)),
        move |n| set(Settings { theme: Theme::ALL.get(n).copied().unwrap_or_default(), ..now() }),
    );
    let text_size = pick(
        text::TEXT_SIZE,
        TextSize::ALL.map(|size| text::text_size(size).into()).into(),
        move || at(TextSize::ALL.iter().position(|size| *size == now().text_size)),
        move |n| set(Settings { text_size: TextSize::ALL.get(n).copied().unwrap_or_default(), ..now() }),
    );
    let toggle = move |_| set(Settings { shortcuts: !now().shortcuts, ..now() });
    let tick = el("input").attr("type", "checkbox").prop("checked", move || now().shortcuts).on("change", toggle);
    let help = el("small").text(text::SHORTCUTS_HELP);
    el_of("section", "cc-stage cc-page")
        .attr("aria-label", text::SETTINGS)
        .child(el_of("h2", "cc-hidden").text(text::SETTINGS))
        .child(
            el_of("div", "cc-sheet")
                .child(interview::interview(quiz))
                .child(minutes)
                .child(el_of("div", "cc-backup cc-outcome").attr("role", "status").dynamic(move || plan::outcome(quiz)))
                .child(length)
                .child(retention)
                .child(theme)
                .child(text_size)
                .child(el_of("label", "cc-pick").child(el("span").text(text::SHORTCUTS).child(help)).child(tick))
                .child(fit::fit(quiz))
                .child(backup::backup(quiz))
                .child(transfer::transfer(quiz))
                .child(decks())
                .child(device::device(quiz))
                .child(el("div").dynamic(move || redate(quiz)))
                .child(reset(quiz)),
        )
        .done()
}

/// Leads to the page that opens other decks. Nothing on somebody else's page, which has decks of its own.
fn decks() -> El {
    let part = el_of("div", "cc-backup");
    if embed::is_here() {
        return part;
    }
    let way = el("a").attr("href", "open/").text(words::OPEN);
    part.attr("role", "group")
        .attr("aria-label", words::DECKS)
        .child(el("h3").text(words::DECKS))
        .child(el_of("p", "cc-help").text(words::DECKS_HELP))
        .child(el_of("p", "cc-prose").child(way))
}

// How far the person has gone on the way to a reset. Numbers, like every small state of the screen: leptos's
// code for a signal is there once for each type of value.
const NO: usize = 0;
const ASKED: usize = 1;
const DONE: usize = 2;

/// What can be done about ratings that are dated ahead; nothing where there are none.
fn redate(quiz: Quiz) -> Vec<Drawn> {
    let ahead = quiz.model.with(|model| model.ahead(super::quiz::now()));
    if ahead == 0 {
        return Vec::new();
    }
    let mend = button("cc-button", words::REDATE, move |_| quiz.dispatch(Event::Redate));
    vec![el_of("div", "cc-reset").child(el("p").text(&words::are_ahead(ahead))).child(mend).done()]
}

fn reset(quiz: Quiz) -> El {
    let state = RwSignal::new(NO);
    let go = move |label, next: usize, event: Option<Event>| {
        let click = move |_| {
            event.clone().into_iter().for_each(|event| quiz.dispatch(event));
            state.set(next);
        };
        button("cc-button", label, click).done()
    };
    let shown = move || match state.get() {
        ASKED => vec![
            el("p").text(text::RESET_SURE).done(),
            go(text::RESET_YES, DONE, Some(Event::Reset)),
            go(text::RESET_NO, NO, None),
        ],
        DONE => vec![el("p").text(text::RESET_DONE).done(), go(text::RESET_UNDO, NO, Some(Event::UndoReset))],
        _ => vec![go(text::RESET, ASKED, None)],
    };
    el_of("div", "cc-reset").attr("role", "group").attr("aria-label", text::RESET).dynamic(shown)
}
