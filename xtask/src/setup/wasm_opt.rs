//! wasm-opt, or a stand-in that leaves the Wasm as it is.
//!
//! `index.html` asks Trunk for wasm-opt. Without Node there is none; the build must succeed all the same.

use std::fs;
use std::path::{Path, PathBuf};

use super::cache::Cache;
use super::pins::WASM_OPT;
use super::tools;
use crate::failure::{OrSay, Outcome};

/// The folder with a `wasm-opt`, real or not.
pub(crate) fn ensure(cache: &Cache) -> Outcome<PathBuf> {
    if let Some(folder) = tools::present(cache, &WASM_OPT) {
        return Ok(folder);
    }
    if !tools::has_node() {
        eprintln!("Notice: without Node.js there is no wasm-opt; the release build works but is larger.");
        return stand_in(cache);
    }
    tools::ensure(cache, &WASM_OPT).or_else(|failure| {
        eprintln!("Notice: the release build goes on without wasm-opt and is larger. {failure}");
        stand_in(cache)
    })
}

fn stand_in(cache: &Cache) -> Outcome<PathBuf> {
    let folder = cache.folder().join("tools").join(format!("no-wasm-opt-{}", WASM_OPT.answers));
    fs::create_dir_all(&folder).or_say(|| format!("{} cannot be made", folder.display()))?;
    let file = folder.join(if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" });
    let text = if cfg!(windows) { windows_script() } else { script() };
    fs::write(&file, text).or_say(|| format!("{} cannot be written", file.display()))?;
    make_runnable(&file)?;
    Ok(folder)
}

fn script() -> String {
    let version = WASM_OPT.answers;
    format!(
        r#"#!/bin/sh
# Stands in for wasm-opt where there is none: hands its input on as it is.
if [ "$1" = --version ]; then
  echo "wasm-opt version {version} (version_{version})"
  exit 0
fi
for word in "$@"; do
  case "$word" in
    --output=*) output=${{word#--output=}} ;;
    -*) ;;
    *) input=$word ;;
  esac
done
exec cp "$input" "$output"
"#
    )
}

/// `cmd` takes `=` for a gap between arguments: --output, FILE, -Oz, INPUT.
fn windows_script() -> String {
    let version = WASM_OPT.answers;
    format!(
        "@echo off\r\nif \"%~1\"==\"--version\" (\r\n  echo wasm-opt version {version} (version_{version})\r\n) else (\r\n  copy /y \"%~4\" \"%~2\" >nul\r\n)\r\n"
    )
}

#[cfg(unix)]
fn make_runnable(file: &Path) -> Outcome {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755))
        .or_say(|| format!("{} cannot be made a program", file.display()))
}

#[cfg(not(unix))]
fn make_runnable(_: &Path) -> Outcome {
    Ok(())
}
