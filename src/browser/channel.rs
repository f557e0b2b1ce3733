//! Messages between the pages of one origin.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, HtmlElement, MessageEvent};

use super::listen;

/// A channel to the other pages that opened one with the same name.
#[derive(Clone)]
pub(crate) struct Channel(BroadcastChannel);

impl Channel {
    /// Opens a channel; `None` if the browser does not support it.
    pub(crate) fn open(name: &str) -> Option<Channel> {
        BroadcastChannel::new(name).ok().map(Channel)
    }

    /// Calls `receive` with each text the others send, until the current reactive owner is cleaned up.
    pub(crate) fn on_message(&self, receive: impl Fn(String) + Clone + 'static) {
        listen(&self.0, &["message"], move |event| {
            receive(event.unchecked_into::<MessageEvent>().data().as_string().unwrap_or_default());
        });
    }

    /// Sends a text to the others.
    pub(crate) fn send(&self, text: &str) {
        let _ = self.0.post_message(&text.into());
    }

    /// Stores the channel as a property of an element, for scripts of the page.
    pub(crate) fn attach(&self, element: &HtmlElement, name: &str) {
        let _ = Reflect::set(element, &name.into(), &self.0);
    }

    /// Closes the channel.
    pub(crate) fn close(&self) {
        self.0.close();
    }
}
