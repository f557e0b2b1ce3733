//! The transfer to another device: a link that contains the log itself, and a QR code if the link is short enough.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::group::{Group, StatusLine};
use super::pending::cancel_choice;
use super::qr_code::QrCode;
use crate::browser::{HtmlElement, HtmlInputElement, address, clipboard, host_page};
use crate::controller::Quiz;
use crate::controller::incoming::Pending;
use crate::log::Record;
use crate::log::link::{self, MARK, TransferError};
use crate::text::{Message, backup};
use crate::ui::common::Button;

/// The classes of the part while it is empty.
const EMPTY: &str = "cc-backup cc-transfer";
/// The maximum length of a link: messengers and other programs truncate longer ones.
const LONGEST: usize = 8_000;

#[derive(Clone, Copy)]
struct Part {
    quiz: Quiz,
    link: RwSignal<Option<String>>,
    status: RwSignal<String>,
    pending: Pending,
    /// Whether the part shows a question.
    is_asking: RwSignal<bool>,
}

/// The Transfer part of Settings.
#[component]
pub(super) fn Transfer() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let Some(full) = full_app(quiz) else {
        return view! { <div class=EMPTY></div> }.into_any();
    };
    let part = Part {
        quiz,
        link: RwSignal::new(None),
        status: RwSignal::new(String::new()),
        pending: Pending::new(quiz),
        is_asking: RwSignal::new(false),
    };
    // The question remains until it is answered, whichever view is open meanwhile.
    if let Some(link) = quiz.pending_link.get_value() {
        part.preview(&link);
        part.focus_status();
    }
    // Without the full app a link has no target, but a link from the full app can be imported.
    let make = (!full.is_empty()).then(|| {
        view! {
            <div class="cc-choices">
                <Button class="cc-button" name=quiz.say(Message::make_link) press=move |_| part.make()/>
            </div>
        }
    });
    view! {
        <Group name=quiz.say(Message::transfer) class="cc-transfer">
            <p class="cc-help">{quiz.say(Message::transfer_help)}</p>
            {make}
            {move || part.link.get().map(|link| part.link_view(link))}
            <input
                class="cc-search"
                aria-label=quiz.say(Message::paste_link)
                placeholder=quiz.say(Message::paste_link)
                autocomplete="off"
                on:change=move |event| part.preview(&event_target_value(&event))
            />
            <StatusLine text=part.status/>
            {move || part.is_asking.get().then(|| part.choices())}
        </Group>
    }
    .into_any()
}

/// The target of a link: empty if there is none, `None` if links of this deck are not possible.
fn full_app(quiz: Quiz) -> Option<String> {
    quiz.host().and_then(|host| host_page::full_app(&host))
}

impl Part {
    fn make(self) {
        let text = self.quiz.model.with_untracked(|model| link::write(&model.catalog().deck().id, model.log()));
        let fragment = address::encode(&text);
        let Some(page) = full_app(self.quiz).filter(|page| !page.is_empty()) else { return };
        let link = format!("{}{MARK}{fragment}", page.split('#').next().unwrap_or_default());
        let fits = link.len() <= LONGEST;
        self.status.set(if fits { String::new() } else { self.quiz.say(Message::too_long_for_link).into() });
        self.link.set(fits.then_some(link));
    }

    /// The link, and its controls.
    fn link_view(self, link: String) -> impl IntoView {
        let (text, code) = (link.clone(), link.clone());
        view! {
            <input class="cc-search cc-link" readonly="" aria-label=self.quiz.say(Message::link) value=text/>
            <Button class="cc-button" name=self.quiz.say(Message::copy_link) press=move |_| self.copy(link.clone())/>
            <div class="cc-code"><QrCode text=code name=self.quiz.say(Message::link_code)/></div>
        }
    }

    fn copy(self, link: String) {
        spawn_local(async move {
            let is_copied = clipboard::write(&link).await;
            if !is_copied && let Some(field) = self.query(".cc-link") {
                // Otherwise the person copies it: select the link.
                field.unchecked_ref::<HtmlInputElement>().select();
            }
            let _ = self
                .status
                .try_set(self.quiz.say(if is_copied { Message::link_copied } else { Message::copy_yourself }).into());
        });
    }

    /// Shows what a link would import.
    fn preview(self, link: &str) {
        let words = self.quiz.words();
        let deck = self.quiz.model.with_untracked(|model| model.catalog().deck().id.clone());
        let (status, found) = match link::find(link, &deck, address::decode) {
            Ok(records) => (String::new(), records),
            Err(TransferError::NotOne) => (words.say(Message::no_link).into(), Vec::new()),
            Err(TransferError::OtherDeck(deck)) => {
                (words.fill(Message::link_other_deck, &[("deck", &deck)]), Vec::new())
            }
            Err(TransferError::TooLong) => (words.say(Message::link_too_long).into(), Vec::new()),
            Err(TransferError::Damaged) => (words.say(Message::link_damaged).into(), Vec::new()),
        };
        let is_here = self.quiz.model.with_untracked(|model| {
            let new = model.log().missing_from(found.clone());
            ratings(&found).saturating_sub(ratings(&new))
        });
        let (more, is_something) = self.pending.set(found);
        let brings = backup::would_bring(words, self.pending.ratings(), is_here);
        self.status.set(if status.is_empty() { [vec![brings], more].concat().join(" ") } else { status });
        // A new question, even if another link was pending.
        self.is_asking.set(is_something);
    }

    fn choices(self) -> impl IntoView {
        let answer = move |yes: bool| {
            self.is_asking.set(false);
            self.quiz.pending_link.set_value(None);
            let imported = yes.then(|| self.pending.import());
            self.status.set(
                imported
                    .map_or(String::new(), |(ratings, others)| backup::brought_in(self.quiz.words(), ratings, others)),
            );
            self.focus_status();
        };
        view! {
            {cancel_choice(self.quiz, self.pending)}
            <div class="cc-choices">
                <Button class="cc-button" name=self.quiz.say(Message::bring_in_yes) press=move |_| answer(true)/>
                <Button class="cc-button" name=self.quiz.say(Message::cancel) press=move |_| answer(false)/>
            </div>
        }
    }

    /// Scrolls to the status line, after it is rendered.
    fn focus_status(self) {
        request_animation_frame(move || {
            if let Some(status) = self.query(".cc-status-line") {
                let _ = status.focus();
            }
        });
    }

    fn query(self, selector: &str) -> Option<HtmlElement> {
        self.quiz.query(&format!(".cc-transfer {selector}"))
    }
}

fn ratings(records: &[Record]) -> usize {
    records.iter().filter(|record| record.is_review()).count()
}
