//! Decks drawn by the app's own components, in a program of this machine: `src/bin/prerender.rs`.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::failure::{Failure, OrSay, Outcome};
use crate::home::Home;
use crate::process::{cargo_in, name};

/// The app's first screen with that deck.
pub(crate) fn screen(home: &Home, deck: &Path) -> Outcome<String> {
    eprintln!("Drawing the first card (usually 1 to 2 minutes the first time, then seconds) …");
    Ok(drawn(home, "screen", deck)?.trim_end().to_string())
}

/// The cards of that deck that are answered, as the program says it.
pub(crate) fn cards(home: &Home, deck: &Path) -> Outcome<Vec<Value>> {
    serde_json::from_str(&drawn(home, "cards", deck)?).or_say(|| "The cards that were drawn cannot be read".into())
}

/// What the program prints. Cargo builds it first, and says so, where it is not there or the app has changed.
fn drawn(home: &Home, what: &str, deck: &Path) -> Outcome<String> {
    let mut command = run(home);
    command.args(["--", what]).arg(deck);
    let called = name(&command);
    let output = command.stderr(Stdio::inherit()).output().or_say(|| format!("`{called}` cannot be started"))?;
    if !output.status.success() {
        return Err(Failure::from(format!("`{called}` failed ({}).", output.status)));
    }
    String::from_utf8(output.stdout).or_say(|| format!("What `{called}` prints cannot be read"))
}

fn run(home: &Home) -> Command {
    let mut command = cargo_in(home, &["run", "--no-default-features", "--features", "ssr", "--bin", "prerender"]);
    // It reads the deck it is told, so none has to be compiled in for that.
    command.env_remove("CUECARD_DECK");
    command
}
