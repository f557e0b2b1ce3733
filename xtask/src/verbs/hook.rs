//! `hook`: what Trunk calls after each build, for what Trunk cannot do itself.
//!
//! It writes into the staging folder only, which Trunk's watcher ignores: else serving would go round for ever.

use std::env;
use std::path::PathBuf;

use cuecard::deck::from_json;

use super::{bundle, embed, glue, inline, minify, precache, prerender};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{Home, read, write};
use crate::hosting;

/// Where the first card goes in `index.html`.
const MARKER: &str = "<!--first-card-->";

/// What only a page that Trunk serves has: the script that loads it again after a change.
const SERVED: &str = ".well-known/trunk/ws";

/// Bundles the scripts, and makes them small; writes the first card into the page, so that it can be read before anything else has
/// arrived; then, unless the page is for development, what is needed to host it safely and to keep it for times without
/// a network. A debug build has no first card: it would have to compile leptos for this machine as well.
pub(crate) fn run() -> Outcome {
    let staging = folder("TRUNK_STAGING_DIR")?;
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    let mut is_bundled = false;
    if is_release {
        glue::name_no_wasm(&staging)?;
        is_bundled = bundle::all(&staging)?;
        minify::all(&staging)?;
        // Before anything else can name these files.
        hosting::names::follow_content(&staging)?;
    }
    let index = staging.join("index.html");
    let page = inline::name_glue(&read(&index)?)?;
    if !page.contains(MARKER) {
        return Err(Failure::from(format!("index.html lacks `{MARKER}`, the place for the first card.")));
    }
    let home = Home::of(folder("TRUNK_SOURCE_DIR")?);
    let bundled = || home.at("public").join("decks").join("interview.json");
    // The one that is compiled in: see build.rs.
    let file = env::var_os("CUECARD_DECK").map_or_else(bundled, PathBuf::from);
    let deck = from_json(&read(&file)?).map_err(|error| format!("{error:?}"));
    let deck = deck.or_say(|| format!("{} is no deck; write it anew with cargo xtask deck", file.display()))?;
    embed::finish(&staging, &deck)?;
    if !is_release {
        write(&index, &page.replace(MARKER, ""))?;
        return precache::take_back(&staging);
    }
    let page = inline::put(&staging, &minify::page(&page), is_bundled)?;
    write(&index, &page.replace(MARKER, &prerender::screen(&home, &file)?))?;
    if page.contains(SERVED) {
        // What is served while it is being changed must come from nowhere but the disk.
        return precache::take_back(&staging);
    }
    hosting::finish(&staging)?;
    // Last: it lists the files as they are from now on.
    precache::run(&staging)
}

fn folder(variable: &str) -> Outcome<PathBuf> {
    let value = env::var_os(variable).map(PathBuf::from);
    value.ok_or_else(|| Failure::from(format!("`hook` is for Trunk to call; {variable} is not set.")))
}
