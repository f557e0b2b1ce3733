//! What the compiler and the linker are to know of a build.

use std::env;

fn main() {
    name_the_deck();
    leave_what_splitting_takes();
}

/// Tells the app which deck it brings along: the bundled one, or the file that `CUECARD_DECK` names, as for
/// `cargo xtask bench`.
fn name_the_deck() {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/public/decks/interview.json");
    let deck = env::var("CUECARD_DECK").unwrap_or_else(|_| bundled.into());
    println!("cargo::rerun-if-env-changed=CUECARD_DECK");
    println!("cargo::rustc-env=CUECARD_DECK={deck}");
}

/// Asks the linker to leave in the app's Wasm what it takes to split it; see `xtask/src/verbs/split.rs`.
fn leave_what_splitting_takes() {
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=cuecard=--emit-relocs");
    }
}
