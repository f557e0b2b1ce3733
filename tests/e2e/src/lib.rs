//! Cuecard as a person meets it: the release build, driven through WebDriver in Chromium, Firefox and WebKit.
//!
//! The map of this crate:
//!
//! - [`kit`]: what the run is told by its environment: the build, the browsers, their drivers
//! - [`driver`], [`launch`], [`pool`]: a driver process and a browser, with a fresh profile, used by one test at a time
//! - [`server`], [`spoilt`]: one web server per test, which can hold back the Wasm, spoil files, set the clock, and
//!   notes what went wrong
//! - [`host`]: nginx and Caddy, each with its recipe and the package
//! - [`build`], [`offline`]: versions of the app, deployed well and badly, and what the browser keeps of them
//! - [`remote`]: WebDriver without the waiting: every call returns when it is done
//! - [`page`], [`views`], [`hands`], [`seen`]: the page object: `open`, `reveal`, `rate`, `undo`, `see`, `go_to`, `press` …
//! - [`site`]: somebody's page of another origin, with widgets on it
//! - [`files`]: files handed out and taken in
//! - [`open`]: the page that decks and texts are handed to
//! - [`findings`]: what a bench found
//! - [`axe`], [`room`]: the checks of accessibility, and of room and touch targets
//! - [`deck`], [`kept`]: the deck that was built in, and what the browser's storage holds
//! - [`wait`]: waiting for something to become true
//!
//! A scenario is a function that is given a [`Page`]. [`in_every_browser!`] makes three tests of each. When it is
//! over, nothing may have gone wrong on the page: no error, no rejection, no failed request, no `console.error`.
//!
//! `cargo xtask test` sets the environment; `cargo test` alone says what is missing.

pub mod axe;
pub mod build;
pub mod deck;
pub mod drawn;
pub mod driver;
pub mod files;
pub mod findings;
pub mod hands;
pub mod host;
mod http;
pub mod kept;
pub mod kit;
pub mod launch;
pub mod offline;
pub mod open;
mod packed;
pub mod page;
pub mod pool;
pub mod remote;
pub mod room;
pub mod seen;
pub mod server;
pub mod site;
pub mod spoilt;
pub mod views;
pub mod wait;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

pub use build::Build;
pub use kit::Browser;
pub use launch::Launch;
pub use page::Page;
pub use seen::Seen;
pub use site::{Site, Widget};
pub use spoilt::Spoilt;

/// Runs a scenario in a browser of its own, unless that browser was not asked for.
pub fn run(browser: Browser, launch: Launch, scenario: impl FnOnce(&Page)) {
    if !kit::wanted(browser) {
        println!("{} was not asked for", browser.name());
        return;
    }
    let page = Page::launch(browser, launch);
    if let Err(failure) = catch_unwind(AssertUnwindSafe(|| scenario(&page))) {
        page.tell_the_end();
        resume_unwind(failure);
    }
    assert_eq!(page.trouble(), Vec::<String>::new(), "nothing may go wrong on the page");
    pool::give_back(launch, page.remote);
}

/// Makes of each scenario a test in every browser.
#[macro_export]
macro_rules! in_every_browser {
    ($launch:expr; $($(#[$note:meta])* fn $name:ident($page:ident) $body:block)+) => {
        fn launch() -> $crate::Launch {
            $launch
        }
        $crate::scenarios!($($(#[$note])* fn $name($page) $body)+);
        $crate::tests_in!(chromium, Chromium, $($name)+);
        $crate::tests_in!(firefox, Firefox, $($name)+);
        $crate::tests_in!(webkit, Webkit, $($name)+);
    };
    ($($(#[$note:meta])* fn $name:ident($page:ident) $body:block)+) => {
        $crate::in_every_browser!($crate::Launch::default(); $($(#[$note])* fn $name($page) $body)+);
    };
}

/// The functions themselves.
#[doc(hidden)]
#[macro_export]
macro_rules! scenarios {
    ($($(#[$note:meta])* fn $name:ident($page:ident) $body:block)+) => {
        $($(#[$note])* fn $name($page: &$crate::Page) $body)+
    };
}

/// The tests of one browser.
#[doc(hidden)]
#[macro_export]
macro_rules! tests_in {
    ($module:ident, $browser:ident, $($name:ident)+) => {
        mod $module {
            $(#[test]
            fn $name() {
                $crate::run($crate::Browser::$browser, super::launch(), super::$name);
            })+
        }
    };
}
