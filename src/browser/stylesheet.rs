//! The stylesheet of the views that only the app renders. The prerendered page does without it: reading it would delay
//! the first card.

use leptos::prelude::document;
use web_sys::CssStyleSheet;

/// Adopts the stylesheet on the hosted page. `public/embed/widget.js` does so for widgets, because it knows the rem of
/// the person's browser.
pub(crate) fn install() {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    // Not a style element: the content security policy would need the hash of this build's text.
    if sheet.replace_sync(include_str!("../ui/styles/views.css")).is_ok() {
        // A copy: in older browsers the list itself is frozen.
        let sheets = js_sys::Array::from(&document().adopted_style_sheets());
        sheets.push(&sheet);
        document().set_adopted_style_sheets(&sheets);
    }
}
