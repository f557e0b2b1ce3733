//! The frame of the app: tabs, notice, current view, live region.

use leptos::prelude::*;

use super::common::{Button, IS_PRERENDERED, prerendered};
use super::deck::Deck;
use super::practice::{self, Practice};
use super::progress::Progress;
use super::settings::Settings;
use crate::controller::{Quiz, View};
use crate::practice::{Face, Model, Theme};
use crate::text::{self, Message};

/// The root component of a mount, in its current language. Another language mounts it again.
#[component]
pub(crate) fn App() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let model = quiz.model;
    let position = move || model.with(|model| text::announce::position(quiz.words(), model));
    let theme = move || model.with(|model| model.settings().theme);
    view! {
        <div
            class="cc"
            // Only the app has one of these, only the prerendered card the other: boot.js recognises its card by that.
            data-app=(!IS_PRERENDERED).then_some("")
            data-card=IS_PRERENDERED.then(|| model.with_untracked(current_id)).flatten()
            part="desk"
            lang=quiz.words().lang()
            dir=Some(text::direction(quiz.words())).filter(|dir| *dir == "rtl")
            data-face=move || if quiz.face() == Face::Front { "front" } else { "back" }
            data-turning=move || quiz.turning.get().then_some("")
            data-theme=move || Some(theme()).filter(|theme| *theme != Theme::System).map(Theme::name)
            data-saved=move || quiz.saved.get().name()
            data-ratings=move || model.with(Model::ratings).to_string()
            data-text=move || model.with(|model| model.settings().text_size.name())
            data-zoomed=move || quiz.zoomed.get().then_some("")
            on:keydown=move |key| practice::keys::in_widget(quiz, &key)
            on:keyup=move |key| practice::keys::contain(quiz, &key)
            on:keypress=move |key| practice::keys::contain(quiz, &key)
        >
            <Tabs/>
            <Notice/>
            {move || match quiz.view.get() {
                View::Practice => view! { <Practice/> }.into_any(),
                View::Deck => view! { <Deck/> }.into_any(),
                View::Progress => view! { <Progress/> }.into_any(),
                View::Settings => view! { <Settings/> }.into_any(),
            }}
            <p class="cc-live" role="status" prop:textContent=position>{prerendered(position)}</p>
        </div>
    }
}

/// The id of the card on screen.
fn current_id(model: &Model) -> Option<String> {
    Some(model.catalog().id(model.current()?).to_string())
}

#[component]
fn Tabs() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let tab = |view: View| {
        view! {
            <button
                class="cc-tab"
                data-act=view.id()
                aria-current=move || (quiz.view.get() == view).then_some("page")
                on:click=move |_| quiz.go(view)
            >
                {quiz.say(view.title())}
            </button>
        }
    };
    view! {
        <header class="cc-top" part="tabs">
            <nav class="cc-tabs" aria-label=quiz.say(Message::views)>{View::ALL.map(tab).collect_view()}</nav>
        </header>
    }
}

#[component]
fn Notice() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    let notice = move |notice: text::Notice| {
        let sentence = text::notice(quiz.words(), &notice);
        view! {
            <div class="cc-notice" role="alert" part="notice">
                <p>{sentence}</p>
                <Button class="cc-button--quiet" name=quiz.say(Message::dismiss) press=move |_| quiz.notice.set(None)/>
            </div>
        }
    };
    // A new element for each notice: screen readers announce an alert when it is added.
    view! { <For each=move || quiz.notice.get() key=Clone::clone children=notice/> }
}
