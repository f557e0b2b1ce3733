//! The standard library, compiled for a small Wasm. The one that comes with the compiler is made for speed: its sorts and
//! its numbers as text alone are larger than some of the views.
//!
//! It is put together once, as a folder that the compiler takes for its own (`--sysroot`), so that neither cargo nor
//! Trunk need know. Only this step asks a stable compiler for what is unstable.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cache::Cache;
use super::pins::TARGET;
use super::step::Step;
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, write};
use crate::hosting::files;
use crate::hosting::names::digest;
use crate::process::{ask, cargo, named, on_path};

/// A package that needs the standard library and has nothing itself.
const MANIFEST: &str = r#"[package]
name = "nothing"
version = "0.0.0"
edition = "2024"

[profile.release]
opt-level = "z"
codegen-units = 1
panic = "abort"

[workspace]
"#;

/// What tests need is there, too.
const ARGUMENTS: [&str; 5] =
    ["build", "--release", "--quiet", "-Zbuild-std=std,panic_abort,test", "-Zbuild-std-features=optimize_for_size"];

/// The folder for the compiler's `--sysroot`; none where it cannot be made, and the compiler's own has to do. `remaps` are
/// the flags that keep folders of this machine out of what is compiled.
pub(crate) fn ensure(home: &Home, cache: &Cache, remaps: &[String]) -> Option<PathBuf> {
    let made = recipe(home, remaps).and_then(|recipe| {
        let folder = cache.folder().join("tools").join(format!("std-{}", digest(recipe.as_bytes())));
        if !folder.is_dir() {
            sources(home, cache)?;
            make(home, cache, remaps, &folder)?;
        }
        Ok(folder)
    });
    made.inspect_err(|failure| {
        eprintln!("Notice: the app is built with the compiler's own standard library and is larger. {failure}");
    })
    .ok()
}

/// All that decides what comes out.
fn recipe(home: &Home, remaps: &[String]) -> Outcome<String> {
    let version = rustc(home, &["--version", "--verbose"])?;
    Ok([&version, MANIFEST, &ARGUMENTS.join(" "), &remaps.join(" ")].join("\n"))
}

fn rustc(home: &Home, arguments: &[&str]) -> Outcome<String> {
    let answer = ask(Command::new("rustc").current_dir(home.root()).args(arguments));
    answer.ok_or_else(|| Failure::from("rustc cannot be asked for its version."))
}

/// Installs the sources where they are missing.
fn sources(home: &Home, cache: &Cache) -> Outcome {
    let sysroot = rustc(home, &["--print", "sysroot"])?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        return Ok(());
    }
    if on_path("rustup").is_none() {
        return Err(Failure::from("Install the sources of the standard library with what installed Rust."));
    }
    let step = Step {
        what: "Adding the sources of the standard library".to_string(),
        usual: "some seconds".to_string(),
        advice: "Try `rustup component add rust-src` by hand.".to_string(),
        log: cache.log("rust-src"),
    };
    step.run(Command::new("rustup").current_dir(home.root()).args(["component", "add", "rust-src"]))
}

fn make(home: &Home, cache: &Cache, remaps: &[String], folder: &Path) -> Outcome {
    let workbench = folder.with_extension(format!("part-{}", std::process::id()));
    let made = compile(home, cache, remaps, &workbench).and_then(|()| {
        match fs::rename(workbench.join("sysroot"), folder) {
            // Somebody else was quicker: theirs is as good.
            Err(_) if folder.is_dir() => Ok(()),
            moved => moved.or_say(|| format!("{} cannot be moved to its place", workbench.display())),
        }
    });
    let _ = fs::remove_dir_all(&workbench);
    made
}

/// Compiles it, and lays its parts out as in the compiler's own folder.
fn compile(home: &Home, cache: &Cache, remaps: &[String], workbench: &Path) -> Outcome {
    let (package, build) = (workbench.join("nothing"), workbench.join("build"));
    write(&package.join("Cargo.toml"), MANIFEST)?;
    write(&package.join("src").join("lib.rs"), "#![no_std]\n")?;
    let mut command = cargo();
    // In the clone, which says which compiler it is.
    command.current_dir(home.root()).args(ARGUMENTS).args(["--target", TARGET, "--target-dir", named(&build)?]);
    command.args(["--manifest-path", named(&package.join("Cargo.toml"))?]);
    // For the optimisation across crates, which is the app's.
    let flags = [&["-Cembed-bitcode=yes".to_string()], remaps].concat();
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env("RUSTC_BOOTSTRAP", "1");
    let step = Step {
        what: "Compiling the standard library for a small Wasm".to_string(),
        usual: "half a minute".to_string(),
        advice: "Mend what the log names (network? disk?) and run the same command again.".to_string(),
        log: cache.log("std"),
    };
    step.run(&mut command)?;
    let libraries = workbench.join("sysroot").join("lib").join("rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&libraries).or_say(|| format!("{} cannot be made", libraries.display()))?;
    let compiled = build.join(TARGET).join("release").join("deps");
    for file in files(&compiled)?.into_iter().filter(|file| file.ends_with(".rlib") && !file.contains("libnothing-")) {
        fs::copy(compiled.join(&file), libraries.join(&file)).or_say(|| format!("{file} cannot be copied"))?;
    }
    Ok(())
}
