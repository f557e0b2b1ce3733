//! Components that several views share.

mod button;
mod mark;
pub(super) mod plan_summary;
pub(crate) mod prose;
mod select;

use leptos::prelude::use_context;

use crate::controller::{Quiz, languages};
use crate::text::Words;

pub(super) use button::Button;
pub(super) use mark::MarkButton;
pub(super) use select::Select;

/// Whether the build renders the screen as HTML; otherwise the app does.
pub(super) const IS_PRERENDERED: bool = cfg!(feature = "ssr");

/// The initial text of an element whose `prop:textContent` follows a signal. Properties are not part of the prerendered
/// HTML, so the text is added as a child.
///
/// These texts are set on the element because the browser's translator replaces text nodes with nodes of its own.
pub(super) fn prerendered<T>(text: impl FnOnce() -> T) -> Option<T> {
    IS_PRERENDERED.then(text)
}

/// A component's own class with an additional one, which may be empty.
pub(super) fn with_class(own: &'static str, additional: &'static str) -> String {
    if additional.is_empty() { own.into() } else { format!("{own} {additional}") }
}

/// The texts of the app's language, for components that need no other state.
pub(super) fn words() -> &'static Words {
    use_context::<Quiz>().map_or_else(|| languages::words(languages::ENGLISH), Quiz::words)
}
