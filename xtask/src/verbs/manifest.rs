//! `manifest`: `public/custom-elements.json`, which tells editors what `<cuecard-deck>` takes, made of the comments in
//! `public/embed.js`.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::home::{Home, read, write};
use crate::process;
use crate::setup;

/// The script that has the comments, and what is made of them.
const SCRIPT: &str = "embed.js";
const MANIFEST: &str = "custom-elements.json";

/// Writes the manifest.
pub(crate) fn run(home: &Home) -> Outcome {
    let folder = setup::typescript()?.ok_or("What reads the comments comes by npm: install Node.js 18 or newer.")?;
    let path = home.at("public").join(MANIFEST);
    write(&path, &made(home, &folder)?)?;
    println!("Wrote {}", path.display());
    Ok(())
}

/// Whether the manifest says what the comments do; `folder` has the analyzer.
pub(super) fn check(home: &Home, folder: &Path) -> Outcome {
    if read(&home.at("public").join(MANIFEST))? == made(home, folder)? {
        return Ok(());
    }
    Err(Failure::from(format!("public/{MANIFEST} differs from the comments in public/{SCRIPT}: cargo xtask manifest")))
}

/// In a folder of its own: the analyzer looks upwards for a project, and never ends where there is none.
fn made(home: &Home, folder: &Path) -> Outcome<String> {
    let bench = home.at("target").join("manifest");
    write(&bench.join("package.json"), "{}\n")?;
    write(&bench.join(SCRIPT), &read(&home.at("public").join(SCRIPT))?)?;
    write(&bench.join("custom-elements-manifest.config.mjs"), &read(&home.at("types").join("custom-elements.mjs"))?)?;
    let program = folder.join(if cfg!(windows) { "cem.cmd" } else { "cem" });
    process::run(Command::new(program).current_dir(&bench).arg("analyze"))?;
    read(&bench.join(MANIFEST))
}
