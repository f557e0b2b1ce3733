//! What the compiler is to know of a build.

use std::env;

/// Tells the app which deck it brings along: the bundled one, or the file that `CUECARD_DECK` names, as for
/// `cargo xtask bench`.
fn main() {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/public/decks/interview.json");
    let deck = env::var("CUECARD_DECK").unwrap_or_else(|_| bundled.into());
    println!("cargo::rerun-if-env-changed=CUECARD_DECK");
    println!("cargo::rustc-env=CUECARD_DECK={deck}");
}
