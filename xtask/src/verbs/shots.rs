//! `shots`: screenshots of every view, to be looked at.

use super::{build, test};
use crate::failure::Outcome;
use crate::home::Home;
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// Builds, then lets the end-to-end crate drive the app through its views.
pub(crate) fn run(home: &Home) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    build::run(home)?;
    let shots = home.at("shots");
    process::run(test::program(home, &fleet, "shots")?.env("CUECARD_SHOTS", &shots))?;
    println!("Screenshots are in {}", shots.display());
    Ok(())
}
