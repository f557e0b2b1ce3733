//! Events of the window, heard for as long as a mount is there.
//!
//! leptos has a way for that. It makes sure of the thread, though, which brings the standard library's threads and an
//! allocator of their own: 64 KB of memory.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use super::quiz::Quiz;

/// Of the type that leptos's listeners are of, which is there already.
pub(super) type Listener = Closure<dyn FnMut(Event)>;

/// A listener of the window. Dropping it ends it.
pub(super) struct Heard {
    events: &'static [&'static str],
    listener: Listener,
}

impl Quiz {
    /// Does something at each of these events.
    pub(super) fn hear(self, events: &'static [&'static str], act: impl FnMut(Event) + 'static) {
        let listener = Listener::new(act);
        for event in events {
            let _ = window().add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        self.own.with(|own| own.heard.push(Heard { events, listener }));
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        for event in self.events {
            let _ = window().remove_event_listener_with_callback(event, self.listener.as_ref().unchecked_ref());
        }
    }
}
