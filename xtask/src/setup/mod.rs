//! Gets what the project needs from outside, once per user: every version is in [`pins`].

pub(crate) mod browsers;
mod cache;
pub(crate) mod pins;
pub(crate) mod servers;
mod standard_library;
mod step;
mod target;
mod tools;
mod wasm_opt;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Outcome;
use crate::home::Home;
use crate::hosting::places;
use crate::process::path_with;
pub(crate) use cache::Cache;
use pins::{
    AXE, CARGO_BOLERO, CARGO_DENY, ESBUILD, GECKODRIVER, LIGHTHOUSE, PACKERS, TRUNK, TYPESCRIPT, VITE, WASM_BINDGEN,
};

/// Folders with the tools that a build needs.
#[derive(Clone, Debug)]
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// The folders, for whoever wants them on PATH.
    pub(crate) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Trunk, in the clone, with the tools on its PATH.
    pub(crate) fn trunk(&self, home: &Home) -> Outcome<Command> {
        let mut command = Command::new("trunk");
        command.current_dir(home.root()).env("PATH", path_with(&self.folders)?);
        command.env("TRUNK_SKIP_VERSION_CHECK", "true");
        for variable in places::VARIABLES {
            command.env_remove(variable);
        }
        // Trunk takes the words true and false only, and stops at the usual NO_COLOR=1.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        Ok(command)
    }
}

/// What is needed to check the app without running it.
pub(crate) fn for_wasm_check(home: &Home) -> Outcome {
    compiler(home, &Cache::open()?)
}

/// The compiler, ready for Wasm. Always with the same flags, so that nothing is compiled twice.
fn compiler(home: &Home, cache: &Cache) -> Outcome {
    target::ensure(home, cache)?;
    let remaps = places::remaps(home)?;
    let std = standard_library::ensure(home, cache, &remaps);
    places::write_flags(home, remaps, std.as_deref())
}

/// What a debug build needs.
pub(crate) fn for_debug_build(home: &Home) -> Outcome<Toolbox> {
    let cache = Cache::open()?;
    compiler(home, &cache)?;
    let folders = vec![tools::ensure(&cache, &TRUNK)?, tools::ensure(&cache, &WASM_BINDGEN)?];
    Ok(Toolbox { folders })
}

/// What a release build needs.
pub(crate) fn for_release_build(home: &Home) -> Outcome<Toolbox> {
    let mut toolbox = for_debug_build(home)?;
    let cache = Cache::open()?;
    toolbox.folders.push(wasm_opt::ensure(&cache)?);
    match tools::ensure(&cache, &ESBUILD) {
        Ok(folder) => toolbox.folders.push(folder),
        Err(failure) => eprintln!("Notice: the scripts stay as large as they are written. {failure}"),
    }
    Ok(toolbox)
}

/// The runner of tests in a browser, and what they are compiled for.
pub(crate) fn test_runner(home: &Home) -> Outcome<PathBuf> {
    let cache = Cache::open()?;
    compiler(home, &cache)?;
    let folder = tools::ensure(&cache, &WASM_BINDGEN)?;
    Ok(folder.join(format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX)))
}

/// Firefox's driver.
pub(crate) fn geckodriver() -> Outcome<PathBuf> {
    let folder = tools::ensure(&Cache::open()?, &GECKODRIVER)?;
    Ok(folder.join(format!("geckodriver{}", env::consts::EXE_SUFFIX)))
}

/// The script that finds barriers in a page.
pub(crate) fn axe() -> Outcome<PathBuf> {
    Ok(tools::ensure(&Cache::open()?, &AXE)?.join("axe.min.js"))
}

/// The folder with TypeScript's compiler, and what makes the tag's manifest; none where there is no Node.
pub(crate) fn typescript() -> Outcome<Option<PathBuf>> {
    if tools::npm().is_none() {
        return Ok(None);
    }
    tools::ensure(&Cache::open()?, &TYPESCRIPT).map(Some)
}

/// npm, and Vite, with which the package for npm is tried; none where there is no Node.
pub(crate) fn npm_and_vite() -> Outcome<Option<(PathBuf, PathBuf)>> {
    let Some(npm) = tools::npm() else { return Ok(None) };
    let folder = tools::ensure(&Cache::open()?, &VITE)?;
    Ok(Some((npm, folder.join(if cfg!(windows) { "vite.cmd" } else { "vite" }))))
}

/// The folder whose `node_modules` has what other people's pages are built and checked with; none where there is no Node.
pub(crate) fn packers() -> Outcome<Option<PathBuf>> {
    if tools::npm().is_none() {
        return Ok(None);
    }
    let modules = tools::ensure(&Cache::open()?, &PACKERS)?;
    Ok(modules.parent().map(Path::to_path_buf))
}

/// Lighthouse.
pub(crate) fn lighthouse() -> Outcome<PathBuf> {
    let folder = tools::ensure(&Cache::open()?, &LIGHTHOUSE)?;
    Ok(folder.join(if cfg!(windows) { "lighthouse.cmd" } else { "lighthouse" }))
}

/// The folder with `cargo-bolero`.
pub(crate) fn cargo_bolero() -> Outcome<PathBuf> {
    tools::ensure(&Cache::open()?, &CARGO_BOLERO)
}

/// The folder with `cargo-deny`.
pub(crate) fn cargo_deny() -> Outcome<PathBuf> {
    tools::ensure(&Cache::open()?, &CARGO_DENY)
}
