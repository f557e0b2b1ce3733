//! `hook`: what Trunk calls after each build, for what Trunk cannot do itself.
//!
//! It writes into the staging folder only, which Trunk's watcher ignores: else serving would go round for ever.

use std::env;
use std::path::PathBuf;

use cuecard::deck::from_json;

use super::{embed, first_card, minify, precache, split};
use crate::failure::{Failure, OrSay, Outcome};
use crate::home::{read, write};
use crate::hosting;

/// Where the first card goes in `index.html`.
const MARKER: &str = "<!--first-card-->";

/// The script that starts the app, as `index.html` has it.
const BOOT: &str = "<script src=\"boot.js\"";

/// What only a page that Trunk serves has: the script that loads it again after a change.
const SERVED: &str = ".well-known/trunk/ws";

/// Splits the app and makes it small; writes the first card into the page, so that it can be read before any Wasm has
/// arrived; then, unless the page is for development, what is needed to host it safely and to keep it for times without
/// a network.
pub(crate) fn run() -> Outcome {
    let staging = folder("TRUNK_STAGING_DIR")?;
    let is_release = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "release");
    if is_release {
        split::apply(&staging)?;
        minify::all(&staging)?;
        // Before anything else can name these files.
        hosting::names::follow_content(&staging)?;
    }
    let index = staging.join("index.html");
    let page = started(&read(&index)?)?;
    if !page.contains(MARKER) {
        return Err(Failure::from(format!("index.html lacks `{MARKER}`, the place for the first card.")));
    }
    let bundled =
        || folder("TRUNK_SOURCE_DIR").map(|source| source.join("public").join("decks").join("interview.json"));
    // The one that is compiled in: see build.rs.
    let file = env::var_os("CUECARD_DECK").map_or_else(bundled, |file| Ok(PathBuf::from(file)))?;
    let deck = from_json(&read(&file)?).map_err(|error| format!("{error:?}"));
    let deck = deck.or_say(|| format!("{} is no deck; write it anew with cargo xtask deck", file.display()))?;
    embed::finish(&staging, &deck)?;
    let card = first_card::markup(deck).ok_or("The bundled deck has no card that is answered.")?;
    let page = if is_release { minify::page(&page) } else { page };
    write(&index, &page.replace(MARKER, &card))?;
    if !is_release || page.contains(SERVED) {
        // What is served while it is being changed must come from nowhere but the disk.
        return precache::take_back(&staging);
    }
    hosting::finish(&staging)?;
    // Last: it lists the files as they are from now on.
    precache::run(&staging)
}

/// The page with the name of the glue at the script that starts the app, in place of a preload: what is loaded for the
/// first card would have to share the line with it. The style sheet is asked for before that script, which does not
/// wait for it so.
fn started(page: &str) -> Outcome<String> {
    let (glue, page) = taken(page, "<link rel=\"modulepreload\" href=\"")
        .ok_or("Trunk has not named the app's script in index.html.")?;
    let (style, _) = taken(&page, "<link rel=\"stylesheet\" href=\"").ok_or("index.html has no style sheet.")?;
    let preload = format!("<link rel=\"preload\" as=\"style\" href=\"{style}\">");
    let started = page.replacen(BOOT, &format!("{preload}{BOOT} data-glue=\"{glue}\""), 1);
    if started == page {
        return Err(Failure::from(format!("index.html lacks `{BOOT}`, the script that starts the app.")));
    }
    Ok(started)
}

/// What the first element that begins so names, and the page without it.
fn taken<'a>(page: &'a str, begin: &str) -> Option<(&'a str, String)> {
    let (before, rest) = page.split_once(begin)?;
    let (name, rest) = rest.split_once('"')?;
    let (_, after) = rest.split_once('>')?;
    Some((name, [before, after].concat()))
}

fn folder(variable: &str) -> Outcome<PathBuf> {
    let value = env::var_os(variable).map(PathBuf::from);
    value.ok_or_else(|| Failure::from(format!("`hook` is for Trunk to call; {variable} is not set.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: &str = r#"<link rel="stylesheet" href="./style-2.css" a="b"/>"#;
    const GLUE: &str = r#"<link rel="modulepreload" href="./cuecard-1.js" a="b">"#;

    #[test]
    fn the_style_sheet_comes_first_and_the_glue_is_named_where_the_app_is_started() {
        let page = format!(r#"<head><script src="boot.js"></script>{STYLE}{GLUE}</head>"#);
        let preload = r#"<link rel="preload" as="style" href="./style-2.css">"#;
        let script = r#"<script src="boot.js" data-glue="./cuecard-1.js"></script>"#;
        assert_eq!(started(&page), Ok(format!("<head>{preload}{script}{STYLE}</head>")));
    }

    #[test]
    fn a_page_that_lacks_a_part_is_refused() {
        let script = r#"<script src="boot.js"></script>"#;
        for page in [format!("{script}{STYLE}"), format!("{script}{GLUE}"), format!("{STYLE}{GLUE}")] {
            assert!(started(&page).is_err(), "{page}");
        }
    }
}
