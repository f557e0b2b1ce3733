//! The Backup part of Settings: exports the log as a file, and imports one after a preview.

use leptos::ev::{DragEvent, Event as DomEvent, MouseEvent};
use leptos::prelude::*;

use super::group::StatusLine;
use super::pending::{Tick, cancel_choice};
use crate::browser::save_file::save_file;
use crate::browser::{File, HtmlElement, HtmlInputElement, near};
use crate::controller::incoming::Pending;
use crate::controller::{Quiz, worker_client};
use crate::deck::{Card, plain};
use crate::log::codec;
use crate::practice::{BackedUp, Event, Settings};
use crate::text::{self, Message, import_report};
use crate::ui::common::Button;
use crate::worker::{Reply, Request, TableCard, WorkerError};

/// The state of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Idle,
    /// The worker is busy.
    Busy,
    /// Asks whether to import.
    Asked,
    /// Asks whether to undo the reset that cancelled the file's ratings.
    Forgotten,
}

/// The contents of a backup beside its records.
#[derive(Clone, Default)]
struct Found {
    settings: Option<Settings>,
    is_forgotten: bool,
}

#[derive(Clone, Copy)]
struct Part {
    quiz: Quiz,
    step: RwSignal<Step>,
    /// Whether to import the backup's settings.
    use_settings: RwSignal<bool>,
    status: RwSignal<String>,
    found: StoredValue<Found>,
    pending: Pending,
}

/// The Backup part of Settings.
#[component]
pub(super) fn Backup() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let part = Part {
        quiz,
        step: RwSignal::new(Step::Idle),
        use_settings: RwSignal::new(false),
        status: RwSignal::new(String::new()),
        found: StoredValue::new(Found::default()),
        pending: Pending::new(quiz),
    };
    let drop_file = move |event: DragEvent| {
        event.prevent_default();
        let files = event.data_transfer().and_then(|data| data.files());
        part.read(files.and_then(|files| files.get(0)));
    };
    view! {
        <div
            class="cc-backup"
            role="group"
            aria-label=quiz.say(Message::backup)
            on:dragover=|event| event.prevent_default()
            on:drop=drop_file
        >
            <h3>{quiz.say(Message::backup)}</h3>
            <p class="cc-help">{quiz.say(Message::backup_help)}</p>
            {part.buttons()}
            <StatusLine text=part.status/>
            {move || part.choices()}
        </div>
    }
}

impl Part {
    fn buttons(self) -> impl IntoView {
        let busy = Signal::derive(move || self.step.get() == Step::Busy);
        let choose = |event: MouseEvent| near(&event, ".cc-backup", "input").iter().for_each(HtmlElement::click);
        let chosen = move |event: DomEvent| {
            let input: HtmlInputElement = event_target(&event);
            self.read(input.files().and_then(|files| files.get(0)));
            // Otherwise choosing the same file again would emit no change event.
            input.set_value("");
        };
        view! {
            <div class="cc-choices">
                <Button class="cc-button" name=self.quiz.say(Message::download) disabled=busy press=move |_| self.export_backup()/>
                <Button class="cc-button" name=self.quiz.say(Message::download_csv) disabled=busy press=move |_| self.export_table()/>
                <Button class="cc-button" name=self.quiz.say(Message::bring_in) disabled=busy press=choose/>
                <input type="file" hidden="" on:change=chosen/>
            </div>
        }
    }

    fn say(self, step: Step, status: String) {
        self.status.try_set(status);
        self.step.try_set(step);
    }

    fn export_backup(self) {
        let (about, log) = (worker_client::about(self.quiz), worker_client::log(self.quiz));
        self.export(&Request::Backup { about, log }, move || self.record_backup());
    }

    fn export_table(self) {
        let (about, log) = (worker_client::about(self.quiz), worker_client::log(self.quiz));
        self.export(&Request::Table { about, cards: cards(self.quiz), log }, || ());
    }

    /// Requests a file from the worker, and saves it.
    fn export(self, request: &Request, saved: impl FnOnce() + 'static) {
        self.ask(request, None, move |reply| {
            let Reply::File { name, kind, text } = reply else { return false };
            let is_out = save_file(&name, &kind, &text);
            if is_out {
                saved();
                self.say(Step::Idle, self.quiz.words().fill(Message::handed_over, &[("name", &name)]));
            }
            is_out
        });
    }

    /// Stores what the backup contains, for the reminder of the next one.
    fn record_backup(self) {
        let settings = self.quiz.model.with_untracked(|model| {
            let backed_up = Some(BackedUp { ratings: model.ratings(), day: self.quiz.now().day() });
            Settings { backed_up, ..model.settings().clone() }
        });
        self.quiz.dispatch(Event::Set(settings));
    }

    fn read(self, file: Option<File>) {
        let Some(file) = file else { return };
        let request = Request::Read { about: worker_client::about(self.quiz), log: worker_client::log(self.quiz) };
        self.ask(&request, Some(&file), move |reply| self.preview(reply));
    }

    /// Sends a request to the worker, and reports errors. `done` returns whether it expected the reply.
    fn ask(self, request: &Request, file: Option<&File>, done: impl FnOnce(Reply) -> bool + 'static) {
        self.say(Step::Busy, self.quiz.say(Message::working).into());
        worker_client::ask(request, file, move |reply| match reply {
            Some(Reply::Error(WorkerError::OutOfStep)) => {
                self.say(Step::Idle, self.quiz.say(Message::out_of_step).into())
            }
            Some(Reply::Error(WorkerError::Refused(error))) => {
                self.say(Step::Idle, import_report::refused(self.quiz.words(), &error))
            }
            reply => {
                if !reply.is_some_and(done) {
                    self.say(Step::Idle, self.quiz.say(worker_client::unavailable(Message::no_worker)).into());
                }
            }
        });
    }

    fn preview(self, reply: Reply) -> bool {
        let Reply::Preview { report, settings, log } = reply else { return false };
        let settings = settings.and_then(|text| Settings::decode(&text));
        let Some(is_new) = self.quiz.model.try_with_untracked(|model| model.log().records().is_empty()) else {
            return true;
        };
        let (more, has_records) = self.pending.set(codec::decode(&log).records);
        let is_forgotten = report.forgotten > 0;
        let step = match (!has_records && settings.is_none(), is_forgotten) {
            (false, _) => Step::Asked,
            (true, true) => Step::Forgotten,
            (true, false) => Step::Idle,
        };
        self.use_settings.try_set(is_new);
        self.found.try_set_value(Found { settings, is_forgotten });
        self.say(step, [vec![import_report::preview(self.quiz.words(), &report)], more].concat().join(" "));
        true
    }

    fn choices(self) -> Option<impl IntoView> {
        let step = self.step.get();
        let yes = match step {
            Step::Asked => Message::bring_in_yes,
            Step::Forgotten => Message::reset_undo,
            Step::Idle | Step::Busy => return None,
        };
        let answer = move |event: MouseEvent, yes: bool| {
            let status = near(&event, ".cc-backup", ".cc-status-line");
            if yes {
                self.import()
            } else {
                self.say(Step::Idle, String::new())
            }
            // The button is removed, so the focus moves to the result.
            status.iter().for_each(|status| drop(status.focus()));
        };
        let has_settings = step == Step::Asked && self.found.with_value(|found| found.settings.is_some());
        Some(view! {
            {has_settings.then(|| view! { <Tick label=self.quiz.say(Message::use_its_settings) is_on=self.use_settings/> })}
            {(step == Step::Asked).then(|| cancel_choice(self.quiz, self.pending))}
            <div class="cc-choices">
                <Button class="cc-button" name=self.quiz.say(yes) press=move |event| answer(event, true)/>
                <Button class="cc-button" name=self.quiz.say(Message::cancel) press=move |event| answer(event, false)/>
            </div>
        })
    }

    fn import(self) {
        if self.step.get_untracked() == Step::Forgotten {
            self.quiz.dispatch(Event::UndoReset);
            return self.say(Step::Idle, self.quiz.say(Message::reset_taken_back).into());
        }
        let found = self.found.try_update_value(std::mem::take).unwrap_or_default();
        let is_reset = self.pending.resets();
        let settings = found.settings.filter(|_| self.use_settings.get_untracked());
        let status = match (self.pending.import(), settings.is_some() || is_reset) {
            ((0, 0), false) => self.quiz.say(Message::nothing_changed).into(),
            ((0, 0), true) if is_reset => self.quiz.say(Message::reset_done).into(),
            ((0, 0), true) => self.quiz.say(Message::settings_used).into(),
            ((ratings, others), _) => text::backup::brought_in(self.quiz.words(), ratings, others),
        };
        if let Some(settings) = settings {
            let backed_up = self.quiz.model.with_untracked(|model| model.settings().backed_up);
            self.quiz.dispatch(Event::Set(Settings { backed_up, ..settings }));
        }
        self.say(if found.is_forgotten { Step::Forgotten } else { Step::Idle }, status);
    }
}

/// The cards, with their columns of the table.
fn cards(quiz: Quiz) -> Vec<TableCard> {
    let catalog = quiz.model.with_untracked(|model| model.catalog().clone());
    let cards = catalog.cards().filter_map(|ix| catalog.card(ix));
    let card =
        |card: &Card| TableCard { id: card.id.to_string(), question: plain(&card.question), points: card.points.len() };
    cards.map(card).collect()
}
