//! Widgets on somebody else's page.

mod around;
mod cards;
mod decks;
mod element;
mod frame;
mod full;
mod many;
mod page;
mod playground;
mod prose;
mod words;
