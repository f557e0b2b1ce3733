//! A labelled select element.

use leptos::prelude::*;

use super::with_class;

/// A labelled select element; `chosen` and `pick` use the index of an option. Options with an empty text are omitted.
#[component]
pub(crate) fn Select(
    label: &'static str,
    options: Vec<String>,
    /// An additional class.
    #[prop(optional)]
    class: &'static str,
    #[prop(into)] chosen: Signal<usize>,
    #[prop(into)] pick: Callback<usize>,
) -> impl IntoView {
    let option = move |(n, title): (usize, String)| {
        view! { <option value=n.to_string() prop:selected=move || chosen.get() == n>{title}</option> }
    };
    let options = options.into_iter().enumerate().filter(|(_, title)| !title.is_empty());
    view! {
        <label class=with_class("cc-pick", class)>
            <span>{label}</span>
            <select on:change=move |event| pick.run(event_target_value(&event).parse().unwrap_or(0))>
                {options.map(option).collect_view()}
            </select>
        </label>
    }
}
