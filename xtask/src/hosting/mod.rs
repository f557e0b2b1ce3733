//! What a build needs to be safely hosted: the policy in its page, names that change with their content, and the
//! headers that a host should send along; and the zip of it all, the same wherever it is made.

mod crates;
mod headers;
pub(crate) mod names;
pub(crate) mod npm;
pub(crate) mod package;
pub(crate) mod places;
mod policy;
mod tar;
mod zip;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{OrSay, Outcome};
use crate::home::{read, write};

/// Where the policy goes in a page.
const MARKER: &str = "<!--policy-->";
/// The pages that are bound by it: the app, and the one that reads decks and texts from anywhere. Those that are for
/// other people's pages are bound by theirs.
const PAGES: [&str; 2] = ["index.html", "open/index.html"];

/// Finishes the release build in `folder`, all files of it being there and having their names.
pub(crate) fn finish(folder: &Path) -> Outcome {
    let mut policies = BTreeMap::new();
    for page in PAGES {
        let path = folder.join(page);
        let text = read(&path)?;
        write(&path, &text.replace(MARKER, &policy::meta(&text)))?;
        policies.insert(page.to_string(), policy::header(&text));
    }
    write(&folder.join("_headers"), &headers::text(&files(folder)?, &policies))
}

/// The files of a folder and of those in it, by their paths within it, with `/` between; in the order of their names.
pub(crate) fn files(folder: &Path) -> Outcome<Vec<String>> {
    let mut paths = Vec::new();
    collect(folder, "", &mut paths)?;
    paths.sort();
    Ok(paths)
}

fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> Outcome {
    let entries = fs::read_dir(folder).or_say(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries.flatten() {
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        // Trunk's staging folder, where a build was interrupted.
        if path.starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
