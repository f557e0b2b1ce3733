//! Bundles the scripts of a release build: each one that is asked for by its address becomes one file, with what it imports
//! in it. Without esbuild, which comes by npm, scripts and modules stay as they are written; so they do in a debug build.
//! Browsers run them either way: the release build asks for fewer files, and starts before anything is painted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::read;
use crate::process::{on_path, run as run_program};

/// What a page does with a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It imports the script, or a worker or another script does.
    Module,
    /// It runs the script as it comes upon it.
    Classic,
}

/// The scripts that are asked for by their addresses: by pages, by workers, by other people's pages, or by another script once
/// it needs them.
const ENTRIES: [(&str, Kind); 17] = [
    ("boot.js", Kind::Classic),
    ("app-worker.js", Kind::Module),
    ("embed.js", Kind::Module),
    ("embed/erase.js", Kind::Module),
    ("embed/export.js", Kind::Module),
    // In the package for npm, another one is in its place.
    ("embed/home.js", Kind::Module),
    ("embed/iframe.js", Kind::Module),
    ("embed/playground.js", Kind::Module),
    ("embed/old-words.js", Kind::Module),
    ("embed/widget.js", Kind::Module),
    ("importer-worker.js", Kind::Module),
    ("install/hint.js", Kind::Module),
    ("offline/register.js", Kind::Module),
    ("open/page.js", Kind::Module),
    ("recovery/supervisor.js", Kind::Module),
    ("shared/language.js", Kind::Module),
    ("shared/no-modules.js", Kind::Classic),
];

/// What the build adds, by the names under which our scripts import it.
const ADDED: [&str; 5] = ["cuecard.js", "worker.js", "embed/fronts.js", "embed/styles.js", "importer.js"];

/// Where esbuild writes down what it has put into a bundle. No host sends a file that is named so.
const REPORT: &str = ".bundle.json";

/// Bundles the scripts in a build's folder, in place; whether there is esbuild to do it. The modules in them go.
pub(super) fn all(build: &Path) -> Outcome<bool> {
    let Some(program) = on_path("esbuild") else { return Ok(false) };
    let mut inner = BTreeSet::new();
    for entry in ENTRIES {
        inner.extend(one(&program, build, entry)?);
    }
    for module in inner.iter().filter(|module| !is_entry(module)) {
        fs::remove_file(build.join(module)).or_say(|| format!("{module} cannot be removed"))?;
    }
    Ok(true)
}

/// Bundles one script; gives what is in it.
fn one(program: &Path, build: &Path, (entry, kind): (&str, Kind)) -> Outcome<Vec<String>> {
    let report = build.join(REPORT);
    let mut command = Command::new(program);
    command.current_dir(build).args([
        entry,
        "--bundle",
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=error",
    ]);
    command.arg(match kind {
        Kind::Module => "--format=esm",
        Kind::Classic => "--format=iife",
    });
    let others = ENTRIES.iter().map(|(other, _)| *other).chain(ADDED).filter(|other| *other != entry);
    command.args(others.map(|other| format!("--external:{}", build.join(other).display())));
    command.args(["--allow-overwrite", &format!("--outfile={entry}"), &format!("--metafile={REPORT}")]);
    run_program(&mut command)?;
    let inputs: Value = serde_json::from_str(&read(&report)?).or_say(|| "esbuild's report is no JSON".to_string())?;
    fs::remove_file(&report).or_say(|| format!("{} cannot be removed", report.display()))?;
    let inputs = inputs
        .get("inputs")
        .and_then(Value::as_object)
        .ok_or_else(|| Failure::from("esbuild's report names no files."))?;
    Ok(inputs.keys().cloned().collect())
}

fn is_entry(path: &str) -> bool {
    ENTRIES.iter().any(|(entry, _)| *entry == path)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::home::Home;
    use crate::hosting::files;

    /// They import nothing, and people may want to read what they let keep their page.
    const AS_WRITTEN: [&str; 2] = ["sw-off.js", "sw.js"];

    /// Every script of ours, with the paths of the modules that it imports as soon as it runs.
    fn scripts() -> BTreeMap<String, Vec<String>> {
        let public = Home::find().unwrap_or_else(|failure| panic!("{failure}")).at("public");
        let scripts = files(&public).unwrap_or_default().into_iter().filter(|file| file.ends_with(".js"));
        scripts
            .map(|script| (script.clone(), imports(&script, &read(&public.join(&script)).unwrap_or_default())))
            .collect()
    }

    fn imports(script: &str, text: &str) -> Vec<String> {
        let statements = text.split(";\n").filter(|one| {
            let begin = one.lines().find(|line| !line.is_empty() && !line.starts_with("//")).unwrap_or_default();
            begin.starts_with("import ") || begin.starts_with("export {")
        });
        let paths = statements.filter_map(|one| one.rsplit('"').nth(1));
        paths.map(|path| resolved(script.rsplit_once('/').map_or("", |(folder, _)| folder), path)).collect()
    }

    fn resolved(folder: &str, path: &str) -> String {
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in path.split('/') {
            match part {
                "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        parts.join("/")
    }

    fn folder(path: &str) -> &str {
        path.split_once('/').map_or("", |(folder, _)| folder)
    }

    #[test]
    fn a_script_imports_its_own_folder_and_what_is_shared() {
        for (script, imports) in scripts() {
            for import in imports.iter().filter(|import| !ADDED.contains(&import.as_str())) {
                let (from, to) = (folder(&script), folder(import));
                let is_tag = import == "embed.js" && ["embed", "open"].contains(&from);
                let is_well = to == from || to == "shared" || (from == "open" && to == "embed") || is_tag;
                assert!(is_well && (from != "shared" || to == "shared"), "{script} imports {import}");
            }
        }
    }

    #[test]
    fn every_module_is_in_a_bundle() {
        let scripts = scripts();
        let mut found: BTreeSet<String> = ENTRIES.iter().map(|(entry, _)| entry.to_string()).collect();
        let mut next: Vec<String> = found.iter().cloned().collect();
        while let Some(script) = next.pop() {
            let imports = scripts.get(&script).unwrap_or_else(|| panic!("there is no {script}"));
            let ours = imports.iter().filter(|import| !ADDED.contains(&import.as_str()));
            next.extend(ours.filter(|import| found.insert((*import).clone())).cloned());
        }
        found.extend(AS_WRITTEN.map(String::from));
        assert_eq!(found, scripts.into_keys().collect());
    }

    #[test]
    fn imports_are_found_over_several_lines() {
        let text = "// A.\nimport {\n  a,\n} from \"./a.js\";\nimport \"../shared/b.js\";\n\nexport { c } from \"./c.js\";\nimport(\"./d.js\");\n";
        assert_eq!(imports("open/page.js", text), ["open/a.js", "shared/b.js", "open/c.js"]);
    }
}
