//! The part of Settings with the link to the page that opens other decks.

use leptos::prelude::*;

use super::group::Group;
use crate::browser::host_page;
use crate::controller::Quiz;
use crate::text::Message;

/// The class of the part while it is empty.
const EMPTY: &str = "cc-backup";

/// The link to other decks. Nothing on a host page, which chooses its decks.
#[component]
pub(super) fn OtherDecks() -> impl IntoView {
    let quiz = expect_context::<Quiz>();
    if host_page::exists() {
        return view! { <div class=EMPTY></div> }.into_any();
    }
    view! {
        <Group name=quiz.say(Message::other_decks)>
            <p class="cc-help">{quiz.say(Message::other_decks_help)}</p>
            <p class="cc-prose"><a href="open/">{quiz.say(Message::open_deck)}</a></p>
        </Group>
    }
    .into_any()
}
