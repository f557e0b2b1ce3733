//! The texts of the licences of all crates in a build: those that a crate brings along, else the standard ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use spdx::{Expression, LicenseReq, ParseMode};

use super::crates::{self, Crate};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, read};

/// What files with the text of a licence are called, by how their names begin.
const LICENCES: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "UNLICENSE"];
/// What comes along with a licence and is none.
const NOTICE: &str = "NOTICE";
/// What a standard text has in the line that names those who hold the rights: gaps, or the first who used the text.
const GAPS: [&str; 3] = ["<", "YEAR", "Internet Systems Consortium"];

/// The licences of everything in the build that is not ours, in one text; each text of a licence is there once.
pub(super) fn all(home: &Home) -> Outcome<String> {
    list(&crates::built_in(home)?)
}

fn list(crates: &[Crate]) -> Outcome<String> {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut list = String::from("Cuecard is built with these crates, under these licences.\n\n");
    for one in crates {
        let licence = if one.licence.is_empty() { "see below" } else { &one.licence };
        list.push_str(&format!("{}: {licence}\n", one.name));
        for text in texts_of(one)? {
            texts.entry(text).or_default().push(&one.name);
        }
    }
    for (text, names) in texts {
        let line = "-".repeat(80);
        list.push_str(&format!("\n{line}\n{}\n{line}\n\n{text}\n", names.join(", ")));
    }
    Ok(list)
}

/// All texts that go with a crate, at least one of them a licence.
fn texts_of(one: &Crate) -> Outcome<BTreeSet<String>> {
    let entries = fs::read_dir(&one.folder).or_say(|| format!("{} cannot be read", one.folder.display()))?;
    let files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    let mut licences: BTreeSet<&PathBuf> = files.iter().filter(|path| begins(path, &LICENCES)).collect();
    licences.extend(&one.licence_file);
    let notices = files.iter().filter(|path| begins(path, &[NOTICE]));
    let mut texts = BTreeSet::new();
    for path in licences.iter().copied().chain(notices) {
        texts.insert(tidy(&read(path)?));
    }
    if licences.is_empty() {
        texts.extend(standard(one)?);
    }
    Ok(texts)
}

fn begins(path: &Path, starts: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
    starts.iter().any(|start| name.starts_with(start))
}

/// Without blanks at the ends of lines, and without empty lines at both ends.
fn tidy(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_string()
}

/// The standard texts of all licences that a crate without a file of them names.
fn standard(one: &Crate) -> Outcome<Vec<String>> {
    let missing = || {
        let (name, licence) = (&one.name, &one.licence);
        Failure::from(format!(
            "No text of a licence is found for {name}: it brings none, and “{licence}” has none. Take another version or crate."
        ))
    };
    let expression = Expression::parse_mode(&one.licence, ParseMode::LAX).map_err(|_| missing())?;
    let texts = expression.requirements().map(|wanted| text(&wanted.req, &holders(one)));
    texts.collect::<Option<_>>().ok_or_else(missing)
}

/// The standard text of a licence, and that of the exception it is with.
fn text(licence: &LicenseReq, holders: &str) -> Option<String> {
    let plain = licence.license.id()?.text();
    let lines = plain.lines().map(|line| {
        let is_gap = line.starts_with("Copyright") && GAPS.iter().any(|gap| line.contains(gap));
        if is_gap { format!("Copyright (c) {holders}") } else { line.to_string() }
    });
    let mut lines: Vec<String> = lines.collect();
    lines.dedup_by(|line, before| line == before && line.starts_with("Copyright"));
    if let Some(addition) = &licence.addition {
        lines.extend([String::new(), addition.id()?.text().to_string()]);
    }
    Some(tidy(&lines.join("\n")))
}

/// Who holds the rights in a crate, as far as it says so.
fn holders(one: &Crate) -> String {
    let name =
        |author: &String| author.split('<').next().map(str::trim).filter(|name| !name.is_empty()).map(String::from);
    let names: Vec<String> = one.authors.iter().filter_map(name).collect();
    if names.is_empty() {
        let name = one.name.split(" v").next().unwrap_or_default();
        return format!("the authors of {name}");
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A crate in a folder of its own that goes with this.
    struct Sources(Crate);

    impl Sources {
        fn new(name: &str, licence: &str, authors: &[&str], files: &[(&str, &str)]) -> Sources {
            let folder = std::env::temp_dir().join(format!("cuecard-licences-{}-{name}", std::process::id()));
            fs::create_dir_all(&folder).unwrap();
            for (file, text) in files {
                fs::write(folder.join(file), text).unwrap();
            }
            let authors = authors.iter().map(ToString::to_string).collect();
            let licence = licence.to_string();
            Sources(Crate { name: format!("{name} v1.0.0"), licence, licence_file: None, authors, folder })
        }
    }

    impl Drop for Sources {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0.folder);
        }
    }

    fn texts(sources: &Sources) -> Vec<String> {
        texts_of(&sources.0).unwrap().into_iter().collect()
    }

    #[test]
    fn a_crate_that_brings_its_licence_goes_with_that_and_no_other() {
        let files = [("LICENSE-MIT", "Mine, all mine.  \n\n"), ("NOTICE.txt", "Take note."), ("lib.rs", "")];
        assert_eq!(texts(&Sources::new("brings", "MIT", &[], &files)), ["Mine, all mine.", "Take note."]);
        let mut named = Sources::new("named", "", &[], &[("TERMS", "Be kind.")]);
        named.0.licence_file = Some(named.0.folder.join("TERMS"));
        assert_eq!(texts(&named), ["Be kind."]);
    }

    #[test]
    fn a_crate_without_a_file_goes_with_the_standard_texts() {
        let bare = Sources::new("bare", "MIT/Apache-2.0", &["A B <a@b.c>", "D"], &[("NOTICE", "Take note.")]);
        let [apache, mit, notice] = texts(&bare).try_into().unwrap();
        assert!(apache.starts_with("Apache License\nVersion 2.0, January 2004\n"));
        assert!(mit.starts_with("MIT License\n\nCopyright (c) A B, D\n\nPermission is hereby granted, free of charge"));
        assert_eq!(notice, "Take note.");
        for licence in ["MIT", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC"] {
            let told = texts(&Sources::new("nobody", licence, &[], &[])).concat();
            let lines: Vec<&str> = told.lines().filter(|line| line.starts_with("Copyright")).collect();
            assert_eq!(lines, ["Copyright (c) the authors of nobody"], "{licence}");
        }
        let with = texts(&Sources::new("with", "Apache-2.0 WITH LLVM-exception", &[], &[]));
        assert!(with.concat().contains("LLVM Exceptions to the Apache 2.0 License"));
    }

    #[test]
    fn a_crate_without_any_text_is_named() {
        for licence in ["", "MIT OR LicenseRef-mine", "Do what you like"] {
            let sources = Sources::new("strange", licence, &[], &[("NOTICE", "Take note.")]);
            let said = list(std::slice::from_ref(&sources.0)).map_err(|failure| failure.to_string());
            assert!(said.is_err_and(|said| said.contains("strange v1.0.0")), "{licence}");
        }
    }

    #[test]
    fn every_crate_of_the_build_has_a_text() {
        let home = Home::find().unwrap_or_else(|failure| panic!("{failure}"));
        let text = all(&home).unwrap_or_else(|failure| panic!("{failure}"));
        let (list, texts) = text.split_once("\n---").unwrap();
        let crates: Vec<&str> = list.lines().filter_map(|line| Some(line.split_once(": ")?.0)).collect();
        assert!(crates.len() > 100 && crates.iter().any(|name| name.starts_with("leptos v")));
        for name in crates {
            assert!(texts.lines().any(|line| line.split(", ").any(|one| one == name)), "{name}");
        }
    }
}
