//! `precache`: the list of a build's files, with their hashes, written into its service worker.
//!
//! The version is a hash of that list and of the worker itself, so equal builds have equal workers, and a browser
//! sees a new version wherever a single byte has changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};
use crate::hosting::files as paths;

/// The worker, and what takes its place where there is to be none.
const WORKER: &str = "sw.js";
const OFF: &str = "sw-off.js";
/// What registers the worker.
const REGISTRAR: &str = "offline/register.js";

/// Beginnings of the paths that the app has no use for: the workers themselves, what is only for other people's pages
/// (the bundled deck among it, which the app has in its Wasm), what only describes, and what hosts keep for themselves.
/// The page that opens decks needs the tag, and what reads Markdown.
const NOT_BEGINNING: [&str; 13] = [
    WORKER,
    OFF,
    "custom-elements.json",
    "decks/",
    "embed.html",
    "embed/iframe.",
    "embed/index.",
    "embed/playground.",
    "embed/old-",
    "embed/words.json",
    "oembed.json",
    "screenshots/",
    "_",
];
/// Ends of such paths.
const NOT_ENDING: [&str; 5] = [".map", ".d.ts", ".gz", ".br", ".txt"];

/// Writes the list of files, and the version, into the service worker of a build.
pub(crate) fn run(build: &Path) -> Outcome {
    let files = files(build)?;
    if !files.contains_key("index.html") {
        return Err(Failure::from(format!("{} is no build: it has no index.html.", build.display())));
    }
    let worker = build.join(WORKER);
    let list = serde_json::to_string(&files).or_say(|| "The list of files cannot be written".to_string())?;
    let listed = put(&read(&worker)?, "FILES", &list)?;
    // Of a worker without a version, so that writing it again changes nothing.
    let version = hex(&Sha256::digest(put(&listed, "VERSION", "\"\"")?));
    write(&worker, &put(&listed, "VERSION", &format!("{:?}", version.get(..16).unwrap_or(&version)))?)
}

/// Leaves a build without offline use, and takes it back from a browser that has it from another build at the same
/// address.
pub(crate) fn take_back(build: &Path) -> Outcome {
    write(&build.join(WORKER), &read(&build.join(OFF))?)?;
    write(&build.join(REGISTRAR), "// Only a release build works without a network.\n")
}

/// The files the app needs, each with its hash in the form that browsers check.
fn files(build: &Path) -> Outcome<BTreeMap<String, String>> {
    let needed = paths(build)?.into_iter().filter(|path| is_needed(path));
    let hashed = needed.map(|path| {
        let bytes = fs::read(build.join(&path)).or_say(|| format!("{path} cannot be read"))?;
        Ok((path, format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))))
    });
    hashed.collect()
}

fn is_needed(path: &str) -> bool {
    !NOT_BEGINNING.iter().any(|begin| path.starts_with(begin)) && !NOT_ENDING.iter().any(|end| path.ends_with(end))
}

/// Gives a constant of the worker's another value.
fn put(worker: &str, name: &str, value: &str) -> Outcome<String> {
    let begin = format!("const {name} = ");
    let old = worker.lines().find(|line| line.starts_with(&begin));
    let old = old.ok_or_else(|| Failure::from(format!("{WORKER} lacks the line `{begin}…`.")))?;
    Ok(worker.replacen(old, &format!("{begin}{value};"), 1))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    const SOURCE: &str = "// A worker.\nconst VERSION = \"\";\nconst FILES = {};\nstart();\n";

    /// A build in a folder of its own.
    fn build(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("cuecard-precache-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for (path, text) in files {
            assert_eq!(write(&folder.join(path), text), Ok(()));
        }
        folder
    }

    fn written(folder: &Path) -> String {
        assert_eq!(run(folder), Ok(()));
        let worker = read(&folder.join(WORKER)).unwrap_or_default();
        let _ = fs::remove_dir_all(folder);
        worker
    }

    fn worker_of(name: &str, page: &str) -> String {
        written(&build(name, &[("index.html", page), ("views.css", "abc"), (WORKER, SOURCE), (OFF, "off")]))
    }

    #[test]
    fn every_file_is_listed_with_its_hash() {
        let worker = worker_of("listed", "page");
        // Of the test vectors of FIPS 180-2.
        assert!(worker.contains(r#""views.css":"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=""#), "{worker}");
        assert!(worker.contains("\"index.html\":") && !worker.contains("sw.js\":") && !worker.contains("sw-off"));
        assert!(worker.starts_with("// A worker.\n") && worker.ends_with(";\nstart();\n"));
    }

    #[test]
    fn equal_builds_have_equal_workers_and_others_have_not() {
        let one = worker_of("one", "page");
        assert_eq!(worker_of("two", "page"), one);
        let other = worker_of("three", "page.");
        assert_ne!(other.lines().nth(1), one.lines().nth(1));
    }

    #[test]
    fn writing_it_again_changes_nothing() {
        let folder = build("again", &[("index.html", "page"), (WORKER, SOURCE)]);
        assert_eq!(run(&folder), Ok(()));
        let once = read(&folder.join(WORKER));
        assert_eq!(Ok(written(&folder)), once);
    }

    #[test]
    fn what_the_app_does_not_need_is_left_out() {
        for path in
            ["cuecard-1_bg.wasm", "worker_bg.wasm", "recovery/supervisor.js", "manifest.webmanifest", "icons/512.png"]
        {
            assert!(is_needed(path), "{path}");
        }
        for path in [
            "open/index.html",
            "open/page.js",
            "shared/no-modules.js",
            "embed.js",
            "embed/home.js",
            "embed/widget.js",
            "embed/styles.js",
            "views.css",
            "importer_bg.wasm",
            "importer-worker.js",
        ] {
            assert!(is_needed(path), "{path}: decks are opened without a network, too");
        }
        for path in
            ["sw.js", "sw-off.js", "embed.html", "embed/iframe.js", "_headers", "worker.js.map", "decks/interview.json"]
        {
            assert!(!is_needed(path), "{path}");
        }
    }

    #[test]
    fn a_folder_that_is_no_build_is_refused() {
        let folder = build("none", &[(WORKER, SOURCE)]);
        assert!(run(&folder).is_err_and(|failure| failure.to_string().contains("index.html")));
        assert_eq!(write(&folder.join("index.html"), "page"), Ok(()));
        assert_eq!(write(&folder.join(WORKER), "another worker"), Ok(()));
        assert!(
            run(&folder)
                .is_err_and(|failure| failure.to_string().contains("VERSION") || failure.to_string().contains("FILES"))
        );
        let _ = fs::remove_dir_all(folder);
    }

    #[test]
    fn a_debug_build_registers_nothing_and_takes_back_what_was() {
        let folder = build("debug", &[("index.html", "page"), (WORKER, SOURCE), (OFF, "off"), (REGISTRAR, "keep()")]);
        assert_eq!(take_back(&folder), Ok(()));
        assert_eq!(read(&folder.join(WORKER)), Ok("off".into()));
        assert!(read(&folder.join(REGISTRAR)).is_ok_and(|script| !script.contains("keep")));
        let _ = fs::remove_dir_all(folder);
    }
}
