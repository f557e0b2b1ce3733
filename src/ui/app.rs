//! The frame of the app: tabs, notice, the view chosen, the live line.

use super::el::{Drawn, button, el, el_of};
use super::quiz::{Quiz, View};
use super::{deck, gesture, history, journal, keys, practice, progress, settings};
use crate::practice::{Face, Model, Theme};
use crate::text;
use leptos::prelude::*;

/// The whole of one mount.
pub(super) fn app(quiz: Quiz) -> Drawn {
    journal::begin(quiz);
    let theme = move || quiz.model.with(|model| model.settings().theme);
    let named = move || Some(theme()).filter(|theme| *theme != Theme::System).map(|theme| theme.name().into());
    let app = el_of("div", "cc")
        .attr("data-app", "")
        .attr("part", "desk")
        .attr("lang", &quiz.model.with_untracked(|model| model.catalog().deck().lang.clone()))
        .bind("data-face", move || Some(if quiz.face() == Face::Front { "front".into() } else { "back".into() }))
        .bind("data-turning", move || quiz.is_turning().then(String::new))
        .bind("data-theme", named)
        .bind("data-saved", move || Some(quiz.saved().name().into()))
        .bind("data-ratings", move || Some(quiz.model.with(Model::ratings).to_string()))
        .bind("data-text", move || Some(quiz.model.with(|model| model.settings().text_size.name().into())))
        .bind("data-zoomed", move || (quiz.zoomed.get() == 1).then(String::new));
    gesture::follow_zoom(quiz);
    history::follow(quiz);
    keys::follow(quiz, app)
        .child(tabs(quiz))
        .dynamic(move || notice(quiz))
        .dynamic(move || view(quiz))
        .child(el_of("p", "cc-live").attr("role", "status").live(move || quiz.model.with(text::announce::position)))
        .done()
}

fn tabs(quiz: Quiz) -> super::el::El {
    let tab = |view: View| {
        let current = move || (quiz.view() == view).then(|| "page".into());
        button("cc-tab", view.name(), move |_| quiz.go(view)).bind("aria-current", current).done()
    };
    let nav = el_of("nav", "cc-tabs").attr("aria-label", text::VIEWS).views(View::ALL.map(tab));
    el_of("header", "cc-top").attr("part", "tabs").child(nav)
}

fn notice(quiz: Quiz) -> Vec<Drawn> {
    let Some(text) = quiz.notice.get() else { return Vec::new() };
    let notice = el_of("div", "cc-notice")
        .attr("role", "alert")
        .attr("part", "notice")
        .child(el("p").text(&text))
        .child(button("cc-quiet", text::DISMISS, move |_| quiz.notice.set(None)));
    vec![notice.done()]
}

fn view(quiz: Quiz) -> Vec<Drawn> {
    match quiz.view() {
        View::Practice => practice::practice(quiz),
        View::Deck => vec![deck::deck(quiz)],
        View::Progress => vec![progress::progress(quiz)],
        View::Settings => vec![settings::settings(quiz)],
    }
}
