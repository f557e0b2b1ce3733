//! Elements of the screen: the browser's own, built through one type and kept up to date by leptos's effects.
//!
//! Leptos's views tell what they are by types, and compare what is to be shown with what was there. Here nothing is
//! compared: an element is made at once, what follows a signal is an effect on it, and `dynamic` makes its nodes
//! anew. Each of leptos's generic functions so is there once, which the first load needs.

use std::any::Any;

use js_sys::Reflect;
use leptos::prelude::{IntoView, Mountable, Owner, Render, document, event_target_value};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Node};

/// A node of the page. What it follows and hears, it follows and hears for as long as this is there.
#[must_use = "what is not kept is not kept up to date"]
pub(super) struct Drawn {
    node: Node,
    #[expect(dead_code, reason = "they end when they are dropped")]
    kept: Vec<Kept>,
}

/// What keeps a node up to date.
#[expect(dead_code, reason = "they end when they are dropped")]
enum Kept {
    Follows(Follower),
    Hears(Closure<dyn FnMut(Event)>),
    Child(Drawn),
    View(Box<dyn Any>),
}

/// An effect that lets go of what it followed when it ends. Leptos leaves it on the list of every signal it has read, and
/// each card would leave a dozen there for as long as the page is open.
struct Follower(RenderEffect<Last>);

impl Drop for Follower {
    fn drop(&mut self) {
        // What was shown has effects of its own, and leptos lets go of it only once it has run those that are due: they
        // would read what may be gone by then.
        drop(self.0.take_value());
        let me = self.0.to_any_subscriber();
        me.clear_sources(&me);
    }
}

/// What was shown last.
#[derive(Default)]
struct Last {
    text: Option<String>,
    #[expect(dead_code, reason = "they end when they are dropped")]
    nodes: Vec<Drawn>,
}

impl Drawn {
    /// Puts it into the page, as the last of what `place` has.
    pub(super) fn put(&self, place: &Node) {
        let _ = place.append_child(&self.node);
    }

    /// Takes it off the page.
    pub(super) fn remove(&self) {
        if let Some(parent) = self.node.parent_node() {
            let _ = parent.remove_child(&self.node);
        }
    }
}

/// An element being described.
pub(super) struct El {
    element: Element,
    kept: Vec<Kept>,
}

/// Begins an element.
#[inline(never)]
pub(super) fn el(tag: &'static str) -> El {
    match document().create_element(tag) {
        Ok(element) => El { element, kept: Vec::new() },
        #[expect(clippy::panic, reason = "without elements nothing can be shown but the recovery screen")]
        Err(_) => panic!("The browser makes no elements."),
    }
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
    pub(super) fn attr(self, name: &'static str, value: &str) -> Self {
        let _ = self.element.set_attribute(name, value);
        self
    }

    /// Keeps an attribute at what `value` gives; it is not there for `None`.
    pub(super) fn bind(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> Self {
        self.follow(name, Box::new(value))
    }

    #[inline(never)]
    fn follow(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> Self {
        let element = self.element.clone();
        self.keep(Box::new(move |last| {
            let text = value();
            if last.as_ref().is_none_or(|last| last.text != text) {
                let _ = match &text {
                    Some(text) => element.set_attribute(name, text),
                    None => element.remove_attribute(name),
                };
            }
            Last { text, nodes: Vec::new() }
        }))
    }

    /// Keeps an attribute at "true" or "false".
    pub(super) fn says(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.say(name, Box::new(value))
    }

    #[inline(never)]
    fn say(self, name: &'static str, value: Box<dyn Fn() -> bool>) -> Self {
        self.bind(name, move || Some(String::from(if value() { "true" } else { "false" })))
    }

    /// Keeps a property of the element (`checked`, `selected`, `disabled`) at what `value` gives.
    pub(super) fn prop(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.hold(name, Box::new(value))
    }

    #[inline(never)]
    fn hold(self, name: &'static str, value: Box<dyn Fn() -> bool>) -> Self {
        let element = self.element.clone();
        self.keep(Box::new(move |_| {
            let _ = Reflect::set(&element, &JsValue::from_str(name), &JsValue::from_bool(value()));
            Last::default()
        }))
    }

    /// Acts on an event.
    pub(super) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, mut act: Box<dyn FnMut(Event)>) -> Self {
        // What it makes is to live as long as what made the element.
        let owner = Owner::current().unwrap_or_default();
        let act: Box<dyn FnMut(Event)> = Box::new(move |event| owner.with(|| act(event)));
        let act = Closure::wrap(act);
        let _ = self.element.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        self.kept.push(Kept::Hears(act));
        self
    }

    /// Adds text.
    #[inline(never)]
    pub(super) fn text(self, text: &str) -> Self {
        self.view(words(text))
    }

    /// Has all of the element's text follow what `text` gives. It is set on the element: the browser's translator puts
    /// nodes of its own in the place of text nodes.
    pub(super) fn live(self, text: impl Fn() -> String + 'static) -> Self {
        self.speak(Box::new(text))
    }

    #[inline(never)]
    fn speak(self, text: Box<dyn Fn() -> String>) -> Self {
        let element = self.element.clone();
        self.keep(Box::new(move |last| {
            let text = Some(text());
            // What is not set anew is not read out anew.
            if last.is_none_or(|last| last.text != text) {
                element.set_text_content(text.as_deref());
            }
            Last { text, nodes: Vec::new() }
        }))
    }

    /// Adds an element.
    #[inline(never)]
    pub(super) fn child(self, child: El) -> Self {
        self.view(child.done())
    }

    /// Adds nodes.
    pub(super) fn views(mut self, views: impl IntoIterator<Item = Drawn>) -> Self {
        for view in views {
            self = self.view(view);
        }
        self
    }

    /// Adds a node.
    #[inline(never)]
    pub(super) fn view(mut self, view: Drawn) -> Self {
        view.put(&self.element);
        self.kept.push(Kept::Child(view));
        self
    }

    /// Adds a view of leptos.
    pub(super) fn mount(mut self, view: impl IntoView + 'static) -> Self {
        let mut state = view.into_view().build();
        state.mount(&self.element, None);
        self.kept.push(Kept::View(Box::new(state)));
        self
    }

    /// Adds nodes that are made anew whenever what `views` reads has changed. What goes is all that stands between two
    /// marks, and not the nodes as they were made: a translator may have others there.
    pub(super) fn dynamic(self, views: impl Fn() -> Vec<Drawn> + 'static) -> Self {
        self.renew(Box::new(views))
    }

    #[inline(never)]
    fn renew(self, views: Box<dyn Fn() -> Vec<Drawn>>) -> Self {
        let (place, begin, end) = (self.element.clone(), self.mark(), self.mark());
        self.keep(Box::new(move |_| {
            let nodes = views();
            while let Some(old) = begin.next_sibling().filter(|node| *node != end) {
                let _ = place.remove_child(&old);
            }
            for drawn in &nodes {
                let _ = place.insert_before(&drawn.node, Some(&end));
            }
            Last { text: None, nodes }
        }))
    }

    /// Adds a mark that nobody sees.
    fn mark(&self) -> Node {
        let mark: Node = document().create_comment("").into();
        let _ = self.element.append_child(&mark);
        mark
    }

    #[inline(never)]
    fn keep(mut self, effect: Box<dyn FnMut(Option<Last>) -> Last>) -> Self {
        self.kept.push(Kept::Follows(Follower(RenderEffect::new(effect))));
        self
    }

    /// The finished element.
    #[inline(never)]
    pub(super) fn done(self) -> Drawn {
        Drawn { node: self.element.into(), kept: self.kept }
    }
}

/// A run of text by itself.
#[inline(never)]
pub(super) fn words(text: &str) -> Drawn {
    Drawn { node: document().create_text_node(text).into(), kept: Vec::new() }
}

/// An element's value as the event that changed it has it.
pub(super) fn value(event: &Event) -> String {
    event_target_value(event)
}
