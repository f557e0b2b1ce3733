//! Builds that are the same wherever they are made: the paths of this machine, which the compiler writes into a
//! program so that a panic can say where it happened, are replaced by names of their own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{crates, files};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::Home;
use crate::process::ask;

/// The variable that brings the flags to the compiler, for Wasm only.
pub(crate) const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The compiler's flags for a release build.
pub(crate) fn flags(home: &Home) -> Outcome<String> {
    let mut flags = vec![remap(home.root(), ".")?];
    let parents: BTreeSet<PathBuf> =
        crates::all(home)?.into_iter().filter_map(|one| one.folder.parent().map(Path::to_path_buf)).collect();
    for parent in parents {
        flags.push(remap(&parent, "/crates")?);
    }
    flags.extend(standard_library(home).map(|(from, to)| remap(&from, &to)).transpose()?);
    Ok(flags.join(" "))
}

/// Where the standard library's sources are, if they are installed, and what the compiler calls them if they are not.
fn standard_library(home: &Home) -> Option<(PathBuf, String)> {
    let rustc = |argument: &[&str]| ask(Command::new("rustc").current_dir(home.root()).args(argument));
    let sources = Path::new(&rustc(&["--print", "sysroot"])?).join("lib/rustlib/src/rust");
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "))?;
    Some((sources, format!("/rustc/{commit}")))
}

fn remap(from: &Path, to: &str) -> Outcome<String> {
    let from = from.to_str().filter(|from| !from.contains([' ', '=']));
    let from = from.ok_or("Build in a folder, and with a home folder, whose path has no space and no `=` in it.")?;
    Ok(format!("--remap-path-prefix={from}={to}"))
}

/// Demands that no file in `folder` names a place on this machine.
pub(crate) fn none_in(folder: &Path, home: &Home) -> Outcome {
    let mut places = vec![home.root().to_path_buf()];
    places.extend(crates::all(home)?.into_iter().take(1).filter_map(|one| one.folder.parent().map(Path::to_path_buf)));
    places.extend(std::env::var_os("HOME").map(PathBuf::from).filter(|home| home.components().count() > 1));
    for file in files(folder)? {
        let bytes = fs::read(folder.join(&file)).or_say(|| format!("{file} cannot be read"))?;
        for place in &places {
            // With what follows a folder's name: `/root` alone may be a word in a deck.
            let place = format!("{}/", place.display());
            if bytes.windows(place.len()).any(|part| part == place.as_bytes()) {
                return Err(Failure::from(format!("{file} names the folder {place} of this machine.")));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_flags_cannot_carry_is_refused() {
        assert_eq!(remap(Path::new("/a"), "/b"), Ok("--remap-path-prefix=/a=/b".into()));
        assert!(remap(Path::new("/a b"), "/b").is_err());
    }
}
