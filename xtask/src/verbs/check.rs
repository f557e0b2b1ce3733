//! `check`: what is looked at without running anything: format, lints, the pure core, licences.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::process::{self, cargo_in, path_with};
use crate::setup::{self, pins::TARGET};

/// The core without the browser.
const CORE: [&str; 3] = ["--no-default-features", "--features", "import,schema,backup"];

/// Crates that only a browser needs.
const BROWSER_CRATES: [&str; 5] = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo-storage"];

/// Looks at everything, and goes on after a fault so that one run shows them all.
pub(crate) fn run(home: &Home) -> Outcome {
    setup::for_wasm_check(home)?;
    let deny = setup::cargo_deny()?;
    let mut faults = Vec::new();
    let mut look = |what: &'static str, found: Outcome| {
        if let Err(failure) = found {
            eprintln!("{failure}");
            faults.push(what);
        }
    };
    for (what, arguments) in commands() {
        println!("== {what}");
        look(what, process::run(&mut cargo_in(home, &arguments)));
    }
    println!("== the core needs no browser crate");
    look("the core needs no browser crate", pure(home));
    println!("== licences, bans, sources");
    let path = path_with(&[deny])?;
    let mut command = cargo_in(home, &["deny", "check", "licenses", "bans", "sources"]);
    look("licences, bans, sources", process::run(command.env("PATH", &path)));
    println!("== advisories");
    look("advisories", advisories(cargo_in(home, &["deny", "check", "advisories"]).env("PATH", &path)));
    if faults.is_empty() {
        println!("All checks passed.");
        return Ok(());
    }
    Err(Failure::from(format!("These checks failed: {}.", faults.join("; "))))
}

fn commands() -> Vec<(&'static str, Vec<&'static str>)> {
    let clippy = |rest: &[&'static str]| [&["clippy", "--quiet"], rest, &["--", "--deny", "warnings"]].concat();
    let worker = |name| ["--target", TARGET, "--no-default-features", "--features", name, "--bin", name];
    vec![
        ("format", vec!["fmt", "--all", "--check"]),
        ("lints, core", clippy(&[CORE.as_slice(), &["--all-targets"]].concat())),
        ("lints, app", clippy(&["--target", TARGET, "--lib", "--bins", "--test", "web"])),
        ("lints, desk", clippy(&worker("desk"))),
        ("lints, importer", clippy(&worker("importer"))),
        ("lints, bench", clippy(&["--target", TARGET, "--no-default-features", "--features", "desk", "--examples"])),
        ("lints, xtask", clippy(&["--package", "xtask", "--all-targets"])),
        ("lints, fuzz targets", clippy(&["--package", "cuecard-fuzz", "--all-targets"])),
        ("lints, end-to-end tests", clippy(&["--package", "cuecard-e2e", "--all-targets"])),
        ("the core builds alone", [&["build", "--quiet", "--lib"], CORE.as_slice()].concat()),
    ]
}

/// The compiler cannot tell: these crates compile everywhere.
fn pure(home: &Home) -> Outcome {
    let tree = ["tree", "--edges", "normal", "--prefix", "none", "--format", "{p}"];
    let tree = process::ask(&mut cargo_in(home, &[tree.as_slice(), &CORE].concat()));
    let tree = tree.ok_or("`cargo tree` failed; run it by hand to see why.")?;
    let found: Vec<&str> = BROWSER_CRATES.into_iter().filter(|name| names_crate(&tree, name)).collect();
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::from(format!("Without the feature `ui` there must be no {}.", found.join(", "))))
}

fn names_crate(tree: &str, name: &str) -> bool {
    tree.lines().any(|line| line.split_whitespace().next() == Some(name))
}

/// The list of advisories comes over the network, and not from the package registry: without it, that is said.
fn advisories(command: &mut Command) -> Outcome {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| Failure::from(format!("cargo-deny cannot be started: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        println!("advisories ok");
        return Ok(());
    }
    if said.contains("failed to fetch advisory database") {
        println!("Notice: the list of advisories cannot be fetched here, so this check is left out.");
        return Ok(());
    }
    eprint!("{said}");
    Err(Failure::from("A dependency has an advisory: update it, or give the reason in deny.toml."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_known_by_their_whole_name() {
        let tree = "cuecard v0.1.0 (/a b)\nserde v1.0.0\nweb-sys-helper v1.0.0\n";
        assert!(!names_crate(tree, "web-sys"));
        assert!(names_crate(&format!("{tree}web-sys v0.3.0\n"), "web-sys"));
    }
}
