//! Reduces HTML, and Markdown of any kind, to the events that the dialect's builders of blocks and inlines read.

mod containers;
mod elements;
mod emitter;
mod html;
mod markdown;
mod plain;
mod script;
mod tokens;

pub(super) use emitter::{Pair, Reduced, SUMMARY};
pub(super) use html::html;
pub(super) use markdown::markdown;
pub(super) use plain::plain;
