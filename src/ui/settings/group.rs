//! The frame of a part of Settings, and its status line.

use leptos::prelude::*;

use crate::ui::common::with_class;

/// A named group of Settings.
#[component]
pub(super) fn Group(
    name: &'static str,
    /// An additional class.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let class = with_class("cc-backup", class);
    view! {
        <div class=class role="group" aria-label=name>
            <h3>{name}</h3>
            {children()}
        </div>
    }
}

/// A status line. It takes the focus when the pressed button is removed.
#[component]
pub(super) fn StatusLine(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <p class="cc-status-line" role="status" tabindex="-1" prop:textContent=move || text.get()></p> }
}
