//! What a build needs to be safely hosted: the policies in its pages, names that change with their content, and the
//! headers that a host should send along; and the zip of it all, the same wherever it is made.

mod crates;
mod headers;
mod identity;
mod licences;
pub(crate) mod names;
pub(crate) mod npm;
pub(crate) mod package;
pub(crate) mod places;
mod policy;
mod tar;
#[cfg(test)]
mod workflows;
mod zip;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use crate::failure::{OrSay, Outcome};
use crate::home::{read, write};
use policy::Reach;

/// Where the policy goes in a page.
const MARKER: &str = "<!--policy-->";
/// Every page, and what it may ask for data. All are of one origin, so each could reach what the app keeps, and no page is
/// bound by what the page around it states.
const PAGES: [(&str, Reach); 4] = [
    ("index.html", Reach::Site),
    ("open/index.html", Reach::Site),
    ("embed/index.html", Reach::Site),
    ("embed.html", Reach::Web),
];

/// Where the build will be, if that is known.
pub(crate) fn address() -> Option<String> {
    env::var("CUECARD_URL").ok().filter(|address| !address.is_empty())
}

/// Finishes the release build in `folder`, all files of it being there and having their names.
pub(crate) fn finish(folder: &Path) -> Outcome {
    let manifest = folder.join("manifest.webmanifest");
    write(&manifest, &identity::told(&read(&manifest)?, address().as_deref())?)?;
    let mut policies = BTreeMap::new();
    for (page, reach) in PAGES {
        let path = folder.join(page);
        let text = read(&path)?;
        write(&path, &text.replace(MARKER, &policy::meta(&text, reach)))?;
        policies.insert(page.to_string(), policy::header(&text, reach));
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::home::Home;

    #[test]
    fn no_page_is_without_a_policy() {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        let mut pages = BTreeSet::from([("index.html".to_string(), home.at("index.html"))]);
        let public = home.at("public");
        let others = files(&public).unwrap_or_default().into_iter().filter(|file| file.ends_with(".html"));
        pages.extend(others.map(|file| (file.clone(), public.join(file))));
        for (page, path) in &pages {
            assert!(PAGES.iter().any(|(bound, _)| bound == page), "{page}");
            assert_eq!(read(path).unwrap_or_default().matches(MARKER).count(), 1, "{page}");
        }
        assert_eq!(pages.len(), PAGES.len());
    }
}
