//! Elements of the screen: leptos nodes, built through one set of types.
//!
//! The `view!` macro gives every element, attribute and closure a type of its own, and each of those types
//! brings its own copy of leptos's code along; for this app that came to 85 KB (brotli) of Wasm. Here every
//! element is the same type, every closure is boxed, and leptos's code is there once.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::Custom;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use leptos::tachys::view::iterators::StaticVec;
use web_sys::Event;

/// An element being described.
pub(super) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// Begins an element.
pub(super) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Begins an element of a class.
pub(super) fn el_of(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

impl El {
    /// Sets an attribute for good.
    pub(super) fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.set(name, value.into());
        self
    }

    #[inline(never)]
    fn set(&mut self, name: &'static str, value: String) {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
    }

    /// Keeps an attribute at what `value` gives; it is not there for `None`.
    pub(super) fn bind(mut self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.follow(name, Box::new(value));
        self
    }

    #[inline(never)]
    fn follow(&mut self, name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
    }

    /// Keeps an attribute at "true" or "false".
    pub(super) fn says(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.bind(name, move || Some(if value() { "true".into() } else { "false".into() }))
    }

    /// Keeps a property of the element (`checked`, `selected`, `disabled`) at what `value` gives.
    pub(super) fn prop(mut self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.hold(name, Box::new(value));
        self
    }

    #[inline(never)]
    fn hold(&mut self, name: &'static str, value: Box<dyn FnMut() -> bool + Send>) {
        self.attributes.push(prop(name, value).into_any_attr());
    }

    /// Acts on an event.
    pub(super) fn on(mut self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act));
        self
    }

    #[inline(never)]
    fn listen(&mut self, event: &'static str, act: Box<dyn FnMut(Event)>) {
        self.attributes.push(on(Custom::<Event>::new(event), act).into_any_attr());
    }

    /// Adds text.
    pub(super) fn text(self, text: impl Into<String>) -> Self {
        self.view(words(text))
    }

    /// Adds text that follows what `text` gives.
    pub(super) fn live(mut self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.speak(Box::new(text));
        self
    }

    #[inline(never)]
    fn speak(&mut self, text: Box<dyn FnMut() -> String + Send>) {
        self.children.push(text.into_any());
    }

    /// Adds an element.
    pub(super) fn child(self, child: El) -> Self {
        self.view(child.done())
    }

    /// Adds nodes.
    pub(super) fn views(mut self, views: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(views);
        self
    }

    /// Adds a node.
    pub(super) fn view(mut self, view: AnyView) -> Self {
        self.children.push(view);
        self
    }

    /// Adds nodes that are made anew whenever what `views` reads has changed.
    pub(super) fn dynamic(mut self, views: impl Fn() -> Vec<AnyView> + Send + 'static) -> Self {
        self.renew(Box::new(views));
        self
    }

    #[inline(never)]
    fn renew(&mut self, views: Box<dyn FnMut() -> Vec<AnyView> + Send>) {
        self.children.push(views.into_any());
    }

    /// The finished element.
    #[inline(never)]
    pub(super) fn done(self) -> AnyView {
        custom(self.tag).child(StaticVec::from(self.children)).add_any_attr(self.attributes).into_any()
    }
}

/// A run of text by itself.
pub(super) fn words(text: impl Into<String>) -> AnyView {
    said(text.into())
}

#[inline(never)]
fn said(text: String) -> AnyView {
    text.into_any()
}

/// A button that says its name.
pub(super) fn button(class: &'static str, name: &'static str, act: impl FnMut(Event) + 'static) -> El {
    el_of("button", class).text(name).on("click", act)
}

/// An element's value as the event that changed it has it.
pub(super) fn value(event: &Event) -> String {
    event_target_value(event)
}
