//! Who may name whom: every module of the crate uses those above it in the table of `src/lib.rs`, and no other; and what
//! more is said in the tests.

use std::fs;

/// The modules in the order of that table.
fn modules() -> Vec<String> {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | ")).filter(|row| row.contains('`'));
    rows.map(|row| row.split('`').nth(1).unwrap().trim_start_matches("mod@").to_string()).collect()
}

/// The files of Rust in a folder and in those below it, by their paths, with what is in them.
pub(crate) fn files(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(files(&path));
        } else if path.ends_with(".rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// A file without the unit tests at its end.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap()
}

/// What a file names of the crate: the first part of each path that begins there, but for those in comments.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| line.split("crate::").skip(1)).filter_map(|rest| {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        rest.get(..end).filter(|name| !name.is_empty())
    })
}

#[test]
fn no_module_uses_one_below_it() {
    let modules = modules();
    let place = |name: &str| modules.iter().position(|module| module == name);
    let mut wrong = Vec::new();
    for (path, text) in &files("src") {
        let own = path.trim_start_matches("src/").split('/').next().unwrap().trim_end_matches(".rs");
        let Some(own) = place(own) else { continue };
        wrong.extend(
            named(text)
                .filter(|name| place(name).is_some_and(|other| other > own))
                .map(|name| format!("{path}: {name}")),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
    let folders = fs::read_dir("src").unwrap().flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let unnamed: Vec<String> = folders
        .map(|name| name.trim_end_matches(".rs").to_string())
        .filter(|name| !["lib", "main", "bin"].contains(&name.as_str()) && place(name).is_none())
        .collect();
    assert_eq!(unnamed, Vec::<String>::new(), "the table of src/lib.rs has every module");
}

/// The lines of code in `src` that have one of these texts, but for files below one of `except`.
fn naming(texts: &[&str], except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files("src").iter().filter(|(path, _)| !except.iter().any(|begin| path.starts_with(begin))) {
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let lines = code.filter(|line| texts.iter().any(|text| line.contains(text)));
        found.extend(lines.map(|line| format!("{path}: {}", line.trim())));
    }
    found
}

#[test]
fn only_these_name_the_browsers_interfaces() {
    // What a mount is given, and a program begins with, are elements, functions and errors of the page.
    let outermost = ["src/mount/", "src/main.rs", "src/bin/"];
    let adapters = ["src/storage/indexed_db.rs", "src/storage/js_string.rs", "src/storage/local_storage.rs"];
    let except = [&["src/browser/", "src/controller/worker_client.rs"], &outermost[..], &adapters].concat();
    assert_eq!(naming(&["web_sys", "js_sys"], &except), Vec::<String>::new());
}

#[test]
fn only_these_name_the_storage() {
    let except = [
        "src/storage/",
        "src/controller/",
        // It opens a mount, and needs to know whether two decks are editions of one.
        "src/mount/",
        // It stands in for a mount where there is no page.
        "src/prerender.rs",
        // It says what is stored, and what went wrong. It reads and writes nothing:
        "src/text/",
    ];
    assert_eq!(naming(&["storage::", "use crate::storage"], &except), Vec::<String>::new());
    let text = naming(&["storage::"], &except[..4]);
    let is_a_word =
        |line: &String| line.ends_with("StoreError;") || line.ends_with("SaveState;") || line.ends_with("SaveState;");
    assert!(text.iter().all(is_a_word), "{text:?}");
}

#[test]
fn no_folder_of_views_names_another() {
    const FOLDERS: [&str; 4] = ["practice", "deck", "progress", "settings"];
    let mut wrong = Vec::new();
    for folder in FOLDERS {
        for other in FOLDERS.iter().filter(|other| **other != folder) {
            let texts = [format!("ui::{other}"), format!("super::super::{other}")];
            let texts = texts.each_ref().map(String::as_str);
            wrong.extend(naming(&texts, &[]).into_iter().filter(|line| line.starts_with(&format!("src/ui/{folder}/"))));
            // From the folder's own module, the other is beside it.
            let beside = format!("use super::{other}");
            wrong.extend(
                naming(&[&beside], &[]).into_iter().filter(|line| line.starts_with(&format!("src/ui/{folder}/mod.rs"))),
            );
        }
    }
    wrong.extend(FOLDERS.map(|folder| format!("ui::{folder}")).iter().flat_map(|name| {
        let lines = naming(&[name], &[]).into_iter();
        lines.filter(|line| line.starts_with("src/ui/common/"))
    }));
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn dispatch_knows_nothing_of_what_comes_from_outside() {
    let incoming = ["sync", "incoming_link", "broadcast::listen"];
    for file in ["dispatch", "persist", "journal_queue", "state", "focus"] {
        let lines = naming(&incoming, &[]).into_iter();
        let wrong: Vec<String> = lines
            .filter(|line| line.starts_with(&format!("src/controller/{file}.rs")))
            .filter(|line| !line.contains("async"))
            .collect();
        assert_eq!(wrong, Vec::<String>::new());
    }
}

#[test]
fn the_product_names_no_research() {
    assert_eq!(naming(&["research::", "simulate::"], &[]), Vec::<String>::new());
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    assert!(!dependencies.contains("research"), "{dependencies}");
}

/// The scripts in a folder and in those below it, by their paths, with what they import beyond their own folder.
fn foreign_imports(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            found.extend(foreign_imports(&path));
        } else if path.ends_with(".js") {
            let text = fs::read_to_string(&path).unwrap();
            // Of types nothing is loaded.
            let code =
                text.lines().filter(|line| !line.trim_start().starts_with(['*', '/']) && !line.contains("@type"));
            let after = code
                .flat_map(|line| ["from \"", "import(\""].into_iter().flat_map(|before| line.split(before).skip(1)));
            let named = after.filter_map(|rest| rest.split('"').next()).filter(|name| name.starts_with("../"));
            found.extend(named.map(|name| (path.clone(), name.to_string())));
        }
    }
    found
}

#[test]
fn scripts_import_their_own_folder_and_what_is_shared() {
    let folders = ["embed", "install", "offline", "open", "recovery", "shared"];
    let mut wrong = Vec::new();
    for (path, name) in folders.iter().flat_map(|folder| foreign_imports(&format!("public/{folder}"))) {
        let is_shared = name.starts_with("../shared/") && !path.starts_with("public/shared/");
        // What the build makes of the Rust beside them.
        let is_built = ["../cuecard.js", "../importer.js"].contains(&name.as_str());
        let is_player = path.starts_with("public/open/") && name.starts_with("../embed/");
        // A page loads it once it is idle, and needs nothing of it: an entry like those of the pages.
        let is_offline = name == "../offline/register.js";
        if !(is_shared || is_built || is_player || is_offline) {
            wrong.push(format!("{path}: {name}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
