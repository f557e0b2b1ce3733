//! `package`: the release build as one zip and as a package for npm, and the proof that both are the same wherever they
//! are made.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process;
use std::time::Instant;

use super::build;
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::Home;
use crate::hosting::{npm, package};

/// What is not part of the sources.
const LEFT_OUT: [&str; 4] = [".git", "target", "dist", "shots"];

/// Builds and packs; with `verify` once more in another folder, from nothing, for the same bytes.
pub(crate) fn run(home: &Home, verify: bool) -> Outcome {
    let packages = pack(home)?;
    for path in &packages {
        println!("Packed {} ({} bytes)", path.display(), read(path)?.len());
    }
    if verify { same_elsewhere(home, &packages) } else { Ok(()) }
}

/// Builds, and packs the zip and what npm takes.
fn pack(home: &Home) -> Outcome<[PathBuf; 2]> {
    build::run(home)?;
    Ok([package::write(home)?, npm::write(home)?])
}

fn same_elsewhere(home: &Home, packages: &[PathBuf; 2]) -> Outcome {
    let began = Instant::now();
    let place = Elsewhere(env::temp_dir().join(format!("cuecard-elsewhere-{}", process::id())));
    copy(home.root(), &place.0)?;
    compare(packages, &pack(&Home::of(place.0.clone()))?)?;
    println!("A build in another folder, from nothing, gives the same bytes ({} s).", began.elapsed().as_secs());
    Ok(())
}

/// Compares each package with that of the other build, of which those that differ are kept.
fn compare(packages: &[PathBuf; 2], others: &[PathBuf; 2]) -> Outcome {
    let mut different = Vec::new();
    for (package, other) in packages.iter().zip(others) {
        if read(package)? == read(other)? {
            continue;
        }
        let end = package.extension().unwrap_or_default().to_string_lossy();
        let kept = package.with_extension(format!("elsewhere.{end}"));
        fs::copy(other, &kept).or_say(|| format!("{} cannot be kept", other.display()))?;
        different.push(format!("{} with {}", package.display(), kept.display()));
    }
    if different.is_empty() {
        return Ok(());
    }
    Err(Failure::from(format!("A build in another folder gives other bytes: compare {}.", different.join(", and "))))
}

/// A folder that is there for as long as this is.
struct Elsewhere(PathBuf);

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to).or_say(|| format!("{} cannot be made", to.display()))?;
    let entries = fs::read_dir(from).or_say(|| format!("{} cannot be read", from.display()))?;
    for entry in entries.flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        if LEFT_OUT.iter().any(|left_out| name == *left_out) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).or_say(|| format!("{} cannot be copied", path.display()))?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).or_say(|| format!("{} cannot be read", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_packages_are_compared() {
        let place = Elsewhere(env::temp_dir().join(format!("cuecard-compare-{}", process::id())));
        let pair = |build: &str, zip: &str, tarball: &str| {
            let folder = place.0.join(build);
            let paths = [folder.join("a-1.0.zip"), folder.join("b-1.0.tgz")];
            let written = fs::create_dir_all(&folder).and_then(|()| fs::write(&paths[0], zip));
            written.and_then(|()| fs::write(&paths[1], tarball)).map(|()| paths).unwrap()
        };
        let here = pair("here", "zip", "tarball");
        assert_eq!(compare(&here, &pair("same", "zip", "tarball")), Ok(()));
        for (zip, tarball, kept) in
            [("other", "tarball", "a-1.0.elsewhere.zip"), ("zip", "other", "b-1.0.elsewhere.tgz")]
        {
            let said = compare(&here, &pair("other", zip, tarball)).map_err(|failure| failure.to_string());
            assert!(said.as_ref().is_err_and(|said| said.matches("elsewhere.").count() == 1), "{said:?}");
            assert!(said.is_err_and(|said| said.contains(kept)));
            assert_eq!(fs::read_to_string(place.0.join("here").join(kept)).ok().as_deref(), Some("other"));
        }
    }
}
