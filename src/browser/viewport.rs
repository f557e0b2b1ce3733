//! What is seen of the page.

use js_sys::{Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Selection, ShadowRoot, VisualViewport};

use super::listen;

/// A page is taken for enlarged from here on; some browsers are never at 1 exactly.
const ZOOMED: f64 = 1.01;

/// Whether the page is enlarged with two fingers. A frame of another site cannot find out; then it may be.
pub(crate) fn is_zoomed() -> bool {
    viewport().is_none_or(|viewport| viewport.scale() > ZOOMED)
}

/// Calls `changed` when the visible part of the page changes its size, until the current reactive owner is cleaned up.
pub(crate) fn on_resize(changed: impl Fn() + Clone + 'static) {
    if let Some(viewport) = viewport() {
        listen(&viewport, &["resize"], move |_| changed());
    }
}

/// What is seen of the outermost page, where the browser lets us look.
fn viewport() -> Option<VisualViewport> {
    let top = window().top().ok().flatten()?;
    Reflect::get(&top, &"visualViewport".into()).ok()?.dyn_into().ok()
}

/// Whether anything from an element outwards can be scrolled sideways, beyond shadow roots, too.
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

/// Whether text is selected on the page. For a shadow root some browsers say so only there: for that of `host`.
pub(crate) fn has_selection(host: Option<HtmlElement>) -> bool {
    let ours = host.and_then(|host| {
        let root = host.get_root_node();
        let get: Function = Reflect::get(&root, &"getSelection".into()).ok()?.dyn_into().ok()?;
        get.call0(&root).ok()?.dyn_into::<Selection>().ok()
    });
    let selection = ours.or_else(|| document().get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}
