//! Renders a text as a QR code.

use leptos::prelude::*;

use crate::qr::{Qr, qr};

/// The QR code of a text, with an accessible name; nothing if the text is too long.
#[component]
pub(super) fn QrCode(text: String, name: &'static str) -> impl IntoView {
    qr(&text).ok().map(|Qr { side, path }| {
        view! { <svg viewBox=format!("0 0 {side} {side}") role="img" aria-label=name><path d=path/></svg> }
    })
}
