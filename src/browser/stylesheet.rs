//! The style of what only the app draws. The page does without it until the app has come: reading it would delay the
//! first card.

use leptos::prelude::document;
use web_sys::CssStyleSheet;

/// Adds the style to the app's own page. Widgets have it from `public/embed/widget.js`, which knows the reader's own rem.
pub(crate) fn install() {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    // Not a style element: the page's policy would have to name this build's text.
    if sheet.replace_sync(include_str!("../ui/styles/views.css")).is_ok() {
        // A copy: in older browsers the list itself cannot be changed.
        let sheets = js_sys::Array::from(&document().adopted_style_sheets());
        sheets.push(&sheet);
        document().set_adopted_style_sheets(&sheets);
    }
}
