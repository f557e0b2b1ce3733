//! What several views use.

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

/// Whether the build draws the screen, as HTML; else the app does.
pub(super) const IS_PRERENDERED: bool = cfg!(feature = "ssr");

/// The first text of an element whose `prop:textContent` follows a signal. Properties are not in the page that the build
/// renders, so the text stands there as a child.
///
/// Such texts are set on their element because the browser's translator puts nodes of its own in the place of text
/// nodes.
pub(super) fn prerendered<T>(text: impl FnOnce() -> T) -> Option<T> {
    IS_PRERENDERED.then(text)
}

/// The words of the app's language, for what draws without the rest of the state.
pub(super) fn words() -> &'static Words {
    use_context::<Quiz>().map_or_else(|| languages::words(languages::ENGLISH), Quiz::words)
}
