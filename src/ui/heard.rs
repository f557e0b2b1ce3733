//! Events of the window, heard for as long as a mount is there.
//!
//! leptos has a way for that. It makes sure of the thread, though, which brings the standard library's threads and an
//! allocator of their own: 64 KB of memory.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

use super::quiz::Quiz;

/// Of the type that leptos's listeners are of, which is there already.
pub(super) type Listener = Closure<dyn FnMut(Event)>;

/// A listener of the window, or of something that lives as long. Dropping it ends it.
pub(super) struct Heard {
    target: EventTarget,
    events: &'static [&'static str],
    listener: Listener,
}

impl Quiz {
    /// Does something at each of these events of the window.
    pub(super) fn hear(self, events: &'static [&'static str], act: impl FnMut(Event) + 'static) {
        self.hear_at(window().into(), events, act);
    }

    /// Does something at each of these events.
    pub(super) fn hear_at(
        self,
        target: EventTarget,
        events: &'static [&'static str],
        act: impl FnMut(Event) + 'static,
    ) {
        let listener = Listener::new(act);
        for event in events {
            let _ = target.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        }
        self.own.with(|own| own.heard.push(Heard { target, events, listener }));
    }
}

impl Drop for Heard {
    fn drop(&mut self) {
        for event in self.events {
            let _ = self.target.remove_event_listener_with_callback(event, self.listener.as_ref().unchecked_ref());
        }
    }
}
