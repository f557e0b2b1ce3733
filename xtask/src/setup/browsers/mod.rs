//! The browsers that tests are run in, with their drivers.

mod install;
mod part;
mod xvfb;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::failure::{Failure, Outcome};
use crate::lines::{Heard, Watched};
use crate::process::version;
use part::Part;
use xvfb::Xvfb;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as WebKitGTK's MiniBrowser: the nearest thing to Safari on Linux.
    Webkit,
}

impl Browser {
    /// All that this system can have, the ones that tests use when nothing else is asked.
    pub(crate) fn usual() -> Vec<Browser> {
        if cfg!(target_os = "linux") {
            return vec![Browser::Chromium, Browser::Firefox, Browser::Webkit];
        }
        eprintln!("Notice: WebKit is tested on Linux only; here the tests use Chromium and Firefox.");
        vec![Browser::Chromium, Browser::Firefox]
    }

    /// The browser of that name.
    pub(crate) fn named(name: &str) -> Option<Browser> {
        [Browser::Chromium, Browser::Firefox, Browser::Webkit].into_iter().find(|browser| browser.name() == name)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }

    /// What it consists of.
    fn parts(self) -> Vec<Part> {
        match self {
            Browser::Chromium => vec![Part::Chromium, Part::Chromedriver],
            Browser::Firefox => vec![Part::Firefox],
            Browser::Webkit if has_display() => vec![Part::WebkitDriver, Part::MiniBrowser],
            Browser::Webkit => vec![Part::WebkitDriver, Part::MiniBrowser, Part::Xvfb],
        }
    }
}

fn has_display() -> bool {
    env::var_os("DISPLAY").is_some_and(|display| !display.is_empty())
}

/// The browsers asked for, all there.
#[derive(Debug)]
pub(crate) struct Fleet {
    browsers: Vec<Browser>,
    found: Vec<(Part, PathBuf)>,
}

impl Fleet {
    /// Finds the browsers and their drivers; installs what is missing where that can be done.
    pub(crate) fn gather(browsers: &[Browser]) -> Outcome<Fleet> {
        if !cfg!(target_os = "linux") && browsers.contains(&Browser::Webkit) {
            return Err("WebKit is tested on Linux only: use --browsers chromium,firefox.".into());
        }
        let parts: Vec<Part> = browsers.iter().flat_map(|browser| browser.parts()).collect();
        let missing = |parts: &[Part]| parts.iter().copied().filter(|part| part.find().is_none()).collect::<Vec<_>>();
        let lacking = missing(&parts);
        if !lacking.is_empty() {
            install::packages(&lacking)?;
            let still = missing(&parts);
            if !still.is_empty() {
                return Err(install::advice(&still));
            }
        }
        let found = parts.into_iter().filter_map(|part| Some((part, part.find()?))).collect();
        let fleet = Fleet { browsers: browsers.to_vec(), found };
        fleet.agree()?;
        Ok(fleet)
    }

    /// Whether a browser is in the fleet.
    pub(crate) fn has(&self, browser: Browser) -> bool {
        self.browsers.contains(&browser)
    }

    /// Chromium's driver, where Chromium is in the fleet.
    pub(crate) fn chromedriver(&self) -> Option<&PathBuf> {
        self.path(Part::Chromedriver)
    }

    /// Tells a test program where everything is.
    pub(crate) fn describe(&self, command: &mut Command) {
        let names: Vec<&str> = self.browsers.iter().map(|browser| browser.name()).collect();
        command.env("CUECARD_BROWSERS", names.join(","));
        for (part, path) in &self.found {
            if let Some(variable) = part.variable() {
                command.env(variable, path);
            }
        }
    }

    /// Starts a display for the browsers that need one; it ends when the value is dropped.
    pub(crate) fn display(&self) -> Outcome<Option<Xvfb>> {
        self.path(Part::Xvfb).map(|program| Xvfb::start(program)).transpose()
    }

    /// The browsers' versions, a line each: what a test finds may hold for one version only.
    pub(crate) fn versions(&self) -> Outcome<Vec<String>> {
        let display = self.display()?;
        let display = display.as_ref().map(Xvfb::name);
        let programs = [Part::Chromium, Part::Firefox, Part::MiniBrowser];
        let paths = programs.into_iter().filter_map(|part| self.path(part));
        let line =
            |path: &PathBuf| said(path, display).unwrap_or_else(|| format!("{} of no known version", path.display()));
        Ok(paths.map(line).collect())
    }

    fn path(&self, part: Part) -> Option<&PathBuf> {
        self.found.iter().find(|(found, _)| *found == part).map(|(_, path)| path)
    }

    /// A driver of another age than its browser fails every test, each with a riddle of its own.
    fn agree(&self) -> Outcome {
        let age = |part| self.path(part).and_then(|path| version(path)).and_then(|line| major(&line));
        match (age(Part::Chromium), age(Part::Chromedriver)) {
            (Some(browser), Some(driver)) if browser != driver => Err(Failure::from(format!(
                "Chromium is version {browser} but chromedriver {driver}: install the driver of version {browser}."
            ))),
            _ => Ok(()),
        }
    }
}

/// The first line that a browser prints when asked for its version. One that opens a window instead is ended.
fn said(program: &Path, display: Option<&str>) -> Option<String> {
    let mut command = Command::new(program);
    command.arg("--version").envs(display.map(|display| ("DISPLAY", display)));
    let mut watched = Watched::start(&mut command).ok()?;
    let line = loop {
        match watched.hear(Duration::from_secs(10)) {
            // Wrapper scripts and toolkits complain on standard error.
            Heard::Line(line) if line.is_error => {}
            Heard::Line(line) => break Some(line.text),
            Heard::Silence | Heard::End => break None,
        }
    };
    watched.kill();
    let _ = watched.finish();
    line
}

/// The first number of the first word that looks like a version.
fn major(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.split_once('.')?.0.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_major_version_is_read_off_a_version_line() {
        assert_eq!(major("Chromium 156.0.8078.79 built on Debian"), Some(156));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (abc-refs/heads/x@{#1})"), Some(156));
        assert_eq!(major("no version"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_version_is_the_first_line_of_what_is_meant_for_people() {
        use std::os::unix::fs::PermissionsExt;
        let file = env::temp_dir().join(format!("cuecard-browser-{}", std::process::id()));
        let script =
            "#!/bin/sh\necho trouble >&2\n[ \"$1\" = --version ] && echo \"Browser 7.1 on $DISPLAY\"\nsleep 60\n";
        std::fs::write(&file, script).expect("a script");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).expect("a program");
        let line = said(&file, Some(":9"));
        let _ = std::fs::remove_file(file);
        assert_eq!(line.as_deref(), Some("Browser 7.1 on :9"));
    }

    #[test]
    fn every_browser_is_known_by_its_name() {
        for browser in [Browser::Chromium, Browser::Firefox, Browser::Webkit] {
            assert_eq!(Browser::named(browser.name()), Some(browser));
        }
        assert_eq!(Browser::named("lynx"), None);
    }
}
