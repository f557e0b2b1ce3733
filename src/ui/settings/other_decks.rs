//! The part of Settings that leads to the page that opens other decks.

use leptos::prelude::*;

use crate::browser::host_page;
use crate::text::backup as words;

/// The way to other decks. Nothing on a host page, which has decks of its own.
#[component]
pub(super) fn OtherDecks() -> impl IntoView {
    if host_page::exists() {
        return view! { <div class="cc-backup">{()}</div> }.into_any();
    }
    view! {
        <div class="cc-backup" role="group" aria-label=words::DECKS>
            <h3>{words::DECKS}</h3>
            <p class="cc-help">{words::DECKS_HELP}</p>
            <p class="cc-prose"><a href="open/">{words::OPEN}</a></p>
        </div>
    }
    .into_any()
}
