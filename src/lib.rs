//! Cuecard: interview flash cards that run anywhere a web page does.
//!
//! The map of the house, from the inside out. A room may use the ones above it in this list.
//!
//! | room | question it answers |
//! |---|---|
//! | [`deck`] | what is asked: deck, sections, topics, cards, block and inline tree |
//! | [`log`] | what happened: reviews, undo, reset and marks; their union and text form |
//! | [`memory`] | how well it sits: what the log implies for each card |
//! | [`practice`] | what comes next: session, queue, filter, the one road of an event |
//! | [`mod@format`] | decks in and out: the Markdown dialect (feature `import`) |
//! | [`backup`] | what leaves the browser and comes back: the backup file, CSV (feature `backup`) |
//! | [`insight`] | what the log tells the person: the figures of the Progress view (feature `backup`) |
//! | [`plots`] | those figures drawn, as nodes of a page (feature `backup`) |
//! | [`mod@fit`] | the memory model's parameters, fitted to the person's own reviews (feature `backup`) |
//! | [`desk`] | what the worker for files and figures does (feature `backup`) |
//! | [`store`] | where it stays: the port and its adapters |
//! | [`ui`] | how it looks: leptos components and style (feature `ui`), its words and its tap rule (always) |
//!
//! Everything not behind the feature `ui` is plain Rust: it knows no browser and no clock, and is tested
//! natively with `--no-default-features`.

#[cfg(feature = "backup")]
pub mod backup;
pub mod deck;
#[cfg(feature = "backup")]
pub mod desk;
#[cfg(feature = "backup")]
pub mod fit;
#[cfg(feature = "import")]
pub mod format;
mod hash;
#[cfg(feature = "backup")]
pub mod insight;
pub mod log;
pub mod memory;
#[cfg(feature = "backup")]
pub mod plots;
pub mod practice;
pub mod store;
pub mod ui;
