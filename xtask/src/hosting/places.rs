//! Builds that are the same wherever they are made: the paths of this machine, which the compiler writes into a
//! program so that a panic can say where it happened, are replaced by names of their own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::{crates, files};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, write};
use crate::process::{ask, named};
use crate::setup::pins::TARGET;

/// Variables that would replace these flags, or be added to them.
pub(crate) const VARIABLES: [&str; 3] =
    ["CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"];

/// Writes the compiler's flags for Wasm into the file that `.cargo/config.toml` includes; `std` is a standard library in
/// place of the compiler's own.
///
/// Not into a variable: cargo splits the one for a target at spaces, which paths may contain, and the encoded one would
/// hold for this command too, which the build compiles again as its hook.
pub(crate) fn write_flags(home: &Home, remaps: Vec<String>, std: Option<&Path>) -> Outcome {
    let mut flags = vec![ERASE.to_string(), remap(home.root(), ".")?];
    flags.extend(remaps);
    if let Some(std) = std {
        flags.push(format!("--sysroot={}", named(std)?));
    }
    write(&home.at("target").join("rustflags.toml"), &configuration(&flags))
}

/// Flags as cargo reads them from its configuration: each whole, whatever is in it.
fn configuration(flags: &[String]) -> String {
    // A string of JSON is one of TOML, too.
    let flags: Vec<String> = flags.iter().map(|flag| format!("    {},\n", Value::from(flag.as_str()))).collect();
    format!("# Written by `cargo xtask`.\n[target.{TARGET}]\nrustflags = [\n{}]\n", flags.concat())
}

/// Has leptos join views by dynamic types instead of one type for each screen: a smaller Wasm, and less to compile.
const ERASE: &str = "--cfg=erase_components";

/// The flags that replace folders with the sources of others.
pub(crate) fn remaps(home: &Home) -> Outcome<Vec<String>> {
    let mut flags = Vec::new();
    let parents: BTreeSet<PathBuf> =
        crates::all(home)?.into_iter().filter_map(|one| one.folder.parent().map(Path::to_path_buf)).collect();
    for parent in parents {
        flags.push(remap(&parent, "/crates")?);
    }
    flags.extend(standard_library(home).map(|(from, to)| remap(&from, &to)).transpose()?);
    Ok(flags)
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
    let from = named(from)?;
    // The compiler takes the last `=` for the one between the two.
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
    fn a_flag_carries_any_path_whole() {
        for path in ["/a", "/a b", "/a=b", "/wörk/it's", r#"/say "a"\b"#] {
            let flag = remap(Path::new(path), "/b").unwrap_or_default();
            assert_eq!(flag, format!("--remap-path-prefix={path}=/b"));
            let text = configuration(&[flag.clone(), "--cfg=c".into()]);
            let list = text.split_once("rustflags = ").map(|(_, list)| list.replace(",\n]", "]"));
            let read: Option<Vec<String>> = list.and_then(|list| serde_json::from_str(&list).ok());
            assert_eq!(read, Some(vec![flag, "--cfg=c".into()]), "{text}");
        }
    }

    #[test]
    fn cargo_is_told_where_the_flags_are() {
        let told = include_str!("../../../.cargo/config.toml");
        assert!(told.contains(r#"include = [{ path = "../target/rustflags.toml", optional = true }]"#));
    }
}
