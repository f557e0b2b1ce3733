//! The user's cache folder, where tools outlive clones.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::pins::{Pin, Source};
use crate::failure::{Failure, OrSay, Outcome};
use crate::hosting::names::digest;
use crate::process::named;

/// The cache folder: `tools/` is kept, `build/` and `logs/` are passing.
#[derive(Clone, Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Finds the folder, and makes it where it is missing.
    pub(crate) fn open() -> Outcome<Cache> {
        let folder = chosen().or_else(usual).ok_or("No home folder is known; set CUECARD_CACHE to a folder.")?;
        let folder = std::path::absolute(&folder).or_say(|| format!("{} is no folder", folder.display()))?;
        named(&folder)
            .map_err(|failure| Failure::from(format!("{failure} CUECARD_CACHE names another cache folder.")))?;
        for part in ["tools", "build", "logs"] {
            let part = folder.join(part);
            fs::create_dir_all(&part)
                .or_say(|| format!("{} cannot be made; set CUECARD_CACHE to a folder that can", part.display()))?;
        }
        Ok(Cache { folder })
    }

    /// The folder itself.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a tool stands once it is wholly there.
    pub(crate) fn tool(&self, pin: &Pin) -> PathBuf {
        // What comes along with a tool changes with its lock file alone.
        let lock = match pin.source {
            Source::Locked { lock, .. } => format!("-{}", digest(lock.as_bytes())),
            _ => String::new(),
        };
        self.folder.join("tools").join(format!("{}-{}{lock}", pin.name, pin.version))
    }

    /// Where a tool is put together before it is moved to its place.
    pub(crate) fn workbench(&self, pin: &Pin) -> PathBuf {
        self.folder.join("tools").join(format!(".{}-{}.part-{}", pin.name, pin.version, std::process::id()))
    }

    /// Where a tool is compiled; kept when that is interrupted, so that the next try goes on from there.
    pub(crate) fn build(&self, pin: &Pin) -> PathBuf {
        self.folder.join("build").join(format!("{}-{}", pin.name, pin.version))
    }

    /// The full log of a step.
    pub(crate) fn log(&self, step: &str) -> PathBuf {
        self.folder.join("logs").join(format!("{step}.log"))
    }
}

fn chosen() -> Option<PathBuf> {
    filled("CUECARD_CACHE")
}

fn usual() -> Option<PathBuf> {
    let base = if cfg!(windows) {
        filled("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        filled("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        filled("XDG_CACHE_HOME").or_else(|| filled("HOME").map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("cuecard"))
}

fn filled(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from)
}
