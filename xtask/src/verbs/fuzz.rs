//! `fuzz`: looks for inputs that break a reader, guided by the code that they reach.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, read};
use crate::process::{self, cargo_in, path_with};
use crate::setup;

/// The package with the targets, one test each.
const PACKAGE: &str = "cuecard-fuzz";

/// What `fuzz` was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FuzzOptions {
    /// The only target that is wanted.
    pub(crate) only: Option<String>,
    /// How long each target runs.
    pub(crate) seconds: u64,
}

impl Default for FuzzOptions {
    /// All targets take an hour together.
    fn default() -> Self {
        FuzzOptions { only: None, seconds: 400 }
    }
}

/// Runs the targets, one after the other, and adds inputs that reach new code to the corpus of each.
pub(crate) fn run(home: &Home, options: &FuzzOptions) -> Outcome {
    let tools = path_with(&[setup::cargo_bolero()?])?;
    let all = targets(&read(&home.at("tests/fuzz/lib.rs"))?);
    let wanted: Vec<&String> =
        all.iter().filter(|name| options.only.as_ref().is_none_or(|only| only == *name)).collect();
    if wanted.is_empty() {
        return Err(Failure::from(format!("There is no such target. There are {}.", all.join(", "))));
    }
    let mut broken = Vec::new();
    for name in wanted {
        println!("== {name}, for {} seconds", options.seconds);
        let places = Places::of(home, name)?;
        let time = [format!("-T={}s", options.seconds), format!("--engine-args={}", places.kept.display())];
        let found =
            process::run(places.engine(home, name, &places.found, &places.crashes).args(time).env("PATH", &tools));
        if let Err(failure) = found {
            eprintln!("{failure}");
            broken.push(name.clone());
        }
        // Of what was found, as few inputs as reach all of the code that it reaches.
        let merge = ["-merge=1", "-set_cover_merge=1", "-use_counters=0"].map(|flag| format!("--engine-args={flag}"));
        process::run(places.engine(home, name, &places.kept, &places.found).args(merge).env("PATH", &tools))?;
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(Failure::from(format!("Inputs that break {} are in target/fuzz/TARGET/crashes.", broken.join(", "))))
}

/// The names of the tests in a source file.
fn targets(source: &str) -> Vec<String> {
    let mut lines = source.lines();
    let mut names = Vec::new();
    while lines.any(|line| line.trim() == "#[test]") {
        let name = lines.next().and_then(|line| line.strip_prefix("fn ")?.split('(').next());
        names.extend(name.map(String::from));
    }
    names
}

/// Folders of inputs.
struct Places {
    /// The corpus of the repository.
    kept: PathBuf,
    /// All inputs found on this machine.
    found: PathBuf,
    /// Inputs that break the target.
    crashes: PathBuf,
}

impl Places {
    fn of(home: &Home, name: &str) -> Outcome<Places> {
        let here = home.at("target/fuzz").join(name);
        let kept = home.at("tests/fuzz/__fuzz__").join(name).join("corpus");
        let places = Places { kept, found: here.join("corpus"), crashes: here.join("crashes") };
        for folder in [&places.kept, &places.found, &places.crashes] {
            fs::create_dir_all(folder).or_say(|| format!("{} cannot be made", folder.display()))?;
        }
        Ok(places)
    }

    /// libFuzzer with a target. Sanitizers, which need an unstable compiler, would find nothing: no code here is unsafe.
    fn engine(&self, home: &Home, name: &str, corpus: &Path, crashes: &Path) -> Command {
        let mut command = cargo_in(home, &["bolero", "test", name, "--package", PACKAGE, "--sanitizer", "NONE"]);
        command.arg("--corpus-dir").arg(corpus).arg("--crashes-dir").arg(crashes);
        command.arg("--target-dir").arg(home.at("target/fuzz/build"));
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_is_a_target() {
        let source = "#[test]\nfn a() {\n}\n\nfn b() {}\n\n/// c\n#[test]\nfn c() {}\n";
        assert_eq!(targets(source), ["a", "c"]);
        assert!(targets(include_str!("../../../tests/fuzz/lib.rs")).contains(&"deck_json".to_string()));
    }
}
