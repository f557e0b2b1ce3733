//! `torture`: does to the app what nobody should, and looks for ratings that are lost.

use super::{build, test};
use crate::failure::Outcome;
use crate::home::Home;
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// What can be done.
pub(crate) const WAYS: [&str; 5] = ["kill", "tabs", "offline", "update", "early"];

/// What `torture` was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TortureOptions {
    /// One of [`WAYS`].
    pub(crate) way: String,
    /// How many times.
    pub(crate) runs: u64,
    /// The seed of the first run; each run after it has the next.
    pub(crate) seed: u64,
}

/// Builds, then lets the end-to-end crate do its worst.
pub(crate) fn run(home: &Home, options: &TortureOptions) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    build::run(home)?;
    carry_out(home, &fleet, options)
}

/// As [`run`], with the build and the browser that are there.
pub(crate) fn carry_out(home: &Home, fleet: &Fleet, options: &TortureOptions) -> Outcome {
    let mut command = test::program(home, fleet, "torture")?;
    process::run(command.arg(&options.way).args([options.runs.to_string(), options.seed.to_string()]))
}
