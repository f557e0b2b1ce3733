//! The crates a build is made of: where their sources are, and under which licences.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::Home;
use crate::process::{ask, cargo_in};
use crate::setup::pins::TARGET;

/// A crate from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crate {
    /// Name and version, as cargo prints them: `serde v1.0.228`.
    pub(super) name: String,
    /// Its licence, as an SPDX expression.
    pub(super) licence: String,
    /// The folder of its sources.
    pub(super) folder: PathBuf,
}

/// All crates from outside that the lock file names, fetched where they are missing.
pub(super) fn all(home: &Home) -> Outcome<Vec<Crate>> {
    let text = ask(&mut cargo_in(home, &["metadata", "--format-version", "1", "--filter-platform", TARGET]));
    let text = text.ok_or("`cargo metadata` failed; run it by hand to see why.")?;
    let data: Value = serde_json::from_str(&text).or_say(|| "`cargo metadata` gave no JSON".to_string())?;
    let packages = data.get("packages").and_then(Value::as_array);
    let crates = packages.into_iter().flatten().filter(|package| is_outside(package)).map(read);
    crates.collect::<Option<_>>().ok_or_else(|| Failure::from("`cargo metadata` says something that is not known."))
}

/// Our own packages have no source.
fn is_outside(package: &Value) -> bool {
    package.get("source").is_some_and(|source| !source.is_null())
}

fn read(package: &Value) -> Option<Crate> {
    let text = |name: &str| package.get(name).and_then(Value::as_str);
    Some(Crate {
        name: format!("{} v{}", text("name")?, text("version")?),
        licence: text("license").unwrap_or("see below").to_string(),
        folder: Path::new(text("manifest_path")?).parent()?.to_path_buf(),
    })
}

/// Those crates whose code is in the build.
fn built_in(home: &Home) -> Outcome<Vec<Crate>> {
    let tree = ["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--target", TARGET];
    let tree = ask(&mut cargo_in(home, &[tree.as_slice(), &["--features", "ui,desk,importer"]].concat()));
    let tree = tree.ok_or("`cargo tree` failed; run it by hand to see why.")?;
    let mut crates = all(home)?;
    crates.retain(|one| tree.lines().any(|line| line.trim_end_matches(" (*)") == one.name));
    crates.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(crates)
}

/// The licences of everything in the build that is not ours, in one text; each text of a licence is there once.
pub(super) fn licences(home: &Home) -> Outcome<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = String::from("Cuecard is built with these crates, under these licences.\n\n");
    for one in built_in(home)? {
        list.push_str(&format!("{}: {}\n", one.name, one.licence));
        for text in texts_in(&one.folder)? {
            texts.entry(text).or_default().push(one.name.clone());
        }
    }
    for (text, names) in texts {
        let line = "-".repeat(80);
        list.push_str(&format!("\n{line}\n{}\n{line}\n\n{text}\n", names.join(", ")));
    }
    Ok(list)
}

/// The texts of licences in a folder, tidied at the ends of their lines.
fn texts_in(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).or_say(|| format!("{} cannot be read", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_licence(path)).collect();
    paths.sort();
    let text = |path: &PathBuf| {
        let text = crate::home::read(path)?;
        Ok(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_string())
    };
    paths.iter().map(text).collect()
}

fn is_licence(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"].iter().any(|start| name.starts_with(start))
        && path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_crate_is_read_off_what_cargo_tells() {
        let package =
            json!({ "name": "a", "version": "1.2.3", "license": "MIT", "manifest_path": "/b/a-1.2.3/Cargo.toml" });
        let expected = Crate { name: "a v1.2.3".into(), licence: "MIT".into(), folder: "/b/a-1.2.3".into() };
        assert_eq!(read(&package), Some(expected));
        assert_eq!(read(&json!({ "name": "a" })), None);
    }
}
