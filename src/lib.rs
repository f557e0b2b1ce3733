//! Cuecard: interview flash cards that run anywhere a web page does.
//!
//! The modules, from the inside out. Each may use those above it in this list.
//!
//! | module | question it answers |
//! |---|---|
//! | `hash` | FNV-1a and SplitMix64, one copy each |
//! | `qr` | a text as a QR code |
//! | [`deck`] | what is asked: deck, sections, topics, cards, block and inline tree |
//! | [`mod@import`] | decks that people write: the Markdown dialect (feature `import`) |
//! | [`log`] | what happened: reviews, undo, reset and marks; their union and text form |
//! | [`memory`] | how well it is remembered: what the log implies for each card |
//! | [`planner`] | which card on which day, for the most recall at the interview |
//! | `optimizer` | the memory model's parameters, fitted to the person's own reviews |
//! | `stats` | the figures of the Progress view |
//! | [`practice`] | what comes next: session, queue, filter, the path of an event |
//! | `backup` | what leaves the browser and comes back: the backup file, CSV |
//! | [`storage`] | where it stays: the port and its adapters |
//! | [`text`] | every sentence |
//! | [`worker`] | what the worker for files and fits is asked, and does (that with feature `backup`) |
//! | `browser` | thin functions over the browser's interfaces (feature `ui`) |
//! | `controller` | the state of a mounted app, and the way of an event through it (feature `ui`) |
//! | `ui` | how it looks: leptos components and style (feature `ui`) |
//! | [`mod@mount`] | the public API: puts the app into an element of a page (feature `ui`) |
//! | [`prerender`] | the first screen and texts of decks as HTML, drawn natively for the build (feature `ssr`) |
//!
//! Everything not behind the feature `ui` is plain Rust: it knows no browser and no clock, and is tested
//! natively with `--no-default-features`.
//!
//! Public are the modules that programs beside the crate name. Of the others the compiler sees what nothing uses; tests look
//! into them through `testing`, a module of the feature of that name, which they have by themselves.

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

/// The modules that only tests see from outside.
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
