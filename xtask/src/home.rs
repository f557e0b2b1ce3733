//! Where the clone is, and the places in it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{OrSay, Outcome};
use crate::process::named;

/// The clone this command works on.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    root: PathBuf,
    program: Option<PathBuf>,
}

impl Home {
    /// Finds the clone: from cargo's word at run time (a path compiled in would be wrong once the clone
    /// is moved), else upwards from the current folder. One that some tool could not be told of is refused here, before
    /// anything is built.
    pub(crate) fn find() -> Outcome<Home> {
        let told = env::var_os("CARGO_MANIFEST_DIR").and_then(|dir| Path::new(&dir).parent().map(Path::to_path_buf));
        let here = env::current_dir().ok();
        let above = here.iter().flat_map(|dir| dir.ancestors().map(Path::to_path_buf));
        let root = told.into_iter().chain(above).find(|dir| dir.join("Trunk.toml").is_file());
        let root = root.ok_or("Run this inside a clone of Cuecard: no Trunk.toml was found from here upwards.")?;
        named(&root)?;
        Ok(Home::of(root))
    }

    /// The clone in that folder.
    pub(crate) fn of(root: PathBuf) -> Home {
        Home { root, program: env::current_exe().ok() }
    }

    /// Where this command is. Noted at the start: a build under way may put it there anew, and the system then only
    /// tells that the one that runs was deleted.
    pub(crate) fn program(&self) -> Outcome<&Path> {
        Ok(self.program.as_deref().ok_or("Where this command is cannot be told.")?)
    }

    /// The clone's top folder.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A place in the clone.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The release build.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// Where `serve` builds: apart from `dist`, so that tests and a running server leave each other alone.
    pub(crate) fn served(&self) -> PathBuf {
        self.at("target").join("serve")
    }
}

/// Reads a text file.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).or_say(|| format!("{} cannot be read", path.display()))
}

/// Writes a file, its folder first. One that says the same already is left alone, so that no watcher wakes up.
pub(crate) fn write(path: &Path, text: &str) -> Outcome {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).or_say(|| format!("The folder {} cannot be made", folder.display()))?;
    }
    fs::write(path, text).or_say(|| format!("{} cannot be written", path.display()))
}
