//! `icons`: the pictures that the web app manifest names, as PNG: icons drawn from our SVG, and two of the app.

use super::{build, test};
use crate::failure::Outcome;
use crate::home::Home;
use crate::process;
use crate::setup::browsers::{Browser, Fleet};

/// Builds, then lets the end-to-end crate draw in Chromium.
pub(crate) fn run(home: &Home) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    build::run(home)?;
    let folder = home.at("public");
    process::run(test::program(home, &fleet, "icons")?.env("CUECARD_SHOTS", &folder))?;
    println!("The pictures are in {}, in install/ and screenshots/", folder.display());
    Ok(())
}
