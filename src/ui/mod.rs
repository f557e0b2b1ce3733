//! How it looks: leptos components and style. They draw what the controller's state says and dispatch events; they
//! decide nothing.

#![expect(unreachable_pub, reason = "the macro `component` makes the type of its properties public")]

mod app;
pub(crate) mod common;
mod deck;
mod practice;
mod progress;
mod settings;

pub(crate) use app::App;
pub(crate) use practice::follow_window;
#[cfg(all(feature = "ssr", feature = "testing"))]
pub use progress::plots::PlotSections;
