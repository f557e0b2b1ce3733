//! The compiler's Wasm target.

use std::path::Path;
use std::process::Command;

use super::cache::Cache;
use super::pins::TARGET;
use super::step::Step;
use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::process::{ask, on_path};

/// Installs the target where it is missing.
pub(crate) fn ensure(home: &Home, cache: &Cache) -> Outcome {
    // Asked of the compiler, not of rustup: a distribution's Rust has the target without rustup.
    let mut rustc = Command::new("rustc");
    rustc.current_dir(home.root()).args(["--print", "target-libdir", "--target", TARGET]);
    if ask(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        let sentence = format!("Install the Rust target {TARGET} with what installed Rust (there is no rustup here).");
        return Err(Failure::from(sentence));
    }
    let step = Step {
        what: format!("Adding the Rust target {TARGET}"),
        usual: "some seconds".to_string(),
        advice: format!("Try `rustup target add {TARGET}` by hand."),
        log: cache.log("target"),
    };
    step.run(Command::new("rustup").current_dir(home.root()).args(["target", "add", TARGET]))
}
