//! The programs that a browser test is made of, and where systems keep them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{is_program, on_path};

/// A program that tests need and that this command does not build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The browser.
    Chromium,
    /// Its driver.
    Chromedriver,
    /// The browser.
    Firefox,
    /// WebKitGTK's driver.
    WebkitDriver,
    /// WebKitGTK's browser.
    MiniBrowser,
    /// A display for machines without one.
    Xvfb,
}

impl Part {
    /// Where it is. A path in its variable goes before all others.
    pub(crate) fn find(self) -> Option<PathBuf> {
        let told = self.variable().and_then(env::var_os).map(PathBuf::from);
        let named = self.names().iter().filter_map(|name| on_path(name));
        let placed = self.places().into_iter().filter(|file| is_program(file));
        told.into_iter().filter(|file| is_program(file)).chain(named).chain(placed).next()
    }

    /// The variable by which tests are told of it.
    pub(crate) fn variable(self) -> Option<&'static str> {
        match self {
            Part::Chromium => Some("CUECARD_CHROMIUM"),
            Part::Chromedriver => Some("CUECARD_CHROMEDRIVER"),
            Part::Firefox => Some("CUECARD_FIREFOX"),
            Part::WebkitDriver => Some("CUECARD_WEBKITDRIVER"),
            Part::MiniBrowser => Some("CUECARD_MINIBROWSER"),
            Part::Xvfb => None,
        }
    }

    /// The Debian package it is in.
    pub(crate) fn package(self) -> &'static str {
        match self {
            Part::Chromium => "chromium",
            Part::Chromedriver => "chromium-driver",
            Part::Firefox => "firefox-esr",
            Part::WebkitDriver | Part::MiniBrowser => "webkit2gtk-driver",
            Part::Xvfb => "xvfb",
        }
    }

    /// What to install, in words for a person.
    pub(crate) fn description(self) -> &'static str {
        match self {
            Part::Chromium => "Chromium or Google Chrome",
            Part::Chromedriver => "chromedriver, of the browser's version",
            Part::Firefox => "Firefox",
            Part::WebkitDriver => "WebKitWebDriver (package webkit2gtk-driver or webkit2gtk-4.1)",
            Part::MiniBrowser => "WebKitGTK's MiniBrowser (package libwebkit2gtk-4.1-0 or webkit2gtk-4.1)",
            Part::Xvfb => "Xvfb (package xvfb or xorg-x11-server-Xvfb), or run the tests on a display",
        }
    }

    fn names(self) -> &'static [&'static str] {
        match self {
            Part::Chromium => &["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"],
            Part::Chromedriver => &["chromedriver", "chromium.chromedriver"],
            Part::Firefox => &["firefox-esr", "firefox"],
            Part::WebkitDriver => &["WebKitWebDriver"],
            Part::MiniBrowser => &[],
            Part::Xvfb => &["Xvfb"],
        }
    }

    fn places(self) -> Vec<PathBuf> {
        match self {
            Part::Chromium if cfg!(target_os = "macos") => vec![
                PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
                PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
            ],
            Part::Firefox if cfg!(target_os = "macos") => {
                vec![PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox")]
            }
            Part::WebkitDriver => webkit_folders().into_iter().map(|folder| folder.join("WebKitWebDriver")).collect(),
            Part::MiniBrowser => webkit_folders().into_iter().map(|folder| folder.join("MiniBrowser")).collect(),
            _ => Vec::new(),
        }
    }
}

/// `/usr/lib/webkit2gtk-4.1` and its like, on Debian one level deeper; in the order of their names.
fn webkit_folders() -> Vec<PathBuf> {
    let tops = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(PathBuf::from);
    let deeper = tops.iter().flat_map(|top| folders(top)).filter(|folder| named(folder, "-linux-gnu"));
    let tops: Vec<PathBuf> = tops.iter().cloned().chain(deeper).collect();
    tops.iter().flat_map(|top| folders(top)).filter(|folder| named(folder, "webkit2gtk-4")).collect()
}

fn named(folder: &Path, part: &str) -> bool {
    folder.file_name().is_some_and(|name| name.to_string_lossy().contains(part))
}

fn folders(top: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(top).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
