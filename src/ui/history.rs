//! The views as entries of the browser's history, on the hosted page: from any view Back leads to Practice.
//!
//! There is one entry above that of Practice at most, whose address names the view: going from view to view changes it,
//! and going to Practice takes it off. In a widget, and in a frame, the history is the page's around it.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{History, Url};

use super::quiz::{Quiz, View};
use crate::practice::Focus;

/// The parameter of the address that names a view; public/boot.js reads it.
const VIEW: &str = "view";
/// What an entry's state has where the one below it is Practice.
const ABOVE: &str = "cuecard-above-practice";

/// Begins to follow the browser's Back and Forward.
pub(super) fn follow(quiz: Quiz) {
    if is_ours(quiz) {
        quiz.hear(&["popstate"], move |_| popped(quiz));
    }
}

/// Has the history follow: the view was `before`, and is `view` now.
pub(super) fn went(quiz: Quiz, before: View, view: View) {
    let Some(history) = window().history().ok().filter(|_| is_ours(quiz)) else { return };
    if named() == view || quiz.own.with(|own| own.is_leaving) == Some(true) {
        return;
    }
    if view == View::Practice && is_above(&history) {
        // What comes of it may come after the next tap: see `popped`.
        quiz.own.with(|own| own.is_leaving = true);
        let _ = history.back();
    } else {
        write(&history, view, before == View::Practice);
    }
}

fn popped(quiz: Quiz) {
    let (view, was_leaving) = (named(), quiz.own.with(|own| std::mem::take(&mut own.is_leaving)) == Some(true));
    let current = untrack(|| quiz.view());
    if was_leaving {
        // The person has gone on meanwhile, and the entry is for where they are.
        went(quiz, View::Practice, current);
    } else if view != current {
        quiz.show(view);
        if view == View::Practice {
            quiz.focus(Focus::Question);
        }
    }
}

/// Whether the page's history is the app's.
fn is_ours(quiz: Quiz) -> bool {
    let is_top = || window().parent().ok().flatten().is_none_or(|parent| parent == window());
    quiz.hosted && is_top()
}

/// The view that the address names.
fn named() -> View {
    let name = address().and_then(|url| url.search_params().get(VIEW)).unwrap_or_default();
    View::ALL.into_iter().find(|view| view.name().eq_ignore_ascii_case(&name)).unwrap_or(View::Practice)
}

/// Names a view in the address, in a new entry or the present one.
fn write(history: &History, view: View, is_new: bool) {
    let Some(url) = address() else { return };
    match view {
        View::Practice => url.search_params().delete(VIEW),
        view => url.search_params().set(VIEW, &view.name().to_ascii_lowercase()),
    }
    let state = if is_new { ABOVE.into() } else { history.state().unwrap_or_default() };
    // Where the page has no origin, the browser refuses; then the views have no entries.
    let _ = match is_new {
        true => history.push_state_with_url(&state, "", Some(&url.href())),
        false => history.replace_state_with_url(&state, "", Some(&url.href())),
    };
}

/// The page's address without a view: that of Practice.
pub(super) fn plain_address() -> Option<String> {
    let url = address()?;
    // A query that is none of ours is left as it was written.
    if url.search_params().has(VIEW) {
        url.search_params().delete(VIEW);
    }
    Some(url.href())
}

fn is_above(history: &History) -> bool {
    history.state().is_ok_and(|state| state == JsValue::from_str(ABOVE))
}

fn address() -> Option<Url> {
    Url::new(&window().location().href().ok()?).ok()
}
