//! The Backup part of Settings: hands out the log as a file, and brings one in after telling what that would do.

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Element, Event as Happened, File, HtmlElement, HtmlInputElement};

use super::desk::Row;
use super::el::{Drawn, El, button, el, el_of};
use super::incoming::Waiting;
use super::quiz::{Quiz, now};
use super::{embed, handover};
use crate::deck::plain;
use crate::log::codec;
use crate::practice::{BackedUp, Event, Settings};
use crate::text;
use crate::text::backup as words;

// Where the part stands.
const IDLE: usize = 0;
const BUSY: usize = 1;
const ASKED: usize = 2;
const FORGOTTEN: usize = 3;

/// What a file would bring in.
#[derive(Default)]
struct Found {
    settings: Option<Settings>,
    forgotten: bool,
}

#[derive(Clone, Copy)]
struct Part {
    quiz: Quiz,
    state: RwSignal<usize>,
    /// 1 where the backup's settings are wanted.
    use_settings: RwSignal<usize>,
    said: RwSignal<String>,
    found: StoredValue<Found>,
    records: Waiting,
}

pub(super) fn backup(quiz: Quiz) -> El {
    let part = Part {
        quiz,
        state: RwSignal::new(IDLE),
        use_settings: RwSignal::new(0),
        said: RwSignal::new(String::new()),
        found: StoredValue::new(Found::default()),
        records: Waiting::new(quiz),
    };
    let dropped = move |event: Happened| {
        event.prevent_default();
        let files = event.unchecked_ref::<DragEvent>().data_transfer().and_then(|data| data.files());
        part.read(files.and_then(|files| files.get(0)));
    };
    el_of("div", "cc-backup")
        .attr("role", "group")
        .attr("aria-label", words::BACKUP)
        .on("dragover", |event| event.prevent_default())
        .on("drop", dropped)
        .child(el("h3").text(words::BACKUP))
        .child(el_of("p", "cc-help").text(words::HELP))
        .child(buttons(part))
        .child(el_of("p", "cc-said").attr("role", "status").attr("tabindex", "-1").live(move || part.said.get()))
        .dynamic(move || part.choices())
}

fn buttons(part: Part) -> El {
    let busy = move || part.state.get() == BUSY;
    let choose = |event: Happened| near(&event, "input").iter().for_each(HtmlElement::click);
    let chosen = move |event: Happened| {
        let input: HtmlInputElement = event_target(&event);
        let file = input.files().and_then(|files| files.get(0));
        part.read(file);
        // Else choosing the same file again would be no change.
        input.set_value("");
    };
    el_of("div", "cc-choices")
        .child(button("cc-button", words::DOWNLOAD, move |_| part.hand_out("backup")).prop("disabled", busy))
        .child(button("cc-button", words::DOWNLOAD_CSV, move |_| part.hand_out("csv")).prop("disabled", busy))
        .child(button("cc-button", words::BRING_IN, choose).prop("disabled", busy))
        .child(el("input").attr("type", "file").attr("hidden", "").on("change", chosen))
}

/// An element of the part that an event happened in.
fn near(event: &Happened, selector: &str) -> Option<HtmlElement> {
    let target: Element = event_target(event);
    target.closest(".cc-backup").ok()??.query_selector(selector).ok()??.dyn_into().ok()
}

impl Part {
    fn say(self, state: usize, said: String) {
        self.said.try_set(said);
        self.state.try_set(state);
    }

    fn hand_out(self, what: &'static str) {
        let row = Row::new(what, &JsValue::NULL).about(self.quiz);
        let row = if what == "csv" { cards(row, self.quiz) } else { row };
        self.ask(row, move |answer| {
            let name = text(&answer, 1);
            let is_out = handover::hand_over(&name, &text(&answer, 2), &answer.get(3));
            if is_out && what == "backup" {
                self.remember();
            }
            self.say(
                IDLE,
                if is_out { words::handed_over(&name) } else { embed::not_to_be_had(words::NO_DESK).into() },
            );
        });
    }

    /// Notes down what the backup holds, so that nobody is reminded of what is done.
    fn remember(self) {
        let settings = self.quiz.model.with_untracked(|model| {
            let backed_up = Some(BackedUp { ratings: model.ratings(), day: now().day() });
            Settings { backed_up, ..model.settings().clone() }
        });
        self.quiz.dispatch(Event::Set(settings));
    }

    fn read(self, file: Option<File>) {
        let Some(file) = file else { return };
        self.ask(Row::new("read", &file).about(self.quiz), move |answer| self.preview(&answer));
    }

    /// Asks about the log; what goes wrong is said.
    fn ask(self, row: Row, done: impl FnOnce(Array) + 'static) {
        self.say(BUSY, words::WORKING.into());
        row.log(self.quiz).ask(move |answer| match answer {
            Some(answer) if answer.get(0) == "file" || answer.get(0) == "plan" => done(answer),
            Some(answer) if answer.get(0) == "error" => self.say(IDLE, text(&answer, 1)),
            _ => self.say(IDLE, embed::not_to_be_had(words::NO_DESK).into()),
        });
    }

    fn preview(self, answer: &Array) {
        let settings = Settings::decode(&text(answer, 5)).filter(|_| answer.get(4) == "yes");
        let (more, has_records) = self.records.look(codec::decode(&text(answer, 6)).records);
        let forgotten = answer.get(3) != "0";
        let is_new = self.quiz.model.try_with_untracked(|model| model.log().records().is_empty());
        let state = match (!has_records && settings.is_none(), forgotten) {
            (false, _) => ASKED,
            (true, true) => FORGOTTEN,
            (true, false) => IDLE,
        };
        self.use_settings.try_set(usize::from(is_new == Some(true)));
        self.found.try_set_value(Found { settings, forgotten });
        self.say(state, [vec![text(answer, 1)], more].concat().join(" "));
    }

    fn choices(self) -> Vec<Drawn> {
        let choices = match self.state.get() {
            ASKED => [(words::YES, true), (words::NO, false)],
            FORGOTTEN => [(text::RESET_UNDO, true), (words::NO, false)],
            _ => return Vec::new(),
        };
        let choose = move |(label, yes): (&'static str, bool)| {
            let click = move |event: Happened| {
                if yes {
                    self.carry_out()
                } else {
                    self.say(IDLE, String::new())
                }
                // The button is gone; what was said is the place to go on from.
                near(&event, ".cc-said").iter().for_each(|said| drop(said.focus()));
            };
            button("cc-button", label, click).done()
        };
        let mut views = Vec::new();
        if self.state.get() == ASKED && self.found.with_value(|found| found.settings.is_some()) {
            let on = move || self.use_settings.get() == 1;
            let toggle = move |_| self.use_settings.update(|on| *on = 1 - *on);
            let tick = el("input").attr("type", "checkbox").prop("checked", on).on("change", toggle);
            views.push(el_of("label", "cc-pick").child(el("span").text(words::USE_SETTINGS)).child(tick).done());
        }
        if self.state.get() == ASKED {
            views.extend(self.records.choice());
        }
        views.push(el_of("div", "cc-choices").views(choices.map(choose)).done());
        views
    }

    fn carry_out(self) {
        if self.state.get_untracked() == FORGOTTEN {
            self.quiz.dispatch(Event::UndoReset);
            return self.say(IDLE, words::BROUGHT_BACK.into());
        }
        let found = self.found.try_update_value(std::mem::take).unwrap_or_default();
        let is_reset = self.records.resets();
        let settings = found.settings.filter(|_| self.use_settings.get_untracked() == 1);
        let said = match (self.records.take_in(), settings.is_some() || is_reset) {
            ((0, 0), false) => words::NOTHING_CHANGED.into(),
            ((0, 0), true) if is_reset => text::RESET_DONE.into(),
            ((0, 0), true) => words::SETTINGS_USED.into(),
            ((ratings, others), _) => words::brought_in(ratings, others),
        };
        if let Some(settings) = settings {
            let backed_up = self.quiz.model.with_untracked(|model| model.settings().backed_up);
            self.quiz.dispatch(Event::Set(Settings { backed_up, ..settings }));
        }
        self.say(if found.forgotten { FORGOTTEN } else { IDLE }, said);
    }
}

/// Adds the cards with what the table says of them.
fn cards(row: Row, quiz: Quiz) -> Row {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let cards = catalog.cards().filter_map(|ix| catalog.card(ix));
    cards.fold(row.and(&catalog.len().to_string()), |row, card| {
        row.and(&card.id).and(&plain(&card.question)).and(&card.points.len().to_string())
    })
}

fn text(answer: &Array, n: u32) -> String {
    answer.get(n).as_string().unwrap_or_default()
}
