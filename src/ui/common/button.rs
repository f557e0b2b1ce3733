//! A button with a text label.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// A button with a class; `press` handles the click.
#[component]
pub(crate) fn Button(
    class: &'static str,
    #[prop(into)] name: String,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(into)] press: Callback<MouseEvent>,
) -> impl IntoView {
    view! { <button class=class disabled=disabled on:click=move |click| press.run(click)>{name}</button> }
}
