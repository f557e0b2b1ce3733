//! The package for npm: the tag for other pages, with all that it loads.

use std::fs;
use std::path::PathBuf;

use super::zip::Entry;
use super::{files, licences, tar};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, read};

/// What the package is called.
const NAME: &str = "cuecard-deck";
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// What is in it of a build, by how the paths begin: nothing of the page, nor of what makes that an app.
const NEEDED: [&str; 9] = [
    "app-worker.js",
    "cuecard-",
    "custom-elements.json",
    "embed.d.ts",
    "embed.js",
    "embed/",
    "importer",
    "locales/",
    "worker",
];
/// Modules, where they are not in the scripts that import them.
const MODULES: &str = "shared/";
/// What there is of these for pages of our own.
const OF_PAGES: [&str; 5] =
    ["embed/home.js", "embed/iframe.", "embed/index.", "embed/playground.", "shared/no-modules.js"];
/// What brings the element together with its types for the markup of a framework, by the framework's name.
const FRAMEWORKS: [(&str, &str); 5] = [
    ("preact", include_str!("npm/preact.d.ts")),
    ("react", include_str!("npm/react.d.ts")),
    ("solid", include_str!("npm/solid.d.ts")),
    ("svelte", include_str!("npm/svelte.d.ts")),
    ("vue", include_str!("npm/vue.d.ts")),
];
/// What goes along beside the build itself.
const OURS: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

/// Writes the package of the release build that is there.
pub(crate) fn write(home: &Home) -> Outcome<PathBuf> {
    let dist = home.dist();
    let mut entries = vec![
        entry("package.json", description()),
        entry("README.md", include_str!("npm/README.md").to_string()),
        entry("LICENSES-CRATES.txt", licences::all(home)?),
        // In place of the build's, which leads to the app around it.
        entry("embed/home.js", "export const HOME = \"\";\n".to_string()),
    ];
    for (framework, types) in FRAMEWORKS {
        entries.push(entry(&format!("{framework}.js"), "import \"./embed.js\";\n".to_string()));
        entries.push(entry(&format!("{framework}.d.ts"), types.to_string()));
    }
    for file in OURS {
        entries.push(entry(file, read(&home.at(file))?));
    }
    for file in needed(&files(&dist)?)? {
        let bytes = fs::read(dist.join(&file)).or_say(|| format!("{file} cannot be read"))?;
        entries.push((format!("package/{file}"), bytes));
    }
    let path = path(home);
    let folder = path.parent().unwrap_or(home.root());
    fs::create_dir_all(folder).or_say(|| format!("{} cannot be made", folder.display()))?;
    fs::write(&path, tar::pack(entries)?).or_say(|| format!("{} cannot be written", path.display()))?;
    Ok(path)
}

/// Where the package is.
pub(crate) fn path(home: &Home) -> PathBuf {
    home.at("target").join("package").join(format!("{NAME}-{VERSION}.tgz"))
}

fn entry(name: &str, text: String) -> Entry {
    (format!("package/{name}"), text.into_bytes())
}

/// Those files of a build that the tag needs, each kind of which must be there.
fn needed(files: &[String]) -> Outcome<Vec<String>> {
    if let Some(missing) = NEEDED.iter().find(|begin| !files.iter().any(|file| file.starts_with(*begin))) {
        return Err(Failure::from(format!("The build lacks {missing}, which the package for npm needs.")));
    }
    Ok(files.iter().filter(|file| is_needed(file)).cloned().collect())
}

fn is_needed(file: &str) -> bool {
    let begins = |begin: &&str| file.starts_with(begin);
    (NEEDED.iter().any(begins) || begins(&MODULES)) && !OF_PAGES.iter().any(begins)
}

/// What npm, bundlers and editors are told. It is a text, since tools take the first of the conditions that they know.
fn description() -> String {
    include_str!("npm/package.json").replace("\"VERSION\"", &format!("{VERSION:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build() -> Vec<String> {
        let names = [
            "app-worker.js",
            "cuecard-1.js",
            "custom-elements.json",
            "worker.js",
            "embed.d.ts",
            "embed.js",
            "embed/widget.js",
        ];
        names.into_iter().chain(["importer.js", "locales/de.json", "shared/wasm.js"]).map(String::from).collect()
    }

    #[test]
    fn only_what_the_tag_needs_is_in_it() {
        let mut files = build();
        let others = ["index.html", "boot.js", "sw.js", "embed.html", "embed/index.html", "embed/iframe.js"];
        files.extend(others.into_iter().chain(["open/page.js", "shared/no-modules.js"]).map(String::from));
        assert_eq!(needed(&files), Ok(build()));
    }

    #[test]
    fn every_framework_is_told_of_with_its_types_first() {
        let description = description();
        assert!(description.contains(&format!("\"name\": \"{NAME}\"")) && description.contains(VERSION));
        for name in FRAMEWORKS.map(|(framework, _)| framework) {
            let told = format!("\"./{name}\": {{ \"types\": \"./{name}.d.ts\", \"default\": \"./{name}.js\" }}");
            assert!(description.contains(&told), "{name}");
        }
    }

    #[test]
    fn a_build_that_lacks_something_is_refused() {
        let files: Vec<String> = build().into_iter().filter(|file| !file.starts_with("importer")).collect();
        assert!(needed(&files).is_err_and(|failure| failure.to_string().contains("importer")));
    }
}
