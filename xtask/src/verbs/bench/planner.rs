//! `bench planner`: what a plan costs, as Wasm in Node at full speed.

use std::path::Path;
use std::process::Command;

use crate::failure::Outcome;
use crate::home::Home;
use crate::process::{self, cargo_in, on_path, path_with};
use crate::setup::{self, pins::TARGET};
use crate::verbs::split;

/// Compiles the planner as the app is compiled, and lets Node time it and write down what it found.
pub(super) fn run(home: &Home, runs: u64, findings: &Path) -> Outcome {
    let toolbox = setup::for_release_build(home)?;
    let node = on_path("node").ok_or("Node.js runs this bench: install version 18 or newer, then run this again.")?;
    let build = ["build", "--release", "--no-default-features", "--features", "desk", "--example", "planner"];
    process::run(cargo_in(home, &build).args(["--target", TARGET]))?;
    let wasm = home.at("target").join(TARGET).join("release").join("examples").join("planner.wasm");
    let bound = home.at("target").join("bench").join("planner");
    let path = path_with(toolbox.folders())?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&bound).arg(&wasm);
    process::run(bindgen.env("PATH", &path))?;
    split::make_small(&bound.join("planner_bg.wasm"), &path)?;
    let timer = home.at("tests").join("bench").join("planner.mjs");
    process::run(Command::new(node).arg(timer).arg(bound.join("planner.js")).arg(runs.to_string()).arg(findings))
}
