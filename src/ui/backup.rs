//! The Backup part of Settings: hands out the log as a file, and brings one in after telling what that would do.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Element, Event as Happened, File, HtmlElement, HtmlInputElement};

use super::el::{Drawn, El, button, el, el_of};
use super::incoming::Waiting;
use super::quiz::{Quiz, now};
use super::{desk, embed, handover};
use crate::deck::{Card, plain};
use crate::log::codec;
use crate::practice::{BackedUp, Event, Settings};
use crate::text;
use crate::text::backup as words;
use crate::worker::{Reply, Request, TableCard};

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
        .child(button("cc-button", words::DOWNLOAD, move |_| part.hand_out(true)).prop("disabled", busy))
        .child(button("cc-button", words::DOWNLOAD_CSV, move |_| part.hand_out(false)).prop("disabled", busy))
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

    fn hand_out(self, is_backup: bool) {
        let (about, log) = (desk::about(self.quiz), desk::log(self.quiz));
        let request = if is_backup {
            Request::Backup { about, log }
        } else {
            Request::Table { about, cards: cards(self.quiz), log }
        };
        self.ask(&request, None, move |reply| {
            let Reply::File { name, kind, text } = reply else { return false };
            let is_out = handover::hand_over(&name, &kind, &text.into());
            if is_out && is_backup {
                self.remember();
            }
            if is_out {
                self.say(IDLE, words::handed_over(&name));
            }
            is_out
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
        let request = Request::Read { about: desk::about(self.quiz), log: desk::log(self.quiz) };
        self.ask(&request, Some(&file), move |reply| self.preview(reply));
    }

    /// Asks the worker; what goes wrong is said. `done` says whether the reply was of use.
    fn ask(self, request: &Request, file: Option<&File>, done: impl FnOnce(Reply) -> bool + 'static) {
        self.say(BUSY, words::WORKING.into());
        desk::ask(request, file, move |reply| match reply {
            Some(Reply::Error(sentence)) => self.say(IDLE, sentence),
            reply => {
                if !reply.is_some_and(done) {
                    self.say(IDLE, embed::not_to_be_had(words::NO_WORKER).into());
                }
            }
        });
    }

    fn preview(self, reply: Reply) -> bool {
        let Reply::Preview { sentence, forgotten, settings, log, .. } = reply else { return false };
        let settings = settings.and_then(|text| Settings::decode(&text));
        let (more, has_records) = self.records.look(codec::decode(&log).records);
        let forgotten = forgotten > 0;
        let is_new = self.quiz.model.try_with_untracked(|model| model.log().records().is_empty());
        let state = match (!has_records && settings.is_none(), forgotten) {
            (false, _) => ASKED,
            (true, true) => FORGOTTEN,
            (true, false) => IDLE,
        };
        self.use_settings.try_set(usize::from(is_new == Some(true)));
        self.found.try_set_value(Found { settings, forgotten });
        self.say(state, [vec![sentence], more].concat().join(" "));
        true
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

/// The cards, with what the table says of them.
fn cards(quiz: Quiz) -> Vec<TableCard> {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let cards = catalog.cards().filter_map(|ix| catalog.card(ix));
    let card =
        |card: &Card| TableCard { id: card.id.to_string(), question: plain(&card.question), points: card.points.len() };
    cards.map(card).collect()
}
