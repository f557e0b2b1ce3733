//! `bench`: what things cost, as ratios measured side by side in a real browser.

use super::{build, test};
use crate::failure::Outcome;
use crate::home::Home;
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// Builds, then lets the end-to-end crate measure, `runs` times each.
pub(crate) fn run(home: &Home, runs: u64) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    build::run(home)?;
    process::run(test::program(home, &fleet, "bench")?.arg(runs.to_string()))
}
