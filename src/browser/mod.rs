//! Thin functions over the browser's APIs, so that the other modules name no global object.

pub(crate) mod address;
pub(crate) mod channel;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod history;
pub(crate) mod host_page;
pub(crate) mod language;
pub(crate) mod persistence;
pub(crate) mod save_file;
pub(crate) mod stylesheet;
pub(crate) mod viewport;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, FocusOptions};

// The types that leptos's handlers and references pass to components. Its events are in `leptos::ev`.
pub(crate) use web_sys::{Element, File, HtmlElement, HtmlInputElement, Node};

/// A property of an object, unless it is missing or null. For properties that web-sys does not bind, and for APIs that
/// older browsers or insecure contexts lack: the typed bindings throw there.
pub(crate) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Whether an object has a [`property`].
pub(crate) fn has(object: &JsValue, name: &str) -> bool {
    property(object, name).is_some()
}

/// The target of an event, also inside a shadow root.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Focuses an element, with or without scrolling to it.
pub(crate) fn focus(element: &HtmlElement, prevent_scroll: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(prevent_scroll);
    let _ = element.focus_with_options(&options);
}

/// A random 64-bit number.
pub(crate) fn random() -> u64 {
    let half = || (js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    half() << 32 | half()
}

/// The focused element in the document or shadow root `root`.
pub(crate) fn active_element(root: &JsValue) -> Option<Element> {
    property(root, "activeElement")?.dyn_into().ok()
}

/// The element that `selector` finds inside the closest `ancestor` of an event's target.
pub(crate) fn near(event: &Event, ancestor: &str, selector: &str) -> Option<HtmlElement> {
    let target: Element = leptos::prelude::event_target(event);
    target.closest(ancestor).ok()??.query_selector(selector).ok()??.dyn_into().ok()
}

/// Calls `listener` for each of these events of `target`, until the current reactive owner is cleaned up.
pub(crate) fn listen(target: &EventTarget, events: &[&'static str], listener: impl Fn(Event) + Clone + 'static) {
    use gloo_events::EventListener;
    use leptos::prelude::StoredValue;
    for event in events {
        let listener = listener.clone();
        let listening = EventListener::new(target, *event, move |event| listener(event.clone()));
        // The owner drops its stored values, which removes the listener.
        StoredValue::new_local(listening);
    }
}

/// Whether a `pageshow` event is for a page restored from the back/forward cache; `None` for other events.
pub(crate) fn is_restored(event: &Event) -> Option<bool> {
    property(event, "persisted")?.as_bool()
}

/// A text in lower case, its accents as separate characters. The browser has the Unicode tables, so the app does not
/// ship them.
pub(crate) fn decomposed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFD").to_lower_case().into()
}
