//! `lighthouse`: the package as a web server serves it, looked at by Lighthouse. Not one of the tests: what it says of
//! speed is measured on this machine.

use super::{package, test};
use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::process;
use crate::setup::browsers::{Browser, Fleet};
use crate::setup::{self, servers::Servers};

/// Builds and packs, then lets the end-to-end crate have it looked at.
pub(crate) fn run(home: &Home) -> Outcome {
    let fleet = Fleet::gather(&[Browser::Chromium])?;
    let servers = Servers::gather()?.ok_or("Lighthouse looks at what nginx serves, which is tried on Linux only.")?;
    let lighthouse = setup::lighthouse()?;
    package::run(home, false)?;
    let mut look = test::program(home, &fleet, "lighthouse")?;
    test::serve_package(&mut look, home, &servers);
    look.env("CUECARD_LIGHTHOUSE", lighthouse).arg(home.at("target").join("lighthouse"));
    process::run(&mut look).map_err(|_| Failure::from("Lighthouse gives less than 100; its report says for what."))
}
