//! The release build as one zip that any host of static files can serve, at any path.

use std::fs;
use std::path::{Path, PathBuf};

use super::zip::{self, Entry};
use super::{files, licences, places};
use crate::failure::{OrSay, Outcome};
use crate::home::Home;
use crate::verbs::size::{brotli, gzip};

/// What goes along beside the build itself.
const OURS: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// What servers may send packed, as prepared here.
const PACKED: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];
/// Below this size a packed copy saves nothing.
const WORTH_PACKING: usize = 512;

/// Writes the zip of the release build that is there.
pub(crate) fn write(home: &Home) -> Outcome<PathBuf> {
    let dist = home.dist();
    places::none_in(&dist, home)?;
    let mut entries = Vec::new();
    for file in files(&dist)? {
        let bytes = read(&dist.join(&file))?;
        entries.extend(packed(&file, &bytes)?);
        entries.push((file, bytes));
    }
    for file in OURS {
        entries.push((file.to_string(), read(&home.at(file))?));
    }
    entries.push(("LICENSES-CRATES.txt".to_string(), licences::all(home)?.into_bytes()));
    let path = path(home);
    let folder = path.parent().unwrap_or(home.root());
    fs::create_dir_all(folder).or_say(|| format!("{} cannot be made", folder.display()))?;
    fs::write(&path, zip::pack(entries)?).or_say(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

/// Where the zip is.
pub(crate) fn path(home: &Home) -> PathBuf {
    home.at("target").join("package").join(concat!("cuecard-", env!("CARGO_PKG_VERSION"), ".zip"))
}

/// A file as brotli and as gzip, for servers that look for such copies.
fn packed(file: &str, bytes: &[u8]) -> Outcome<Vec<Entry>> {
    let end = file.rsplit('.').next().unwrap_or_default();
    if !PACKED.contains(&end) || bytes.len() < WORTH_PACKING {
        return Ok(Vec::new());
    }
    Ok(vec![(format!("{file}.br"), brotli(bytes)?), (format!("{file}.gz"), gzip(bytes)?)])
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).or_say(|| format!("{} cannot be read", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_shrinks_has_packed_copies() {
        let names = |file: &str, size: usize| {
            let packed = packed(file, &vec![b'a'; size]).unwrap_or_default();
            packed.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names("a/b.js", 1_000), ["a/b.js.br", "a/b.js.gz"]);
        assert!(names("a.js", 100).is_empty() && names("a.png", 1_000).is_empty());
    }
}
