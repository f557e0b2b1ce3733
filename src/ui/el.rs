//! Elements of the screen: leptos nodes, built through one set of types.
//!
//! The `view!` macro gives every element, attribute and closure a type of its own, and each of those types
//! brings its own copy of leptos's code along; for this app that came to 29 KB (brotli) of Wasm. Here every
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
#[inline(never)]
pub(super) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), children: Vec::new() }
}

/// Begins an element of a class.
#[inline(never)]
pub(super) fn el_of(tag: &'static str, class: &'static str) -> El {
    el(tag).attr("class", class)
}

/// A button that says its name.
pub(super) fn button(class: &'static str, name: &'static str, act: impl FnMut(Event) + 'static) -> El {
    el_of("button", class).text(name).on("click", act)
}

// Each method that takes a closure only boxes it, and leaves the rest to one that is there once.
impl El {
    /// Sets an attribute for good.
    #[inline(never)]
    pub(super) fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push(custom_attribute(name, String::from(value)).into_any_attr());
        self
    }

    /// Keeps an attribute at what `value` gives; it is not there for `None`.
    pub(super) fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.follow(name, Box::new(value))
    }

    #[inline(never)]
    fn follow(mut self, name: &'static str, value: Box<dyn FnMut() -> Option<String> + Send>) -> Self {
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// Keeps an attribute at "true" or "false".
    pub(super) fn says(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.say(name, Box::new(value))
    }

    #[inline(never)]
    fn say(self, name: &'static str, value: Box<dyn Fn() -> bool + Send>) -> Self {
        self.bind(name, move || Some(String::from(if value() { "true" } else { "false" })))
    }

    /// Keeps a property of the element (`checked`, `selected`, `disabled`) at what `value` gives.
    pub(super) fn prop(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.hold(name, Box::new(value))
    }

    #[inline(never)]
    fn hold(mut self, name: &'static str, value: Box<dyn FnMut() -> bool + Send>) -> Self {
        self.attributes.push(prop(name, value).into_any_attr());
        self
    }

    /// Acts on an event.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        self.attributes.push(on(Custom::<Event>::new(event), act).into_any_attr());
        self
    }

    /// Adds text.
    #[inline(never)]
    pub(super) fn text(self, text: &str) -> Self {
        self.view(words(text))
    }

    /// Adds text that follows what `text` gives.
    pub(super) fn live(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.speak(Box::new(text))
    }

    #[inline(never)]
    fn speak(self, text: Box<dyn FnMut() -> String + Send>) -> Self {
        self.view(text.into_any())
    }

    /// Adds an element.
    #[inline(never)]
    pub(super) fn child(self, child: El) -> Self {
        self.view(child.done())
    }

    /// Adds nodes.
    pub(super) fn views(mut self, views: impl IntoIterator<Item = AnyView>) -> Self {
        for view in views {
            self = self.view(view);
        }
        self
    }

    /// Adds a node.
    #[inline(never)]
    pub(super) fn view(mut self, view: AnyView) -> Self {
        self.children.push(view);
        self
    }

    /// Adds nodes that are made anew whenever what `views` reads has changed.
    pub(super) fn dynamic(self, views: impl Fn() -> Vec<AnyView> + Send + 'static) -> Self {
        self.renew(Box::new(views))
    }

    #[inline(never)]
    fn renew(self, views: Box<dyn FnMut() -> Vec<AnyView> + Send>) -> Self {
        self.view(views.into_any())
    }

    /// The finished element.
    #[inline(never)]
    pub(super) fn done(self) -> AnyView {
        custom(self.tag).child(StaticVec::from(self.children)).add_any_attr(self.attributes).into_any()
    }
}

/// A run of text by itself.
#[inline(never)]
pub(super) fn words(text: &str) -> AnyView {
    String::from(text).into_any()
}

/// An element's value as the event that changed it has it.
pub(super) fn value(event: &Event) -> String {
    event_target_value(event)
}
