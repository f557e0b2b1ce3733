//! Asks the linker to leave in the app's Wasm what it takes to split it; see `xtask/src/verbs/split.rs`.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |variable: &str, value: &str| env::var(variable).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=cuecard=--emit-relocs");
    }
}
