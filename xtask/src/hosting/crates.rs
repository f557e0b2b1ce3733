//! The crates a build is made of: where their sources are, and under which licences.

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
    /// Its licence, as an SPDX expression; nothing where it says none.
    pub(super) licence: String,
    /// The file that it names as its licence, where that has another name than usual.
    pub(super) licence_file: Option<PathBuf>,
    /// Those who wrote it, with their addresses, where it names them.
    pub(super) authors: Vec<String>,
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
    let authors = package.get("authors").and_then(Value::as_array);
    let folder = Path::new(text("manifest_path")?).parent()?.to_path_buf();
    Some(Crate {
        name: format!("{} v{}", text("name")?, text("version")?),
        licence: text("license").unwrap_or_default().to_string(),
        licence_file: text("license_file").map(|file| folder.join(file)),
        authors: authors.into_iter().flatten().filter_map(Value::as_str).map(String::from).collect(),
        folder,
    })
}

/// Those crates whose code is in the build.
pub(super) fn built_in(home: &Home) -> Outcome<Vec<Crate>> {
    let tree = ["tree", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}", "--target", TARGET];
    let tree = ask(&mut cargo_in(home, &[tree.as_slice(), &["--features", "csr,worker,importer"]].concat()));
    let tree = tree.ok_or("`cargo tree` failed; run it by hand to see why.")?;
    let mut crates = all(home)?;
    crates.retain(|one| tree.lines().any(|line| line.trim_end_matches(" (*)") == one.name));
    crates.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_crate_is_read_off_what_cargo_tells() {
        let package = json!({
            "name": "a", "version": "1.2.3", "license": "MIT", "license_file": "MY-TERMS", "authors": ["A <a@b.c>"],
            "manifest_path": "/b/a-1.2.3/Cargo.toml",
        });
        let expected = Crate {
            name: "a v1.2.3".into(),
            licence: "MIT".into(),
            licence_file: Some("/b/a-1.2.3/MY-TERMS".into()),
            authors: vec!["A <a@b.c>".into()],
            folder: "/b/a-1.2.3".into(),
        };
        assert_eq!(read(&package), Some(expected));
        assert_eq!(read(&json!({ "name": "a" })), None);
    }
}
