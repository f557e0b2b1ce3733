//! `package`: the release build as one zip, and the proof that it is the same wherever it is made.

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
    build::run(home)?;
    let zip = package::write(home)?;
    let bytes = read(&zip)?;
    println!("Packed {} ({} bytes)", zip.display(), bytes.len());
    let tag = npm::write(home)?;
    println!("Packed {} ({} bytes)", tag.display(), read(&tag)?.len());
    if verify { same_elsewhere(home, &zip, &bytes) } else { Ok(()) }
}

fn same_elsewhere(home: &Home, zip: &Path, bytes: &[u8]) -> Outcome {
    let began = Instant::now();
    let place = Elsewhere(env::temp_dir().join(format!("cuecard-elsewhere-{}", process::id())));
    copy(home.root(), &place.0)?;
    let other = Home::of(place.0.clone());
    build::run(&other)?;
    let again = package::write(&other)?;
    if bytes != read(&again)? {
        let kept = zip.with_extension("elsewhere.zip");
        fs::copy(&again, &kept).or_say(|| format!("{} cannot be kept", again.display()))?;
        return Err(Failure::from(format!(
            "A build in another folder gives other bytes: compare {} with {}.",
            zip.display(),
            kept.display()
        )));
    }
    println!("A build in another folder, from nothing, gives the same bytes ({} s).", began.elapsed().as_secs());
    Ok(())
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
