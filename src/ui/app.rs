//! The frame of the app: tabs, notice, the view chosen, the live line.

use leptos::prelude::*;

use super::quiz::{Quiz, View};
use super::{announce, deck, keys, practice, progress, settings, strings};
use crate::practice::{Face, Theme};

/// The whole of one mount.
pub(super) fn app(quiz: Quiz) -> AnyView {
    keys::follow_other_tabs(quiz);
    let face = move || if quiz.face.get() == Face::Front { "front" } else { "back" };
    let theme = move || quiz.model.with(|model| model.settings().theme);
    let text = move || quiz.model.with(|model| model.settings().text_size.name());
    view! {
        <div
            class="cc"
            node_ref=quiz.root
            data-app=""
            data-face=face
            data-theme=move || Some(theme()).filter(|theme| *theme != Theme::System).map(Theme::name)
            data-text=text
            lang=quiz.model.with_untracked(|model| model.catalog().deck().lang.clone())
            on:keydown=move |key| keys::pressed(quiz, &key)
        >
            {tabs(quiz)}
            {move || notice(quiz)}
            {move || view(quiz)}
            <p class="cc-live" role="status">{move || quiz.model.with(announce::position)}</p>
        </div>
    }
    .into_any()
}

fn tabs(quiz: Quiz) -> AnyView {
    let tab = move |view: View| {
        let current = move || (quiz.view.get() == view).then_some("page");
        view! {
            <button aria-current=current on:click=move |_| quiz.view.set(view)>
                {view.name()}
            </button>
        }
    };
    view! {
        <header class="cc-top">
            <nav class="cc-tabs" aria-label=strings::VIEWS>{View::ALL.map(tab)}</nav>
        </header>
    }
    .into_any()
}

fn notice(quiz: Quiz) -> Option<AnyView> {
    let text = quiz.notice.get()?;
    let dismiss = move |_| quiz.notice.set(None);
    let notice = view! {
        <div class="cc-notice" role="alert">
            <p>{text}</p>
            <button class="cc-quiet" on:click=dismiss>{strings::DISMISS}</button>
        </div>
    };
    Some(notice.into_any())
}

fn view(quiz: Quiz) -> AnyView {
    match quiz.view.get() {
        View::Practice => practice::practice(quiz),
        View::Deck => deck::deck(quiz),
        View::Progress => progress::progress(quiz),
        View::Settings => settings::settings(quiz),
    }
}
