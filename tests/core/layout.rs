//! Who may name whom: every module of the crate uses those above it in the table of `src/lib.rs`, and no other.

use std::fs;

/// The modules in the order of that table.
fn modules() -> Vec<String> {
    let map = fs::read_to_string("src/lib.rs").unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | [`"));
    rows.map(|row| row.split_once('`').unwrap().0.trim_start_matches("mod@").to_string()).collect()
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
