//! `bench planner`: what a plan costs, as Wasm in Node at full speed.

use std::path::Path;
use std::process::Command;

use crate::failure::Outcome;
use crate::home::Home;
use crate::process::{self, cargo_in, on_path, path_with};
use crate::setup::{self, pins::TARGET};

/// What browsers are asked for, as index.html has it.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// Compiles the planner as the app is compiled, and lets Node time it and write down what it found.
pub(super) fn run(home: &Home, runs: u64, findings: &Path) -> Outcome {
    let toolbox = setup::for_release_build(home)?;
    let node = on_path("node").ok_or("Node.js runs this bench: install version 18 or newer, then run this again.")?;
    let build = ["build", "--release", "--no-default-features", "--features", "worker", "--example", "planner"];
    process::run(cargo_in(home, &build).args(["--target", TARGET]))?;
    let wasm = home.at("target").join(TARGET).join("release").join("examples").join("planner.wasm");
    let bound = home.at("target").join("bench").join("planner");
    let path = path_with(toolbox.folders())?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&bound).arg(&wasm);
    process::run(bindgen.env("PATH", &path))?;
    let linked = bound.join("planner_bg.wasm");
    let mut optimiser = Command::new("wasm-opt");
    // In the order in which Trunk gives them: the stand-in for wasm-opt relies on it.
    optimiser.arg(format!("--output={}", linked.display())).arg("-Oz").arg(&linked);
    optimiser.args(FEATURES.map(|feature| format!("--enable-{feature}")));
    process::run(optimiser.env("PATH", &path))?;
    let timer = home.at("tests").join("bench").join("planner.mjs");
    process::run(Command::new(node).arg(timer).arg(bound.join("planner.js")).arg(runs.to_string()).arg(findings))
}
