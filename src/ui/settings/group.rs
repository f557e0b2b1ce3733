//! The frame of a part of Settings, and the line in which it says what came of something.

use leptos::prelude::*;

/// A named group of Settings.
#[component]
pub(super) fn Group(
    name: &'static str,
    /// A class beside that of all groups.
    #[prop(optional)]
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let class = if class.is_empty() { "cc-backup".to_string() } else { format!("cc-backup {class}") };
    view! {
        <div class=class role="group" aria-label=name>
            <h3>{name}</h3>
            {children()}
        </div>
    }
}

/// What came of something. It takes the focus where the button that was pressed is gone.
#[component]
pub(super) fn Said(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <p class="cc-said" role="status" tabindex="-1" prop:textContent=move || text.get()></p> }
}
