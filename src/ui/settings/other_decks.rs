//! The part of Settings that leads to the page that opens other decks.

use leptos::prelude::*;

use super::group::Group;
use crate::browser::host_page;
use crate::text::backup as words;

/// The class of the part where it is empty.
const EMPTY: &str = "cc-backup";

/// The way to other decks. Nothing on a host page, which has decks of its own.
#[component]
pub(super) fn OtherDecks() -> impl IntoView {
    if host_page::exists() {
        return view! { <div class=EMPTY></div> }.into_any();
    }
    view! {
        <Group name=words::DECKS>
            <p class="cc-help">{words::DECKS_HELP}</p>
            <p class="cc-prose"><a href="open/">{words::OPEN}</a></p>
        </Group>
    }
    .into_any()
}
