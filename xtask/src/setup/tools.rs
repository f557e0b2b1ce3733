//! A pinned tool: found, or installed.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cache::Cache;
use super::pins::{Pin, Source};
use super::step::Step;
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::write;
use crate::process::{cargo, is_program, named, names_version, on_path, version};

/// The folder with the tool's programs, which is installed first where it is missing.
pub(crate) fn ensure(cache: &Cache, pin: &Pin) -> Outcome<PathBuf> {
    if let Some(folder) = present(cache, pin) {
        return Ok(folder);
    }
    let workbench = cache.workbench(pin);
    let made = match pin.source {
        Source::Cargo { arguments, opt_level } => {
            let named = [&[pin.name, "--version", pin.version], arguments].concat();
            from_cargo(cache, pin, &workbench, &named, opt_level)
        }
        Source::Wrapped { files, opt_level } => wrapped(cache, pin, &workbench, files, opt_level),
        Source::Locked { package, lock } => from_npm(cache, pin, &workbench, package, lock),
    };
    let placed = made.and_then(|()| place(cache, pin, &workbench));
    // What is left of a failed try is of no use to the next one.
    let _ = fs::remove_dir_all(&workbench);
    placed
}

/// The folder with the tool's programs, where it is installed already: in the cache, or on PATH at the very version.
pub(crate) fn present(cache: &Cache, pin: &Pin) -> Option<PathBuf> {
    let cached = cache.tool(pin).join(pin.folder);
    if complete(&cached, pin) {
        return Some(cached);
    }
    let program = on_path(pin.files.first()?)?;
    let line = version(&program)?;
    let folder = program.parent()?.to_path_buf();
    (names_version(&line, pin.answers) && complete(&folder, pin)).then_some(folder)
}

fn complete(folder: &Path, pin: &Pin) -> bool {
    pin.files.iter().all(|file| {
        let plain = folder.join(file);
        plain.is_file() || is_program(&folder.join(format!("{file}{EXE_SUFFIX}")))
    })
}

/// Moves a finished installation to its place in one go, so that half of one is never taken for a whole.
fn place(cache: &Cache, pin: &Pin, workbench: &Path) -> Outcome<PathBuf> {
    let (name, place) = (pin.name, cache.tool(pin));
    if !complete(&workbench.join(pin.folder), pin) {
        return Err(Failure::from(format!("{name} was installed but its programs are not there; please report this.")));
    }
    let there = place.join(pin.folder);
    if complete(&there, pin) {
        return Ok(there);
    }
    if place.exists() {
        fs::remove_dir_all(&place).or_say(|| format!("The broken {} cannot be removed", place.display()))?;
    }
    match fs::rename(workbench, &place) {
        // Somebody else was quicker: theirs is as good.
        Err(_) if complete(&there, pin) => Ok(there),
        moved => moved.map(|()| there).or_say(|| format!("{} cannot be moved to its place", workbench.display())),
    }
}

fn step(cache: &Cache, pin: &Pin, how: &str, usual: &str, advice: &str) -> Step {
    Step {
        what: format!("Installing {} {}, {how}", pin.name, pin.version),
        usual: usual.to_string(),
        advice: advice.to_string(),
        log: cache.log(pin.name),
    }
}

/// Installs a package of ours, which is written down beside what is compiled of it, and goes with that.
fn wrapped(cache: &Cache, pin: &Pin, workbench: &Path, files: &[(&str, &str)], opt_level: &str) -> Outcome {
    let package = cache.build(pin).join("package");
    for (name, text) in files {
        write(&package.join(name), text)?;
    }
    from_cargo(cache, pin, workbench, &["--path", named(&package)?], opt_level)
}

/// Installs what the arguments name, by nothing but its lock file.
fn from_cargo(cache: &Cache, pin: &Pin, workbench: &Path, arguments: &[&str], opt_level: &str) -> Outcome {
    if on_path("cargo-binstall").is_some() && ready_made(cache, pin, workbench) {
        return Ok(());
    }
    let build = cache.build(pin);
    let mut command = cargo();
    // From the cache folder: what the clone configures is for the app.
    command.current_dir(cache.folder()).args(["install", "--locked"]).args(arguments);
    command.arg("--root").arg(workbench).arg("--target-dir").arg(&build);
    light(&mut command, opt_level);
    let advice = "Mend what the log names (network? C compiler? disk?) and run the same command again.";
    step(cache, pin, "from source", pin.usual, advice).run(&mut command)?;
    // Hundreds of megabytes that nobody needs again.
    let _ = fs::remove_dir_all(&build);
    Ok(())
}

/// A tool that runs for seconds need not be optimised for minutes.
fn light(command: &mut Command, opt_level: &str) {
    command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
    for (key, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("DEBUG", "0"), ("STRIP", "true")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    for foreign in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET", "CARGO_BUILD_RUSTFLAGS"] {
        command.env_remove(foreign);
    }
}

/// Whether cargo-binstall had the tool ready-made. Where not, it is compiled; with our profile, not binstall's.
fn ready_made(cache: &Cache, pin: &Pin, workbench: &Path) -> bool {
    let mut command = cargo();
    command.current_dir(cache.folder()).args(["binstall", "--no-confirm", "--disable-strategies", "compile"]);
    command.arg("--root").arg(workbench).arg(format!("{}@={}", pin.name, pin.version));
    let taken = step(cache, pin, "ready-made", "some seconds", "It is compiled instead.").run(&mut command);
    if let Err(failure) = &taken {
        eprintln!("  {failure}");
    }
    taken.is_ok() && complete(&workbench.join(pin.folder), pin)
}

fn from_npm(cache: &Cache, pin: &Pin, workbench: &Path, package: &str, lock: &str) -> Outcome {
    let Some(npm) = npm() else {
        let (name, version) = (pin.name, pin.version);
        let sentence = format!("{name} {version} comes by npm: install Node.js 18 or newer, then run this again.");
        return Err(Failure::from(sentence));
    };
    write(&workbench.join("package.json"), package)?;
    write(&workbench.join("package-lock.json"), lock)?;
    let mut command = Command::new(npm);
    command.current_dir(workbench).args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]);
    command.arg(workbench);
    let advice = "Mend what the log names (network?) and run the same command again.";
    step(cache, pin, "by npm", pin.usual, advice).run(&mut command)
}

/// npm, where Node is there to run it.
pub(super) fn npm() -> Option<PathBuf> {
    on_path("node")?;
    if cfg!(windows) { Some(PathBuf::from("npm.cmd")) } else { on_path("npm") }
}

/// Whether npm packages can be had and run.
pub(crate) fn has_node() -> bool {
    npm().is_some()
}
