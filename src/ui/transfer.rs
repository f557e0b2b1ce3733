//! Moving to another device: a link that carries the log itself, as a code to photograph where it is short enough.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

use super::el::{Drawn, El, button, el, el_of, value};
use super::incoming::Waiting;
use super::qr_code::QrCode;
use super::quiz::{Quiz, View};
use super::{device, embed};
use crate::log::Record;
use crate::log::link::{self, MARK, TransferError};
use crate::text::backup as words;

/// Longer links are cut by programs that pass them on.
const LONGEST: usize = 8_000;

/// Looks out for transfers in the page's address, now and later.
pub(super) fn follow(quiz: Quiz) {
    let look = move || {
        if let Some(link) = arrived() {
            quiz.own.with(|own| own.arrived = Some(link));
            quiz.go(View::Settings);
        }
    };
    look();
    quiz.hear(&["hashchange"], move |_| look());
}

/// The transfer in the page's address, which is then taken off it.
fn arrived() -> Option<String> {
    let location = window().location();
    let hash = location.hash().ok().filter(|hash| hash.starts_with(MARK))?;
    let plain = [location.pathname().ok()?, location.search().ok()?].concat();
    let history = window().history().ok()?;
    // A reload must not ask again, and nobody should pass on their ratings with the address.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&plain));
    Some(hash)
}

/// The address a link is to lead to: empty where there is none, nothing where links of this deck lead nowhere.
fn full(quiz: Quiz) -> Option<String> {
    quiz.own.with(|own| embed::full(&own.host)).flatten()
}

#[derive(Clone, Copy)]
struct Part {
    quiz: Quiz,
    link: RwSignal<String>,
    said: RwSignal<String>,
    found: Waiting,
    /// 1 while a question is to be answered.
    asked: RwSignal<usize>,
}

pub(super) fn transfer(quiz: Quiz) -> El {
    let group = el_of("div", "cc-backup cc-transfer");
    let Some(full) = full(quiz) else { return group };
    let (link, said) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let part = Part { quiz, link, said, found: Waiting::new(quiz), asked: RwSignal::new(0) };
    // It stays until it is answered, whatever else is looked at meanwhile.
    if let Some(link) = quiz.own.with(|own| own.arrived.clone()).flatten() {
        part.preview(&link);
        part.show();
    }
    let pasted = move |event| part.preview(&value(&event));
    let field = el_of("input", "cc-search").attr("aria-label", words::PASTE).attr("placeholder", words::PASTE);
    // Without the full app there is nowhere for a link to lead, but one that was made there can be brought in.
    let make = (!full.is_empty())
        .then(|| el_of("div", "cc-choices").child(button("cc-button", words::MAKE_LINK, move |_| part.make())).done());
    group
        .attr("role", "group")
        .attr("aria-label", words::TRANSFER)
        .child(el("h3").text(words::TRANSFER))
        .child(el_of("p", "cc-help").text(words::TRANSFER_HELP))
        .views(make)
        .dynamic(move || part.made())
        .child(field.attr("autocomplete", "off").on("change", pasted))
        .child(el_of("p", "cc-said").attr("role", "status").attr("tabindex", "-1").live(move || part.said.get()))
        .dynamic(move || part.choices())
}

impl Part {
    fn make(self) {
        let text = self.quiz.model.with_untracked(|model| link::write(&model.catalog().deck().id, model.log()));
        let fragment = String::from(js_sys::encode_uri_component(&text));
        let Some(page) = full(self.quiz).filter(|page| !page.is_empty()) else { return };
        let link = format!("{}{MARK}{fragment}", page.split('#').next().unwrap_or_default());
        let fits = link.len() <= LONGEST;
        self.said.set(if fits { String::new() } else { words::TOO_LONG.into() });
        self.link.set(if fits { link } else { String::new() });
    }

    /// The link, and what can be done with it.
    fn made(self) -> Vec<Drawn> {
        let link = self.link.get();
        if link.is_empty() {
            return Vec::new();
        }
        let field = el_of("input", "cc-search cc-link").attr("readonly", "").attr("aria-label", words::LINK);
        let copy = button("cc-button", words::COPY, move |_| self.copy());
        let code = el_of("div", "cc-code").mount(view! { <QrCode text=link.clone() name=words::CODE/> });
        vec![field.attr("value", &link).done(), copy.done(), code.done()]
    }

    fn copy(self) {
        match self.clipboard() {
            // It is kept with nothing, or broken with an error.
            Some(promise) => {
                device::settled(&promise, Closure::once(move |error: JsValue| self.copied(error.is_undefined())))
            }
            None => self.copied(false),
        }
    }

    fn copied(self, is_copied: bool) {
        if !is_copied && let Some(field) = self.query(".cc-link") {
            // Then the person does it: the link is selected.
            field.unchecked_ref::<web_sys::HtmlInputElement>().select();
        }
        let _ = self.said.try_set(if is_copied { words::COPIED } else { words::COPY_YOURSELF }.into());
    }

    fn clipboard(self) -> Option<Promise> {
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &self.link.get_untracked().into()).ok()?.dyn_into().ok()
    }

    /// Says what a link would bring in.
    fn preview(self, link: &str) {
        let decode = |text: &str| js_sys::decode_uri_component(text).map(String::from).ok();
        let deck = self.quiz.model.with_untracked(|model| model.catalog().deck().id.clone());
        let (said, found) = match link::find(link, &deck, decode) {
            Ok(records) => (String::new(), records),
            Err(TransferError::NotOne) => (words::NO_LINK.into(), Vec::new()),
            Err(TransferError::OtherDeck(deck)) => (words::other_deck(&deck), Vec::new()),
            Err(TransferError::TooLong) => (words::LINK_TOO_LONG.into(), Vec::new()),
            Err(TransferError::Damaged) => (words::LINK_DAMAGED.into(), Vec::new()),
        };
        let is_here = self.quiz.model.with_untracked(|model| {
            let new = model.log().lacking(found.clone());
            ratings(&found).saturating_sub(ratings(&new))
        });
        let (more, is_something) = self.found.look(found);
        let brings = words::would_bring(self.found.ratings(), is_here);
        self.said.set(if said.is_empty() { [vec![brings], more].concat().join(" ") } else { said });
        self.asked.set(usize::from(is_something));
    }

    fn choices(self) -> Vec<Drawn> {
        if self.asked.get() == 0 {
            return Vec::new();
        }
        let choose = move |(label, yes): (&'static str, bool)| {
            let click = move |_| {
                self.asked.set(0);
                self.quiz.own.with(|own| own.arrived = None);
                let brought_in = yes.then(|| self.found.take_in());
                self.said.set(brought_in.map_or(String::new(), |(ratings, others)| words::brought_in(ratings, others)));
                self.show();
            };
            button("cc-button", label, click).done()
        };
        let choices = el_of("div", "cc-choices").views([(words::YES, true), (words::NO, false)].map(choose)).done();
        self.found.choice().into_iter().chain([choices]).collect()
    }

    /// Brings what was said into sight, once it is there.
    fn show(self) {
        request_animation_frame(move || {
            if let Some(said) = self.query(".cc-said") {
                let _ = said.focus();
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
