//! The style of what only the app draws. The page does without it until then: to read it would put off the first card.

use js_sys::{Array, Reflect};
use leptos::prelude::document;
use web_sys::CssStyleSheet;

const SHEETS: &str = "adoptedStyleSheets";

/// Adds the style to the hosted page. Widgets have it from `public/embed/widget.js`, which knows the reader's own rem.
pub(super) fn adopt() {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    let document = document();
    // No style element: the page's policy would have to name this build's text.
    let Ok(sheets) = Reflect::get(&document, &SHEETS.into()).map(|sheets| Array::from(&sheets)) else { return };
    if sheet.replace_sync(include_str!("views.css")).is_ok() {
        sheets.push(&sheet);
        let _ = Reflect::set(&document, &SHEETS.into(), &sheets);
    }
}
