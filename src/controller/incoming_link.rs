//! Transfer links in the page's address.

use leptos::prelude::*;

use super::state::{Quiz, View};
use crate::browser::history;
use crate::log::link::MARK;

/// Reads transfers from the page's address, now and later, until the current reactive owner is cleaned up.
pub(crate) fn follow(quiz: Quiz) {
    let look = move || {
        if let Some(link) = take() {
            quiz.pending_link.set_value(Some(link));
            quiz.go(View::Settings);
        }
    };
    look();
    let handle = window_event_listener(leptos::ev::hashchange, move |_| look());
    on_cleanup(move || handle.remove());
}

/// Removes the transfer from the page's address, and returns it.
fn take() -> Option<String> {
    let location = window().location();
    let hash = location.hash().ok().filter(|hash| hash.starts_with(MARK))?;
    let plain = [location.pathname().ok()?, location.search().ok()?].concat();
    // A reload must not ask again, and a copied address must not contain the ratings.
    history::clear(&plain);
    Some(hash)
}
