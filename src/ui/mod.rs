//! The user interface: leptos components and styles. Components render the controller's state and dispatch events; they
//! make no decisions.

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
