//! Splits the app's Wasm in two: what rates a card, and what comes later (see `src/ui/late.rs`).
//!
//! Trunk knows one Wasm a program, so in a release build this makes the app's files anew, from what the linker left:
//! what nobody uses is taken out, `wasm-split-cli` takes it apart, wasm-bindgen writes the glue, wasm-opt makes both
//! parts small. The loader of the late part goes into the glue, so that it is no request of its own.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::minify::{self, Kind};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};
use crate::hosting::names;
use crate::process::{ask, cargo, run};
use crate::wasm::{prune, short};

/// Our program's name, and so that of its files.
const APP: &str = "cuecard";
/// The late part, as wasm-split-cli names it.
const LATE: &str = "split_late.wasm";
/// The glue of the workers, which Trunk has made.
const WORKERS: [&str; 2] = ["desk.js", "importer.js"];
/// The module that wasm-split-cli writes to load the late part.
const LOADER: &str = "__wasm_split.js";
/// What is said where a tool writes other scripts than it did.
const CHANGED: &str = "The glue of wasm-bindgen is not as it was; see xtask/src/verbs/split.rs.";
/// How the loader compiles the late part as it comes, and how it is to compile it once it is there: see public/wasm.js.
const STREAMED: &str = "async (imports) => (WebAssembly.instantiateStreaming(src, imports));";
const WHOLE: &str = "async (imports) => {
        const answer = await src;
        if (!answer.ok) throw new Error(`${answer.url} is not there: ${answer.status}`);
        return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
    };";
/// What browsers are asked for. Not all features: the result would not load everywhere.
const FEATURES: [&str; 7] = [
    "bulk-memory",
    "bulk-memory-opt",
    "nontrapping-float-to-int",
    "sign-ext",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// Puts the split app in the place of the one that Trunk made, under the names that it chose.
pub(crate) fn apply(staging: &Path) -> Outcome {
    let target = target_folder()?;
    let linked = target.join("wasm32-unknown-unknown").join("release").join(format!("{APP}.wasm"));
    let work = target.join("split");
    let _ = fs::remove_dir_all(&work);
    let pruned = work.join("pruned.wasm");
    fs::create_dir_all(&work).or_say(|| format!("{} cannot be made", work.display()))?;
    save(&pruned, &prune::prune(&load(&linked)?)?)?;
    tool(Command::new("wasm-split-cli").arg(&pruned).arg(&work).args(["--out-name", APP]))?;
    let bound = work.join("bound");
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", APP, "--out-dir"]);
    tool(bindgen.arg(&bound).arg(work.join(format!("{APP}.wasm"))))?;

    let first = small(&bound.join(format!("{APP}_bg.wasm")))?;
    let late = small(&work.join(LATE))?;
    let late_name = names::digested("late", "_bg.wasm", &late);
    let loader = whole(&read(&work.join(LOADER))?).ok_or(CHANGED)?.replace(LATE, &late_name);
    let glue = without_default(&read(&bound.join(format!("{APP}.js")))?).ok_or(CHANGED)?;
    let (first, glue) = short::shorten(&first, &glue)?;
    let glue = joined(&glue, &loader).ok_or(CHANGED)?;
    let trunks = names::trunks(staging)?;
    write(&staging.join(trunks.glue()), &minify::text(&glue, Kind::Glue)?)?;
    for (name, bytes) in [(trunks.wasm(), first), (late_name, late)] {
        save(&staging.join(name), &bytes)?;
    }
    Ok(())
}

/// Has the workers' glue name no Wasm either.
pub(crate) fn free_workers(staging: &Path) -> Outcome {
    WORKERS.iter().try_for_each(|glue| {
        let path = staging.join(glue);
        write(&path, &without_default(&read(&path)?).ok_or(CHANGED)?)
    })
}

/// Runs a tool that the set-up put on PATH.
fn tool(command: &mut Command) -> Outcome {
    run(command).map_err(|failure| Failure::from(format!("{failure} `cargo xtask env` puts the tools on your PATH.")))
}

fn target_folder() -> Outcome<PathBuf> {
    let answer = ask(cargo().args(["metadata", "--no-deps", "--format-version", "1"]));
    let answer: Option<serde_json::Value> = answer.and_then(|text| serde_json::from_str(&text).ok());
    let folder = answer.as_ref().and_then(|answer| answer.get("target_directory")?.as_str());
    folder.map(PathBuf::from).ok_or_else(|| Failure::from("Cargo does not say where it builds.".to_string()))
}

/// A Wasm, made small.
fn small(wasm: &Path) -> Outcome<Vec<u8>> {
    let output = wasm.with_extension("small");
    tool(&mut optimiser(wasm, &output))?;
    load(&output)
}

fn load(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).or_say(|| format!("{} cannot be read", file.display()))
}

fn save(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).or_say(|| format!("{} cannot be written", file.display()))
}

/// Makes a Wasm small in its place, with the tools of this PATH.
pub(crate) fn make_small(wasm: &Path, path: &OsStr) -> Outcome {
    let output = wasm.with_extension("small");
    run(optimiser(wasm, &output).env("PATH", path))?;
    fs::rename(&output, wasm).or_say(|| format!("{} cannot be written", wasm.display()))
}

fn optimiser(wasm: &Path, output: &Path) -> Command {
    let mut command = Command::new("wasm-opt");
    // In the order in which Trunk gives them: a stand-in may rely on it.
    command
        .arg(format!("--output={}", output.display()))
        .args(["--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"])
        .arg(wasm);
    command.args(["--strip-debug", "--strip-producers"]).args(FEATURES.map(|feature| format!("--enable-{feature}")));
    command
}

/// The glue without the address it would load its Wasm from, which everybody names who starts it. It is not the Wasm's name
/// any more, and tools that pack scripts look for every file that is named in one. `None` where it does not look like that.
fn without_default(glue: &str) -> Option<String> {
    let (before, rest) = glue.split_once("if (module_or_path === undefined) {")?;
    let (default, after) = rest.split_once('}')?;
    default.contains("import.meta.url").then(|| [before, after].concat())
}

/// The loader, compiling what it loads once all of that is there; `None` where it does not look like that.
fn whole(loader: &str) -> Option<String> {
    loader.contains(STREAMED).then(|| loader.replace(STREAMED, WHOLE))
}

/// The glue with the loader in it, each of which imports the other; `None` where they don't look like that.
fn joined(glue: &str, loader: &str) -> Option<String> {
    let line = glue.lines().find(|line| line.starts_with("import ") && line.contains(LOADER))?;
    let name = line.strip_prefix("import * as ")?.split(' ').next()?;
    let loader: Vec<String> = loader
        .lines()
        .filter(|line| !line.starts_with("import ") && !line.trim_start().starts_with("//"))
        .map(|line| line.replacen("export const ", "const ", 1))
        .collect();
    let exports = loader.iter().filter_map(|line| line.strip_prefix("const __wasm_split_load_")?.split(' ').next());
    let exports: Vec<String> = exports.map(|export| format!("__wasm_split_load_{export}")).collect();
    let loader = format!("{}\nconst {name} = {{ {} }};", loader.join("\n"), exports.join(", "));
    (!exports.is_empty()).then(|| glue.replacen(line, &loader, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_goes_into_the_glue() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\nuse(import1);\n";
        let loader = "import { initSync } from \"./cuecard.js\";\n// why\nexport const __wasm_split_load_late = load(\"./split_late.wasm\");\n";
        let joined = joined(glue, loader).unwrap_or_default();
        assert!(!joined.contains("import ") && !joined.contains("export ") && !joined.contains("why"), "{joined}");
        assert!(joined.contains("const import1 = { __wasm_split_load_late };"), "{joined}");
        assert!(joined.contains("use(import1)"), "{joined}");
    }

    #[test]
    fn the_glue_names_no_wasm_of_its_own() {
        let glue = "a();\n    if (module_or_path === undefined) {\n        module_or_path = new URL('x_bg.wasm', import.meta.url);\n    }\n    b();";
        assert_eq!(without_default(glue), Some("a();\n    \n    b();".to_string()));
        assert_eq!(without_default("a();"), None);
    }

    #[test]
    fn another_glue_is_refused() {
        assert_eq!(joined("function initSync() {}", "export const __wasm_split_load_late = 1;"), None);
    }
}
