//! `check`: what is looked at without running anything: format, lints, types of the scripts, the pure core, licences,
//! advisories.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::home::Home;
use crate::process::{self, cargo_in, path_with};
use crate::setup::{self, pins::TARGET};
use crate::verbs::manifest;

/// The core without the browser.
const CORE: [&str; 3] = ["--no-default-features", "--features", "formats,schema,backup"];

/// The components, as HTML.
const NATIVE: [&str; 3] = ["--no-default-features", "--features", "formats,schema,backup,ssr"];

/// Crates that only a browser needs.
const BROWSER_CRATES: [&str; 5] = ["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo-storage"];

/// Looks at everything, and goes on after a fault so that one run shows them all. With `advisories`, it is a fault where
/// these cannot be looked up.
pub(crate) fn run(home: &Home, advisories: bool) -> Outcome {
    setup::for_wasm_check(home)?;
    let deny = setup::cargo_deny()?;
    let mut tally = Tally::default();
    for (what, arguments) in commands() {
        println!("== {what}");
        tally.look(what, process::run(&mut cargo_in(home, &arguments)));
    }
    scripts(home, &mut tally)?;
    println!("== the core needs no browser crate");
    tally.look("the core needs no browser crate", pure(home));
    println!("== licences, bans, sources");
    let path = path_with(&[deny])?;
    let mut command = cargo_in(home, &["deny", "check", "licenses", "bans", "sources"]);
    tally.look("licences, bans, sources", process::run(command.env("PATH", &path)));
    println!("== advisories");
    match known_advisories(cargo_in(home, &["deny", "check", "advisories"]).env("PATH", &path)) {
        Ok(Advisories::None) => println!("advisories ok"),
        Ok(Advisories::Unknown(why)) if !advisories => tally.leave_out("advisories", why),
        Ok(Advisories::Unknown(why)) => tally.look("advisories", Err(Failure::from(format!("Not checked: {why}.")))),
        Err(failure) => tally.look("advisories", Err(failure)),
    }
    println!("{}", tally.sum()?);
    Ok(())
}

/// The types of the scripts, those of pages and those of workers, and what editors are told of the tag.
fn scripts(home: &Home, tally: &mut Tally) -> Outcome {
    println!("== types of the scripts");
    let Some(folder) = setup::typescript()? else {
        tally.leave_out("types of the scripts", "what looks at them comes by npm, and there is no Node");
        return Ok(());
    };
    let program = folder.join(if cfg!(windows) { "tsc.cmd" } else { "tsc" });
    for (what, project) in [("types, pages", "tsconfig.json"), ("types, workers", "tsconfig.workers.json")] {
        let mut command = Command::new(&program);
        tally.look(what, process::run(command.current_dir(home.root()).args(["--project", project])));
    }
    tally.look("the tag's manifest", manifest::check(home, &folder));
    Ok(())
}

/// What did not pass.
#[derive(Debug, Default)]
struct Tally {
    faults: Vec<&'static str>,
    left_out: Vec<&'static str>,
}

impl Tally {
    fn look(&mut self, what: &'static str, found: Outcome) {
        if let Err(failure) = found {
            eprintln!("{failure}");
            self.faults.push(what);
        }
    }

    fn leave_out(&mut self, what: &'static str, why: &str) {
        println!("Not checked: {why}.");
        self.left_out.push(what);
    }

    /// The closing sentence. What was not checked is never said to have passed.
    fn sum(&self) -> Outcome<String> {
        let left_out = if self.left_out.is_empty() {
            String::new()
        } else {
            format!(" Not checked: {}.", self.left_out.join("; "))
        };
        match self.faults.as_slice() {
            [] if left_out.is_empty() => Ok("All checks passed.".to_string()),
            [] => Ok(format!("All other checks passed.{left_out}")),
            faults => Err(Failure::from(format!("These checks failed: {}.{left_out}", faults.join("; ")))),
        }
    }
}

fn commands() -> Vec<(&'static str, Vec<&'static str>)> {
    let clippy = |rest: &[&'static str]| [&["clippy", "--quiet"], rest, &["--", "--deny", "warnings"]].concat();
    let worker = |name| ["--target", TARGET, "--no-default-features", "--features", name, "--bin", name];
    vec![
        ("format", vec!["fmt", "--all", "--check"]),
        ("lints, core", clippy(&[CORE.as_slice(), &["--all-targets"]].concat())),
        ("lints, app", clippy(&["--target", TARGET, "--lib", "--bins", "--test", "web"])),
        ("lints, components", clippy(&[NATIVE.as_slice(), &["--all-targets"]].concat())),
        // Tests see more than the crate's interface, so what nothing uses is seen without them.
        ("nothing unused, core", clippy(&["--no-default-features", "--lib"])),
        ("nothing unused, app", clippy(&["--target", TARGET, "--lib", "--bins"])),
        ("nothing unused, components", clippy(&["--no-default-features", "--features", "ssr", "--lib", "--bins"])),
        ("lints, worker", clippy(&worker("worker"))),
        ("lints, importer", clippy(&worker("importer"))),
        ("lints, bench", clippy(&["--target", TARGET, "--no-default-features", "--features", "worker", "--examples"])),
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

/// What is known of faults and withdrawn versions among the dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Advisories {
    /// There are none.
    None,
    /// It could not be looked up, for this reason.
    Unknown(&'static str),
}

/// How cargo-deny says that it could not look something up, and what that means.
const UNKNOWN: [(&str, &str); 2] = [
    ("failed to fetch advisory database", "the list of advisories cannot be fetched here"),
    ("unable to check for yanked crates", "the registry does not say here which versions were withdrawn"),
];

/// Asks cargo-deny. The list of advisories comes over the network, and not from the package registry.
fn known_advisories(command: &mut Command) -> Outcome<Advisories> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| Failure::from(format!("cargo-deny cannot be started: {error}")))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let found = judge(output.status.success(), &said);
    if found.is_err() {
        eprint!("{said}");
    }
    found
}

fn judge(passed: bool, said: &str) -> Outcome<Advisories> {
    // Of what it could look up it may still have found something.
    if said.contains("advisories FAILED") {
        return Err(Failure::from("A dependency has an advisory: update it, or give the reason in deny.toml."));
    }
    if let Some((_, why)) = UNKNOWN.iter().find(|(sign, _)| said.contains(sign)) {
        return Ok(Advisories::Unknown(why));
    }
    if passed { Ok(Advisories::None) } else { Err(Failure::from("cargo-deny could not look for advisories.")) }
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

    #[test]
    fn what_could_not_be_looked_up_has_not_passed() {
        assert_eq!(judge(true, "advisories ok"), Ok(Advisories::None));
        let offline = "[ERROR] failed to fetch advisory database https://example.org with cli: failed to clone";
        assert!(matches!(judge(false, offline), Ok(Advisories::Unknown(_))));
        let withdrawn = "warning[index-failure]: unable to check for yanked crates\nadvisories ok";
        assert!(matches!(judge(true, withdrawn), Ok(Advisories::Unknown(_))));
        let both = "warning[index-failure]: unable to check for yanked crates\nadvisories FAILED";
        assert!(judge(false, both).is_err() && judge(false, "[ERROR] deny.toml is no TOML").is_err());
    }

    #[test]
    fn the_closing_sentence_names_what_was_not_checked() {
        let mut tally = Tally::default();
        assert_eq!(tally.sum(), Ok("All checks passed.".to_string()));
        tally.leave_out("advisories", "there is no network");
        assert_eq!(tally.sum(), Ok("All other checks passed. Not checked: advisories.".to_string()));
        tally.look("format", Err(Failure::from("It is not.")));
        assert_eq!(tally.sum(), Err(Failure::from("These checks failed: format. Not checked: advisories.")));
    }
}
