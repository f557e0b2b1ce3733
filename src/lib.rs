//! Cuecard: interview flash cards that run anywhere a web page does.
//!
//! The modules in order of dependency: each module imports only those above it in this list.
//!
//! | module | question it answers |
//! |---|---|
//! | `hash` | FNV-1a and SplitMix64, one copy each |
//! | `qr` | a text as a QR code |
//! | [`deck`] | what is asked: deck, sections, topics, cards, trees of blocks and inlines |
//! | [`mod@import`] | decks that people write: the Markdown dialect (feature `import`), and what other programs export (feature `formats`) |
//! | [`log`] | what happened: reviews, undos, resets and marks; their merge and text form |
//! | [`memory`] | how well each card is remembered: what the log implies |
//! | [`planner`] | which card on which day, to maximise recall at the interview |
//! | `optimizer` | the memory model's parameters, fitted to the person's reviews |
//! | `stats` | the figures of the Progress view |
//! | [`practice`] | what comes next: session, queue, filter, event handling |
//! | `backup` | export and import: the backup file, CSV |
//! | [`storage`] | where data is stored: the port and its adapters |
//! | [`text`] | every sentence the app says |
//! | [`worker`] | the protocol of the worker for files and fits, and its handler (handler: feature `backup`) |
//! | `browser` | thin wrappers around browser APIs (feature `ui`) |
//! | `controller` | the state of a mounted app, and how events change it (feature `ui`) |
//! | `ui` | leptos components and styles (feature `ui`) |
//! | [`mod@mount`] | the public API: mounts the app into an element of a page (feature `ui`) |
//! | [`prerender`] | the first screen and card texts as HTML, rendered natively for the build (feature `ssr`) |
//!
//! Everything outside the feature `ui` is plain Rust: it calls no browser API and reads no clock, and is tested
//! natively with `--no-default-features`.
//!
//! Only modules that other programs import are public, so that the compiler reports unused code in the rest. Tests
//! reach the rest through the module `testing`, behind the feature of that name.

#[allow(unreachable_pub, reason = "tests name its items")]
mod backup;
#[cfg(feature = "ui")]
mod browser;
#[cfg(feature = "ui")]
mod controller;
pub mod deck;
mod hash;
#[cfg(feature = "import")]
pub mod import;
pub mod log;
pub mod memory;
#[cfg(feature = "ui")]
pub mod mount;
#[allow(unreachable_pub, reason = "tests name its items")]
mod optimizer;
pub mod planner;
pub mod practice;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(any(feature = "ui", feature = "testing"))]
#[allow(unreachable_pub, reason = "tests name its items")]
mod qr;
#[cfg(any(feature = "ui", feature = "testing"))]
#[allow(unreachable_pub, reason = "tests name its items")]
mod stats;
pub mod storage;
pub mod text;
#[cfg(feature = "ui")]
#[allow(unreachable_pub, reason = "tests name its items")]
mod ui;
pub mod worker;

/// Re-exports private modules for tests.
#[cfg(feature = "testing")]
#[allow(missing_docs)]
pub mod testing {
    pub mod backup {
        pub use crate::backup::*;
    }
    pub mod optimizer {
        pub use crate::optimizer::*;
    }
    pub mod qr {
        pub use crate::qr::*;
    }
    pub mod stats {
        pub use crate::stats::*;
    }
    #[cfg(feature = "ssr")]
    pub mod ui {
        pub use crate::ui::*;
    }
}
