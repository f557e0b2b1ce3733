//! `build`: the release build.

use std::process::Command;
use std::time::Instant;

use crate::failure::Outcome;
use crate::home::Home;
use crate::process;
use crate::setup;

/// Sets up what is missing, then builds into `dist/`.
pub(crate) fn run(home: &Home) -> Outcome {
    let mut trunk = trunk(home)?;
    let began = Instant::now();
    process::run(&mut trunk)?;
    println!("Built {} in {} s", home.dist().display(), began.elapsed().as_secs());
    Ok(())
}

/// Trunk, about to make the release build, once what is missing is set up.
pub(crate) fn trunk(home: &Home) -> Outcome<Command> {
    let mut trunk = setup::for_release_build(home)?.trunk(home)?;
    // Not `--offline`: Trunk hands that on to cargo, which has to fetch the dependencies of a fresh clone.
    trunk.args(["build", "--release"]);
    Ok(trunk)
}
