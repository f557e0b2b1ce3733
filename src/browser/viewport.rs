//! The visual viewport.

use js_sys::Function;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Selection, ShadowRoot, VisualViewport};

use super::{listen, property};

/// From this scale on, the page counts as zoomed; some browsers are never at exactly 1.
const ZOOMED: f64 = 1.01;

/// Whether the page is pinch-zoomed. A frame of another site cannot know; there it may be.
pub(crate) fn is_zoomed() -> bool {
    viewport().is_none_or(|viewport| viewport.scale() > ZOOMED)
}

/// Calls `changed` when the visual viewport is resized, until the current reactive owner is cleaned up.
pub(crate) fn on_resize(changed: impl Fn() + Clone + 'static) {
    if let Some(viewport) = viewport() {
        listen(&viewport, &["resize"], move |_| changed());
    }
}

/// The visual viewport of the top-level page, if the browser grants access.
fn viewport() -> Option<VisualViewport> {
    let top = window().top().ok().flatten()?;
    property(&top, "visualViewport")?.dyn_into().ok()
}

/// Whether an element or one of its ancestors can be scrolled sideways, across shadow roots.
pub(crate) fn scrolls_sideways(mut element: Option<Element>) -> bool {
    while let Some(here) = element {
        let overflow = window().get_computed_style(&here).ok().flatten();
        let overflow = overflow.and_then(|style| style.get_property_value("overflow-x").ok()).unwrap_or_default();
        let parent = here.parent_element();
        // The page itself scrolls unless its style forbids it.
        let is_page = parent.is_none() && here.tag_name().eq_ignore_ascii_case("html");
        let can_scroll = matches!(overflow.as_str(), "auto" | "scroll") || (is_page && overflow == "visible");
        if can_scroll && here.scroll_width() > here.client_width() + 1 {
            return true;
        }
        element = parent.or_else(|| here.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host()));
    }
    false
}

/// Whether text is selected on the page. In a shadow root, some browsers report it only there: in that of `host`.
pub(crate) fn has_selection(host: Option<HtmlElement>) -> bool {
    let ours = host.and_then(|host| {
        let root = host.get_root_node();
        let get: Function = property(&root, "getSelection")?.dyn_into().ok()?;
        get.call0(&root).ok()?.dyn_into::<Selection>().ok()
    });
    let selection = ours.or_else(|| document().get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
